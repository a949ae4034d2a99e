"""What pages and panels ask about the website."""

import json
import re
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision

from comity.kernel.memo import until_change
from comity.organisation.models import Topic
from comity.pages import addresses
from comity.pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleQuerySet,
    ArticleTopic,
    Author,
    HomePage,
    PlainPage,
    PublicPage,
    SectionPage,
    Withdrawal,
)
from comity.pages.models.base import ARTICLES, HOME, TOP

_GAP = re.compile(r"\[[^\[\]{}\"]*[^\W\d][^\[\]{}\"]*\]")  # words in brackets, and no list of the JSON


@until_change
def _top_pages() -> tuple[Page, ...]:
    return tuple(
        Page.objects.live()
        .filter(depth=TOP)
        .type(SectionPage, PlainPage)
        .order_by("path")
        .only("path", "title", "url_path", "show_in_menus", "depth")
    )


def _link(page: Page, subject: object | None = None) -> dict[str, Any]:
    current = isinstance(subject, PublicPage) and subject.path.startswith(page.path)
    return {"title": page.title, "url": addresses.of(page.url_path), "current": current}


def menu(subject: object | None = None) -> list[dict[str, Any]]:
    """Return the menu's links {title, url, current}; `subject` is the page being shown."""
    return [_link(page, subject) for page in _top_pages() if page.show_in_menus]


def footer_links() -> list[dict[str, Any]]:
    """Return the links at the foot: the top pages that the menu leaves out."""
    return [_link(page) for page in _top_pages() if not page.show_in_menus]


def page_at(path: str) -> PublicPage | None:
    """Return the public page at an address: home or an article in one query, any other page in two.

    Wagtail asks for the site, then for home, then once for each level.
    """
    words = [word for word in path.split("/") if word]
    if not words:
        return _public(HomePage.objects, HOME, "/")
    address, depth = f"/{'/'.join(words)}/", HOME + len(words)
    article = depth == ARTICLES and _public(ArticlePage.objects.select_related("picture"), depth, address)
    return article or _public(Page.objects, depth, address)


def _public(pages: Any, depth: int, address: str) -> PublicPage | None:
    named = pages.live().filter(depth=depth).order_by()
    if address != "/":
        # A database may take no notice of capitals in an ending: the comparison below does.
        named = named.filter(slug=address.split("/")[-2], url_path__endswith=address)
    found = next((page for page in named if addresses.of(page.url_path) == address), None)
    shown: PublicPage | None = found and found.specific
    return shown


def uses_of(named: Author | Topic) -> list[ArticleAuthor | ArticleTopic]:
    """Return where an author or a topic stands on articles; the first few are enough to refuse."""
    if isinstance(named, Author):
        return list(ArticleAuthor.objects.filter(author=named)[:5])
    return list(ArticleTopic.objects.filter(topic=named)[:5])


def newest(besides: object | None = None, count: int = 3) -> ArticleQuerySet:
    """Return the newest public articles, leaving out the one being read."""
    found: ArticleQuerySet = ArticlePage.objects.live()
    if isinstance(besides, ArticlePage):
        found = found.exclude(pk=besides.pk)
    shown: ArticleQuerySet = found.newest().for_cards()[:count]
    return shown


def by_author(author: Author) -> ArticleQuerySet:
    """Return the public articles of one author, newest first."""
    found: ArticleQuerySet = ArticlePage.objects.live().filter(article_authors__author=author)
    return found.newest().for_cards()


def about(topic: Topic) -> ArticleQuerySet:
    """Return the public articles about one topic, newest first."""
    found: ArticleQuerySet = ArticlePage.objects.live().filter(article_topics__topic=topic)
    return found.newest().for_cards()


def with_gaps() -> list[PlainPage]:
    """Return the public plain pages under home that still say in [brackets] what belongs there."""
    found = PlainPage.objects.live().filter(depth=TOP).order_by("path")
    return [page for page in found if _GAP.search(json.dumps(list(page.body.raw_data), ensure_ascii=False))]


def withdrawals_at(address: str) -> QuerySet[Withdrawal]:
    """Return the record that a page was withdrawn from this address, if there is one."""
    return Withdrawal.objects.filter(key=Withdrawal.key_of(address))


def versions_to_come(page: PublicPage) -> QuerySet[Revision]:
    """Return the versions of a page that are or may still be published: live, newest and scheduled ones."""
    keys = [page.live_revision_id, page.latest_revision_id]
    found: QuerySet[Revision] = page.revisions.filter(Q(pk__in=keys) | Q(approved_go_live_at__isnull=False))
    return found
