"""What the test of all routes stands on: who asks, with which arguments, and what an answer means."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.messages import get_messages
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from comity.config.access import Route
from comity.kernel.access import ANYONE
from comity.organisation.kinds import OFFICES
from comity.people.models import Account
from tests.factories import people


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who opens addresses."""

    name: str
    client: Client
    account: Account | None = None
    offices: tuple[str, ...] = ()
    second_factor: bool = True

    @property
    def signed_in(self) -> bool:
        """Say whether this is somebody with an account."""
        return self.account is not None


def askers() -> list[Asker]:
    """Return a visitor, somebody without an office, one of each office, and one without second factor."""
    found = [
        Asker("visitor", Client()),
        signed_in("no office"),
        *(signed_in(office, office) for office in sorted(OFFICES)),
        signed_in("no second factor", "administrator", second_factor=False),
    ]
    for asker in found:
        asker.client.raise_request_exception = False
    return found


def signed_in(name: str, *offices: str, second_factor: bool = True) -> Asker:
    """Return somebody with an account and these offices."""
    account = people.account(*offices)
    client = people.sign_in(Client(), account, second_factor=second_factor)
    return Asker(name, client, account, offices, second_factor)


def promised(route: Route, asker: Asker) -> str:
    """Return the answer that the declarations promise."""
    audience, row = route.audience, route.row
    assert audience is not None
    if audience.who != (ANYONE,) and not asker.signed_in:
        return (row and row.visitors) or "sign in"
    if audience.offices and not set(audience.offices) & set(asker.offices):
        return "not visible"
    if audience.second_factor and not asker.second_factor:
        return "second factor"
    if row and asker.signed_in and set(asker.offices) <= set(row.refused) and asker.offices:
        return "refused"
    return row.answer if row else "open"


def answer(asker: Asker, address: str) -> str:
    """Open an address the way a person would, undo what it changed, and return what the answer means."""
    with undone(asker.client):
        response = asker.client.get(address)
        if response.status_code == 405:
            response = asker.client.post(address)
        if response.streaming:
            response.getvalue()  # a file that nobody reads stays open
        return meaning(response, address)


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Take back what happens inside: rows, and what the client was told to keep."""
    cookies = deepcopy(client.cookies)
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(transaction.atomic(using=alias))
        yield
        for alias in connections:
            transaction.set_rollback(True, using=alias)
    client.cookies = cookies


def meaning(response: HttpResponse, address: str) -> str:
    """Return what an answer means to whoever asked."""
    if response.status_code in {301, 302, 303, 307, 308}:
        return _direction(response, address)
    if response.status_code == 404:
        return "not visible" if response.context and response.context.get("offices") else "nothing here"
    if response.status_code == 403:
        return "refused"
    return "error" if response.status_code >= 500 else "open"


def _direction(response: HttpResponse, address: str) -> str:
    to = urlsplit(response["Location"]).path
    factor_pages = {
        reverse("mfa_index"),
        reverse("mfa_reauthenticate"),
        reverse("mfa_reauthenticate_webauthn"),
    }
    if to in {reverse("account_login"), reverse("wagtailadmin_login")}:
        return "sign in"
    if to in factor_pages and not address.startswith(to):
        return "second factor"
    told = [str(message) for message in get_messages(response.wsgi_request)]
    return "refused" if any("do not have permission" in text for text in told) else "open"
