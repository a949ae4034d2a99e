"""Requests that no browser sends: always a clear answer, never an error page, nothing told of the inside."""

import re
from typing import Any

import pytest
from django.test import Client

from comity.people.models import Account
from tests.factories import pages
from tests.faults.asking import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> None:
    pages.section("News")


# --- hosts --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "",
        "localhost, evil.example", "localhost/evil", "local host", "..", "[::1", "a" * 5_000, "localhost:a",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/account/login/", "/cms/", "/none/"])
def test_an_unknown_host_gets_a_400_page(visitor: Client, host: str, path: str) -> None:
    response = visitor.get(path, headers={"host": host})
    assert response.status_code == 400
    assert "This request could not be read" in told(response)
    assert host not in response.content.decode() or host in {"", ".."}
    assert response["Content-Security-Policy"].startswith("default-src 'self'")


def test_a_forwarded_host_of_a_stranger_does_not_count(visitor: Client) -> None:
    claims = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "Forwarded": "host=evil.example",
    }
    response = visitor.get("/account/login/", headers={"host": "localhost", **claims})
    assert response.status_code == 200
    assert "evil.example" not in told(response)


# --- addresses ----------------------------------------------------------------------------------------
NOT_HERE = {404}
UNREADABLE = {400}


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/a\0b/", UNREADABLE),
        ("/cms/\0/", UNREADABLE),
        ("/media/images/\0.jpg", UNREADABLE),
        ("/../../etc/passwd", NOT_HERE),
        ("/news/../../etc/passwd", NOT_HERE),
        ("/media/../comity.toml", NOT_HERE),
        ("/media/images/../../secrets/django", NOT_HERE),
        ("/media/../db.sqlite3", NOT_HERE),
        ("/static/../db.sqlite3", NOT_HERE),
        ("/static/../secrets/django", NOT_HERE),
        ("/db.sqlite3", NOT_HERE),
        ("/comity.toml", NOT_HERE),
        ("/.git/config", NOT_HERE),
        ("/.env", NOT_HERE),
        ("/%2e%2e/%2e%2e/etc/passwd", NOT_HERE),
        ("/news\\..\\x", NOT_HERE),
        ("//evil.example/", NOT_HERE),
        ("///", NOT_HERE),
        ("/\r\nSet-Cookie: a=b/", NOT_HERE),
        ("/<script>alert(1)</script>/", NOT_HERE),
        ("/\u202e/", NOT_HERE),
        ("/" + "a" * 1_990 + "/", NOT_HERE),
        ("/" + "a/" * 900, NOT_HERE),
        ("/" + "a" * 10_000, {414}),
        ("/" + "é" * 3_000, {414}),
        ("/media/" + "a" * 10_000 + ".jpg", {414}),
        ("/authors/نقابة/", NOT_HERE),
        ("/topics/" + "x" * 900 + "/", NOT_HERE),
        ("/documents/99999999999999999999/x.pdf", NOT_HERE),
        ("/documents/1/../../secrets/django", NOT_HERE),
        ("/_util/login/", NOT_HERE),
        ("/wp-login.php", NOT_HERE),
    ],
)
def test_an_odd_path_is_simply_not_there(visitor: Client, path: str, statuses: set[int]) -> None:
    # As the server hands it over: the bytes of the address, read as Latin-1.
    raw = path.encode().decode("latin-1")
    response = visitor.get("/", PATH_INFO=raw)
    if response.status_code == 301:  # a slash at the end is added first
        assert response["Location"].startswith("/")
        assert not response["Location"].startswith("//")
        response = visitor.get("/", PATH_INFO=raw + "/")
    assert response.status_code in statuses
    assert "<script>alert(1)" not in told(response)


@pytest.mark.parametrize(
    "raw", ["/\xff\xfe/", "/caf\xe9/", "/\xed\xa0\x80/", "/\xc0\xae\xc0\xae/", "/news/\xf0\x9f/"]
)
def test_a_path_that_is_not_utf8_is_simply_not_there(visitor: Client, raw: str) -> None:
    response = visitor.get("/", PATH_INFO=raw)
    assert response.status_code == 404
    assert "This page is not here" in told(response)


@pytest.mark.parametrize(
    ("address", "statuses"),
    [
        ("/?q=%00", UNREADABLE),
        ("/?%00=1", UNREADABLE),
        ("/?p=12", {200}),
        ("/?p=99999999999999999999999", {200}),
        ("/?page=%FF%FE", {200}),
        ("/?" + "a=1&" * 1_500, {200}),
        ("/?q=" + "a" * 9_000, {414}),
        ("/news/?page=-1", {200}),
        ("/news/?page=abc", {200}),
        ("/news/?page=99999999999999999999999", {200}),
        ("/news/?page=1%27%20OR%201=1", {200}),
        ("/account/login/?next=https://evil.example/", {200}),
        ("/account/login/?next=javascript:alert(1)", {200}),
        ("/account/login/?next=%2F%2Fevil.example", {200}),
    ],
)
@pytest.mark.usefixtures("news")
def test_an_odd_question_gets_the_page_or_a_clear_refusal(
    visitor: Client, address: str, statuses: set[int]
) -> None:
    response = visitor.get(address)
    assert response.status_code in statuses
    assert not re.search(r"""(href|action|src)=["']?(javascript:|https?://evil|//evil)""", told(response))


@pytest.mark.parametrize(
    "address",
    [
        "/cms/images/?q=%22",
        "/cms/images/?q=%22%22%22+OR+*",
        "/cms/documents/?q=%22",
        "/cms/pages/search/?q=%22a",
        "/cms/pages/search/?q=%22a+%28+%2A+b%22",
        "/cms/pages/search/?q=a%3Ab+AND+%28",
        "/cms/pages/search/?q=" + "a+" * 3_000,
        "/cms/images/?p=-1", "/cms/images/?p=a", "/cms/images/?collection_id=abc", "/cms/images/?ordering='",
        "/cms/images/?tag=%22", "/cms/images/9999999999999999999/", "/cms/pages/9999999999999999999/",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("news")
def test_an_odd_question_to_the_cms_is_no_error(editor: Client, address: str) -> None:
    response = editor.get(address)
    assert response.status_code in {200, 302, 400, 404}
    told(response)


# --- cookies, headers, methods -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cookie", "status"),
    [
        ('session="\\000\\000abcdefghij"', 400),
        ('session="\\001\\377abcdefghij"', 200),
        ("session=" + "x" * 4_000, 200),
        ("session=;=;;=\xff", 200),
    ],
)
@pytest.mark.usefixtures("news")
def test_a_broken_cookie_signs_nobody_in(cookie: str, status: int) -> None:
    for path in ("/", "/account/login/"):
        response = Client(raise_request_exception=False).get(path, HTTP_COOKIE=cookie)
        assert response.status_code == status
        told(response)


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "x" * 3_000},
        {"Accept-Language": "ar;q=nan, \xff"},
        {"Accept-Encoding": "gzip;q=abc, *"},
        {"Referer": "https://[::1"},
        {"Origin": "https://["},
        {"User-Agent": "<script>alert(1)</script>" * 100},
        {"If-Modified-Since": "yesterday", "If-None-Match": '"'},
        {"Range": "bytes=0-0,1-1,2-2"},
        {"HX-Request": "true", "HX-Current-URL": "javascript:alert(1)"},
    ],
)
@pytest.mark.usefixtures("news")
def test_odd_headers_change_nothing(visitor: Client, headers: dict[str, str]) -> None:
    response = visitor.get("/", headers=headers)
    assert response.status_code == 200
    assert "alert(1)" not in told(response)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PURGE", "OPTIONS", "x"])
@pytest.mark.parametrize("path", ["/", "/account/login/", "/media/images/x.jpg", "/cms/", "/none/"])
@pytest.mark.usefixtures("news")
def test_an_odd_method_changes_nothing(visitor: Client, method: str, path: str) -> None:
    before = Account.objects.count()
    response: Any = visitor.generic(method, path)
    assert response.status_code in {200, 302, 403, 404, 405}
    told(response)
    assert Account.objects.count() == before
