"""The desk, the pages of the account, and the CMS's doors."""

from datetime import timedelta
from time import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from comity.kernel import clock
from comity.kernel.models import Entry
from comity.people import actions
from comity.people.models import SignIn, new_id
from tests.factories import people
from tests.people import entrance


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    account = people.account("administrator", name="Ada Lark")
    entrance.with_app(account)
    return entrance.sign_in(client, account)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


# --- the desk -------------------------------------------------------------------------------------
def test_desk_shows_offices_with_their_terms_and_rooms(admin: Client) -> None:
    page = text(admin, "/desk/")
    assert "Good to see you, <bdi>Ada Lark</bdi>" in page
    assert "Administrator" in page
    assert 'href="/desk/offices/"' in page
    assert "Set it up now" not in page


def test_desk_says_when_the_second_factor_is_missing(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account("editor"))
    assert "Set it up now" in text(client, "/desk/")


def test_desk_without_an_office_says_who_gives_one(client: Client, db: None) -> None:
    entrance.sign_in(client, people.account())
    page = text(client, "/desk/")
    assert "An administrator of your organisation gives offices." in page
    assert "/desk/offices/" not in page


def test_desk_asks_as_much_for_three_offices_as_for_one(db: None) -> None:
    asked = [
        entrance.queries_of(entrance.sign_in(Client(), people.account(*offices)), "/desk/")
        for offices in (["editor"], ["editor", "reviewer", "administrator"])
    ]
    assert asked[0] == asked[1] <= 8


def test_offices_shows_who_holds_which_now_and_how_to_give_one(admin: Client) -> None:
    ben = people.account("editor", name="Ben Quay")
    gone = people.account("editor", name="Gone Gull")
    actions.end_mandate(gone.person.mandates.get())
    page = text(admin, "/desk/offices/")
    assert ben.name in page
    assert "Gone Gull" not in page
    assert "Nobody holds this office at the moment." in page
    assert "comity user add ana@example.org --office editor" in page
    assert "comity user end ana@example.org --office editor" in page


def test_offices_asks_as_much_for_three_holders_as_for_one(admin: Client) -> None:
    asked = []
    for more in (1, 2):
        for _ in range(more):
            people.account("editor")
        asked.append(entrance.queries_of(admin, "/desk/offices/"))
    assert asked[0] == asked[1] <= 8


def test_offices_is_not_there_for_an_editor(client: Client, db: None) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    assert client.get("/desk/offices/").status_code == 404


# --- where the account is signed in ---------------------------------------------------------------------
def test_sign_ins_shows_this_device_and_the_others(client: Client, db: None) -> None:
    account = people.account()
    SignIn.objects.create(account=account, at=clock.now() - timedelta(days=2))
    SignIn.objects.create(account=people.account())
    entrance.sign_in(client, account)
    page = text(client, reverse("people_sign_ins"))
    assert (page.count("This device"), page.count("Another device")) == (1, 1)


def test_sign_ins_ends_another_one(client: Client, db: None) -> None:
    account = people.account()
    elsewhere = entrance.sign_in(Client(), account)
    other = SignIn.objects.get()
    entrance.sign_in(client, account)
    client.post(reverse("people_sign_in_ending", args=[other.pk]))
    assert Entry.objects.filter(verb="end sign-in", object_id=str(other.pk)).count() == 1
    assert entrance.signed_in(client)
    assert not entrance.signed_in(elsewhere)


def test_sign_ins_ends_all_others(client: Client, db: None) -> None:
    account = people.account()
    others = [entrance.sign_in(Client(), account) for _ in range(2)]
    entrance.sign_in(client, account)
    client.post(reverse("people_sign_ins"))
    assert Entry.objects.filter(verb="end sign-ins", actor=account.person_id).count() == 1
    assert entrance.signed_in(client)
    assert not any(entrance.signed_in(other) for other in others)


def test_nobody_ends_the_sign_in_of_somebody_else(client: Client, db: None) -> None:
    theirs = actions.open_sign_in(people.account())
    entrance.sign_in(client, people.account("administrator"))
    answers = [client.post(reverse("people_sign_in_ending", args=[key])) for key in (theirs.pk, new_id())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert SignIn.objects.filter(pk=theirs.pk).exists()


def test_a_get_ends_nothing(client: Client, db: None) -> None:
    account = people.account()
    other = actions.open_sign_in(account)
    entrance.sign_in(client, account)
    assert client.get(reverse("people_sign_in_ending", args=[other.pk])).status_code == 405
    client.get(reverse("people_sign_ins"))
    assert SignIn.objects.filter(account=account).count() == 2


# --- language, passkeys -------------------------------------------------------------------------------
def test_language_keeps_what_was_chosen(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    assert client.post(reverse("people_language"), {"language": "fr"}).status_code == 302
    account.refresh_from_db()
    assert account.language == "fr"


def test_language_refuses_what_is_not_spoken(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    assert client.post(reverse("people_language"), {"language": "tlh"}).status_code == 422
    account.refresh_from_db()
    assert account.language == ""


def test_the_last_passkey_stays_while_an_office_needs_it(client: Client, db: None) -> None:
    account = people.account("editor")
    client.force_login(account)
    keys = [
        Authenticator.objects.create(user=account, type="webauthn", data={"name": name, "credential": {}})
        for name in ("one", "two")
    ]
    session = client.session
    session["account_authentication_methods_user"] = str(account.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "at": time()}]
    session.save()
    for key, left in ((keys[0], 1), (keys[1], 1)):
        client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
        assert Authenticator.objects.filter(user=account).count() == left
    assert "this is your only one" in text(client, "/account/language/")


# --- the first password ------------------------------------------------------------------------------
def _choose_password(client: Client, link: str) -> str:
    """Choose a password by a mailed link; return the page that says so."""
    form = client.get(link.removeprefix("http://localhost"))["Location"]
    words = "seven lanterns on a pier"
    with entrance.committing():
        answer = client.post(form, {"password1": words, "password2": words}, follow=True)
    return " ".join(answer.content.decode().split())


def test_who_chooses_a_first_password_is_welcomed(client: Client, db: None) -> None:
    account = actions.add_account(email="ada@example.org", name="Ada", language="en")
    page = _choose_password(client, actions.entry_link(account))
    assert "Your password is set. Sign in to go on." in page
    assert "sets up a second factor" in page
    assert f'href="{entrance.LOGIN}"' in page
    assert "changed" not in page
    assert "signed out" not in page
    (letter,) = mail.outbox
    assert letter.subject.endswith("Your password is set")
    assert "You have chosen your first password." in letter.body
    assert "reset." not in letter.body


def test_who_chooses_another_password_reads_that_it_was_changed(client: Client, db: None) -> None:
    account = actions.add_account(email="ada@example.org", name="Ada", language="en")
    _choose_password(client, actions.entry_link(account))
    mail.outbox.clear()
    account.refresh_from_db()
    page = _choose_password(client, actions.entry_link(account))
    assert "You were signed out everywhere else." in page
    assert "Welcome" not in page
    assert "Your password has been reset." in mail.outbox[0].body


# --- the doors of the CMS -----------------------------------------------------------------------------
@pytest.mark.parametrize("address", ["/cms/password_reset/", "/cms/password_reset/confirm/MQ/set-password/"])
def test_lost_passwords_of_the_cms_lead_to_the_account(client: Client, db: None, address: str) -> None:
    for response in (client.get(address), client.post(address, {"email": "a@example.org"})):
        assert response["Location"] == reverse("account_reset_password")


def test_the_entrance_of_the_cms_leads_to_the_one_sign_in(client: Client, db: None) -> None:
    assert client.get("/cms/login/?next=/cms/pages/")["Location"] == "/account/login/?next=%2Fcms%2Fpages%2F"
    assert client.get("/cms/login/")["Location"] == "/account/login/?next=%2Fcms%2F"


def test_the_exit_of_the_cms_ends_the_sign_in(admin: Client) -> None:
    admin.get("/cms/logout/")
    assert SignIn.objects.count() == 1
    admin.post("/cms/logout/")
    assert SignIn.objects.count() == 0
    assert not entrance.signed_in(admin)


@pytest.mark.parametrize(
    "address",
    [
        "/cms/users/",
        "/cms/users/new/",
        "/cms/groups/1/",
        "/cms/api-tokens/",
        "/cms/bulk/people/account/delete/",
    ],
)
def test_the_cms_keeps_no_accounts_and_no_offices(admin: Client, address: str) -> None:
    for response in (admin.get(address), admin.post(address, {"name": "x"})):
        assert response.status_code == 403
        assert "at the desk, under Offices" in response.content.decode()
