"""Tells search engines every public address, in parts of a size that both sides can bear."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.html import escape
from wagtail.models import Page

from comity.kernel import languages
from comity.pages import addresses, lists, queries
from comity.pages.models.base import HOME
from comity.pages.models.files import listed

A_PART = 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

type Place = tuple[str, datetime | None]
"""The path of a page, and when it last changed, if that is known."""


def parts() -> int:
    """Return how many parts there are: one or more of lists, then those of pages."""
    return _parts_of(len(_lists())) + _parts_of(_pages().count())


def index() -> str:
    """Return the list of all parts as XML."""
    rows = (f"<sitemap><loc>{_whole(f'/sitemap-{n}.xml')}</loc></sitemap>" for n in range(1, parts() + 1))
    return _document("sitemapindex", rows)


def part(number: int) -> str | None:
    """Return one part as XML, beginning with 1; None when there are not so many."""
    kept = _lists()
    before = _parts_of(len(kept))
    if not 1 <= number <= before + _parts_of(_pages().count()):
        return None
    if number <= before:
        return _document("urlset", map(_row, kept[(number - 1) * A_PART : number * A_PART]))
    start = (number - before - 1) * A_PART
    found = _pages()[start : start + A_PART].values_list("url_path", "last_published_at")
    return _document("urlset", (_row((addresses.of(path), at)) for path, at in found.iterator(2000)))


def _pages() -> QuerySet[Page]:
    pages: QuerySet[Page] = Page.objects.live().filter(depth__gte=HOME).order_by("pk")
    return pages


def _lists() -> list[Place]:
    return [place for code in queries.languages() for place in _lists_in(code)]


def _lists_in(language: str) -> Iterator[Place]:
    with languages.speaking(language):
        months = lists.months(language)
        names = ["archive", "topics", "authors"] if months else []
        names += ["documents"] if listed(language) else []
        yield from ((reverse(name), None) for name in names)
        for month in months:
            day = date(month // 100, month % 100, 1)
            yield reverse("archive_month", kwargs={"year": day.year, "month": day.month}), None
        yield from ((topic.get_absolute_url(), None) for topic in lists.subjects(language))
        yield from ((author.get_absolute_url(), None) for author in lists.writers(language))


def _parts_of(count: int) -> int:
    return -(-count // A_PART)


def _row(place: Place) -> str:
    path, at = place
    changed = f"<lastmod>{at:%Y-%m-%d}</lastmod>" if at else ""
    return f"<url><loc>{_whole(path)}</loc>{changed}</url>"


def _whole(path: str) -> str:
    return escape(iri_to_uri(f"{settings.COMITY_PUBLIC_URL}{path}"))


def _document(root: str, rows: Iterable[str]) -> str:
    return "\n".join(
        ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_NAMESPACE}">', *rows, f"</{root}>\n"]
    )
