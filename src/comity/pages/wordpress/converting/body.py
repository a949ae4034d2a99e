"""The body being written: blocks in their order, running text gathered into as few of them as can be."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any
from uuid import UUID, uuid5

from comity.pages.wordpress.converting import addresses
from comity.pages.wordpress.converting.lines import Line, Link, settle, written
from comity.pages.wordpress.places import Converted, Places

_SPACE = UUID("0d3ad3f4-4f6c-4a39-9d0b-6f1f7f3c6f0e")  # any; it only must never change
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
TITLE, CAPTION = 120, 250  # what the blocks hold, in characters


class Body:
    """Takes words and blocks, and gives them out as a StreamField keeps them."""

    def __init__(self, places: Places, key: str) -> None:
        self.places = places
        self.style = 0
        self.link: Link | None = None
        self.spoken = 0  # how many words were said so far: tells whether something held any
        self._key = key
        self._count = 0
        self._blocks: list[dict[str, Any]] = []
        self._lines: list[Line] = []
        self._line = Line()
        self._held: list[tuple[str, Any]] | None = None
        self._remarks: dict[str, None] = {}

    def remark(self, words: str) -> None:
        """Note once what could not come along as it was."""
        self._remarks[words] = None

    def say(self, words: str) -> None:
        """Add words to the line; a line feed among them breaks it."""
        if words.strip():
            self.spoken += 1
        self._line.say(words, self.style, self.link)

    def begin(self, kind: str = "p", depth: int = 0) -> None:
        """End the line and begin another."""
        line, self._line = settle(self._line), Line(kind, depth)
        if not line.runs:
            return
        alone = (
            line.runs[0].words if len(line.runs) == 1 and line.kind == "p" and not line.runs[0].link else ""
        )
        if alone.startswith("http") and addresses.provider(alone) and not any(map(str.isspace, alone)):
            self.card(alone)
            self._line = Line(kind, depth)
        else:
            self._lines.append(line)

    def add(self, kind: str, value: Any) -> None:
        """Add a block here; inside of a list, after the list."""
        if self._held is not None:
            self._held.append((kind, value))
            return
        self.begin()
        self._end_text()
        self._blocks.append(self.raw(kind, value))

    def raw(self, kind: str, value: Any) -> dict[str, Any]:
        """Return a block or an entry of a list with its number, the same at each conversion."""
        self._count += 1
        return {"type": kind, "value": value, "id": str(uuid5(_SPACE, f"{self._key}:{self._count}"))}

    def _end_text(self) -> None:
        if self._lines:
            self._blocks += [self.raw("text", text) for text in written(self._lines)]
            self._lines = []

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Keep blocks back until what is being said is whole."""
        if self._held is not None:
            yield
            return
        self._held = []
        yield
        held, self._held = self._held, None
        for kind, value in held:
            self.add(kind, value)

    def attributes(self, address: str) -> dict[str, str]:
        """Return the attributes of a link to an address, nothing where none may lead."""
        found = _ATTRIBUTE.findall(self.places.link(addresses.plain(address))) if address else []
        return {name: unescape(value) for name, value in found}

    def card(self, address: str, title: str = "") -> None:
        """Add a link card; a file for a file of this site; words with a link where no card can lead."""
        address = addresses.shown_at(address)
        link = self.attributes(address) if address else {}
        title = title or addresses.provider(address) or addresses.host(address) or address
        if link.get("linktype") == "document":
            self.add("file", {"file": int(link["id"]), "label": title[:TITLE]})
        elif link.get("linktype") == "page" or addresses.is_whole(link.get("href", "")):
            page = int(link["id"]) if "id" in link else None
            where = {"page": page, "address": link.get("href", "")}
            self.add("link_card", {"title": cut(title, TITLE), "text": "", **where})
        elif title:
            self._linked(title, link)

    def _linked(self, words: str, link: dict[str, str]) -> None:
        self.begin()
        outer, self.link = self.link, Link(tuple(link.items())) if link else None
        self.say(words)
        self.link = outer
        self.begin()

    def done(self) -> Converted:
        """Return all that was written."""
        self.begin()
        self._end_text()
        return Converted(self._blocks, tuple(self._remarks))


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters, cut at a word."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return (kept.rpartition(" ")[0].rstrip(" ,;:.–-") if " " in kept else kept) + "…"
