"""Turns a story's blocks into what a body keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from comity.demo.stories import markup
from comity.demo.stories.shapes import Block, Shot


@dataclass(frozen=True)
class Places:
    """Where things of the demo have ended up: keys of pages by link, of pictures and files by name."""

    pages: Mapping[str, int]
    topics: Mapping[str, str]
    pictures: Mapping[str, tuple[int, str]]
    files: Mapping[str, int]


def steady_id(*names: object) -> str:
    """Return an identifier that is the same on every machine."""
    return str(uuid5(NAMESPACE_URL, "/".join(["comity-demo", *map(str, names)])))


def raw(key: str, body: Sequence[Block], places: Places) -> list[dict[str, Any]]:
    """Return a body as it is kept: type, value and a steady id for each block."""
    return [
        {"type": block.type, "value": _value(block, places), "id": steady_id(key, number)}
        for number, block in enumerate(body)
    ]


def _value(block: Block, places: Places) -> Any:
    return _KEPT[block.type](block, places)


def _text(block: Block, places: Places) -> str:
    return markup.linked(block.html, lambda link: _attributes(link, places))


def _gallery(block: Block, places: Places) -> dict[str, Any]:
    return {"pictures": [_shot(shot, places) for shot in block.shots], "caption": block.caption}


def _link_card(block: Block, places: Places) -> dict[str, Any]:
    return {"title": block.title, "text": block.text, **_where(block.link, places)}


def _call_to_act(block: Block, places: Places) -> dict[str, Any]:
    words = {"heading": block.heading, "text": block.text, "label": block.label}
    return {**words, **_where(block.link, places)}


def _shot(shot: Shot, places: Places) -> dict[str, Any]:
    picture, own = places.pictures[shot.key]
    alt = "" if shot.alt == own else shot.alt
    return {"picture": picture, "alt_text": alt, "decorative": False, "caption": shot.caption}


def _where(link: str, places: Places) -> dict[str, Any]:
    return {"page": places.pages.get(link), "address": "" if link in places.pages else link}


def _attributes(link: str, places: Places) -> str:
    if link in places.pages:
        return f'linktype="page" id="{places.pages[link]}"'
    return f'href="{places.topics.get(link, link)}"'


_KEPT: dict[str, Callable[[Block, Places], Any]] = {
    "text": _text,
    "heading": lambda block, _places: {"text": block.text, "level": str(block.level)},
    "picture": lambda block, places: _shot(block.shots[0], places),
    "gallery": _gallery,
    "quote": lambda block, _places: {"text": block.text, "who": block.who, "role": block.role},
    "link_card": _link_card,
    "file": lambda block, places: {"file": places.files[block.file], "label": block.label},
    "call_to_act": _call_to_act,
    "events": lambda block, _places: {"all_calendars": True, "number": block.number},
    "panel": lambda block, _places: {"name": block.panel},
}
