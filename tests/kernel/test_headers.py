"""What answers say about trust, as the browser gets it."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
from django.utils.csp import build_policy

from comity.kernel.headers import CMS_CSP, SECURE_CSP, Headers

STRICT = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
CMS = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
)


def answered(path: str, view: Callable[[HttpRequest], HttpResponse] | None = None) -> HttpResponse:
    """The answer as it leaves the chain of middleware, in the order of the settings."""
    chain = SecurityMiddleware(
        ContentSecurityPolicyMiddleware(Headers(view or (lambda request: HttpResponse("page"))))
    )
    return chain(RequestFactory().get(path))


@pytest.fixture(autouse=True)
def policy(settings) -> None:
    settings.SECURE_CSP = SECURE_CSP


def test_the_policies_allow_no_other_host_and_no_code_from_text() -> None:
    assert build_policy(SECURE_CSP) == STRICT
    assert build_policy(CMS_CSP) == CMS
    for config in (SECURE_CSP, CMS_CSP):
        values = {value for values in config.values() for value in values}
        assert values <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert "'unsafe-inline'" not in build_policy(SECURE_CSP)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", STRICT),
        ("/news/strike/", STRICT),
        ("/account/login/", STRICT),
        ("/desk/organisation/", STRICT),
        ("/cms/", CMS),
        ("/cms/pages/4/edit/", CMS),
        ("/cms", STRICT),
        ("/cmsx/", STRICT),
        ("/es/cms/", STRICT),
        ("//cms/", STRICT),
        ("/CMS/", STRICT),
    ],
)
def test_only_the_cms_gets_the_policy_of_the_cms(path: str, expected: str) -> None:
    response = answered(path)
    assert response["Content-Security-Policy"] == expected
    assert "Content-Security-Policy-Report-Only" not in response


def test_an_answer_keeps_the_policy_it_brings() -> None:
    def own_config(request: HttpRequest) -> HttpResponse:
        response = HttpResponse()
        response._csp_config = {"default-src": ["'none'"]}
        return response

    def own_header(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    for path in ("/", "/cms/"):
        assert answered(path, own_config)["Content-Security-Policy"] == "default-src 'none'"
        assert answered(path, own_header)["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize("path", ["/", "/account/login/", "/cms/", "/desk/"])
def test_every_answer_carries_the_other_promises_once(path: str) -> None:
    headers = answered(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    )


def test_an_answer_may_say_otherwise_itself() -> None:
    own = {"Cross-Origin-Resource-Policy": "cross-origin", "Permissions-Policy": "camera=(self)"}
    headers = answered("/media/images/a.jpg", lambda request: HttpResponse(headers=own)).headers
    assert {name: headers[name] for name in own} == own


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("/", None, None),
        ("/news/", "public, max-age=60", "public, max-age=60"),
        ("/account/", None, "no-store, private"),
        ("/account/login/", "private", "no-store, private"),
        ("/desk/", "public, max-age=600", "no-store, private"),
        ("/cms/pages/4/", "max-age=0, no-cache, no-store, private", "max-age=0, no-cache, no-store, private"),
        ("/cms/sprite/", "private", "no-store, private"),
        ("/accounts/", None, None),
        ("/desks/", None, None),
    ],
)
def test_nothing_of_a_signed_in_person_is_kept(path: str, before: str | None, after: str | None) -> None:
    headers = {"Cache-Control": before} if before else {}
    response = answered(path, lambda request: HttpResponse(headers=headers))
    assert response.get("Cache-Control") == after


@pytest.mark.parametrize(
    ("status", "kept"), [(301, "no-cache"), (404, "no-cache"), (410, "no-cache"), (200, None)]
)
def test_no_browser_keeps_for_good_what_may_change(status: int, kept: str | None) -> None:
    assert answered("/", lambda request: HttpResponse(status=status)).get("Cache-Control") == kept
