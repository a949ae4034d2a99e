"""Rows with people in them say why they are kept, and are read through their guard.

Django itself reads the row behind a foreign key through `_base_manager`, which has no guard. That is meant:
whoever may see a row may see what it points to. Code that names it would read whatever it likes.
"""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from comity.config import access
from comity.kernel.access import GuardedQuerySet
from comity.kernel.models import Entry
from comity.organisation.models import Topic
from comity.people.models import Mandate, Person
from tests.house import tree

BESIDE = re.compile(r"\b_?base_manager(?:_name)?\b")
# Made by hand, these read any table. As the base of a class, or in a type, they are fine.
PLAIN = {"Manager", "QuerySet", "RawQuerySet", "RawSQL", "Query"}
# SQL of one's own, where no rows of people are read.
CURSORS = {"src/comity/config/health.py"}


def ways_around(root: Path) -> list[str]:
    """Return the places that read past a guard."""
    found = []
    for path in tree.files(root, ".py", below="src"):
        name = tree.shown(path, root)
        if "migrations" in path.parts:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if BESIDE.search(line):
                found.append(f"{name}:{number} base manager")
        calls = [node for node in ast.walk(tree.syntax(path)) if isinstance(node, ast.Call)]
        for call in calls:
            made = ast.unparse(call.func).rpartition(".")[2].partition("[")[0]
            if made in PLAIN or (made == "cursor" and name not in CURSORS):
                found.append(f"{name}:{call.lineno} {made}")
    return sorted(found)


def undeclared(models: Iterable[type[Model]]) -> list[str]:
    """Return the models with people in them that do not say why they keep what, and for how long."""
    return [
        model._meta.label
        for model in models
        if access._has_people(model) or isinstance(model._default_manager.all(), GuardedQuerySet)
        if not all(
            getattr(getattr(model, "Privacy", None), word, "") for word in ("purpose", "basis", "retention")
        )
    ]


def test_every_model_with_people_says_why_it_keeps_what() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("comity.")]
    assert undeclared(ours) == []


def test_a_model_that_says_nothing_or_half_of_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Mandate, "Privacy")
    monkeypatch.delattr(Entry.Privacy, "retention")
    assert undeclared([Entry, Mandate, Person, Topic]) == ["kernel.Entry", "people.Mandate"]


def test_our_code_reads_no_rows_past_their_guard() -> None:
    assert ways_around(tree.ROOT) == []


def test_the_wall_bites_on_a_small_tree(tmp_path: Path) -> None:
    bad = {
        "one": "Person._base_manager.all()\n",
        "two": "getattr(Person, '_base_manager').all()\n",
        "three": "class Meta:\n    base_manager_name = 'objects'\n",
        "four": "models.QuerySet(Person)\n",
        "five": "plain = models.Manager[Person]()\n",
        "six": "with connection.cursor() as cursor:\n    pass\n",
        "fine": "class Rows(models.QuerySet['Person']): ...\nlog: models.Manager[Any] = rows\n",
    }
    for name, text in bad.items():
        tree.put(tmp_path, f"src/comity/people/{name}.py", text)
    tree.put(tmp_path, "src/comity/people/migrations/0001_first.py", "objects = models.Manager()\n")
    assert ways_around(tmp_path) == [
        "src/comity/people/five.py:1 Manager",
        "src/comity/people/four.py:1 QuerySet",
        "src/comity/people/one.py:1 base manager",
        "src/comity/people/six.py:1 cursor",
        "src/comity/people/three.py:2 base manager",
        "src/comity/people/two.py:1 base manager",
    ]
