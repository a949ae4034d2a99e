"""Whom to believe about who asks, and how much anybody may ask at once.

A named proxy must set or drop the forwarded headers itself, also those spelt with underscores
(`X_Forwarded_For`): a WSGI program cannot tell them from the real ones. nginx drops them by itself.
"""

import contextlib
import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.csp import build_policy
from django.utils.translation import gettext

from comity.kernel.headers import SECURE_CSP
from comity.kernel.uploads import LARGEST_FILE

type Answer = Callable[[HttpRequest], HttpResponseBase]

LONGEST_PATH = 2_000
LONGEST_QUERY = 8_000

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP")
_HOST = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)
_WITH_PORT = re.compile(r"\[([0-9a-f:.]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+", re.IGNORECASE)


class NamedProxies:
    """Middleware: forwarded headers count only from a proxy that settings.COMITY_PROXIES names.

    What they say moves into REMOTE_ADDR, the scheme and the host; then they are gone, so nothing further in
    can believe them by mistake. Neither SECURE_PROXY_SSL_HEADER nor USE_X_FORWARDED_HOST is needed.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.named = tuple(settings.COMITY_PROXIES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Settle who asks, then pass the request on."""
        meta = request.META
        peer = _address(meta.get("REMOTE_ADDR", ""))
        if peer is not None:
            if self._is_named(peer):
                peer = self._client(peer, meta.get("HTTP_X_FORWARDED_FOR", ""))
                _take_over(meta)
            meta["REMOTE_ADDR"] = str(peer)
        for name in [name for name in meta if name.startswith(_FORWARDED)]:
            del meta[name]
        return self.get_response(request)

    def _client(self, peer: IPv4Address | IPv6Address, forwarded: str) -> IPv4Address | IPv6Address:
        """Walk back from the nearest proxy to the first address that is not one of ours."""
        for text in reversed(forwarded.split(",")):
            hop = _address(text.strip())
            if hop is None:
                break  # what stands left of something unreadable may be made up
            peer = hop
            if not self._is_named(hop):
                break
        return peer

    def _is_named(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self.named)


def _take_over(meta: dict[str, str]) -> None:
    """Believe the nearest proxy, which wrote the last word of each list."""
    scheme = meta.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip().lower()
    if scheme in {"http", "https"}:
        meta["wsgi.url_scheme"] = scheme
    host = meta.get("HTTP_X_FORWARDED_HOST", "").rpartition(",")[2].strip()
    if _HOST.fullmatch(host):
        meta["HTTP_HOST"] = host


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address, also one with a port; an IPv4 address in IPv6 clothes is the IPv4 address."""
    if match := _WITH_PORT.fullmatch(text):
        text = match[1] or match[2]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return address
    return None if address.scope_id else address.ipv4_mapped or address


class BoundedHead:
    """Middleware: an address that is endless, or a NUL that PostgreSQL could not take, is refused at once."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 400 or 414, or pass the request on."""
        query = request.META.get("QUERY_STRING", "")
        if len(request.path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
            return _refusal(414, gettext("This address is too long."))
        # In a cookie, \000 between quotation marks stands for it.
        cookie = request.META.get("HTTP_COOKIE", "")
        if "\0" in f"{request.path}{query}{cookie}" or "%00" in query or "\\000" in cookie:
            return _refusal(400, gettext("This request holds a character that no address and no cookie has."))
        return self.get_response(request)


class BoundedBody:
    """Middleware: what is larger than settings.COMITY_LARGEST_BODY, or hides its size, is refused unread.

    Without a length Django reads nothing at all, so a body in chunks would look like an empty form: better to
    say so. Browsers and proxies state the length of what they send.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.largest: int = settings.COMITY_LARGEST_BODY

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 400, 411 or 413, or pass the request on."""
        length = request.META.get("CONTENT_LENGTH") or ""
        if not length and request.META.get("HTTP_TRANSFER_ENCODING"):
            return _refusal(411, gettext("Please say how long your request is (Content-Length)."))
        if not re.fullmatch(r"[0-9]{0,18}", length):
            return _refusal(400, gettext("The length of this request cannot be read."))
        if int(length or 0) > self.largest:
            return self._too_large(request)
        return self.get_response(request)

    def _too_large(self, request: HttpRequest) -> HttpResponse:
        """Return a page for a browser, since people do meet this one; one line for a program."""
        limits = {"limit": self.largest // 1024**2, "file_limit": LARGEST_FILE // 1024**2}
        words = gettext(
            "This is more than this site takes at once: %(file_limit)s MB a file, %(limit)s MB in all. "
            "Nothing was saved. Go back and choose a smaller file."
        )
        refusal = _refusal(413, words % limits)
        if "text/html" in request.META.get("HTTP_ACCEPT", ""):
            # Without the request: no context processor asks the database. Whatever it lacks, the words stand.
            with contextlib.suppress(Exception):
                refusal.content = render_to_string("413.html", limits)
                refusal["Content-Type"] = "text/html; charset=utf-8"
                refusal["Content-Security-Policy"] = build_policy(SECURE_CSP)
        return refusal


def _refusal(status: int, words: str) -> HttpResponse:
    # A page would need templates, and those a database that is not asked for this.
    return HttpResponse(
        f"{words}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
    )
