"""What the tests themselves stand on keeps its promises."""

import socket
import warnings
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connections, transaction
from django.utils import timezone
from wagtail.models import Locale


def _change_everything() -> None:
    Locale.objects.create(language_code="fr")
    Session.objects.create(session_key="kept", session_data="", expire_date=timezone.now())
    cache.set("kept", "yes")


def _assert_untouched() -> None:
    assert [locale.language_code for locale in Locale.objects.all()] == [settings.LANGUAGE_CODE]
    assert not Session.objects.exists()
    assert cache.get("kept") is None
    assert ContentType.objects.exists()


# Twice each: the second run would see what the first one left.
@pytest.mark.django_db
@pytest.mark.parametrize("time", [1, 2])
def test_changes_go_back_after_a_test(time: int) -> None:
    _assert_untouched()
    _change_everything()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", [1, 2])
def test_committed_changes_go_back_after_a_test(time: int) -> None:
    _assert_untouched()
    with transaction.atomic():
        _change_everything()


@pytest.mark.parametrize("time", [1, 2])
def test_live_site_shows_what_the_test_wrote(live_site: str, time: int) -> None:
    _assert_untouched()
    _change_everything()
    where = urlsplit(live_site)
    assert where.hostname == "localhost"
    connection = HTTPConnection("localhost", where.port, timeout=10)
    connection.request("GET", "/health/ready")
    assert connection.getresponse().read() == b"ready\n"
    connection.close()


@pytest.mark.django_db
def test_embedded_databases_are_files_as_in_production() -> None:
    if "scratch" not in settings.DATABASES:
        pytest.skip("this run is on PostgreSQL")
    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)


def _send() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as letter:
        letter.sendto(b"x", ("192.0.2.1", 53))


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("192.0.2.1", 80)),
        lambda: socket.create_connection(("example.org", 80)),
        lambda: socket.getaddrinfo("example.org", 443),
        _send,
    ],
)
def test_nothing_reaches_another_machine(reach: Callable[[], Any]) -> None:
    with pytest.raises(AssertionError, match="Tests stay on this machine"):
        reach()


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_warnings_are_errors() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_data_directory_is_this_run_s_own() -> None:
    assert settings.COMITY_DATA.name.startswith("comity-test-")
