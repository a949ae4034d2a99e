"""Which links a body holds, and what we learn when we try an address outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from comity.kernel import fetch

NETWORK = fetch.INTERNET
SECONDS = 5.0  # for one address, redirects included
_HERE_BUT_CLOSED = frozenset({401, 402, 403, 405, 406, 407, 429, 451, 999})
"""Answers of servers that are there and do not talk to programs: readers in a browser may well get in."""
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in a text: its words, and the page of this site or the address it leads to."""

    words: str
    page: int | None = None
    address: str = ""

    @property
    def outside(self) -> bool:
        """Say whether it leads to another site."""
        return self.address.lower().startswith(("https://", "http://"))


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self._open: dict[str, str | None] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open, self._words = dict(attrs), []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or self._open is None:
            return
        given, self._open = self._open, None
        if given.get("linktype") == "document":
            return
        number = given.get("id") or ""
        page = int(number) if given.get("linktype") == "page" and number.isdecimal() else None
        self.found.append(Link(" ".join("".join(self._words).split()), page, given.get("href") or ""))


def in_html(html: str) -> list[Link]:
    """Return the links of running text as it is stored, those to files left out."""
    reader = _Anchors()
    reader.feed(html)
    return reader.found


def in_blocks(blocks: Any) -> Iterator[Link]:
    """Yield the links of a body as it is stored: in running text, on cards and on buttons, however deep."""
    for block in blocks:
        yield from _in_value(block.get("value"))


def _in_value(value: Any) -> Iterator[Link]:
    if isinstance(value, str):
        yield from in_html(value) if "<a" in value else ()
    elif isinstance(value, list):
        for part in value:
            yield from _in_value(part)
    elif isinstance(value, dict):
        if value.get("address") or isinstance(value.get("page"), int):
            words = value.get("label") or value.get("words") or value.get("title") or ""
            yield Link(words, value.get("page"), "" if value.get("page") else value["address"])
        for part in value.values():
            yield from _in_value(part)


def try_address(address: str) -> str:
    """Ask an outside address whether it is there; return "" when it is, else a value of `Fault`.

    An address that begins with http:// is asked for with https://, the only way we go out.
    """
    plain = address.lower().startswith("http://")
    fault = _ask(f"https://{address[len('http://') :]}" if plain else address)
    if plain:
        return {"": "plain"}.get(fault, fault if fault == "refused" else "unencrypted")
    return fault


def _ask(address: str) -> str:
    try:
        status = fetch.fetch(address, method="HEAD", seconds=SECONDS, network=NETWORK).status
        if status >= 400:  # some servers only know GET
            headers = {"Range": "bytes=0-0"}
            status = fetch.fetch(address, headers=headers, seconds=SECONDS, network=NETWORK).status
    except fetch.Refused:
        return "refused"
    except fetch.TooLong:
        return ""
    except fetch.Failed:
        return "silent"
    if status in _GONE:
        return "gone"
    return "" if status < 400 or status in _HERE_BUT_CLOSED or status == 416 else "silent"
