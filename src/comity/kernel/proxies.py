"""Whom to believe about the reader's address, and how large a request may be."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


def _within(address: str, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    try:
        known = ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in networks)


class NamedProxies:
    """Middleware: forwarded headers count only when a proxy that the settings name sent them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        if _within(meta.get("REMOTE_ADDR", ""), settings.COMITY_PROXIES):
            for address in reversed(meta.get("HTTP_X_FORWARDED_FOR", "").split(",")):
                if not _within(address.strip(), settings.COMITY_PROXIES):
                    if _is_address(address.strip()):
                        meta["REMOTE_ADDR"] = address.strip()
                    break
            if meta.get("HTTP_X_FORWARDED_PROTO") == "https":
                meta["wsgi.url_scheme"] = "https"
        for name in _FORWARDED:
            meta.pop(name, None)
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class BoundedBody:
    """Middleware: a request that announces more than the largest body is refused before it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.COMITY_LARGEST_BODY:
            return HttpResponse("This is more than we can take at once.\n", status=413, content_type="text/plain")
        return self.get_response(request)
