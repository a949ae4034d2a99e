"""Every address says whom it is for, and answers everybody as it says. Those of libraries too."""

import gc
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from comity.config import access, urls
from comity.config.routes import Row
from comity.kernel.access import ANYONE, Audience, NotAllowed, open_to
from tests.house.matrix import Asker, answer, askers, promised
from tests.house.samples import Samples


def undeclared(routes: list[access.Route]) -> list[str]:
    """Return the addresses that do not say whom they are for."""
    return [f"{route.shown} {route.name}".strip() for route in routes if route.audience is None]


def wrong(routes: list[access.Route], asker: Asker, samples: Samples) -> list[str]:
    """Return the addresses that answer somebody otherwise than declared."""
    found = []
    for route in routes:
        address = route.address(**samples.values(route, asker.account))
        if access.shadowed(route, address):
            continue
        got, due = answer(asker, address), promised(route, asker)
        if got != due:
            found.append(f"{route.name} {address}: {asker.name} gets {got!r}, not {due!r}")
    return found


def test_every_address_says_whom_it_is_for() -> None:
    assert len(access.routes()) > 200
    assert undeclared(access.routes()) == []


# Wagtail leaves the temporary files of its renditions to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.django_db
def test_every_address_answers_everybody_as_it_says() -> None:
    routes, samples = access.routes(), Samples()
    found = [line for asker in askers() for line in wrong(routes, asker, samples)]
    gc.collect()
    assert found == [], "\n".join(found)


# --- the same walls on a few addresses that breach them ---------------------------------------------
def lax(request: HttpRequest) -> HttpResponse:
    """A library's page that forgot to ask who is there."""
    return HttpResponse("everything")


@open_to("editor")
def strict(request: HttpRequest) -> HttpResponse:
    raise NotAllowed("Not today.")


@open_to(ANYONE)
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken")


urlpatterns = [
    path("bad/silent/", lax),
    path("bad/lax/", lax, name="bad_lax"),
    path("bad/strict/", strict, name="bad_strict"),
    path("bad/broken/", broken, name="bad_broken"),
    *urls.urlpatterns,
]


@pytest.fixture
def bad(settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[access.Route]:
    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr(access, "ROWS", (Row("bad_lax", Audience(("editor",))),))
    return [route for route in access.routes() if route.form.startswith("/bad/")]


def test_an_undeclared_address_is_found(bad: list[access.Route]) -> None:
    assert undeclared(bad) == ["/bad/silent/"]


@pytest.mark.django_db
def test_an_address_that_answers_otherwise_is_found(bad: list[access.Route]) -> None:
    samples = Samples()
    some = [asker for asker in askers() if asker.name in {"visitor", "no office", "editor"}]
    found = [line for asker in some for line in wrong(bad[1:], asker, samples)]
    assert found == [
        "bad_lax /bad/lax/: visitor gets 'open', not 'sign in'",
        "bad_broken /bad/broken/: visitor gets 'error', not 'open'",
        "bad_lax /bad/lax/: no office gets 'open', not 'not visible'",
        "bad_broken /bad/broken/: no office gets 'error', not 'open'",
        "bad_strict /bad/strict/: editor gets 'refused', not 'open'",
        "bad_broken /bad/broken/: editor gets 'error', not 'open'",
    ]
