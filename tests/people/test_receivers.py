"""What follows from signing in and out, and from changes on the pages of the account."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.test import Client, TestCase
from django.urls import reverse

from comity.kernel.models import Entry
from comity.people import actions, queries, receivers, rules
from comity.people.models import SignIn
from tests.factories import people
from tests.people import entrance


def test_signing_in_keeps_one_row_and_nothing_about_the_device(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    kept = SignIn.objects.get()
    assert kept.account == account
    assert client.session[queries.SIGN_IN] == str(kept.pk)
    assert client.session.session_key not in str(vars(kept))
    assert {field.name for field in SignIn._meta.get_fields()} == {"id", "account", "at"}


def test_signing_in_again_in_the_same_browser_replaces_the_row(client: Client, db: None) -> None:
    account = people.account()
    client.force_login(account)
    client.force_login(account)
    assert SignIn.objects.count() == 1


def test_signing_out_ends_this_sign_in_only(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    elsewhere = entrance.sign_in(Client(), account)
    client.post(reverse("account_logout"))
    assert not entrance.signed_in(client)
    assert entrance.signed_in(elsewhere)
    assert SignIn.objects.count() == 1


def test_a_new_password_ends_every_other_sign_in(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    elsewhere = entrance.sign_in(Client(), account)
    chosen = {"oldpassword": people.PASSWORD, "password1": "nine paper boats at dawn"}
    client.post(reverse("account_change_password"), {**chosen, "password2": chosen["password1"]})
    assert entrance.signed_in(client)
    assert not entrance.signed_in(elsewhere)
    assert SignIn.objects.count() == 1
    assert "choose password" in Entry.objects.values_list("verb", flat=True)


def test_an_account_never_gets_a_permission_of_its_own(db: None) -> None:
    account = people.account("administrator")
    with pytest.raises(PermissionDenied), transaction.atomic():
        account.user_permissions.add(Permission.objects.first())
    assert not account.user_permissions.exists()
    with pytest.raises(PermissionDenied), transaction.atomic():
        Permission.objects.first().user_set.add(account)


def test_a_new_factor_is_recorded_without_its_secret(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    # Recorded when the transaction is through; the test's own never is.
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": entrance.code(secret)})
    assert Authenticator.objects.filter(user=account).count() == 2
    entries = Entry.objects.filter(verb="add second factor")
    assert {entry.actor for entry in entries} == {account.person_id}
    assert not any(secret in str(vars(entry)) for entry in Entry.objects.all())


def test_the_first_factor_ends_every_other_sign_in(client: Client, db: None) -> None:
    """`actions.change_factors`: whoever came in with the password alone goes when a factor is set up."""
    account = people.account()
    thief = entrance.sign_in(Client(), account)
    entrance.sign_in(client, account)
    entrance.set_up_app(client)
    assert entrance.signed_in(client)
    assert not entrance.signed_in(thief)
    assert SignIn.objects.count() == 1
    assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200


def test_a_further_factor_ends_no_sign_in_and_lifts_none(client: Client, db: None) -> None:
    """`receivers.factor_proved`: only the first factor counts as used by being set up."""
    account = people.account()
    entrance.with_app(account)
    entrance.sign_in(client, account)
    session, request = client.session, HttpRequest()
    session["account_authentication_methods"] = session["account_authentication_methods"][:1]
    request.session, request.user = session, account
    elsewhere = actions.open_sign_in(account)
    passkey = Authenticator.objects.create(user=account, type="webauthn", data={})
    receivers.factor_proved(request=request, user=account, authenticator=passkey)
    assert not rules.used_second_factor(request)
    assert SignIn.objects.filter(pk=elsewhere.pk).exists()
