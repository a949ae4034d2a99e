"""A page as the checks read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import strip_tags

from comity.pages import links
from comity.pages.models import ArticlePage, Picture, PublicPage

_NOT_WORDS = frozenset({"id", "type", "level", "address", "page", "picture", "file", "name"})


@dataclass(frozen=True)
class Shot:
    """A picture in the body: its key, the words given for this place, and whether it needs any."""

    picture: int
    alt_text: str
    decorative: bool


@dataclass(frozen=True)
class Text:
    """What a page says: the body as it is stored, and what stands around it."""

    page: PublicPage
    blocks: list[dict[str, Any]]

    @property
    def is_article(self) -> bool:
        """Say whether this is a story, which lists show with summary, author and topic."""
        return isinstance(self.page, ArticlePage)

    @cached_property
    def html(self) -> str:
        """Return all words of the body with their markup."""
        return "\n".join(_words(self.blocks))

    @cached_property
    def plain(self) -> str:
        """Return title, summary and body without markup."""
        around = (self.page.title, getattr(self.page, "summary", ""), getattr(self.page, "intro", ""))
        return "\n".join([*around, strip_tags(re.sub(r"</(p|li)>", "\n", self.html))])

    @cached_property
    def shots(self) -> list[Shot]:
        """Return the pictures of the body, galleries included."""
        return list(_shots(self.blocks))

    @cached_property
    def pictures(self) -> dict[int, Picture]:
        """Return the pictures of the body by their keys."""
        found: dict[int, Picture] = Picture.objects.in_bulk({shot.picture for shot in self.shots})
        return found

    @cached_property
    def links(self) -> list[links.Link]:
        """Return the links of the body."""
        return list(links.in_blocks(self.blocks))

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        """Return the values of all blocks of this type."""
        return [block["value"] for block in self.blocks if block["type"] == kind]


def read(page: PublicPage) -> Text:
    """Return a page as the checks read it. It may be unsaved, with its authors and topics in memory."""
    body = getattr(page, "body", None)
    return Text(page, list(body.get_prep_value()) if body else [])


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _NOT_WORDS:
                yield from _words(part)


def _shots(value: Any) -> Iterator[Shot]:
    if isinstance(value, list):
        for part in value:
            yield from _shots(part)
    elif isinstance(value, dict):
        if isinstance(value.get("picture"), int):
            yield Shot(value["picture"], value.get("alt_text") or "", bool(value.get("decorative")))
        for part in value.values():
            yield from _shots(part)
