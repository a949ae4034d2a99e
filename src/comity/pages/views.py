"""The website's pages, in Wagtail's tree and beside it, and its ways of saying no."""

from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.formats import date_format
from django.utils.http import http_date, quote_etag
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from comity.kernel import access, languages
from comity.organisation.models import Topic
from comity.organisation.queries import profile
from comity.pages import feeds, ical, queries, sitemaps
from comity.pages.feeds import Feed
from comity.pages.models import Author, CalendarPage, EventPage, SectionPage, Stories
from comity.pages.models.listings import named

AUTHORS_A_PAGE, TOPICS_A_PAGE = 24, 100


@access.open_to(access.ANYONE)
@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    """Show everybody who has written something public in this language."""
    found = Paginator(queries.writers(languages.current()), AUTHORS_A_PAGE)
    return render(request, "pages/authors.html", {"authors": found.get_page(request.GET.get("page"))})


@access.open_to(access.ANYONE)
@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an author and their articles."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = queries.by_author(found).get_page(request.GET.get("page"))
    return render(request, "pages/author.html", {"author": found, "stories": stories, "subject": found})


@access.open_to(access.ANYONE)
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Show all that has been written about in this language."""
    found = Paginator(queries.subjects(languages.current()), TOPICS_A_PAGE)
    return render(request, "pages/topics.html", {"topics": found.get_page(request.GET.get("page"))})


@access.open_to(access.ANYONE)
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic and the articles about it."""
    found = get_object_or_404(Topic, slug=slug)
    stories = queries.about(found, languages.current()).get_page(request.GET.get("page"))
    return render(request, "pages/topic.html", {"topic": found, "stories": stories, "subject": found})


@access.open_to(access.ANYONE)
@require_safe
def archive(request: HttpRequest, year: int = 0) -> HttpResponse:
    """Show the months in which something was published: of one year, or of all."""
    months = queries.archive(languages.current()).months()
    years: dict[int, list[tuple[date, int]]] = {}
    for month, number in months.items():
        if year in {0, month // 100}:
            years.setdefault(month // 100, []).append((_first_day(month), number))
    if year and not years:
        return _nothing_published(request, str(year))
    return render(request, "pages/archive.html", {"years": years, "year": year})


@access.open_to(access.ANYONE)
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show what was published in a month, newest first."""
    listed, wanted = queries.archive(languages.current()), year * 100 + month
    stories = Stories(listed.filter(month=wanted)).get_page(request.GET.get("page"))
    if not stories:
        return _nothing_published(request, date_format(_first_day(wanted), "YEAR_MONTH_FORMAT"))
    before, after = (other and _first_day(other) for other in queries.months_beside(listed, wanted))
    shown = {"stories": stories, "month": _first_day(wanted), "before": before, "after": after}
    return render(request, "pages/month.html", shown)


def _first_day(month: int) -> date:
    return date(month // 100, month % 100, 1)


def _nothing_published(request: HttpRequest, when: str) -> HttpResponse:
    return render(request, "pages/nothing_published.html", {"when": when}, status=404)


@access.open_to(access.ANYONE)
@require_safe
def feed(request: HttpRequest, path: str = "") -> HttpResponse:
    """Tell feed readers what is new on the site, or in the section at `path`."""
    spoken = languages.current()
    identity = profile(spoken)
    if not path:
        name = named("language", spoken)
        return _atom(request, Feed(name, spoken, identity.name, f"{languages.prefix()}/", identity.tagline))
    section = queries.page_at(path)
    if not isinstance(section, SectionPage):
        raise Http404
    title = f"{section.title} · {identity.name}"
    return _atom(request, Feed(named("section", section.pk), spoken, title, section.url, section.intro))


@access.open_to(access.ANYONE)
@require_safe
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell feed readers what is new about a topic."""
    found, spoken = get_object_or_404(Topic, slug=slug), languages.current()
    name, title = named("topic", found.pk, spoken), f"{found.label} · {profile(spoken).name}"
    return _atom(request, Feed(name, spoken, title, found.get_absolute_url(), found.description))


@access.open_to(access.ANYONE)
@require_safe
def author_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell feed readers what is new of an author."""
    found, spoken = get_object_or_404(Author, slug=slug), languages.current()
    name, title = named("author", found.pk), f"{found.name} · {profile(spoken).name}"
    return _atom(request, Feed(name, spoken, title, found.get_absolute_url(), found.about))


def _atom(request: HttpRequest, asked: Feed) -> HttpResponse:
    state = feeds.state_of(asked)
    etag, changed = f'"{state.mark}"', int(state.changed.timestamp()) if state.changed else None
    same = get_conditional_response(request, etag=etag, last_modified=changed)
    response = same or HttpResponse(
        feeds.write(asked, state), content_type="application/atom+xml; charset=utf-8"
    )
    response["ETag"] = etag
    if changed:
        response["Last-Modified"] = http_date(changed)
    return response


@access.open_to(access.ANYONE)
@require_safe
def sitemap(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Tell search engines all public addresses: the parts there are, or those of one part."""
    found = sitemaps.index() if number is None else sitemaps.part(number)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="application/xml; charset=utf-8")


@access.open_to(access.ANYONE)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what is no page for readers, and where the list of all that are lies."""
    closed = "".join(f"Disallow: /{room}/\n" for room in ("account", "cms", "desk"))
    words = f"User-agent: *\n{closed}\nSitemap: {settings.COMITY_PUBLIC_URL}/sitemap.xml\n"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@access.open_to(access.ANYONE)
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Show what lies in the tree of pages. Wagtail serves it; we find it, in a quarter of the queries."""
    found = queries.page_at(path)
    request._wagtail_route_for_request = found and RouteResult(found)  # type: ignore[attr-defined]  # read by Wagtail
    response: HttpResponse = serve(request, path)
    return response


@access.open_to(access.ANYONE)
@require_safe
def calendar_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a calendar's events for calendar programs, which ask again every few hours."""
    found = queries.page_at(path)
    if isinstance(found, CalendarPage):
        return _as_calendar(request, ical.written(queries.to_subscribe(found), name=found.title))
    return _file_now(path, "calendar.ics")


@access.open_to(access.ANYONE)
@require_safe
def event_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with one event, for whoever adds it to a calendar."""
    found = queries.page_at(path)
    if isinstance(found, EventPage):
        return _as_calendar(request, ical.written([found]), found.last_published_at)
    return _file_now(path, "event.ics")


def _as_calendar(request: HttpRequest, content: bytes, changed: datetime | None = None) -> HttpResponseBase:
    # Of a whole calendar there is no such date: what was withdrawn leaves none behind.
    response = HttpResponse(content, content_type=ical.TYPE, headers={"Cache-Control": "no-cache"})
    response.headers["ETag"] = tag = quote_etag(sha256(content).hexdigest())
    at = int(changed.timestamp()) if changed else None
    if at:
        response.headers["Last-Modified"] = http_date(at)
    return get_conditional_response(request, etag=tag, last_modified=at, response=response) or response


def _file_now(path: str, name: str) -> HttpResponse:
    # Programs that subscribed keep asking at the old address for years.
    there = queries.address_now(path)
    if not there:
        raise Http404
    return HttpResponsePermanentRedirect(f"{there}{name}")


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 410 where a page was withdrawn, with the reason if editors gave one, else 404 with a way on."""
    if withdrawal := queries.withdrawals_at(request.path).first():
        about = {"reason": withdrawal.reason, "withdrawn_on": withdrawal.at}
        return render(request, "410.html", about, status=410)
    return render(request, "404.html", status=404)
