"""Writes the newest articles of a list as an Atom feed (RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

import nh3
from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from wagtail.models import Page

from comity.kernel import generation
from comity.kernel.memo import until_change
from comity.organisation.queries import profile
from comity.pages.models import ArticlePage, HomePage, Listing
from comity.pages.templatetags.pictures import picture

MOST = 30
KEPT = 32  # feeds in the memory of a process, some 200 kB each
# What needs the site around it: panels of other rooms, and calls to act.
_LEFT_OUT = {"panel", "call_to_act"}
_TAGS = set(
    "a b blockquote br em figcaption figure h2 h3 i img li ol p strong ul table caption thead tbody tr th td "
    "pre code dl dt dd sub sup del hr".split()
)
_ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "*": {"lang", "dir"},
}
# Characters that XML has no way to say.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """Which list a feed tells, in which language, what it is called, and the path of the page it follows."""

    list: str
    language: str
    title: str
    path: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What a feed tells at this moment: the keys of its articles, its mark, and when it last changed."""

    keys: tuple[int, ...]
    mark: str
    changed: datetime | None


def state_of(feed: Feed) -> State:
    """Ask for what is cheap: readers who come again mostly find nothing new."""
    keys = tuple(Listing.objects.of(feed.list).pages()[:MOST])
    rows = Page.objects.filter(pk__in=keys).order_by("pk")
    told = list(rows.values_list("pk", "translation_key", "last_published_at"))
    changed = max((at for _key, _name, at in told if at), default=None)
    mark = sha256(repr((feed, generation.current(), keys, told)).encode("utf-8", "surrogatepass"))
    return State(keys, mark.hexdigest()[:32], changed)


@lru_cache(maxsize=KEPT)
def write(feed: Feed, state: State) -> bytes:
    """Return the feed as XML: whole articles, with addresses that work anywhere."""
    organisation = profile(feed.language)
    atom = _Atom(
        title=_said(feed.title),
        link=_whole(feed.path),
        description="",
        language=feed.language,
        feed_url=_whole(f"{feed.path}feed/"),
        feed_guid=_name_of(_site_key(), feed.list),
        subtitle=_said(feed.about) or None,
        author_name=_said(organisation.name),
        author_link=settings.COMITY_PUBLIC_URL,
    )
    for page in ArticlePage.objects.cards(state.keys):
        atom.add_item(
            title=_said(page.title),
            link=page.full_url,
            description=escape(_said(page.summary)),
            unique_id=_name_of(page.translation_key, feed.language),
            pubdate=page.first_published_at,
            updateddate=max(page.last_published_at or page.first_published_at, page.first_published_at),
            categories=[_said(topic.label) for topic in page.topics],
            writers=[(_said(author.name), _whole(author.get_absolute_url())) for author in page.authors],
            content=_said(_content(page)),
        )
    out = BytesIO()
    atom.write(out, "utf-8")
    return out.getvalue()


class _Atom(Atom1Feed):
    """Django's, with all the authors of an entry and its whole text."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["writers"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", address)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


def _content(page: ArticlePage) -> str:
    parts = [picture(page.picture, "wide")] if page.picture else []
    parts += [block.render() for block in page.body if block.block_type not in _LEFT_OUT]
    return nh3.clean(
        "\n".join(map(str, parts)),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_relative=("rewrite_with_base", str(page.full_url)),
    )


def _said(words: object) -> str:
    return _NOT_XML.sub("", str(words))


def _whole(path: str) -> str:
    return f"{settings.COMITY_PUBLIC_URL}{path}"


def _name_of(key: UUID, part: str) -> str:
    """Return a name that stays when the site moves to another address: readers see nothing twice."""
    return uuid5(key, part).urn


@until_change
def _site_key() -> UUID:
    keys: Iterable[UUID] = HomePage.objects.order_by("pk").values_list("translation_key", flat=True)[:1]
    return next(iter(keys), UUID(int=0))
