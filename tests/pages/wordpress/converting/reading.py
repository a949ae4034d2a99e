"""Shows what became of a body in short: blocks as pairs, text without its keys."""

import re
from typing import Any

from comity.pages.wordpress.converting import convert
from comity.pages.wordpress.places import Converted
from tests.pages.wordpress.converting.places import Known

_KEY = re.compile(r' data-block-key="\w+"')


def converted(markup: str) -> Converted:
    """Return a body as it was converted."""
    return convert(markup, Known(), key="post-1")


def blocks(markup: str) -> list[tuple[str, Any]]:
    """Return the blocks of a converted body."""
    return [_short(block) for block in converted(markup).body]


def _short(block: dict[str, Any]) -> tuple[str, Any]:
    kind, value = block["type"], block["value"]
    if kind == "text":
        return kind, _KEY.sub("", value)
    if kind == "picture":
        return kind, picture(value)
    if kind == "gallery":
        return kind, ([picture(one["value"]) for one in value["pictures"]], value["caption"])
    if kind == "link_card":
        return kind, (value["title"], value["page"] or value["address"])
    return kind, tuple(value.values()) if isinstance(value, dict) else value


def picture(value: dict[str, Any]) -> tuple[int, str, str]:
    """Return what says most of a picture: its key, alt text and caption."""
    return value["picture"], value["alt_text"], value["caption"]
