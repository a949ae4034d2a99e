"""The little HTML that a story's text may have, and the links in it."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

TAGS = frozenset({"p", "ul", "ol", "li", "a", "b", "i"})
TOP = frozenset({"p", "ul", "ol"})
INNER = {
    "ul": {"li"},
    "ol": {"li"},
    "p": {"a", "b", "i"},
    "li": {"a", "b", "i"},
    "b": {"a", "i"},
    "i": {"a", "b"},
}


class Malformed(ValueError):
    """What is wrong with a piece of markup."""


class _Reader(HTMLParser):
    """Walks the markup and raises at the first thing that may not be there."""

    def __init__(self, address: Callable[[str], str] | None = None) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.links: list[str] = []
        self.out: list[str] = []
        self.address = address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = INNER.get(self.open[-1], set()) if self.open else TOP
        if tag not in allowed:
            raise Malformed(f"<{tag}> may not stand in <{self.open[-1] if self.open else 'the text'}>")
        if tag != "a" and attrs:
            raise Malformed(f"<{tag}> has attributes")
        self.open.append(tag)
        if tag == "a":
            self._link(attrs)
        else:
            self.out.append(f"<{tag}>")

    def _link(self, attrs: list[tuple[str, str | None]]) -> None:
        if [name for name, _value in attrs] != ["href"] or not attrs[0][1]:
            raise Malformed("<a> needs href and nothing else")
        self.links.append(attrs[0][1])
        self.out.append(f"<a {self.address(attrs[0][1])}>" if self.address else "<a>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Malformed(f"</{tag}> closes something else")
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        between = not self.open or self.open[-1] in {"ul", "ol"}
        if between and data.strip():
            raise Malformed(f"words outside a paragraph: {data.strip()[:40]!r}")
        self.out.append("" if between else data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_comment(self, data: str) -> None:
        raise Malformed(f"a comment: {data.strip()[:40]!r}")


def _read(html: str, address: Callable[[str], str] | None = None) -> _Reader:
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    if reader.open:
        raise Malformed(f"<{reader.open[-1]}> is never closed")
    return reader


def links(html: str) -> list[str]:
    """Return where the links lead. Raises Malformed for markup that a story may not have."""
    return _read(html).links


def linked(html: str, address: Callable[[str], str]) -> str:
    """Return the markup with each link's `href` replaced by the attributes that `address` returns for it."""
    return "".join(_read(html, address).out)


def words(html: str) -> str:
    """Return the text without its markup."""
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", html).split()))
