"""Who asks: believed from named proxies only. How much: bounded before anything is read."""

from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from comity.config import settings as site
from comity.kernel import pictures, uploads
from comity.kernel.proxies import BoundedBody, BoundedHead, NamedProxies

PROXIES = [ip_network(block) for block in ("10.0.0.0/8", "192.0.2.7", "fd00::/8")]


def passed(meta: dict[str, Any], named: list[Any] | None = None) -> HttpRequest:
    """The request as the next middleware gets it."""
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    proxies = NamedProxies(view)
    proxies.named = tuple(PROXIES if named is None else named)
    proxies(RequestFactory().get("/", **meta))
    return seen[0]


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        # Nobody in between, or nobody we know: what is claimed does not count.
        ("198.51.100.1", None, "198.51.100.1"),
        ("198.51.100.1", "203.0.113.5", "198.51.100.1"),
        ("198.51.100.1", "10.0.0.1", "198.51.100.1"),
        ("192.0.2.8", "203.0.113.5", "192.0.2.8"),
        # A named proxy: its word, and no more than that.
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("192.0.2.7", "203.0.113.5", "203.0.113.5"),
        ("fd00::1", "2001:db8::5", "2001:db8::5"),
        ("10.0.0.1", "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "6.6.6.6,203.0.113.5,10.0.0.9", "203.0.113.5"),
        ("10.0.0.1", "6.6.6.6, 203.0.113.5, 192.0.2.7, 10.0.0.9", "203.0.113.5"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "10.0.0.66, 203.0.113.5", "203.0.113.5"),
        # Spellings.
        ("10.0.0.1", " 203.0.113.5 ", "203.0.113.5"),
        ("10.0.0.1", "203.0.113.5:4711", "203.0.113.5"),
        ("10.0.0.1", "[2001:db8::5]:4711", "2001:db8::5"),
        ("10.0.0.1", "[2001:db8::5]", "2001:db8::5"),
        ("10.0.0.1", "2001:DB8:0::5", "2001:db8::5"),
        ("10.0.0.1", "::ffff:203.0.113.5", "203.0.113.5"),
        ("::ffff:10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("::ffff:198.51.100.1", "203.0.113.5", "198.51.100.1"),
        # Unreadable words: the last readable address stands.
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.5, unknown", "10.0.0.1"),
        ("10.0.0.1", "unknown, 203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "6.6.6.6, unknown, 10.0.0.9", "10.0.0.9"),
        ("10.0.0.1", "6.6.6.6,,10.0.0.9", "10.0.0.9"),
        ("10.0.0.1", "203.0.113.500", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.05", "10.0.0.1"),
        ("10.0.0.1", "fe80::1%eth0", "10.0.0.1"),
        ("10.0.0.1", "'; DROP TABLE", "10.0.0.1"),
        ("10.0.0.1", "1", "10.0.0.1"),
        ("", "203.0.113.5", ""),
        ("unix:", "203.0.113.5", "unix:"),
    ],
)
def test_the_client_is_the_first_address_that_is_not_one_of_our_proxies(
    peer: str, forwarded: str | None, client: str
) -> None:
    meta = {"REMOTE_ADDR": peer} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})
    assert passed(meta).META["REMOTE_ADDR"] == client


@given(st.text(max_size=60))
def test_nothing_a_proxy_passes_on_breaks_the_request(forwarded: str) -> None:
    client = passed({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded}).META["REMOTE_ADDR"]
    assert str(ip_address(client)) == client


@given(st.lists(st.ip_addresses(v=4), max_size=5), st.ip_addresses(v=4))
def test_a_stranger_is_who_they_are_whatever_they_claim(claimed: list[Any], peer: Any) -> None:
    meta = {"REMOTE_ADDR": str(peer), "HTTP_X_FORWARDED_FOR": ", ".join(map(str, claimed))}
    assert passed(meta, named=[]).META["REMOTE_ADDR"] == str(peer)


@pytest.mark.parametrize(
    ("peer", "claimed", "before", "scheme"),
    [
        ("10.0.0.1", "https", "http", "https"),
        ("10.0.0.1", "HTTPS", "http", "https"),
        ("10.0.0.1", "http", "https", "http"),
        ("10.0.0.1", "http, https", "http", "https"),
        ("10.0.0.1", "https, http", "http", "http"),
        ("10.0.0.1", "on", "http", "http"),
        ("10.0.0.1", "javascript", "http", "http"),
        ("10.0.0.1", "", "https", "https"),
        ("198.51.100.1", "https", "http", "http"),
        ("198.51.100.1", "http", "https", "https"),
    ],
)
def test_only_a_named_proxy_says_that_the_line_was_encrypted(
    peer: str, claimed: str, before: str, scheme: str
) -> None:
    meta = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_PROTO": claimed, "wsgi.url_scheme": before}
    request = passed(meta)
    assert (request.scheme, request.is_secure()) == (scheme, scheme == "https")


@pytest.mark.parametrize(
    ("peer", "claimed", "host"),
    [
        ("10.0.0.1", "union.example", "union.example"),
        ("10.0.0.1", "union.example:8443", "union.example:8443"),
        ("10.0.0.1", "evil.example, union.example", "union.example"),
        ("10.0.0.1", "[2001:db8::1]:80", "[2001:db8::1]:80"),
        ("10.0.0.1", "union.example/path", "inner:8000"),
        ("10.0.0.1", "user@union.example", "inner:8000"),
        ("10.0.0.1", "union example", "inner:8000"),
        ("10.0.0.1", "", "inner:8000"),
        ("198.51.100.1", "evil.example", "inner:8000"),
    ],
)
def test_only_a_named_proxy_says_which_host_was_asked(peer: str, claimed: str, host: str) -> None:
    meta = {"REMOTE_ADDR": peer, "HTTP_HOST": "inner:8000", "HTTP_X_FORWARDED_HOST": claimed}
    assert passed(meta).META["HTTP_HOST"] == host


@pytest.mark.parametrize("peer", ["10.0.0.1", "198.51.100.1", "unix:"])
def test_no_forwarded_header_gets_any_further(peer: str) -> None:
    names = (
        "X_FORWARDED_FOR",
        "X_FORWARDED_PROTO",
        "X_FORWARDED_HOST",
        "X_FORWARDED_PORT",
        "X_FORWARDED_SSL",
    )
    meta = {f"HTTP_{name}": "x" for name in (*names, "X_REAL_IP", "FORWARDED", "FORWARDED_FOR", "ACCEPT")}
    request = passed({"REMOTE_ADDR": peer, **meta})
    assert [name for name in meta if name in request.META] == ["HTTP_ACCEPT"]


# --- how much -----------------------------------------------------------------------------------------
def words(middleware: type, request: HttpRequest) -> tuple[int, str]:
    response = middleware(lambda request: HttpResponse("view"))(request)
    if response.status_code != 200:
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Cache-Control"] == "no-store"
    return response.status_code, response.content.decode().strip()


class Unread:
    """A body that must not be touched."""

    def read(self, *size: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


TOO_LARGE = "This is more than this site takes at once: 30 MB a file, 32 MB in all. Nothing was saved."
LARGE = (413, f"{TOO_LARGE} Go back and choose a smaller file.")
NO_LENGTH = (411, "Please say how long your request is (Content-Length).")
UNREADABLE = (400, "The length of this request cannot be read.")


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, (200, "view")),
        ({"CONTENT_LENGTH": ""}, (200, "view")),
        ({"CONTENT_LENGTH": "0"}, (200, "view")),
        ({"CONTENT_LENGTH": str(32 * 1024**2)}, (200, "view")),
        ({"CONTENT_LENGTH": str(32 * 1024**2 + 1)}, LARGE),
        ({"CONTENT_LENGTH": "9" * 18}, LARGE),
        ({"CONTENT_LENGTH": "9" * 5_000}, UNREADABLE),
        ({"CONTENT_LENGTH": "-1"}, UNREADABLE),
        ({"CONTENT_LENGTH": "1e3"}, UNREADABLE),
        ({"CONTENT_LENGTH": "12, 12"}, UNREADABLE),
        ({"CONTENT_LENGTH": "٣"}, UNREADABLE),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, NO_LENGTH),
        ({"HTTP_TRANSFER_ENCODING": "gzip, chunked"}, NO_LENGTH),
        ({"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": "5"}, (200, "view")),
    ],
)
def test_a_body_is_refused_before_it_is_read(
    settings, meta: dict[str, str], expected: tuple[int, str]
) -> None:
    settings.COMITY_LARGEST_BODY = 32 * 1024**2
    request = RequestFactory().post("/", **{"wsgi.input": Unread()})
    request.META.pop("CONTENT_LENGTH", None)
    request.META.update(meta)
    assert words(BoundedBody, request) == expected


def test_a_browser_gets_a_page_that_names_both_limits(settings) -> None:
    settings.COMITY_LARGEST_BODY = 32 * 1024**2
    accept = {"HTTP_ACCEPT": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
    request = RequestFactory().post("/", **{"wsgi.input": Unread(), "CONTENT_LENGTH": "9" * 12, **accept})
    response = BoundedBody(lambda request: HttpResponse("view"))(request)
    page = response.content.decode()
    assert (response.status_code, response["Content-Type"]) == (413, "text/html; charset=utf-8")
    assert response["Content-Security-Policy"].startswith("default-src 'self'")
    assert response["Cache-Control"] == "no-store"
    assert "A file may be up to 30 MB, and everything sent at once up to 32 MB." in page
    assert '<link rel="stylesheet" href="/static/ui/site.css">' in page


def test_a_browser_gets_the_words_when_the_page_fails(settings) -> None:
    settings.TEMPLATES = []
    request = RequestFactory().post("/", CONTENT_LENGTH="9" * 12, HTTP_ACCEPT="text/html")
    assert words(BoundedBody, request) == LARGE


def test_the_largest_file_fits_into_a_request() -> None:
    assert uploads.LARGEST_FILE == pictures.LARGEST_FILE
    assert site.COMITY_LARGEST_BODY == uploads.LARGEST_FILE + 2 * 1024**2


TOO_LONG = (414, "This address is too long.")
STRANGE = (400, "This request holds a character that no address and no cookie has.")


@pytest.mark.parametrize(
    ("path", "query", "cookie", "expected"),
    [
        ("/", "", "", (200, "view")),
        ("/ünïcode/سلام/", "q=%D8%B3", "session=abc; csrf=d", (200, "view")),
        ("/" + "a" * 1_999, "", "", (200, "view")),
        ("/" + "a" * 2_000, "", "", TOO_LONG),
        ("/", "q=" + "a" * 7_998, "", (200, "view")),
        ("/", "q=" + "a" * 7_999, "", TOO_LONG),
        ("/a\0b/", "", "", STRANGE),
        ("/", "q=%00", "", STRANGE),
        ("/", "q=a\0", "", STRANGE),
        ("/", "q=%2500", "", (200, "view")),
        ("/", "", 'session="\\000abc"', STRANGE),
        ("/", "", "session=\0", STRANGE),
        ("/", "", 'session="\\001abc"', (200, "view")),
    ],
)
def test_the_head_of_a_request_is_short_and_readable(
    path: str, query: str, cookie: str, expected: tuple[int, str]
) -> None:
    request = RequestFactory().get("/")
    request.path, request.META["QUERY_STRING"], request.META["HTTP_COOKIE"] = path, query, cookie
    assert words(BoundedHead, request) == expected
