"""Every address with whom it is for, as data and as the page docs/access.md.

It lies in `config` because only here all addresses and rooms are known; `kernel` guards, and knows neither.
"""

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils.regex_helper import normalize
from django.utils.translation import override

from comity.config.routes import EXEMPT, ROWS, Row
from comity.kernel.access import ANYONE, SIGNED_IN, Audience, GuardedQuerySet, name_offices


@dataclass(frozen=True, slots=True)
class Route:
    """One address. `form` is a Python format string with the names of its arguments."""

    form: str
    name: str
    view: Any

    @property
    def room(self) -> str:
        """Return the room whose view answers, or an empty text when it is a library's."""
        module = getattr(self.view, "view_class", self.view).__module__.split(".")
        return module[1] if module[0] == "comity" else ""

    @property
    def own(self) -> Audience | None:
        """Return what the view itself declares."""
        declared = getattr(self.view, "access", None)
        return declared if isinstance(declared, Audience) else None

    @property
    def row(self) -> Row | None:
        """Return the row of `routes.ROWS` for it: the one with the longest beginning that fits."""
        fitting = [row for row in ROWS if row.fits(self.name, self.form)]
        return max(fitting, key=lambda row: len(row.route), default=None)

    @property
    def audience(self) -> Audience | None:
        """Return whom the address is for; None when nobody has said so."""
        return self.own or (self.row.audience if self.row else None)

    def address(self, **values: object) -> str:
        """Return the address with these arguments. Raises KeyError naming one that is missing."""
        return self.form % values

    @property
    def shown(self) -> str:
        """Return the address as people read it."""
        return re.sub(r"<_\d+>", "<…>", self.form.replace("%(", "<").replace(")s", ">"))


def routes() -> list[Route]:
    """Return all addresses of the product, those of libraries too."""
    return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns: list[Any], start: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        for form in _forms(pattern.pattern.regex.pattern):
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from _walk(pattern.url_patterns, start + form, inner)
            elif isinstance(pattern, URLPattern):
                yield Route(start + form, f"{space}{pattern.name}" if pattern.name else "", pattern.callback)


def _forms(regex: str) -> list[str]:
    """Return one format string for each choice in `(?:…|…)`, which Django's own reading gives up on."""
    choice = re.search(r"\(\?:([^()]+\|[^()]+)\)", regex)
    if choice:
        return [form for one in choice[1].split("|") for form in _forms(regex.replace(choice[0], one))]
    return [normalize(regex.removeprefix("^"))[0][0]]


def shadowed(route: Route, address: str) -> bool:
    """Say whether another route answers at this address of the route."""
    return resolve(address).func is not route.view


# --- reading without sight ------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Reading:
    """One place in the code that reads all rows, and why it may."""

    where: str
    because: str


def readings(folder: Path | None = None) -> list[Reading]:
    """Return every `everything(because="…")` below a folder; ValueError where the reason is no literal."""
    root = folder or Path(str(files("comity")))
    found = []
    for path in sorted(root.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = _named(tree)
        for name, call in _calls(tree, ()):
            module = ".".join(path.relative_to(root).with_suffix("").parts)
            found.append(Reading(f"{module}.{name}" if name else module, _because(call, path, named)))
    return found


def _calls(node: ast.AST, inside: tuple[str, ...]) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        if (
            isinstance(child, ast.Call)
            and isinstance(child.func, ast.Attribute)
            and child.func.attr == "everything"
        ):
            yield ".".join(inside), child
        named = (child.name,) if isinstance(child, ast.FunctionDef | ast.ClassDef) else ()
        yield from _calls(child, (*inside, *named))


def _because(call: ast.Call, path: Path, named: Mapping[str, str]) -> str:
    for word in call.keywords:
        if word.arg == "because" and (reason := _text(word.value) or named.get(ast.unparse(word.value))):
            return reason
    raise ValueError(f"{path.name}:{call.lineno}: everything() needs because= with the reason written out.")


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _named(tree: ast.Module) -> dict[str, str]:
    """Return the texts that a file gives a name to: a reason may be said once and used twice."""
    given = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    return {ast.unparse(target): _text(node.value) for node in given for target in node.targets}


# --- managers that do not guard -------------------------------------------------------------------
def unguarded() -> list[type[Model]]:
    """Return our models with people in them whose manager does not guard."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("comity.") and _has_people(model)
        if not isinstance(model._default_manager.all(), GuardedQuerySet)
    ]


def _has_people(model: type[Model]) -> bool:
    """A model that says why it keeps personal data, or that points to a person or an account by itself."""
    ours = [
        field for field in model._meta.local_concrete_fields if field.model.__module__.startswith("comity.")
    ]
    people = {"people.Person", "people.Account"}
    return hasattr(model, "Privacy") or any(
        field.related_model and field.related_model._meta.label in people for field in ours
    )


def libraries() -> list[str]:
    """Return the tables of libraries that point to accounts. They are read by these libraries only."""
    account = get_user_model()
    return sorted(
        model._meta.label
        for model in apps.get_models()
        if not model.__module__.startswith("comity.")
        if any(field.related_model is account for field in model._meta.concrete_fields)
    )


# --- the page -------------------------------------------------------------------------------------
_HEAD = """\
# Who sees what

Written by `comity manage access_page`; a test fails when it is out of date. Another test opens every address
as a visitor, as somebody without an office, as a reviewer, an editor and an administrator, and compares.

Whoever is not signed in is sent to the sign-in page and back. Whoever lacks the office gets the same answer
as for a page that does not exist; it names the offices that see such pages. With *second factor*, a sign-in
that used none is asked for one first.

"""


def page() -> str:
    """Return docs/access.md."""
    with override("en"):
        return "\n".join([*_HEAD.splitlines(), *_own_pages(), *_library_pages(), *_readings(), *_managers()])


def _own_pages() -> list[str]:
    lines = ["## Our pages", ""]
    ours = sorted((route for route in routes() if route.own), key=lambda route: (route.room, route.shown))
    for room, found in groupby(ours, key=lambda route: route.room):
        lines += [f"### {room or 'pages that editors write'}", "", *_table("address", "for", "remark")]
        lines += [_line(f"`{one.shown}`", _who(one.audience, ()), _remark(one)) for one in found]
        lines.append("")
    return lines


def _remark(route: Route) -> str:
    """Return what a row says of this very route."""
    return route.row.remark if route.row and route.row.route == route.name else ""


def _library_pages() -> list[str]:
    lines = ["## Addresses of libraries", "", *_table("route", "addresses", "for", "remark")]
    counts = Counter(route.row for route in routes() if route.own is None and route.row is not None)
    for row, count in sorted(counts.items(), key=lambda pair: pair[0].route):
        lines.append(_line(f"`{row.route}`", str(count), _who(row.audience, row.refused), row.remark))
    return [*lines, ""]


def _readings() -> list[str]:
    lines = ["## Places that read all rows", "", *_table("where", "because")]
    return [*lines, *dict.fromkeys(_line(f"`{one.where}`", one.because) for one in readings()), ""]


def _managers() -> list[str]:
    lines = ["## Tables that are read without the guard", "", *_table("table", "because")]
    lines += [_line(f"`{model._meta.label}`", EXEMPT[model._meta.label]) for model in unguarded()]
    lines += [
        _line(f"`{label}`", "A library's own table: only the library reads it.") for label in libraries()
    ]
    return [*lines, ""]


def _table(*heads: str) -> list[str]:
    return [_line(*heads), "|" + "---|" * len(heads)]


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _who(audience: Audience | None, refused: Collection[str]) -> str:
    if audience is None:
        return "**not declared**"
    everybody = {ANYONE: "anyone", SIGNED_IN: "everybody signed in"}
    offices = [code for code in audience.who if code not in refused]
    words = everybody.get(audience.who[0]) or ", ".join(str(name).lower() for name in name_offices(offices))
    return f"{words}, second factor" if audience.second_factor and words else words or "nobody"
