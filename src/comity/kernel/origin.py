"""The rule for forms that anybody may send without an account: they come from a page of ours.

Public pages are kept in memory and shown to many, so they carry no token and no cookie. What protects their
forms is what every browser says about a request by itself, and no page of others can change.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from comity.kernel.access import NotAllowed

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_PORTS = {"http": 80, "https": 443}
_FOREIGN = _(
    "We could not tell that this came from our own page, so nothing was sent or saved. "
    "Go back, load the page again and send it from there. If that does not help, a setting or an add-on "
    "of your browser hides which page a form comes from: allow it for this site."
)


def same_origin[**P](view: View[P]) -> View[P]:
    """Take the view out of Django's token check; let it write only when the request comes from our own page.

    Inside the view nobody is signed in, whatever cookie came along: what an anonymous form does never depends
    on who sends it. Were a browser ever fooled about the origin, the forger still could do only what anybody
    can do from their own machine. A form that acts for the person who is signed in keeps Django's token.
    Raises `NotAllowed`.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in _READING and not is_ours(request):
            raise NotAllowed(_FOREIGN)
        request.user = AnonymousUser()
        return view(request, *args, **kwargs)

    return guarded


def is_ours(request: HttpRequest) -> bool:
    """Say whether the browser says that a page of this very site sent the request.

    Sec-Fetch-Site decides when it says anything about a page (W3C Fetch Metadata). It is absent on http and
    in old browsers, and `none` tells of no page at all; then Origin decides (RFC 6454), and only without that
    the Referer. Who says nothing, or hides behind `Origin: null`, is refused.
    """
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site != "none":
        return site == "same-origin"
    claimed = request.headers.get("Origin")
    if claimed is None:
        claimed = request.headers.get("Referer", "")
    return _origin(claimed) == _origin(f"{request.scheme}://{request.get_host()}") is not None


def _origin(address: str) -> tuple[str, str, int] | None:
    """Return scheme, host and port of an address, or nothing when it has none."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname and "@" not in parts.netloc else None
