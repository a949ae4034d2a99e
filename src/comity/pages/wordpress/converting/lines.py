"""Running text, written exactly as the editor of rich text writes it.

Whoever opens an imported article in the CMS and saves it should see no difference afterwards. So text is
kept here as the editor keeps it, lines made of runs, and written by the same rules.
"""

import re
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

BOLD, ITALIC = 1, 2
_TAGS = {0: (), BOLD: ("b",), ITALIC: ("i",), BOLD | ITALIC: ("b", "i")}
_SPACES = re.compile(r"\s+")
_ORDINARY = re.compile(r"[ \t\n\f\r\v]")


@dataclass(eq=False, slots=True)
class Link:
    """One link in running text; two neighbours to the same address stay two."""

    attributes: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Run:
    """Words of one look."""

    words: str
    style: int = 0
    link: Link | None = None

    def alike(self, other: "Run") -> bool:
        """Say whether another run looks the same."""
        return self.style == other.style and self.link is other.link


@dataclass(slots=True)
class Line:
    """A paragraph ("p") or an entry of a list ("ul", "ol"), so and so deep."""

    kind: str = "p"
    depth: int = 0
    runs: list[Run] = field(default_factory=list)

    def say(self, words: str, style: int = 0, link: Link | None = None) -> None:
        """Add words; a line feed among them breaks the line."""
        self.runs.append(Run(words, style, link))

    @property
    def words(self) -> str:
        return "".join(run.words for run in self.runs)


def settle(line: Line) -> Line:
    """Return a line with its spaces where the editor would put them: single, outside of looks and links."""
    settled: list[tuple[Run, list[str]]] = []  # a look, and the words gathered under it
    before: Run | None = None
    spaces = ""
    for run in line.runs:
        words = run.words.strip()
        if not words:
            spaces += run.words
            continue
        start = run.words.index(words[0])
        spaces += run.words[:start]
        if spaces and before:
            look = run if before.alike(run) else Run("", 0, run.link if before.link is run.link else None)
            _gather(settled, look, _space(spaces, inside=look.link is not None))
        _gather(settled, run, _SPACES.sub(_linked_space if run.link else _free_space, words))
        spaces = run.words[start + len(words) :]
        before = run
    return Line(line.kind, line.depth, [Run("".join(words), run.style, run.link) for run, words in settled])


def _gather(settled: list[tuple[Run, list[str]]], look: Run, words: str) -> None:
    if not settled or not settled[-1][0].alike(look):
        settled.append((look, []))
    settled[-1][1].append(words)


def _space(spaces: str, *, inside: bool) -> str:
    """Return what a stretch of spaces comes down to; the editor keeps no line break inside of a link."""
    if "\n" in spaces and not inside:
        return "\n"
    return " " if _ORDINARY.search(spaces) else spaces


def _free_space(found: re.Match[str]) -> str:
    return _space(found[0], inside=False)


def _linked_space(found: re.Match[str]) -> str:
    return _space(found[0], inside=True)


def written(lines: list[Line]) -> list[str]:
    """Return settled lines as rich texts, as the database keeps them; mostly it is one."""
    texts: list[str] = []
    out: list[str] = []
    lists: list[str] = []  # the kinds of the lists that are open
    for number, line in enumerate(lines):
        level = 0 if line.kind == "p" else min(line.depth, len(lists)) + 1
        kind = line.kind
        if level and len(lists) > level and lists[-1] == kind != lists[level - 1]:
            # Here the editor would go on with the outer list, in its kind: only a new text prevents it.
            if level == 1:
                texts.append("".join(out + _closed(lists, 0)))
                out = []
            else:
                kind = lists[level - 1]
        # Where the kind differs from the deepest open list, the editor begins a new list.
        out += _closed(lists, level - 1 if level and lists and lists[-1] != kind else level)
        if len(lists) < level:
            lists.append(kind)
            out.append(f"<{kind}>")
        elif level:
            out.append("</li>")
        tag = "li" if level else "p"
        out.append(f'<{tag} data-block-key="w{number:04x}">{_line(line.runs)}')
        out.append("" if level else "</p>")
    return [*texts, "".join(out + _closed(lists, 0))]


def _closed(lists: list[str], level: int) -> list[str]:
    """Close the open lists down to a level, and return the tags that say so."""
    return [f"</li></{lists.pop()}>" for _ in range(len(lists) - level)]


def _line(runs: list[Run]) -> str:
    """Looks that follow each other share their outer tag, but not inside a link and not right after one."""
    out: list[str] = []
    linked = False
    for link, group in groupby(runs, key=lambda run: run.link):
        stretch = list(group)
        if link:
            attributes = "".join(f' {name}="{escape(value)}"' for name, value in link.attributes)
            out.append(f"<a{attributes}>{''.join(_alone(run) for run in stretch)}</a>")
        else:
            out += [_alone(stretch[0]), _nested(stretch[1:])] if linked else [_nested(stretch)]
        linked = link is not None
    return "".join(out)


def _alone(run: Run) -> str:
    tags = _TAGS[run.style]
    return (
        "".join(f"<{tag}>" for tag in tags) + _escaped(run) + "".join(f"</{tag}>" for tag in reversed(tags))
    )


def _nested(runs: list[Run]) -> str:
    out: list[str] = []
    opened: list[str] = []
    for run in runs:
        tags = _TAGS[run.style]
        while opened and opened != list(tags[: len(opened)]):
            out.append(f"</{opened.pop()}>")
        for tag in tags[len(opened) :]:
            opened.append(tag)
            out.append(f"<{tag}>")
        out.append(_escaped(run))
    return "".join(out + [f"</{tag}>" for tag in reversed(opened)])


def _escaped(run: Run) -> str:
    return escape(run.words, quote=False).replace("\n", "<br/>")
