"""The first reading of an export: the whole file is checked, and what hangs together is noted.

Nothing is written. What is kept in memory is small: numbers of entries, the tree of pages, attachments.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from comity.pages.wordpress.entries import Entry, Origin
from comity.pages.wordpress.faults import Unreadable
from comity.pages.wordpress.reading import Reader
from comity.pages.wordpress.report import Report

BROUGHT: Final = frozenset({"post", "page"})
_STATES = frozenset({"publish", "future", "draft", "pending", "private"})
_ATTACHED = frozenset({"inherit", "publish"})
TOPICS: Final = frozenset({"category", "post_tag", "tag"})
LEVELS = 20  # deeper trees of pages are cut: the database keeps some sixty levels
_NOT_BROUGHT = {
    "nav_menu_item": _("menus are made anew: a page is put into the menu with one tick"),
    "revision": _("earlier versions stay in WordPress"),
    "wp_block": _("the text of a reusable block stands in WordPress only"),
    "product": _("a shop is not part of a website here"),
}
_OTHERS = _("this kind belongs to a theme or a plug-in; bring what you need by hand")

type Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file of the old site: where it lies, and what is said of it."""

    number: int
    address: str
    parent: int
    title: str
    alt: str
    caption: str


@dataclass(slots=True)
class Index:
    """What the first reading noted: `brought` numbers, `parents` of pages, attachments by number."""

    path: Path
    origin: Origin
    report: Report
    brought: int = 0
    posts: int = 0
    cut: str = ""
    seen: set[int] = field(default_factory=set)
    parents: dict[int, int] = field(default_factory=dict)
    empty: dict[str, int] = field(default_factory=dict)  # top pages without a text, by slug
    attachments: dict[int, Attachment] = field(default_factory=dict)
    attached: dict[int, list[int]] = field(default_factory=dict)


def check(path: Path, *, partial: bool = False, progress: Progress = lambda _done, _all: None) -> Index:
    """Read the whole file once; `progress(done, all)` counts bytes.

    Raises Unreadable; for a file that is only cut off, unless `partial`.
    """
    reader = Reader(path)
    index = Index(path, reader.origin, Report())
    try:
        size = path.stat().st_size
        for entry in reader.entries():
            _note(index, entry)
            progress(reader.fed, size)
    except Unreadable as fault:
        if not (partial and fault.is_cut and reader.origin.version):
            raise
        index.cut = fault.words
    except OSError as error:
        raise Unreadable(
            _("%(file)s cannot be read: %(why)s.") % {"file": path, "why": error.strerror}
        ) from None
    if reader.origin.dropped_lines:
        words = _("lines before the XML, such as warnings of PHP, were left out")
        index.report.remark(words, str(reader.origin.dropped_lines))
    _settle(index)
    for term in reader.origin.terms:
        if term.domain not in TOPICS:
            index.report.skip_kind(_("term of “%(kind)s”") % {"kind": term.domain}, _OTHERS)
    return index


def wanted(entry: Entry) -> bool:
    """Say whether an entry is brought as a page."""
    return entry.kind in BROUGHT and entry.status in _STATES and entry.number > 0


def _note(index: Index, entry: Entry) -> None:
    if entry.kind == "attachment" and entry.status in _ATTACHED and entry.number:
        _note_attachment(index, entry)
    elif entry.kind == "attachment" or entry.kind in BROUGHT:
        _note_page(index, entry)
    else:
        index.report.skip_kind(entry.kind, _NOT_BROUGHT.get(entry.kind, _OTHERS))


def _note_page(index: Index, entry: Entry) -> None:
    if not entry.number:
        index.report.skip(f"{entry.called}, {_('line')} {entry.line}", _("it has no number of its own"))
    elif not wanted(entry):
        state = entry.status or "?"
        index.report.skip_kind(f"{entry.kind} ({state})", _("not published, and no draft either"))
    elif entry.number in index.seen:
        words = _("an earlier entry has the same number; the first one is brought")
        index.report.skip(f"{entry.called}, {_('line')} {entry.line}", words)
    else:
        index.seen.add(entry.number)
        index.brought += 1
        index.posts += entry.kind == "post"
        if entry.kind == "page":
            index.parents[entry.number] = entry.parent
            if not entry.parent and not entry.body.strip() and entry.status == "publish":
                index.empty[entry.slug] = entry.number


def _note_attachment(index: Index, entry: Entry) -> None:
    if entry.number in index.attachments:
        index.report.skip(entry.called, _("an earlier entry has the same number; the first one is brought"))
        return
    alt = entry.meta.get("_wp_attachment_image_alt", "").strip()
    address = entry.file or entry.meta.get("_wp_attached_file", "").strip()
    index.attachments[entry.number] = Attachment(
        entry.number, address, entry.parent, entry.title[:255], alt[:255], entry.excerpt[:1000]
    )
    if entry.parent:
        index.attached.setdefault(entry.parent, []).append(entry.number)


def _settle(index: Index) -> None:
    """Make a tree of the pages: no circles, no parent that is not there, not too deep."""
    for number in sorted(index.parents):
        above, seen = index.parents[number], {number}
        while above in index.parents and above not in seen:
            seen.add(above)
            above = index.parents[above]
        if above == number or len(seen) > LEVELS:
            why = _("it lay below itself, or too deep; it stands under the home page now")
            index.report.remark(why, f"page {number}")
            index.parents[number] = 0
        elif above in seen:
            continue  # hangs on a circle; that is cut where its smallest number is
        elif index.parents[number] not in index.parents:
            index.parents[number] = 0
