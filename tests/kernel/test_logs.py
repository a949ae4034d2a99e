import io
import logging
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from comity.kernel.logs import Seldom, WithoutKeys


def broken(request: HttpRequest, **_about: Any) -> HttpResponse:
    raise OperationalError("away")


urlpatterns = [
    path("reset/<uidb36>-<key>/", broken),
    path("stories/<slug:slug>/", broken),
]


@pytest.fixture
def told() -> Any:
    """What the settings' own handler writes."""
    handler = logging.getLogger("django.request").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    own = handler.setStream(written := io.StringIO())
    yield written
    handler.setStream(own)


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_the_log_names_an_address_that_failed_without_its_keys(told: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    client.get("/reset/4u-d0ck-9fa3c1/")
    client.get("/stories/strike/")
    assert "Internal Server Error: /reset/…-…/" in told.getvalue()
    assert "9fa3c1" not in told.getvalue()
    assert "Internal Server Error: /stories/strike/" in told.getvalue()


def test_what_is_about_no_request_is_left_alone() -> None:
    record = logging.LogRecord("any", logging.ERROR, "", 1, "%s of %s", ("key", 1), None)
    assert WithoutKeys().filter(record)
    assert record.getMessage() == "key of 1"


@pytest.fixture
def told_of_hosts() -> Any:
    """What the settings write of host names that are not ours, as if nothing had been written before."""
    (seldom,) = logging.getLogger("django.security.DisallowedHost").filters
    assert isinstance(seldom, Seldom)
    seldom._next = 0.0
    handler = logging.getLogger("django.security").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    own = handler.setStream(written := io.StringIO())
    yield written
    handler.setStream(own)


@pytest.mark.django_db
def test_a_flood_of_unknown_host_names_is_one_line_without_a_trace(told_of_hosts: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    for number in range(3):
        assert client.get("/health/live", headers={"host": f"evil{number}.example"}).status_code == 400
    assert told_of_hosts.getvalue().count("\n") == 1
    assert "evil0.example" in told_of_hosts.getvalue()


def test_what_is_told_seldom_is_told_again_later() -> None:
    record = logging.LogRecord("any", logging.ERROR, "", 1, "again", (), None)
    seldom = Seldom(seconds=0)
    assert seldom.filter(record)
    assert seldom.filter(record)
