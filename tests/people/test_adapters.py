"""Signing in as people do it: with a password, a mailed code, an app, a recovery code; and what mails say."""

from time import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from comity.kernel import crypto
from comity.kernel.models import Entry
from comity.people.adapters import FactorAdapter
from comity.people.models import Account
from tests.factories import people
from tests.people import entrance

UNKNOWN = "stranger@example.org"


# --- password -------------------------------------------------------------------------------------
def test_a_password_signs_in_and_leads_to_the_desk(client: Client, db: None) -> None:
    account = people.account()
    assert entrance.password(client, account)["Location"] == "/desk/"
    assert entrance.signed_in(client)


def test_the_address_may_be_typed_in_capitals(client: Client, db: None) -> None:
    people.account(email="ada@example.org")
    client.post(entrance.LOGIN, {"login": " ADA@example.org ", "password": people.PASSWORD})
    assert entrance.signed_in(client)


def test_a_wrong_password_does_not(client: Client, db: None) -> None:
    response = entrance.password(client, people.account(), secret="wrong")
    assert "do not belong together" in response.content.decode()
    assert not entrance.signed_in(client)


def test_a_closed_account_does_not_sign_in(client: Client, db: None) -> None:
    account = people.account()
    Account.objects.filter(pk=account.pk).update(is_active=False)
    entrance.password(client, account)
    assert not entrance.signed_in(client)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "http://localhost:9/", "/\\evil"]
)
def test_sign_in_leads_to_no_other_site(client: Client, db: None, elsewhere: str) -> None:
    response = entrance.password(client, people.account(), next=elsewhere)
    assert response["Location"] == "/desk/"


def test_sign_in_leads_on_to_the_page_that_was_wanted(client: Client, db: None) -> None:
    response = entrance.password(client, people.account(), next="/account/language/")
    assert response["Location"] == "/account/language/"


def test_nobody_registers(client: Client, db: None) -> None:
    about = {"email": UNKNOWN, "password1": people.PASSWORD, "password2": people.PASSWORD}
    response = client.post(reverse("account_signup"), about)
    assert "by invitation" in response.content.decode()
    assert not Account.objects.filter(email=UNKNOWN).exists()


def test_the_session_gets_a_new_key_when_somebody_signs_in(client: Client, db: None) -> None:
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    before = client.session.session_key
    assert before
    entrance.sign_in(client, people.account())
    assert client.session.session_key != before


# --- a code by mail ---------------------------------------------------------------------------------
def test_a_mailed_code_signs_in(client: Client, db: None) -> None:
    account = people.account()
    response = client.post(reverse("account_request_login_code"), {"email": account.email, "next": "/desk/"})
    assert [letter.to for letter in mail.outbox] == [[account.email]]
    client.post(response["Location"], {"code": entrance.mailed_code()})
    assert entrance.signed_in(client)


def test_a_mailed_code_does_not_replace_the_second_factor(client: Client, db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    response = client.post(reverse("account_request_login_code"), {"email": account.email})
    response = client.post(response["Location"], {"code": entrance.mailed_code()})
    assert response["Location"] == entrance.FACTOR
    assert not entrance.signed_in(client)
    client.post(entrance.FACTOR, {"code": entrance.code(secret)})
    assert entrance.signed_in(client)


def test_three_wrong_codes_end_the_attempt(client: Client, db: None) -> None:
    account = people.account()
    here = client.post(reverse("account_request_login_code"), {"email": account.email})["Location"]
    right = entrance.mailed_code()
    for _ in range(3):
        client.post(here, {"code": "BBBB-BBBB"})
    client.post(here, {"code": right})
    assert not entrance.signed_in(client)


# --- a second factor ----------------------------------------------------------------------------------
def test_a_code_of_the_app_is_asked_for_and_signs_in(client: Client, db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    assert entrance.password(client, account)["Location"] == entrance.FACTOR
    assert not entrance.signed_in(client)
    wrong = client.post(entrance.FACTOR, {"code": "000000" if entrance.code(secret) != "000000" else "1"})
    assert wrong.status_code == 200
    assert client.post(entrance.FACTOR, {"code": entrance.code(secret)})["Location"] == "/desk/"


def test_a_recovery_code_works_once(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    spare = entrance.recovery_codes(account)[0]
    entrance.password(client, account)
    client.post(entrance.FACTOR, {"code": spare})
    assert entrance.signed_in(client)
    assert Entry.objects.filter(verb="use recovery code", actor=account.person_id).count() == 1
    again = Client()
    entrance.password(again, account)
    assert again.post(entrance.FACTOR, {"code": spare}).status_code == 200
    assert not entrance.signed_in(again)


def test_recovery_codes_are_shown_once(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.sign_in(client, account)
    form = entrance.set_up_app(client)
    assert form["Location"] == reverse("mfa_view_recovery_codes")
    spare = entrance.recovery_codes(account)
    assert len(spare) == 10
    first = client.get(form["Location"]).content.decode()
    assert all(code in first for code in spare)
    again = client.get(form["Location"]).content.decode()
    assert not any(code in again for code in spare)
    assert client.get("/account/2fa/recovery-codes/download/").status_code in {403, 404}


def test_the_page_of_the_app_shows_its_picture_without_a_data_address(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg width=" in page
    assert "<?xml" not in page
    assert "data:image" not in page
    assert "otpauth://totp/" in page


def test_the_secret_of_an_app_is_sealed(db: None) -> None:
    account = people.account()
    secret = entrance.with_app(account)
    kept = Authenticator.objects.get(user=account).data["secret"]
    assert secret not in kept
    assert crypto.unseal(kept, label="authenticator", row=str(account.pk)) == secret


def test_a_secret_opens_in_the_row_of_its_account_only(client: Client, db: None) -> None:
    thief, account = people.account("editor"), people.account("editor")
    secret = entrance.with_app(thief)
    spare = entrance.recovery_codes(thief)[0]
    Authenticator.objects.filter(user=thief).update(user=account)
    entrance.password(client, account)
    for code in (entrance.code(secret), spare):
        assert "can no longer be checked" in client.post(entrance.FACTOR, {"code": code}).content.decode()
    assert not entrance.signed_in(client)


def test_a_secret_of_nobody_is_neither_sealed_nor_opened(db: None) -> None:
    for work in (FactorAdapter().encrypt, FactorAdapter().decrypt):
        with pytest.raises(RuntimeError, match="whose second factor"):
            work("secret")


def test_a_secret_that_does_not_open_is_said_plainly(client: Client, db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    Authenticator.objects.filter(user=account).update(data={"secret": crypto.seal(secret, label="other")})
    entrance.password(client, account)
    response = client.post(entrance.FACTOR, {"code": entrance.code(secret)})
    assert "can no longer be checked" in response.content.decode()
    assert not entrance.signed_in(client)


def test_the_last_app_stays_while_an_office_needs_it(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    response = client.post(reverse("mfa_deactivate_totp"))
    assert "this is your only one" in response.content.decode()
    assert Authenticator.objects.filter(user=account).count() == 1


def test_without_an_office_the_app_may_go(client: Client, db: None) -> None:
    account = people.account()
    entrance.with_app(account)
    entrance.sign_in(client, account)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=account).exists()
    assert "remove second factor" in Entry.objects.values_list("verb", flat=True)


# --- confirming ---------------------------------------------------------------------------------------
def later(client: Client, seconds: int = 400) -> None:
    """Let the records of this sign-in be older than a confirmation lasts."""
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": time() - seconds} for record in session["account_authentication_methods"]
    ]
    session.save()


def test_a_fresh_sign_in_needs_no_confirmation(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_an_older_sign_in_is_confirmed_with_the_password(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    later(client)
    response = client.get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    response = client.post(response["Location"], {"password": people.PASSWORD})
    assert response["Location"] == reverse("mfa_activate_totp")


def test_who_has_a_second_factor_confirms_with_it_and_not_with_the_password(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    later(client)
    response = client.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
    assert response["Location"] == reverse("mfa_reauthenticate")
    assert client.get(reverse("mfa_generate_recovery_codes"))["Location"].startswith(
        reverse("mfa_reauthenticate")
    )


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ["mfa_generate_recovery_codes", "mfa_add_webauthn"])
def test_a_password_from_before_the_factor_changes_no_factor(
    client: Client, db: None, route: str, method: str
) -> None:
    """`rules.signed_in_just_now`: a thief is in by the password, then the owner sets up a factor."""
    account = people.account()
    entrance.sign_in(client, account)
    entrance.with_app(account)  # made past the pages: here the thief's sign-in goes on
    response = getattr(client, method)(reverse(route))
    assert response["Location"].startswith(reverse("mfa_reauthenticate"))
    assert [factor.type for factor in Authenticator.objects.filter(user=account)] == ["totp"]


def test_a_confirmation_by_password_from_before_the_factor_counts_no_more(client: Client, db: None) -> None:
    """`rules.owes_second_factor`: allauth itself would count it for five minutes."""
    account = people.account()
    entrance.sign_in(client, account)
    client.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
    assert client.session["account_authentication_methods"][-1]["reauthenticated"]
    entrance.with_app(account)
    for route in ("mfa_generate_recovery_codes", "mfa_add_webauthn"):
        assert client.post(reverse(route))["Location"].startswith(reverse("mfa_reauthenticate"))


def test_a_fresh_sign_in_with_the_factor_needs_no_confirmation(client: Client, db: None) -> None:
    account = people.account()
    entrance.with_app(account)
    entrance.sign_in(client, account)
    for route in ("mfa_generate_recovery_codes", "mfa_add_webauthn"):
        assert client.get(reverse(route)).status_code == 200
