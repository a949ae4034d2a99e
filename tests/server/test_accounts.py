"""Accounts from the terminal."""

import pytest
from django.urls import resolve

from comity.people.models import Account
from comity.server import accounts
from comity.server.console import Refusal

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


def test_add_again_returns_a_link_and_changes_nothing() -> None:
    accounts.add(email="ana@example.org", name="Ana", offices=["editor"])
    assert accounts.add(email="ANA@example.org", name="Another", offices=["administrator"])
    account = Account.objects.get()
    assert (account.name, account.holds("administrator")) == ("Ana", False)


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
