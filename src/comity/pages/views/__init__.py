"""The website's pages, in Wagtail's tree and beside it, and its ways of saying no."""

from datetime import datetime
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from comity.kernel import access
from comity.pages import ical, queries
from comity.pages.models import CalendarPage, EventPage


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
