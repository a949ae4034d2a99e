"""What a story, a page and the invented organisation are made of. Whatever is not named here is an error."""

import datetime
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any


class Wrong(ValueError):
    """A text of the demo that cannot be used: where, and why."""


@dataclass(frozen=True)
class Shot:
    """A picture in its place: which drawing, and the words for it there."""

    key: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Note:
    """A correction."""

    days_ago: int
    text: str


@dataclass(frozen=True)
class Block:
    """One block of a body. Which fields it has depends on its type: see `BLOCKS`."""

    type: str
    html: str = ""
    text: str = ""
    level: int = 2
    key: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    pictures: list[Shot] = field(default_factory=list)
    who: str = ""
    role: str = ""
    title: str = ""
    link: str = ""
    file: str = ""
    label: str = ""
    heading: str = ""
    panel: str = ""

    @property
    def shots(self) -> list[Shot]:
        """Return the pictures in this block, one or many."""
        if self.type == "picture":
            return [Shot(self.key, self.alt, self.caption, self.credit)]
        return self.pictures


# For each type the fields it must have, then those it may have.
BLOCKS: dict[str, tuple[set[str], set[str]]] = {
    "text": ({"html"}, set()),
    "heading": ({"text"}, {"level"}),
    "picture": ({"key", "alt", "caption", "credit"}, set()),
    "gallery": ({"pictures"}, {"caption"}),
    "quote": ({"text"}, {"who", "role"}),
    "link_card": ({"title", "link"}, {"text"}),
    "file": ({"file", "title"}, {"label"}),
    "call_to_act": ({"heading", "label", "link"}, {"text"}),
    "panel": ({"panel"}, set()),
}


@dataclass(frozen=True)
class Story:
    """One article. `key` is the same in every language; `days_ago` counts back from the demo's own day."""

    key: str
    section: str
    title: str
    summary: str
    authors: list[str]
    topics: list[str]
    days_ago: int
    picture: Shot
    body: list[Block]
    corrections: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """One plain page."""

    key: str
    title: str
    summary: str
    body: list[Block]
    in_menu: bool = False


@dataclass(frozen=True)
class Profile:
    """What the organisation says of itself. `join_link` and `give_link` lead where links of stories may."""

    name: str
    tagline: str
    accent: str
    contact_email: str
    contact_phone: str
    contact_address: str
    footer: str
    join_title: str
    join_text: str
    join_label: str
    join_link: str
    give_title: str
    give_text: str
    give_label: str
    give_link: str


@dataclass(frozen=True)
class Words:
    """What the organisation says of itself in one more language; without a name there, it keeps its own."""

    tagline: str
    footer: str
    join_title: str
    join_text: str
    join_label: str
    give_title: str
    give_text: str
    give_label: str
    name: str = ""


@dataclass(frozen=True)
class Part:
    """One section of the website. Without a slug of its own its address is its key."""

    key: str
    title: str
    intro: str
    slug: str = ""


@dataclass(frozen=True)
class Subject:
    """One topic."""

    key: str
    name: str
    about: str


@dataclass(frozen=True)
class Writer:
    """One author; `portrait` is the key of a drawing."""

    key: str
    name: str
    role: str
    about: str
    portrait: str
    portrait_alt: str


@dataclass(frozen=True)
class Colleague:
    """Somebody who signs in to the demo."""

    key: str
    name: str
    email: str
    office: str


@dataclass(frozen=True)
class Organisation:
    """The invented organisation. `demo_day` is the day on which the demo is written."""

    demo_day: datetime.date
    profile: Profile
    sections: list[Part]
    topics: list[Subject]
    authors: list[Writer]
    accounts: list[Colleague]


@dataclass(frozen=True)
class Voice:
    """The organisation in one more language: its words there, and the authors who write in it."""

    profile: Words
    sections: list[Part]
    topics: list[Subject]
    authors: list[Writer]


def parse[T](shape: type[T], text: str, *, where: str) -> T:
    """Read a TOML text as `shape`. Raises Wrong, naming `where`, for whatever does not fit."""
    try:
        return _build(shape, tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise Wrong(f"{where}: {error}") from error


def _build[T](shape: type[T], row: object, where: str) -> T:
    if not isinstance(row, Mapping):
        raise Wrong(f"{where}: a table is expected")
    known = {part.name: part for part in fields(shape)}  # type: ignore[arg-type]  # every shape is a dataclass
    if unknown := row.keys() - known.keys():
        raise Wrong(f"{where}: unknown: {', '.join(sorted(unknown))}")
    needed = {n for n, part in known.items() if part.default is MISSING and part.default_factory is MISSING}
    if missing := needed - row.keys():
        raise Wrong(f"{where}: missing: {', '.join(sorted(missing))}")
    hints = typing.get_type_hints(shape)
    values = {name: _value(hints[name], value, f"{where}, {name}") for name, value in row.items()}
    if shape is Block:
        _check_block(row, where)
    return shape(**values)


def _value(hint: Any, value: object, where: str) -> object:
    if isinstance(hint, types.GenericAlias):
        if not isinstance(value, list):
            raise Wrong(f"{where}: a list is expected")
        return [_value(hint.__args__[0], part, f"{where} {number}") for number, part in enumerate(value, 1)]
    if hint in {str, int, bool, datetime.date}:
        if type(value) is not hint or (hint is int and typing.cast(int, value) < 0):
            raise Wrong(f"{where}: {hint.__name__} is expected, not {value!r}")
        if hint is str and not typing.cast(str, value).strip() and not where.endswith("caption"):
            raise Wrong(f"{where}: empty")
        return value
    return _build(hint, value, where)


def _check_block(row: Mapping[str, object], where: str) -> None:
    kind = row["type"]
    if kind not in BLOCKS:
        raise Wrong(f"{where}: there is no block {kind!r}")
    needed, possible = BLOCKS[str(kind)]
    given = row.keys() - {"type"}
    if given - needed - possible or needed - given:
        off = sorted((given - needed - possible) | (needed - given))
        raise Wrong(f"{where}: a {kind} and its {', '.join(off)}")
