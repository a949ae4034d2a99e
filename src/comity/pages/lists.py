"""Keeps the lists of articles: part of the change that publishes or withdraws, and mended by the clock."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import batched

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from comity.kernel import clock
from comity.kernel.memo import until_change
from comity.organisation.models import Topic
from comity.pages.models import ArticleAuthor, ArticlePage, ArticleTopic, Author, Listing, SectionPage
from comity.pages.models.listings import ListingQuerySet, month_of, named, with_number

AT_ONCE = 500

type Place = tuple[str, int, datetime, int]
"""List, month, publication and article."""


@transaction.atomic
def settle(keys: Collection[int]) -> int:
    """Have these articles stand in exactly the lists they belong to; return how many rows changed.

    An article that is not public stands in none. One without a date of publication gets today's.
    """
    undated = ArticlePage.objects.live().filter(pk__in=keys, first_published_at=None)
    undated.update(first_published_at=clock.now())
    wanted = set(_places(keys))
    stale = []
    for row in Listing.objects.filter(page__in=keys):
        place = (row.list, row.month, row.published_at, row.page_id)
        if place in wanted:
            wanted.remove(place)
        else:
            stale.append(row.pk)
    Listing.objects.filter(pk__in=stale).delete()
    rows = [Listing(list=name, month=month, published_at=at, page_id=key) for name, month, at, key in wanted]
    Listing.objects.bulk_create(rows, ignore_conflicts=True)  # somebody else may settle them at this moment
    return len(stale) + len(wanted)


def _places(keys: Collection[int]) -> Iterable[Place]:
    columns = ("pk", "path", "locale__language_code", "first_published_at")
    pages = list(ArticlePage.objects.live().filter(pk__in=keys).values_list(*columns))
    names = {key: [named("language", language)] for key, _path, language, _at in pages}
    spoken = {key: language for key, _path, language, _at in pages}
    above = {path[: -Page.steplen] for _key, path, _language, _at in pages}
    sections = dict(SectionPage.objects.filter(path__in=above).values_list("path", "pk"))
    for key, path, _language, _at in pages:
        names[key] += [named("section", sections[path[: -Page.steplen]])]
    for key, topic in ArticleTopic.objects.filter(page__in=spoken).values_list("page_id", "topic_id"):
        names[key] += [named("topic", topic, spoken[key])]
    for key, author in ArticleAuthor.objects.filter(page__in=spoken).values_list("page_id", "author_id"):
        names[key] += [named("author", author), named("author", author, spoken[key])]
    for key, _path, _language, at in pages:
        yield from ((name, month_of(at), at, key) for name in names[key])


def settle_all(pages: QuerySet[ArticlePage]) -> int:
    """Settle many articles, some at a time; return how many rows were wrong. It may stop and begin again."""
    keys = pages.order_by("pk").values_list("pk", flat=True).iterator(AT_ONCE)
    return sum(settle(some) for some in batched(keys, AT_ONCE, strict=False))


def archive(language: str) -> ListingQuerySet:
    """Return where all public articles in a language stand, newest first."""
    return Listing.objects.of(named("language", language))


@until_change
def months(language: str) -> dict[int, int]:
    """Return the months of the archive with their numbers; nobody may change them. Up to a minute old."""
    return archive(language).months()


def months_beside(listed: ListingQuerySet, month: int) -> tuple[int | None, int | None]:
    """Return the months with articles before and after this one, as 202603."""
    months = listed.values_list("month", flat=True)
    return months.filter(month__lt=month).first(), months.filter(month__gt=month).last()


def writers(language: str) -> QuerySet[Author]:
    """Return the authors with public articles in a language, each with the `number` of them."""
    return with_number(Author.objects.select_related("portrait"), "author", language)


def subjects(language: str) -> QuerySet[Topic]:
    """Return the topics with public articles in a language, each with the `number` of them."""
    return with_number(Topic.objects.all(), "topic", language)
