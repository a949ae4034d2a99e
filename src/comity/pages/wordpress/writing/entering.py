"""One entry becomes one page: made, brought up to date, or left alone because somebody edited it here."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from comity.pages import actions
from comity.pages.models import ArticleAuthor, ArticlePage, ArticleTopic, Imported, PlainPage, Withdrawal
from comity.pages.wordpress import converting
from comity.pages.wordpress.checking import Index
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.oldsite import PAGES, OldSite, slug_there
from comity.pages.wordpress.reading import number_of
from comity.pages.wordpress.writing import fields, placing, revising
from comity.pages.wordpress.writing.asked import Asked
from comity.pages.wordpress.writing.media import Media
from comity.pages.wordpress.writing.names import Names
from comity.pages.wordpress.writing.redirects import Redirects


@dataclass(frozen=True, slots=True)
class Ready:
    """What an entry becomes, converted and looked up, so that writing it takes a moment."""

    entry: Entry
    fields: dict[str, Any]
    authors: list[int]
    topics: list[int]
    lacks_media: bool
    has_old_links: bool


class Entering:
    """Brings entries. `section` is the key of the section, `home` that of the home page."""

    def __init__(self, index: Index, site: OldSite, media: Media, *, section: int, home: int) -> None:
        self.index, self.site, self.media = index, site, media
        self.section, self.home = section, home
        self.report = index.report
        self.names = Names(index, site.source)
        self.redirects = Redirects(site, index.report)
        self._any_withdrawn = Withdrawal.objects.exists()
        ours = Imported.objects.filter(source=site.source, kind__in=PAGES)
        self._numbers = set(ours.values_list("number", flat=True).iterator())

    def bring(self, entry: Entry) -> None:
        """Bring one entry, whole or not at all; what is here already and unchanged costs one query."""
        mark = fields.fingerprint(entry)
        known = self._known(entry)
        if known and known.fingerprint == mark and not (known.lacks_media and self.media.sources.are_there):
            self.report.unchanged += 1
            return
        page = Page.objects.filter(pk=known.became).first() if known else None
        if known and page is None:
            return  # told at the end, with all others that were deleted
        if known and page and revising.left(page) != known.left:
            self.report.skip(entry.called, _("it was edited here since the last import; it is left as it is"))
            return
        ready = self._prepare(entry)
        if known and page:
            revising.revise(known, page, ready, mark)
            self.report.changed += 1
        else:
            page = self._make(ready, mark)
        self._remark(page, ready)

    def _known(self, entry: Entry) -> Imported | None:
        if entry.number not in self._numbers:
            return None
        same = Imported.objects.filter(source=self.site.source, kind=entry.kind, key=str(entry.number))
        return same.first()

    # --- outside of the transaction -------------------------------------------------------------------
    def _prepare(self, entry: Entry) -> Ready:
        asked = Asked(entry, self.site, self.media, self.redirects)
        converted = converting.convert(entry.body, asked, key=f"{self.site.source}/{entry.number}")
        for words in converted.remarks:
            self.report.remark(words, entry.called)
        title = fields.title(entry)
        is_live = fields.state(entry) == "live"
        said: dict[str, Any] = {
            "title": title,
            "slug": fields.slug(entry),
            "summary": fields.summary(entry, shown_title=title),
            "body": converted.body,
            **fields.found_as(entry),
            **placing.dates(is_live, fields.published_at(entry), fields.changed_at(entry)),
        }
        authors: list[int] = []
        topics: list[int] = []
        if entry.kind == "post":
            said |= self._picture(entry, asked)
            author = self.names.author(entry.creator)
            authors, topics = [author] if author else [], self.names.topics(entry.terms)
        elif not entry.excerpt:
            said["summary"] = ""
        return Ready(entry, said, authors, topics, asked.lacks_media, asked.has_old_links)

    def _picture(self, entry: Entry, asked: Asked) -> dict[str, Any]:
        number = number_of(entry.meta.get("_thumbnail_id", "").strip())
        shot = asked.picture("", number) if number else None
        return {
            "picture_id": shot.key if shot else None,
            "picture_caption": shot.caption if shot else "",
        }

    # --- inside ---------------------------------------------------------------------------------------
    def _make(self, ready: Ready, mark: str) -> Page:
        entry = ready.entry
        is_post = entry.kind == "post"
        parent = self.section if is_post else self._parent(entry)
        day = fields.local_day(entry)
        with transaction.atomic():
            page = placing.place(ArticlePage if is_post else PlainPage, parent, ready.fields)
            name(page.pk, ready)
            known = Imported.objects.create(
                source=self.site.source,
                kind=entry.kind,
                key=str(entry.number),
                number=entry.number,
                slug=slug_there(entry.slug) or page.slug,
                day=day.date() if day else None,
                became=page.pk,
                fingerprint=mark,
                lacks_media=ready.lacks_media,
                has_old_links=ready.has_old_links,
                is_indexed=False,
                left=revising.left(page),
            )
            if page.live:
                self._went_live(page)
            revising.schedule(known, page, entry)
            self.redirects.make(entry, page)
        if is_post:
            self.report.articles += 1
        else:
            self.report.pages += 1
        return page

    def _went_live(self, page: Page) -> None:
        """Do what follows when a page became public without Wagtail's signal."""
        if self._any_withdrawn:
            actions.restore_address(page.specific)
        actions.list_page(page)

    def _parent(self, entry: Entry) -> int:
        above = self.index.parents.get(entry.number, 0)
        if not above:
            return self.home
        row = Imported.objects.filter(source=self.site.source, kind="page", key=str(above)).first()
        if row and PlainPage.objects.filter(pk=row.became).exists():
            return row.became
        self.report.remark(_("the page above is not here; it stands under the home page"), entry.called)
        return self.home

    def waits(self, entry: Entry) -> bool:
        """Say whether the page above has yet to come, in the same file."""
        above = self.index.parents.get(entry.number, 0) if entry.kind == "page" else 0
        known = Imported.objects.filter(source=self.site.source, kind="page", key=str(above))
        return bool(above) and not known.exists()

    # --- afterwards -------------------------------------------------------------------------------------
    def _remark(self, page: Page, ready: Ready) -> None:
        entry = ready.entry
        if entry.is_locked or entry.status == "private":
            why = _("was private or had a password: it is a draft, which only editors see")
            self.report.remark(why, entry.called)
        if entry.is_sticky:
            why = _("stood at the top of the old site: choose the lead story in the home page's editor")
            self.report.remark(why, entry.called)
        wanted = ready.fields["slug"]
        if page.slug != wanted:
            self.report.remark(
                _("its address was taken or reserved, so it has another one"),
                f"{entry.called}: /{wanted}/ → {page.url_path.partition('/')[2].partition('/')[2]}",
            )


def name(page_key: int, ready: Ready) -> None:
    """Put authors and topics on a new article, in their order."""
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(page_id=page_key, author_id=key, sort_order=order)
        for order, key in enumerate(ready.authors)
    )
    ArticleTopic.objects.bulk_create(
        ArticleTopic(page_id=page_key, topic_id=key, sort_order=order)
        for order, key in enumerate(ready.topics)
    )
