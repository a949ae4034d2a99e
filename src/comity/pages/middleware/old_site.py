"""Leads readers on from addresses of an old site that was brought here."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from comity.pages.wordpress import oldsite

# What WordPress asks for by number or name at the front page: `/?p=12`.
ASKED: Final = frozenset("p page_id attachment_id cat author category_name tag author_name feed m".split())


class OldAddresses:
    """Middleware: answers 301 at an old address. Listed before Wagtail's redirects, which win.

    The front page has an answer for every query, so old queries are looked up before it; paths only where
    nothing else is found.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Lead on, or pass the request on."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        asked = "?" in request.get_full_path() and not ASKED.isdisjoint(request.GET)
        if asked and request.path_info in oldsite.places() and (found := _led(request)):
            return found
        response = self.get_response(request)
        if response.status_code == 404 and (found := _led(request)):
            return found
        return response


def _led(request: HttpRequest) -> HttpResponse | None:
    path = request.path_info
    place = oldsite.place_of(path)
    if place is None:
        return None
    query = {name: str(value) for name, value in request.GET.items()}
    row = oldsite.find(path, query, place)
    address = oldsite.address_of(row) if row else oldsite.list_at(path, query, place)
    return HttpResponsePermanentRedirect(address) if address and address != path else None
