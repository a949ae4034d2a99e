"""Accounts from the terminal."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import resolve

from comity.kernel import clock
from comity.kernel.models import Entry
from comity.people import actions
from comity.people.models import Account, Mandate, SignIn
from comity.server import accounts
from comity.server.console import Refusal
from tests.factories import people

pytestmark = pytest.mark.django_db


def test_add_makes_an_account_and_returns_an_address_of_this_site() -> None:
    link = accounts.add(email="Ana@Example.org", name="Ana Sosa", offices=["editor"])
    account = Account.objects.get()
    assert (account.email, account.name, account.holds("editor")) == ("ana@example.org", "Ana Sosa", True)
    assert not account.has_usable_password()
    assert link.startswith("http://localhost/account/")
    assert resolve(link.removeprefix("http://localhost")).url_name == "account_reset_password_from_key"


def test_add_names_a_person_without_a_name_by_the_address() -> None:
    accounts.add(email="bo@example.org", name="", offices=[])
    assert Account.objects.get().name == "bo"


def test_admit_gives_an_account_the_offices_it_lacks() -> None:
    accounts.add(email="ana@example.org", name="Ana", offices=["editor"])
    done = accounts.admit(email="ANA@example.org", name="Another", offices=["editor", "administrator"])
    assert (done.name, done.is_new, done.held, done.given) == ("Ana", False, ("editor",), ("administrator",))
    assert done.link  # no password yet
    assert Account.objects.get().offices == {"editor", "administrator"}
    assert Mandate.objects.everything(because="test").count() == 2
    assert Entry.objects.filter(verb="give mandate", actor=None).count() == 2


def test_admit_gives_no_link_to_who_has_a_password() -> None:
    account = people.account("editor")
    done = accounts.admit(email=account.email, name="", offices=[])
    assert (done.link, done.given, done.held) == ("", (), ())
    assert not Entry.objects.filter(verb="make entry link").exists()


def test_admit_says_when_an_office_is_to_come_already() -> None:
    account = people.account()
    actions.give_mandate(account.person, office="editor", starts=clock.now() + timedelta(days=1))
    with pytest.raises(Refusal, match="holds this office already"):
        accounts.admit(email=account.email, name="", offices=["reviewer", "editor"])
    assert not Account.objects.get().offices


# --- end, list ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(("named", "left"), [(["editor"], {"reviewer"}), ([], set())])
def test_end_ends_offices_and_sign_ins(named: list[str], left: set[str]) -> None:
    account = people.account("editor", "reviewer")
    actions.open_sign_in(account)
    assert set(accounts.end(email=account.email, offices=named)) == {"editor", "reviewer"} - left
    assert Account.objects.get().offices == left
    assert not SignIn.objects.exists()
    assert Entry.objects.filter(verb="end mandate").count() == 2 - len(left)
    assert Entry.objects.filter(verb="end sign-ins").count() == 1


def test_end_refuses_the_last_administrator_and_ends_nothing() -> None:
    account = people.account("editor", "administrator")
    actions.open_sign_in(account)
    with pytest.raises(Refusal, match="the last administrator"):
        accounts.end(email=account.email, offices=[])
    assert Account.objects.get().offices == {"editor", "administrator"}
    assert SignIn.objects.exists()


@pytest.mark.parametrize(
    ("email", "office", "words"),
    [
        ("bo@example.org", "editor", "There is no account for bo@example.org"),
        ("ana@example.org", "reviewer", "does not hold the office reviewer"),
        ("ana@example.org", "emperor", "There is no office emperor"),
    ],
)
def test_end_refuses_in_words(email: str, office: str, words: str) -> None:
    people.account("editor", email="ana@example.org")
    with pytest.raises(Refusal, match=words):
        accounts.end(email=email, offices=[office])
    assert Account.objects.get().offices == {"editor"}


def test_listing_shows_offices_with_first_and_last_day() -> None:
    account = people.account(email="ana@example.org", name="Ana Sosa")
    people.account(email="bo@example.org", name="Bo")
    noon = datetime(2030, 3, 1, 12, tzinfo=UTC)
    actions.give_mandate(account.person, office="editor", starts=noon, ends=noon + timedelta(days=9))
    actions.give_mandate(account.person, office="reviewer", starts=noon)
    assert accounts.listing() == [
        "ana@example.org  Ana Sosa: editor from 2030-03-01 to 2030-03-10, reviewer from 2030-03-01 on",
        "bo@example.org  Bo: no office",
    ]


# --- refusals -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("email", ["nobody", "a@b@example.org", "", "two words@example.org"])
def test_add_refuses_a_malformed_address_in_words(email: str) -> None:
    with pytest.raises(Refusal) as caught:
        accounts.add(email=email, name="Ana", offices=[])
    assert caught.value.words
    assert not Account.objects.exists()


def test_add_refuses_an_unknown_office_and_lists_those_there_are() -> None:
    with pytest.raises(Refusal) as caught:
        accounts.add(email="ana@example.org", name="Ana", offices=["editor", "emperor"])
    assert caught.value.words == "There is no office emperor."
    assert "administrator" in caught.value.hint
    assert not Account.objects.exists()


def test_reset_of_a_second_factor_refuses_an_unknown_address() -> None:
    with pytest.raises(Refusal, match=r"There is no account for ana@example\.org"):
        accounts.reset_second_factor("ana@example.org")
