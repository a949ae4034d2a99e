"""What the database promises of persons, accounts, mandates and sign-ins."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from comity.kernel import clock
from comity.kernel.access import NOBODY
from comity.people.models import Account, Mandate, Person, SignIn, new_id
from tests.factories import people

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_new_ids_are_of_version_7_and_in_order() -> None:
    found = [new_id() for _ in range(3)]
    assert all((one.version, one.variant) == (7, "specified in RFC 4122") for one in found)
    earlier = UUID(int=found[0].int - (1 << 80))
    assert earlier < found[0]
    assert len(set(found)) == 3


def test_the_key_of_a_person_is_known_before_it_is_saved() -> None:
    person = Person(name="Ada")
    assert isinstance(person.pk, UUID)
    assert person._state.adding


def test_an_account_has_names_for_the_cms(db: None) -> None:
    account = people.account(name="Ada Lark", email="ada@example.org")
    assert (account.get_full_name(), account.get_short_name(), account.first_name) == ("Ada Lark",) * 3
    assert account.get_username() == "ada@example.org"
    assert str(account) == "Ada Lark"
    assert str(Account(email="new@example.org")) == "new@example.org"


def test_an_account_brings_its_person_along(db: None, django_assert_num_queries) -> None:
    people.account(name="Ada"), people.account(name="Ben")
    with django_assert_num_queries(1):
        assert {account.name for account in Account.objects.all()} >= {"Ada", "Ben"}


@pytest.mark.parametrize("make", ["create_user", "create_superuser"])
def test_accounts_are_not_made_past_the_actions(make: str) -> None:
    with pytest.raises(TypeError, match="comity user add"):
        getattr(Account.objects, make)(email="x@example.org", password="correct horse battery staple")


@pytest.mark.parametrize(
    "change",
    [{"is_superuser": True}, {"email": "Capital@example.org"}, {"email": ""}],
)
def test_the_database_refuses_an_account_that_breaks_a_promise(db: None, change: dict[str, object]) -> None:
    account = people.account()
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(**change)


def test_the_database_refuses_a_second_account_of_an_address_or_person(db: None) -> None:
    account = people.account(email="ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account(person=Person.objects.create(name="Ada"), email="ada@example.org").save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Account(person=account.person, email="other@example.org").save()


def test_the_database_refuses_a_mandate_that_is_over_before_it_starts(db: None) -> None:
    person = people.account().person
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(person=person, office="editor", starts=NOON, ends=NOON - timedelta(seconds=1))


def test_the_database_refuses_a_second_open_mandate_for_the_same_office(db: None) -> None:
    account = people.account("editor")
    Mandate.objects.create(person=account.person, office="reviewer")
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(person=account.person, office="editor")


@pytest.mark.parametrize(
    ("starts", "ends", "runs"),
    [
        (-2, None, True),
        (0, None, True),
        (1, None, False),
        (-2, 1, True),
        (-2, 0, False),
        (-2, -1, False),
        (0, 0, False),
    ],
)
def test_a_mandate_runs_from_its_start_to_before_its_end(
    db: None, starts: int, ends: int | None, runs: bool
) -> None:
    account = people.account()
    until = None if ends is None else NOON + timedelta(hours=ends)
    Mandate.objects.create(
        person=account.person, office="editor", starts=NOON + timedelta(hours=starts), ends=until
    )
    with clock.frozen(NOON):
        again = Account.objects.get(pk=account.pk)
        assert again.holds("editor") is runs
        assert again.offices == (frozenset({"editor"}) if runs else frozenset())
        assert not again.holds("administrator")


def test_a_closed_account_holds_nothing(db: None) -> None:
    account = people.account("administrator")
    assert account.holds("administrator")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert not Account.objects.get(pk=account.pk).holds("administrator")


def test_persons_and_mandates_show_themselves_to_their_own_and_to_administrators(db: None) -> None:
    admin, editor, other = people.account("administrator"), people.account("editor"), people.account("editor")
    assert set(Person.objects.visible_to(admin)) >= {admin.person, editor.person, other.person}
    assert list(Person.objects.visible_to(editor)) == [editor.person]
    assert list(Mandate.objects.visible_to(editor)) == list(editor.person.mandates.all())
    assert Mandate.objects.visible_to(admin).count() == 3
    assert not Person.objects.visible_to(NOBODY).exists()
    assert not Mandate.objects.visible_to(NOBODY).exists()


def test_sign_ins_show_themselves_to_nobody_else(db: None) -> None:
    admin, editor = people.account("administrator"), people.account("editor")
    SignIn.objects.create(account=editor)
    assert SignIn.objects.visible_to(editor).count() == 1
    assert not SignIn.objects.visible_to(admin).exists()


@pytest.mark.parametrize("model", [Person, Account, Mandate, SignIn])
def test_each_model_says_why_it_keeps_what(model: type) -> None:
    assert model.Privacy.purpose
    assert model.Privacy.basis
    assert model.Privacy.retention
