"""How people come in, the way they do it in a browser: through allauth's pages, with real codes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core import mail
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.kernel.models import Entry
from comity.people.adapters import secrets_of
from comity.people.models import Account
from tests.factories import people

LOGIN = "/account/login/"
FACTOR = "/account/2fa/authenticate/"


def code(secret: str, step: int = 0) -> str:
    """Return what an authenticator app shows now, or `step` periods later."""
    return format_hotp_value(hotp_value(secret, int(time()) // 30 + step))


def with_app(account: Account) -> str:
    """Give the account an authenticator app; return its secret."""
    secret = generate_totp_secret()
    with secrets_of(account):
        TOTP.activate(account, secret)
    return secret


def password(
    client: Client, account: Account, *, secret: str = people.PASSWORD, **about: str
) -> HttpResponse:
    """Post address and password."""
    return client.post(LOGIN, {"login": account.email, "password": secret, **about})


def sign_in(client: Client, account: Account) -> Client:
    """Sign in with the password and, where the account has an app, with a code that was not used yet."""
    response = password(client, account)
    app = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if app is not None:
        assert response["Location"] == FACTOR
        with secrets_of(account):
            secret = decrypt(app.data["secret"])
        for step in (0, 1, -1):
            if signed_in(client):
                break
            client.post(FACTOR, {"code": code(secret, step)})
    assert signed_in(client)
    return client


def recovery_codes(account: Account) -> list[str]:
    """Return the recovery codes of an account that still work; make a set where there is none."""
    with secrets_of(account):
        return RecoveryCodes.activate(account).get_unused_codes()


@contextmanager
def committing() -> Iterator[None]:
    """Do at once what waits for the commit, as within a real request: a test's own transaction never ends."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction, "on_commit", lambda run, **_about: run())
        yield


@contextmanager
def unrecorded() -> Iterator[None]:
    """Let the database refuse every new entry of the audit record."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT") and Entry._meta.db_table in sql:
            raise OperationalError("no entries today")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def set_up_app(client: Client) -> HttpResponse:
    """Set up an authenticator app on its page."""
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    with committing():
        return client.post("/account/2fa/totp/activate/", {"code": code(secret)})


def signed_in(client: Client) -> bool:
    """Tell whether the site knows who this is."""
    return client.get("/desk/").status_code == 200


def queries_of(client: Client, address: str) -> int:
    """Return how many queries a page asks of the main database, once the session is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def mailed_code() -> str:
    """Return the code in the newest mail."""
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[0]
