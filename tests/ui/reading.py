"""Reads HTML in tests by simple selectors: `tag`, `#id`, `.class`, `[name=value]` and their sequence."""

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Part(dict[str, str]):
    """An element: its attributes, its tag and the words inside it."""

    def __init__(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        super().__init__({name: value or "" for name, value in attributes})
        self.tag, self._words = tag, ""

    @property
    def text(self) -> str:
        return self._words.strip() if self.tag == "textarea" else " ".join(self._words.split())

    def is_(self, selector: str) -> bool:
        for kind, name, value in pieces(selector):
            if kind == "" and self.tag != name:
                return False
            if kind == "#" and self.get("id") != name:
                return False
            if kind == "." and name not in self.get("class", "").split():
                return False
            if kind == "[" and self.get(name) != value:
                return False
        return True


def pieces(selector: str) -> list[tuple[str, str, str]]:
    found = re.findall(r"\[([\w-]+)=([^\]]+)\]|([#.]?)([\w-]+)", selector)
    return [("[", name, value) if name else (kind, plain, "") for name, value, kind, plain in found]


class Reading(HTMLParser):
    """A page as its elements, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self._open: list[Part] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = Part(tag, attrs)
        self.parts.append(part)
        if tag not in VOID:
            self._open.append(part)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data
        for part in self._open:
            part._words += data

    def all(self, selector: str) -> list[Part]:
        return [part for part in self.parts if part.is_(selector)]

    def one(self, selector: str) -> Part:
        found = self.all(selector)
        assert len(found) == 1, f"{selector}: {len(found)} found"
        return found[0]


def read(html: str) -> Reading:
    page = Reading()
    page.feed(html)
    page.close()
    return page
