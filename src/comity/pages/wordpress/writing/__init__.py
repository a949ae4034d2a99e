"""The second reading of an export: what was checked is written, one short transaction an entry.

Whatever is committed is noted (`Imported`), so that a run that was stopped in any moment is taken up again by
the same command. Pictures are fetched, bodies converted and names looked up outside of transactions.
"""

import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import OperationalError
from django.utils.translation import gettext as _
from wagtail.models import Page

from comity.kernel import generation
from comity.kernel.sqlite.busy import is_locked
from comity.pages import queries, tasks
from comity.pages.models import Imported
from comity.pages.wordpress.checking import Index, wanted
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.faults import Unreadable
from comity.pages.wordpress.oldsite import PAGES, OldSite
from comity.pages.wordpress.reading import Reader
from comity.pages.wordpress.report import Report
from comity.pages.wordpress.writing import linking, names
from comity.pages.wordpress.writing.entering import Entering
from comity.pages.wordpress.writing.media import Media, Sources

_WAITS = (0.2, 1, 5, 20, 0)  # seconds, while somebody else holds the database

type Progress = Callable[[int, int], None]


def bring(index: Index, sources: Sources, progress: Progress) -> Report:
    """Bring everything that was checked; `progress(done, all)` counts entries. Returns the report."""
    home = queries.home_of(settings.LANGUAGE_CODE)
    if home is None:
        raise Unreadable(_("There is no home page yet: run comity init first."))
    site = OldSite.of(index.origin.address)
    media = Media(index, site, sources)
    section = names.section(index, home).pk if index.posts else 0
    entering = Entering(index, site, media, section=section, home=home.pk)
    entering.names.bring_declared()
    _Writing(index, entering, progress).all()
    if sources.are_there:
        for attachment in index.attachments.values():
            media.bring(attachment.address, attachment.number)
    linking.settle(site, entering.redirects, progress)
    _tell_of_deleted(index.report, site)
    if media.missed and not sources.are_there:
        words = _("pictures and files were left out: bring them with --media DIR or --fetch-media")
        index.report.remark(words, str(media.missed))
    if index.cut:
        index.report.skip(_("what stood behind the cut"), index.cut)
    tasks.index_imported.enqueue()
    generation.change()
    return index.report


class _Writing:
    """The passes over the file: pages whose parent comes later in it wait for the next one."""

    def __init__(self, index: Index, entering: Entering, progress: Progress) -> None:
        self.index, self.entering, self.progress = index, entering, progress
        self.done = 0

    def all(self) -> None:
        """Read the file until nothing waits any more: once, and once more for each level out of order."""
        waiting = self._pass(None)
        while waiting:
            still = self._pass(waiting)
            if len(still) == len(waiting):
                break  # the file has changed under our hands
            waiting = still

    def _pass(self, only: set[int] | None) -> set[int]:
        waiting: set[int] = set()
        seen: set[int] = set()
        reader = Reader(self.index.path)
        entries = reader.entries()
        while (entry := self._next(entries)) is not None:
            if not wanted(entry) or entry.number in seen or (only is not None and entry.number not in only):
                continue
            seen.add(entry.number)
            if self.entering.waits(entry):
                waiting.add(entry.number)
            else:
                self._bring(entry)
        return waiting

    def _next(self, entries: Iterator[Entry]) -> Entry | None:
        try:
            return next(entries, None)
        except Unreadable:
            if self.index.cut:
                return None
            raise

    def _bring(self, entry: Entry) -> None:
        for wait in _WAITS:
            try:
                self.entering.bring(entry)
            except OperationalError as error:
                if not wait or not is_locked(error):
                    raise
                time.sleep(wait)
            else:
                break
        self.done += 1
        self.progress(self.done, self.index.brought)


def _tell_of_deleted(report: Report, site: OldSite) -> None:
    """Say of everything that was brought once and that editors deleted here: it stays deleted."""
    gone = Imported.objects.filter(source=site.source, kind__in=PAGES).exclude(
        became__in=Page.objects.values("pk")
    )
    for kind, key in gone.values_list("kind", "key"):
        report.skip(f"{kind} {key}", _("an editor deleted it here; it stays deleted"))


__all__ = ["Sources", "bring"]
