"""Texts to check: an article with one thing changed."""

from typing import Any

from comity.organisation.models import Topic
from comity.pages.checks import remarks_on
from comity.pages.checks.text import Text, read
from comity.pages.models import ArticlePage, Author
from tests.factories import pages as make


def article(*blocks: tuple[str, Any], **fields: Any) -> ArticlePage:
    """Return an article of which nothing is to be said, but for these blocks and fields."""
    page = make.article(make.section(), **{"body": list(blocks), **fields})
    topic, _made = Topic.objects.get_or_create(name="Wages", slug="wages")
    make.credit(page, authors=[Author.objects.first() or make.author()], topics=[topic])
    return ArticlePage.objects.get(pk=page.pk)


def text(*blocks: tuple[str, Any], **fields: Any) -> Text:
    """Return such an article as checks read it."""
    return read(article(*blocks, **fields))


def said(*blocks: tuple[str, Any], **fields: Any) -> list[str]:
    """Return the names of the checks that say something of such an article."""
    return [remark.check for remark in remarks_on(article(*blocks, **fields))]
