"""The record cannot be written: nothing changes that it would be silent about."""

from contextlib import nullcontext

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import resolve, reverse

from comity.kernel.access import NotAllowed
from comity.kernel.models import Entry
from comity.people import actions, views
from comity.people.models import Account
from tests.factories import people
from tests.people import entrance


def confirmed(client: Client) -> Account:
    """Sign somebody in who has an app, a passkey and recovery codes, and just proved it."""
    account = people.account()
    entrance.with_app(account)
    Authenticator.objects.create(user=account, type="webauthn", data={"name": "Key", "credential": {}})
    people.sign_in(client, account)
    client.raise_request_exception = False
    return account


def kept(account: Account) -> tuple[object, ...]:
    """Return the factors and the address of an account."""
    account.refresh_from_db()
    return (
        *Authenticator.objects.filter(user=account).order_by("pk").values_list("pk", "data"),
        account.email,
    )


@pytest.mark.parametrize(
    ("route", "verbs"),
    [
        ("mfa_deactivate_totp", ["remove second factor"]),
        ("mfa_remove_webauthn", ["remove second factor"]),
        ("mfa_generate_recovery_codes", ["add second factor"]),
    ],
)
def test_a_factor_changes_with_its_entry_or_not_at_all(
    client: Client, db: None, route: str, verbs: list[str]
) -> None:
    account = confirmed(client)
    passkey = Authenticator.objects.get(user=account, type="webauthn").pk
    address = reverse(route, args=[passkey] if "webauthn" in route else [])
    before = kept(account)
    with entrance.unrecorded():
        assert client.post(address).status_code == 500
    assert kept(account) == before
    assert client.post(address).status_code == 302
    assert kept(account) != before
    assert [entry.verb for entry in Entry.objects.filter(verb__contains="factor")] == verbs


def test_the_first_factor_comes_with_its_entry_or_not_at_all(client: Client, db: None) -> None:
    account = people.account()
    elsewhere = entrance.sign_in(Client(), account)
    entrance.sign_in(client, account).raise_request_exception = False
    with entrance.unrecorded():
        assert entrance.set_up_app(client).status_code == 500
    assert kept(account) == (account.email,)
    assert entrance.signed_in(elsewhere)
    entrance.set_up_app(client)
    assert not entrance.signed_in(elsewhere)


def test_the_address_changes_with_its_entry_or_not_at_all(client: Client, db: None) -> None:
    account = people.account(email="old@example.org")
    entrance.sign_in(client, account).raise_request_exception = False
    new = {"email": "new@example.org", "action_add": "1"}
    here = client.post(reverse("account_email"), new)["Location"]
    with entrance.unrecorded():
        assert client.post(here, {"code": entrance.mailed_code()}).status_code == 500
    assert kept(account) == ("old@example.org",)
    assert list(account.emailaddress_set.values_list("email", flat=True)) == ["old@example.org"]
    client.post(here, {"code": entrance.mailed_code()})
    assert kept(account) == ("new@example.org",)


@pytest.mark.parametrize("action", ["action_remove", "action_primary"])
def test_a_second_address_goes_or_leads_with_its_entry_or_not_at_all(
    client: Client, db: None, action: str
) -> None:
    account = people.account()
    EmailAddress.objects.create(user=account, email="second@example.org", verified=True)
    entrance.sign_in(client, account).raise_request_exception = False
    rows = account.emailaddress_set.order_by("pk").values_list("email", "primary")
    before = list(rows.all())
    for stuck in (entrance.unrecorded(), nullcontext()):
        assert list(rows.all()) == before
        with stuck:
            client.post(reverse("account_email"), {"email": "second@example.org", action: "1"})
    assert list(rows.all()) != before
    assert Entry.objects.filter(verb="change address").count() == 1


def test_every_page_that_changes_factors_makes_it_one_act() -> None:
    routes = ["activate_totp", "deactivate_totp", "add_webauthn", "generate_recovery_codes"]
    found = [resolve(reverse(f"mfa_{route}")).func.view_class for route in routes]
    assert all(issubclass(view, views._FactorsChange) for view in found)


def test_a_recovery_code_is_spent_with_its_entry_or_not_at_all(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    spare = entrance.recovery_codes(account)[0]
    entrance.password(client, account)
    client.raise_request_exception = False
    with entrance.unrecorded():
        assert client.post(entrance.FACTOR, {"code": spare}).status_code == 500
    assert spare in entrance.recovery_codes(account)
    client.post(entrance.FACTOR, {"code": spare})
    assert spare not in entrance.recovery_codes(account)
    assert Entry.objects.filter(verb="use recovery code").count() == 1


def test_no_change_of_factors_leaves_an_office_without(db: None) -> None:
    """`actions.change_factors`: of two pages at once, each saw the factor that the other removes."""
    account = people.account("editor")
    entrance.with_app(account)
    factors = Authenticator.objects.filter(user=account)
    with pytest.raises(NotAllowed, match="Your office needs a second factor"):
        actions.change_factors(account, factors.delete, here=actions.open_sign_in(account))
    assert factors.count() == 1


def test_who_was_signed_out_while_they_waited_adds_no_factor(db: None) -> None:
    """A thief's page that waits for the lock while somebody resets the second factor."""
    account = people.account("editor")
    entrance.with_app(account)
    thief = actions.open_sign_in(account)
    actions.reset_second_factor(account)
    with pytest.raises(NotAllowed, match="signed out"):
        actions.change_factors(account, lambda: entrance.with_app(account), here=thief)
    assert not Authenticator.objects.filter(user=account).exists()
