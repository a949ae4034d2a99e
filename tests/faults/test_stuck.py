"""Somebody holds the database's lock: people are told to come back within 2 s, whatever else took time."""

import time
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection, connections
from django.test import Client

from tests.factories import people
from tests.people import entrance


def test_a_sign_in_is_told_to_come_back_within_two_seconds(
    client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no one lock for all writers.")
    account = people.account()
    verify = Argon2PasswordHasher.verify

    def slowly(self: Argon2PasswordHasher, *about: Any) -> bool:
        time.sleep(1)  # a busy machine
        return verify(self, *about)

    monkeypatch.setattr(Argon2PasswordHasher, "verify", slowly)
    other = connections.create_connection("default")
    other.cursor().execute("BEGIN IMMEDIATE")
    client.get(entrance.LOGIN)  # so that templates are read already, as on a running site
    started = time.monotonic()
    response = entrance.password(client, account)
    assert time.monotonic() - started < 2
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    other.close()
    assert entrance.signed_in(entrance.sign_in(client, account))
