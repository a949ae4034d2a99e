"""What pages and panels ask about the website."""

import json
import re
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision, TaskState
from wagtail.users.models import UserProfile

from comity.kernel import clock
from comity.kernel.languages import prefix
from comity.kernel.memo import until_change
from comity.organisation.models import Topic
from comity.pages import addresses, links, lists, menus
from comity.pages.menus import link_to
from comity.pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleTopic,
    Author,
    CalendarPage,
    EventPage,
    EventTopic,
    File,
    HomePage,
    Link,
    Listing,
    Occurrence,
    OccurrenceQuerySet,
    PlainPage,
    PublicPage,
    SectionPage,
    Stories,
    Withdrawal,
)
from comity.pages.models.base import ARTICLES, HOME, TOP
from comity.pages.models.links import Fault
from comity.pages.models.listings import named
from comity.people.models import Account

_GAP = re.compile(r"\[[^\[\]{}\"]*[^\W\d][^\[\]{}\"]*\]")  # words in brackets, and no list of the JSON

_KEPT_BY_PROGRAMS = timedelta(days=366)
_MOST_OF_A_FILE = 500


@until_change
def _homes() -> dict[str, HomePage]:
    homes = HomePage.objects.live().filter(depth=HOME).order_by("path").only("path", "url_path")
    return {addresses.of(home.url_path).strip("/") or settings.LANGUAGE_CODE: home for home in homes}


def languages() -> dict[str, str]:
    """Return the languages that have a public home page: code and address, the first language first."""
    return {code: addresses.of(home.url_path) for code, home in _homes().items()}


@until_change
def _top_pages(language: str) -> tuple[Page, ...]:
    home = _homes().get(language)
    return tuple(
        Page.objects.live()
        .filter(depth=TOP, path__startswith=home.path if home else "-")
        .type(SectionPage, CalendarPage, PlainPage)
        .order_by("path")
        .only("path", "title", "url_path", "show_in_menus", "depth")
    )


def home_of(language: str) -> HomePage | None:
    """Return the home page of a language, public or not."""
    slug = {"slug": language}
    homes = HomePage.objects.filter(depth=HOME).order_by("path")
    first = language == settings.LANGUAGE_CODE
    home: HomePage | None = (
        homes.exclude(slug__in=addresses.LANGUAGE_SLUGS) if first else homes.filter(**slug)
    ).first()
    return home


def menu(language: str, subject: object | None = None) -> list[dict[str, Any]]:
    """Return the menu's links {title, url, current}, or {title, links} for a group that opens.

    `subject` is the page being shown.
    """
    chosen = menus.composed("main", language, subject)
    return chosen or [link_to(page, subject) for page in _top_pages(language) if page.show_in_menus]


def footer_links(language: str) -> list[dict[str, Any]]:
    """Return the links at the foot: those that editors chose, or the top pages that the menu leaves out, then
    lists of what there is.
    """
    chosen = menus.composed("foot", language)
    links = chosen or [link_to(page) for page in _top_pages(language) if not page.show_in_menus]
    return links + _lists(language)


def _lists(language: str) -> list[dict[str, Any]]:
    written = lists.archive(language).exists()
    listed = File.objects.filter(listed=True, language__in=("", language)).exists()
    found = (
        ("documents", gettext("Documents"), listed),
        ("topics", gettext("Topics"), written),
        ("authors", gettext("Authors"), written),
        ("archive", gettext("Archive"), written),
        ("feed", gettext("Feed"), written),
    )
    return [
        {"title": title, "url": f"{prefix(language)}/{name}/", "current": False}
        for name, title, shown in found
        if shown
    ]


def page_at(path: str) -> PublicPage | None:
    """Return the public page at an address: home or an article in one query, any other page in two.

    Wagtail asks for the site, then for home, then once for each level.
    """
    words = [word for word in path.split("/") if word]
    prefix = words[:1] if words[:1] and words[0] in addresses.LANGUAGE_SLUGS else []
    address = f"/{'/'.join(words)}/" if words else "/"
    if words == prefix:
        return _public(HomePage.objects, HOME, address)
    depth = HOME + len(words) - len(prefix)
    article = depth == ARTICLES and _public(
        ArticlePage.objects.select_related("picture", "share"), depth, address
    )
    return article or _public(Page.objects, depth, address)


def _public(pages: Any, depth: int, address: str) -> PublicPage | None:
    named = pages.live().filter(depth=depth).order_by()
    if address != "/":
        # A database may take no notice of capitals in an ending: the comparison below does.
        named = named.filter(slug=address.split("/")[-2], url_path__endswith=address)
    found = next((page for page in named if addresses.of(page.url_path) == address), None)
    shown: PublicPage | None = found and found.specific
    return shown


def uses_of(named: Author | Topic) -> list[ArticleAuthor | ArticleTopic | EventTopic]:
    """Return where an author or a topic stands on pages; the first few are enough to refuse."""
    if isinstance(named, Author):
        return list(ArticleAuthor.objects.filter(author=named)[:5])
    return [row for kind in (ArticleTopic, EventTopic) for row in kind.objects.filter(topic=named)[:5]]


def newest(language: str, besides: object | None = None, count: int = 3) -> list[ArticlePage]:
    """Return the newest public articles in a language, leaving out the one being read."""
    listed = Listing.objects.of(named("language", language))
    if isinstance(besides, ArticlePage):
        listed = listed.exclude(page=besides.pk)
    shown: list[ArticlePage] = ArticlePage.objects.cards(listed.pages()[:count])
    return shown


def by_author(author: Author) -> Stories:
    """Return the public articles of one author in any language, newest first, page by page."""
    return Stories(Listing.objects.of(named("author", author.pk)))


def about(topic: Topic, language: str) -> Stories:
    """Return the public articles about one topic in a language, newest first, page by page."""
    return Stories(Listing.objects.of(named("topic", topic.pk, language)))


def calendars(language: str) -> list[dict[str, Any]]:
    """Return the links to the calendars of a language that stand in the menu."""
    found = CalendarPage.objects.live().in_menu().filter(locale__language_code=language).order_by("path")
    return [link_to(page) for page in found.only("path", "title", "url_path")]


def coming_events(language: str, count: int) -> OccurrenceQuerySet:
    """Return the next day of each of the next events, of all calendars of a language."""
    return Occurrence.objects.coming().spoken(language).each_event_once()[:count]


def to_subscribe(calendar: CalendarPage) -> list[EventPage]:
    """Return a calendar's events as calendar programs keep them: coming, and of the last year."""
    since = clock.now() - _KEPT_BY_PROGRAMS
    days = Occurrence.objects.below(calendar).filter(ends_at__gt=since)
    found = EventPage.objects.live().filter(pk__in=days.values("event")).defer("body")
    return list(found.prefetch_related("omissions").order_by("-starts_on", "-pk")[:_MOST_OF_A_FILE])


def address_now(path: str) -> str:
    """Return where the page that once stood at an address stands now; empty when nobody knows."""
    old = Redirect.normalise_path(f"/{path}/")
    moved = Redirect.objects.filter(old_path=old, redirect_page__live=True).first()
    return addresses.of(moved.redirect_page.url_path) if moved else ""


def with_gaps() -> list[PlainPage]:
    """Return the public plain pages under home that still say in [brackets] what belongs there."""
    found = PlainPage.objects.live().type(PlainPage).filter(depth=TOP).order_by("path")
    return [page for page in found if _GAP.search(json.dumps(list(page.body.raw_data), ensure_ascii=False))]


def withdrawals_at(address: str) -> QuerySet[Withdrawal]:
    """Return the record that a page was withdrawn from this address, if there is one."""
    return Withdrawal.objects.filter(key=Withdrawal.key_of(address))


def versions_to_come(page: PublicPage) -> QuerySet[Revision]:
    """Return the versions of a page that are or may still be published: live, newest and scheduled ones."""
    keys = [page.live_revision_id, page.latest_revision_id]
    found: QuerySet[Revision] = page.revisions.filter(Q(pk__in=keys) | Q(approved_go_live_at__isnull=False))
    return found


def approvers(state: TaskState, *, besides: Account | None) -> list[Account]:
    """Return who may approve what waits at `state` and wants to hear of it, without the one who acts."""
    groups = state.task.specific.groups.all()
    found = Account.objects.filter(is_active=True, groups__in=groups).distinct()
    return [account for account in found if account != besides and wants(account, "submitted")]


def wants(account: Account, news: str) -> bool:
    """Say whether an account wants mails of this kind: submitted, approved or rejected."""
    return bool(getattr(UserProfile.get_for_user(account), f"{news}_notifications"))


def outside_links(page_id: int) -> dict[str, links.Link]:
    """Return the links of a live page to other sites, by their keys; none when it is not live."""
    page = Page.objects.live().filter(pk=page_id).first()
    body = getattr(page.specific, "body", None) if page else None
    found = links.in_blocks(body.get_prep_value()) if body else ()
    return {Link.key_of(link.address): link for link in found if link.page is None and link.outside}


def links_to_try(count: int) -> list[int]:
    """Return the keys of the links that were not tried for the longest time, those never tried first."""
    oldest = Link.objects.order_by(F("checked_at").asc(nulls_first=True), "pk")
    return list(oldest.values_list("pk", flat=True)[:count])


def faulty_links() -> QuerySet[Link]:
    """Return the links that readers cannot follow, or not safely, longest first."""
    found = Link.objects.exclude(fault__in=["", Fault.ONCE]).select_related("page")
    return found.order_by("since", "pk")
