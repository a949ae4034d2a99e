"""A body cut at WordPress's block comments: `<!-- wp:name {"key": 1} -->…<!-- /wp:name -->`.

Comments that fit no rule are passed over; the HTML between them is read all the same.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Blocks that only arrange others: they are taken apart.
ARRANGING = set("columns column group cover media-text row stack".split())
_NAME = re.compile(r"\s*+(/?)wp:([a-z][a-z0-9_-]*+(?:/[a-z][a-z0-9_-]*+)?)(?=[\s{/-]|$)")


@dataclass(slots=True)
class Part:
    """A stretch of a body. Without a name it was written in the old editor, or lies between blocks."""

    html: str
    name: str = ""
    written: str = ""  # the block's own settings, as JSON
    inside: bool = False  # of a block that arranges others

    @property
    def settings(self) -> dict[str, Any]:
        try:
            found = json.loads(self.written or "{}")
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    name: str
    closes: bool
    alone: bool
    written: str
    partner: int = -1
    holds: bool = False


def parts(text: str) -> Iterator[Part]:
    """Return the stretches of a body in their order."""
    marks = _paired(_marks(text))
    at = number = depth = 0
    while number < len(marks):
        mark = marks[number]
        whole = mark.alone or mark.partner > number
        arranges = not mark.alone and (mark.name in ARRANGING or ("/" in mark.name and mark.holds))
        if text[at : mark.start].strip():
            yield Part(text[at : mark.start], inside=depth > 0)
        at = mark.end
        if mark.partner >= 0 and arranges:
            depth += -1 if mark.closes else 1
            if not mark.closes:
                at = marks[number + 1].start
                yield Part(text[mark.end : at], mark.name, mark.written)
        elif whole and mark.alone:
            yield Part("", mark.name, mark.written)
        elif whole:
            closing = marks[mark.partner]
            yield Part(text[mark.end : closing.start], mark.name, mark.written)
            at, number = closing.end, mark.partner
        number += 1
    if text[at:].strip():
        yield Part(text[at:])


def _marks(text: str) -> list[_Mark]:
    found: list[_Mark] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        at = end + 3
        if named := _NAME.match(text, start + 4, end):
            rest = text[named.end() : end].strip()
            name = "embed" if named[2].startswith("core-embed/") else named[2].removeprefix("core/")
            found.append(_Mark(start, at, name, bool(named[1]), rest.endswith("/"), rest.rstrip("/").strip()))
    return found


def _paired(marks: list[_Mark]) -> list[_Mark]:
    """Tell each opening comment its closing one and the other way round; what stays without is no block."""
    open_marks: list[int] = []
    names: Counter[str] = Counter()
    for number, mark in enumerate(marks):
        if mark.alone and not mark.closes:
            continue
        if not mark.closes:
            open_marks.append(number)
            names[mark.name] += 1
        elif names[mark.name]:
            while marks[open_marks[-1]].name != mark.name:
                names[marks[open_marks.pop()].name] -= 1
            opening = open_marks.pop()
            names[mark.name] -= 1
            marks[opening].partner, mark.partner = number, opening
            marks[opening].holds = mark.holds = number - opening > 1
    return marks
