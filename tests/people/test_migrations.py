"""Migrations that move what people already have."""

from importlib import import_module

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client

from comity.kernel import crypto
from tests.factories import people
from tests.people import entrance

bind_secrets = import_module("comity.people.migrations.0004_bind_factor_secrets").bind


def test_secrets_sealed_before_they_were_bound_still_open(client: Client, db: None) -> None:
    account, lost = people.account(), people.account()
    secret, broken = entrance.with_app(account), {"secret": "1.broken"}
    Authenticator.objects.filter(user=account).update(
        data={"secret": crypto.seal(secret, label="authenticator")}
    )
    Authenticator.objects.create(user=lost, type="totp", data=broken)
    for _ in range(2):  # running it twice does no harm
        bind_secrets(apps, None)
        entrance.sign_in(Client(), account)
    assert Authenticator.objects.get(user=lost).data == broken
