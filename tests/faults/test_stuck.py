"""Somebody holds the database's lock: people are told to come back within 2 s, whatever else took time."""

import time
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import OperationalError, connection, connections
from django.test import Client

from comity.kernel.sqlite import patience
from comity.kernel.sqlite.busy import is_busy
from comity.organisation.models import Topic
from tests.factories import people
from tests.people import entrance

FULL_TURN = settings.DATABASES["default"]["OPTIONS"].get("timeout", 0)


@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_holds_is_not_waited_for_without_end() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one lock for all writers, see below.")
    topic = Topic.objects.create(name="Rail", slug="rail")
    other = connections.create_connection("default")
    other.set_autocommit(False)
    try:
        other.cursor().execute("SELECT 1 FROM organisation_topic FOR UPDATE")
        with pytest.raises(OperationalError) as caught:
            Topic.objects.filter(pk=topic.pk).update(about="Tracks")
    finally:
        other.close()
    assert is_busy(caught.value)


def test_a_sign_in_that_took_its_time_already_waits_no_full_turn(
    client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no one lock for all writers.")
    account = people.account()
    verify = Argon2PasswordHasher.verify

    def slowly(self: Argon2PasswordHasher, *about: Any) -> bool:
        time.sleep(FULL_TURN)  # a busy machine
        return verify(self, *about)

    monkeypatch.setattr(Argon2PasswordHasher, "verify", slowly)
    other = connections.create_connection("default")
    other.cursor().execute("BEGIN IMMEDIATE")
    client.get(entrance.LOGIN)  # so that templates are read already, as on a running site
    response = entrance.password(client, account)
    told = connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]  # for the last statement
    assert told == patience.LEAST * 1000
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    other.close()
    assert entrance.signed_in(entrance.sign_in(client, account))
