"""What programs read: feeds, the addresses of all pages, and what is no page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from comity.kernel import access, languages
from comity.organisation.models import Topic
from comity.organisation.queries import profile
from comity.pages import feeds, queries, sitemaps
from comity.pages.feeds import Feed
from comity.pages.models import Author, SectionPage
from comity.pages.models.listings import named


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
    # No date: what is withdrawn changes the feed and leaves the newest date as it was.
    etag = f'"{state.mark}"'
    same = get_conditional_response(request, etag=etag)
    response = same or HttpResponse(
        feeds.write(asked, state), content_type="application/atom+xml; charset=utf-8"
    )
    response["ETag"] = etag
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
