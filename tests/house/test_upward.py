"""Closes the ways round the import contract: relations by string, and templates that reach up."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house import tree

TAG = re.compile(r"\{%\s*(include|extends|url|static|asset|load)\s+(.*?)%\}", re.DOTALL)
LITERAL = re.compile(r"""^["']([^"']+)["']""")


def relations_up(found: list[type[models.Model]], floors: dict[str, int]) -> list[str]:
    """Return the relations from a room to a higher one, or to one that must not know it."""
    complaints = []
    for model in found:
        room = model._meta.app_label
        for field in model._meta.get_fields():
            target = field.related_model
            if field.auto_created or not isinstance(target, type) or target._meta.app_label not in floors:
                continue
            other = target._meta.app_label
            if other != room and floors[other] >= floors[room]:
                complaints.append(f"{room}.{model.__name__}.{field.name} points up to {other}")
    return complaints


def homes(root: Path) -> dict[str, str]:
    """Return the room of every template, static file and tag library by the name it is asked for."""
    found = {}
    for path in tree.files(root, below="src"):
        for folder in ("templates", "static", "templatetags"):
            if folder in path.parts:
                asked = path.relative_to(tree.source(root) / tree.room_of(path, root) / folder)
                name = asked.stem if folder == "templatetags" else asked.as_posix()
                found[f"{folder}:{name}"] = tree.room_of(path, root)
    return found


def route_rooms() -> dict[str, str]:
    """Return the room of every named route that is ours."""

    def walk(patterns: list[Any], prefix: str) -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                space = f"{pattern.namespace}:" if pattern.namespace else ""
                yield from walk(pattern.url_patterns, prefix + space)
            elif isinstance(pattern, URLPattern) and pattern.name:
                view = getattr(pattern.callback, "view_class", pattern.callback)
                yield prefix + pattern.name, view.__module__

    routes = walk(get_resolver().url_patterns, "")
    return {name: module.split(".")[1] for name, module in routes if module.startswith("comity.")}


def asked_for(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and name of what a template takes from elsewhere."""
    for tag, rest in TAG.findall(text):
        if tag == "load":
            names = rest.partition(" from ")[2] or rest
            yield from (("templatetags", name) for name in names.split())
        elif literal := LITERAL.match(rest.strip()):
            kind = {"url": "route", "static": "static", "asset": "static"}.get(tag, "templates")
            yield kind, literal[1].partition("#")[0]


def templates_up(root: Path, floors: dict[str, int], routes: dict[str, str]) -> list[str]:
    """Return what templates take from a higher room, or from one that theirs must not know."""
    places = {**homes(root), **{f"route:{name}": room for name, room in routes.items()}}
    complaints = []
    for path in tree.templates(root):
        room = tree.room_of(path, root)
        for kind, name in asked_for(path.read_text(encoding="utf-8")):
            other = places.get(f"{kind}:{name}", room)
            if other != room and floors[other] >= floors[room]:
                complaints.append(f"{tree.shown(path, root)}: {kind} {name} of {other}")
    return complaints


def test_no_relation_points_upward() -> None:
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in tree.floors()
    ]
    assert ours
    assert relations_up(ours, tree.floors()) == []


def test_no_template_takes_anything_from_a_higher_room() -> None:
    assert templates_up(tree.ROOT, tree.floors(), route_rooms()) == []


def test_our_routes_are_seen() -> None:
    assert {"organisation", "people"} <= set(route_rooms().values())


@isolate_apps("comity.organisation", "comity.people")
def test_a_relation_by_string_is_found() -> None:
    class Crew(models.Model):
        class Meta:
            app_label = "people"

    class Pier(models.Model):
        crew = models.ForeignKey("people.Crew", models.CASCADE)
        crews = models.ManyToManyField("people.Crew", related_name="piers")

        class Meta:
            app_label = "organisation"

    floors = {"organisation": 3, "people": 5}
    assert relations_up([Crew, Pier], floors) == [
        "organisation.Pier.crew points up to people",
        "organisation.Pier.crews points up to people",
    ]


def test_a_template_that_reaches_up_is_found(tmp_path: Path) -> None:
    tree.put(tmp_path, "src/comity/pages/templates/pages/card.html", "{% extends 'ui/base.html' %}")
    tree.put(tmp_path, "src/comity/pages/static/pages/map.js")
    tree.put(tmp_path, "src/comity/pages/templatetags/pictures.py")
    tree.put(
        tmp_path,
        "src/comity/ui/templates/ui/base.html",
        "{% load i18n pictures %}{% include \"pages/card.html#small\" %}{% static 'pages/map.js' %}"
        '{% url "people:desk" %}{% url "account_login" %}{% include chosen %}{% include "ui/base.html" %}',
    )
    assert templates_up(tmp_path, {"ui": 1, "people": 5, "pages": 9}, {"people:desk": "people"}) == [
        "src/comity/ui/templates/ui/base.html: templatetags pictures of pages",
        "src/comity/ui/templates/ui/base.html: templates pages/card.html of pages",
        "src/comity/ui/templates/ui/base.html: static pages/map.js of pages",
        "src/comity/ui/templates/ui/base.html: route people:desk of people",
    ]
