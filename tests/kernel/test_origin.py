"""A form without an account is taken from our own pages only."""

import itertools

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.access import ANYONE, NotAllowed, open_to
from comity.kernel.origin import is_ours, same_origin

HOST = "union.example"


@pytest.fixture(autouse=True)
def hosts(settings) -> None:
    settings.ALLOWED_HOSTS = [HOST, "[2001:db8::1]", "localhost"]


def sent(method: str = "POST", scheme: str = "https", host: str = HOST, **headers: str) -> HttpRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = RequestFactory().generic(method, "/", secure=scheme == "https", headers=named)
    request.META["HTTP_HOST"] = host
    return request


OURS, THEIRS = f"https://{HOST}", "https://evil.example"


@pytest.mark.parametrize(
    ("site", "origin", "referer", "ours"),
    [
        # The browser says where it comes from: nothing else counts.
        ("same-origin", None, None, True),
        ("same-origin", OURS, None, True),
        ("same-origin", "null", None, True),
        ("same-site", OURS, OURS, False),
        ("cross-site", OURS, OURS, False),
        ("cross-site", None, None, False),
        ("", OURS, None, False),
        ("Same-Origin", OURS, None, False),
        ("same-origin, cross-site", OURS, None, False),
        ("something-new", OURS, None, False),
        # It tells of no page, or does not know the header: the origin.
        ("none", OURS, None, True),
        ("none", THEIRS, None, False),
        ("none", None, None, False),
        (None, OURS, None, True),
        (None, OURS, THEIRS, True),
        (None, THEIRS, OURS, False),
        (None, "null", OURS, False),
        (None, "", OURS, False),
        (None, f"{OURS}:443", None, True),
        (None, f"{OURS}:8443", None, False),
        (None, f"http://{HOST}", None, False),
        (None, f"https://www.{HOST}", None, False),
        (None, f"https://{HOST}.evil.example", None, False),
        (None, f"https://{HOST}@evil.example", None, False),
        (None, f"https://evil.example@{HOST}", None, False),
        (None, f"https://evil.example/{OURS}", None, False),
        (None, f"{OURS}, {THEIRS}", None, False),
        (None, HOST, None, False),
        (None, f"//{HOST}", None, False),
        (None, "https://", None, False),
        (None, "https://[", None, False),
        (None, f"https://{HOST}:x", None, False),
        (None, "HTTPS://UNION.EXAMPLE", None, True),
        # Not even that: the page it came from.
        (None, None, f"{OURS}/campaigns/port/?a=1", True),
        (None, None, OURS, True),
        (None, None, f"{THEIRS}/{OURS}", False),
        (None, None, f"http://{HOST}/", False),
        (None, None, "", False),
        (None, None, None, False),
        ("none", None, f"{OURS}/a", True),
    ],
)
def test_only_what_the_browser_calls_ours_is_ours(
    site: str | None, origin: str | None, referer: str | None, ours: bool
) -> None:
    headers = {"Sec_Fetch_Site": site, "Origin": origin, "Referer": referer}
    assert is_ours(sent(**{name: value for name, value in headers.items() if value is not None})) is ours


@pytest.mark.parametrize(
    ("scheme", "host", "origin", "ours"),
    [
        ("http", "localhost:8000", "http://localhost:8000", True),
        ("http", "localhost:8000", "http://localhost", False),
        ("http", "localhost:8000", "http://localhost:8001", False),
        ("http", "localhost", "http://localhost:80", True),
        ("http", "localhost:80", "http://localhost", True),
        ("http", HOST, f"https://{HOST}", False),
        ("https", f"{HOST}:443", f"https://{HOST}", True),
        ("https", "UNION.example", f"https://{HOST}", True),
        ("https", "[2001:db8::1]:8443", "https://[2001:db8::1]:8443", True),
    ],
)
def test_the_origin_is_scheme_host_and_port(scheme: str, host: str, origin: str, ours: bool) -> None:
    assert is_ours(sent(scheme=scheme, host=host, Origin=origin)) is ours


def test_a_host_that_is_not_ours_is_refused_before_it_is_compared() -> None:
    with pytest.raises(DisallowedHost):
        is_ours(sent(host="evil.example", Origin=THEIRS))


@given(st.text(max_size=40))
def test_no_text_that_is_not_our_origin_passes(text: str) -> None:
    request = sent()
    request.META["HTTP_ORIGIN"] = text
    assert is_ours(request) is (text.lower() in {OURS, f"{OURS}:443"})


# --- the decorator ------------------------------------------------------------------------------------
@same_origin
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """A view."""
    return HttpResponse(f"{number} {request.user.is_authenticated}")


class SignedIn:
    is_authenticated = True


@pytest.mark.parametrize(
    ("method", "headers"),
    list(
        itertools.product(
            ["POST", "PUT", "PATCH", "DELETE", "PURGE"],
            [{"Sec_Fetch_Site": "cross-site"}, {"Origin": THEIRS}, {}],
        )
    ),
)
def test_a_foreign_page_changes_nothing(method: str, headers: dict[str, str]) -> None:
    with pytest.raises(NotAllowed) as caught:
        sign(sent(method, **headers), 7)
    assert str(caught.value.reason).startswith("We could not tell that this came from our own page")
    assert str(caught.value.reason).count("nothing was sent or saved") == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_our_own_page_may_send(method: str) -> None:
    assert sign(sent(method, Origin=OURS), 7).content == b"7 False"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_anybody_may_read(method: str) -> None:
    assert sign(sent(method, Sec_Fetch_Site="cross-site"), 7).content == b"7 False"


def test_a_signed_in_person_is_anybody_on_such_a_form() -> None:
    request = sent(Sec_Fetch_Site="same-origin")
    request.user = SignedIn()
    assert sign(request, 7).content == b"7 False"
    assert isinstance(request.user, AnonymousUser)


def test_the_token_is_not_asked_for_and_the_view_keeps_its_name() -> None:
    request = sent(Sec_Fetch_Site="same-origin")
    for view in (sign, open_to(ANYONE)(sign)):
        assert CsrfViewMiddleware(view).process_view(request, view, (7,), {}) is None
    assert (sign.__name__, sign.__doc__) == ("sign", "A view.")
