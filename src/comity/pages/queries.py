"""What pages and panels ask about the website."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from comity.kernel.memo import once_a_request
from comity.organisation.models import Topic
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

_TOP = 3  # depth in the tree: 1 is the root, 2 home, 3 what stands directly under home


@once_a_request
def _top_pages() -> list[Page]:
    return list(
        Page.objects.live()
        .filter(depth=_TOP)
        .type(SectionPage, PlainPage)
        .order_by("path")
        .only("path", "title", "url_path", "show_in_menus", "depth")
    )


def _link(page: Page, subject: object | None = None) -> dict[str, Any]:
    url = "/" + "/".join(page.url_path.split("/")[2:])
    current = isinstance(subject, PublicPage) and subject.path.startswith(page.path)
    return {"title": page.title, "url": url, "current": current}


def menu(subject: object | None = None) -> list[dict[str, Any]]:
    """Return the menu's links {title, url, current}; `subject` is the page being shown."""
    return [_link(page, subject) for page in _top_pages() if page.show_in_menus]


def footer_links() -> list[dict[str, Any]]:
    """Return the links at the foot: the top pages that the menu leaves out."""
    return [_link(page) for page in _top_pages() if not page.show_in_menus]


def home() -> HomePage | None:
    """Return the home page, if `init` has founded the site."""
    page: HomePage | None = HomePage.objects.first()
    return page


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


def withdrawals_at(address: str) -> QuerySet[Withdrawal]:
    """Return the record that a page was withdrawn from this address, if there is one."""
    return Withdrawal.objects.filter(key=Withdrawal.key_of(address))
