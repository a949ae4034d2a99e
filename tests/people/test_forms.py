"""Codes open once, and passkeys work in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from playwright.sync_api import CDPSession, Page, expect

from comity.people.adapters import secrets_of
from comity.people.forms import AddPasskeyForm, LanguageForm
from comity.people.models import Account
from tests.factories import people
from tests.people import entrance


def test_a_code_of_the_app_opens_once_however_long_it_is_good_for(db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    # Good for this period and the two beside it.
    for step in (-1, 0, 1):
        code, first, second = entrance.code(secret, step), Client(), Client()
        for client in (first, second):
            entrance.password(client, account)
        assert first.post(entrance.FACTOR, {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
        assert second.post(entrance.FACTOR, {"code": code}).status_code == 200
        assert not entrance.signed_in(second)


def test_a_code_used_to_sign_in_does_not_confirm(client: Client, db: None) -> None:
    account = people.account("editor")
    secret = entrance.with_app(account)
    entrance.password(client, account)
    code = entrance.code(secret)
    client.post(entrance.FACTOR, {"code": code})
    assert client.post(reverse("mfa_reauthenticate"), {"code": code}).status_code == 200
    assert client.post(reverse("mfa_reauthenticate"), {"code": entrance.code(secret, 1)}).status_code == 302


def test_the_same_code_of_two_people_does_not_collide(db: None) -> None:
    accounts = [people.account("editor"), people.account("editor")]
    secret = entrance.with_app(accounts[0])
    from allauth.mfa.totp.internal.auth import TOTP

    with secrets_of(accounts[1]):
        TOTP.activate(accounts[1], secret)
    for account in accounts:
        client = Client()
        entrance.password(client, account)
        assert client.post(entrance.FACTOR, {"code": entrance.code(secret)}).status_code == 302


def test_a_passkey_has_nothing_to_choose_but_its_name(db: None) -> None:
    form = AddPasskeyForm(user=people.account())
    assert list(form.fields) == ["name", "credential"]
    assert form["name"].value() == "Passkey 1"


def test_the_language_form_offers_what_we_speak(db: None) -> None:
    form = LanguageForm(account=people.account())
    assert form["language"].value() == "en"
    assert [code for code, _name in form.fields["language"].choices] == ["en", "es", "fr", "ar"]


# --- in a real browser --------------------------------------------------------------------------------
class Device:
    """A device with a passkey in it, as Chromium plays it."""

    def __init__(self, page: Page) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.key = made["authenticatorId"]

    def verifies(self, verified: bool) -> None:
        """Say whether the device recognises its person from now on."""
        about = {"authenticatorId": self.key, "isUserVerified": verified}
        self.cdp.send("WebAuthn.setUserVerified", about)


@pytest.fixture
def account(transactional_db: None) -> Account:
    return people.account("editor", name="Ada Lark", email="ada@example.org")


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Errors of scripts and violations of the policy: there are none."""
    heard: list[str] = []
    page.on(
        "console",
        lambda said: heard.append(said.text) if "Content Security Policy" in said.text else None,
    )
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []


def type_password(page: Page, site: str, path: str = "/account/login/") -> None:
    page.goto(site + path)
    page.get_by_label("Email").fill("ada@example.org")
    page.get_by_label("Password").fill(people.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda address: "/desk/" not in address)


def add_passkey(page: Page, site: str) -> Device:
    device = Device(page)
    type_password(page, site, "/account/login/?next=/account/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return device


def test_a_passkey_signs_in_without_a_password(
    page: Page, live_site: str, account: Account, complaints: list[str]
) -> None:
    add_passkey(page, live_site)
    assert page.locator(".codes li").count() == 10
    page.goto(live_site + "/account/2fa/webauthn/")
    expect(page.get_by_role("rowheader", name="My phone")).to_be_visible()
    sign_out(page)
    page.goto(live_site + "/account/login/?next=/account/sessions/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Where you are signed in")).to_be_visible()


def test_a_passkey_is_the_second_factor_after_a_password(
    page: Page, live_site: str, account: Account, complaints: list[str]
) -> None:
    add_passkey(page, live_site)
    sign_out(page)
    type_password(page, live_site)
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", name="Good to see you, Ada Lark")).to_be_visible()


def test_a_passkey_that_does_not_know_its_person_opens_nothing(
    page: Page, live_site: str, account: Account
) -> None:
    device = add_passkey(page, live_site)
    sign_out(page)
    device.verifies(False)
    page.goto(live_site + "/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("No passkey was used.")).to_be_visible()
    page.goto(live_site + "/desk/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_password_and_app_open_the_way_to_the_cms(
    page: Page, live_site: str, account: Account, complaints: list[str]
) -> None:
    type_password(page, live_site, "/account/login/?next=/cms/")
    expect(page.get_by_text("Your office needs a second factor.")).to_be_visible()
    page.get_by_role("link", name="Set up an authenticator app").click()
    expect(page.locator(".qr svg")).to_be_visible()
    secret = page.locator("code").inner_text()
    page.get_by_label("Authenticator code").fill(entrance.code(secret))
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("link", name="Go on where you were").click()
    expect(page).to_have_url(f"{live_site}/cms/")


def test_a_recovery_code_signs_in_after_a_password(
    page: Page, live_site: str, account: Account, complaints: list[str]
) -> None:
    add_passkey(page, live_site)
    spare = page.locator(".codes li").first.inner_text()
    sign_out(page)
    type_password(page, live_site)
    page.get_by_label("Code").fill(spare)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Good to see you, Ada Lark")).to_be_visible()
    assert Authenticator.objects.get(user=account, type="recovery_codes").data["used_mask"] == 1


def test_sign_in_works_without_javascript(browser: Any, live_site: str, account: Account) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_site + "/account/login/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    expect(page.get_by_text("A passkey needs JavaScript")).to_be_visible()
    type_password(page, live_site)
    expect(page.get_by_role("heading", name="Good to see you, Ada Lark")).to_be_visible()
    context.close()
