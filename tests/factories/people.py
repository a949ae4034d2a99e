"""Accounts to test with, made the way `comity user add` makes them."""

from itertools import count

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.test import Client

from comity.people import actions
from comity.people.adapters import secrets_of
from comity.people.models import Account

_numbers = count(1)
PASSWORD = "correct horse battery staple"


def account(*offices: str, email: str = "", name: str = "") -> Account:
    """Return an account that holds these offices from today."""
    number = next(_numbers)
    made = actions.add_account(
        email=email or f"person{number}@example.org", name=name or f"Person {number}", offices=offices
    )
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client: Client, account: Account, *, second_factor: bool = True) -> Client:
    """Sign `account` in on the test client, with a password and, unless told otherwise, a second factor."""
    client.force_login(account)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, account, method="password", email=account.email)
    if second_factor:
        if not is_mfa_enabled(account):
            with secrets_of(account):
                TOTP.activate(account, generate_totp_secret())
        record_authentication(request, account, method="mfa", type="totp")
    request.session.save()
    return client
