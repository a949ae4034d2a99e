"""What happens to accounts, mandates, factors and sign-ins, and what stays when it is refused."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from comity.kernel import clock
from comity.kernel.access import NotAllowed
from comity.kernel.models import Entry
from comity.people import actions
from comity.people.models import Account, Mandate, Person, SignIn
from tests.factories import people
from tests.people import entrance


def groups(account: Account) -> set[str]:
    return set(account.groups.values_list("name", flat=True))


def verbs() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


# --- accounts -------------------------------------------------------------------------------------
def test_add_account_makes_person_account_address_and_mandates(db: None) -> None:
    account = actions.add_account(
        email=" Ada@Example.ORG ", name=" Ada   Lark ", offices=["editor", "reviewer"]
    )
    assert (account.email, account.name) == ("ada@example.org", "Ada Lark")
    assert not account.has_usable_password()
    address = EmailAddress.objects.get(user=account)
    assert (address.email, address.verified, address.primary) == ("ada@example.org", True, True)
    assert Account.objects.get(pk=account.pk).offices == {"editor", "reviewer"}
    assert groups(account) == {"office:editor", "office:reviewer"}
    assert verbs() == ["add account", "give mandate", "give mandate"]
    assert mail.outbox == []


@pytest.mark.parametrize(
    "about",
    [
        {"email": "nowhere"},
        {"email": ""},
        {"email": "taken@example.org"},
        {"email": "TAKEN@example.org"},
        {"name": "   "},
        {"name": "x" * 121},
        {"password": "short"},
        {"password": "password1234"},
        {"password": "ada.lark@example.org"},
        {"language": "x" * 13},
    ],
)
def test_add_account_refuses_what_is_wrong_and_leaves_nothing(db: None, about: dict[str, str]) -> None:
    people.account(email="taken@example.org")
    before = Person.objects.count(), Account.objects.count(), Entry.objects.count()
    with pytest.raises(ValidationError):
        actions.add_account(**{"email": "ada.lark@example.org", "name": "Ada Lark", **about})
    assert (Person.objects.count(), Account.objects.count(), Entry.objects.count()) == before


def test_add_account_refuses_an_unknown_office_and_leaves_nothing(db: None) -> None:
    with pytest.raises(NotAllowed):
        actions.add_account(email="ada@example.org", name="Ada", offices=["emperor"])
    assert not Account.objects.exists()
    assert not Person.objects.exists()


def test_add_account_refuses_an_editor(db: None) -> None:
    with pytest.raises(NotAllowed):
        actions.add_account(email="ada@example.org", name="Ada", by=people.account("editor"))
    assert not Account.objects.filter(email="ada@example.org").exists()


def test_entry_link_lets_a_person_choose_a_password_once(client: Client, db: None) -> None:
    account = actions.add_account(email="ada@example.org", name="Ada")
    link = actions.entry_link(account)
    assert link.startswith("http://localhost/account/password/reset/key/")
    path = link.removeprefix("http://localhost")
    chosen = {"password1": "seven lanterns on a pier", "password2": "seven lanterns on a pier"}
    form = client.get(path)["Location"]
    assert client.post(form, chosen).status_code == 302
    assert entrance.password(client, account, secret=chosen["password1"])["Location"] == "/desk/"
    assert b"no longer works" in Client().get(path).content
    assert "make entry link" in verbs()


def test_choose_language_keeps_a_language(db: None) -> None:
    account = people.account()
    actions.choose_language(account, language="ar")
    account.refresh_from_db()
    assert account.language == "ar"
    assert verbs()[-1] == "choose language"


def test_keep_password_stands_or_falls_with_its_entry(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    account = people.account()
    other = actions.open_sign_in(account)
    account.set_password("nine paper boats at dawn")
    monkeypatch.setattr(actions.audit, "record", lambda *_args, **_about: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.keep_password(account, here=None)
    assert Account.objects.get().check_password(people.PASSWORD)
    monkeypatch.undo()
    actions.keep_password(account, here=None)
    assert Account.objects.get().check_password("nine paper boats at dawn")
    assert not SignIn.objects.filter(pk=other.pk).exists()
    assert verbs()[-1] == "choose password"


# --- mandates -------------------------------------------------------------------------------------
def test_give_mandate_gives_office_group_and_notice(db: None, django_capture_on_commit_callbacks) -> None:
    admin, account = people.account("administrator"), people.account()
    with django_capture_on_commit_callbacks(execute=True):
        mandate = actions.give_mandate(account.person, office="editor", by=admin)
    assert mandate.given_by == admin.person_id
    assert Account.objects.get(pk=account.pk).holds("editor")
    assert groups(account) == {"office:editor"}
    entry = Entry.objects.order_by("-id").first()
    assert entry is not None
    assert (entry.verb, entry.actor, entry.object_id) == ("give mandate", admin.person_id, str(mandate.pk))
    assert [letter.to for letter in mail.outbox] == [[account.email]]
    assert "Editor" in mail.outbox[0].body


def test_give_mandate_for_later_gives_the_group_later(db: None) -> None:
    account = people.account()
    tomorrow = clock.now() + timedelta(days=1)
    actions.give_mandate(account.person, office="editor", starts=tomorrow, ends=tomorrow + timedelta(days=7))
    assert groups(account) == set()
    with clock.frozen(tomorrow + timedelta(seconds=1)):
        assert actions.synchronise_offices() == 1
        assert groups(account) == {"office:editor"}
    with clock.frozen(tomorrow + timedelta(days=7)):
        assert actions.synchronise_offices() == 1
    assert groups(account) == set()


def test_give_mandate_refuses_a_second_one_that_overlaps(db: None) -> None:
    account = people.account("editor")
    week = timedelta(days=7)
    before = Entry.objects.count()
    for about in ({}, {"starts": clock.now() + week}, {"ends": clock.now() + week}):
        with pytest.raises(NotAllowed, match="already"):
            actions.give_mandate(account.person, office="editor", **about)
    assert account.person.mandates.count() == 1
    assert Entry.objects.count() == before


def test_give_mandate_allows_one_after_the_other(db: None) -> None:
    account, now = people.account(), clock.now()
    actions.give_mandate(account.person, office="editor", starts=now + timedelta(days=9))
    actions.give_mandate(account.person, office="editor", ends=now + timedelta(days=8))
    assert account.person.mandates.count() == 2


def test_give_mandate_refuses_an_end_before_the_start(db: None) -> None:
    account = people.account()
    with pytest.raises(ValidationError):
        actions.give_mandate(account.person, office="editor", ends=clock.now() - timedelta(days=1))
    assert not account.person.mandates.exists()


def test_give_mandate_refuses_an_editor_who_makes_themself_administrator(db: None) -> None:
    editor = people.account("editor")
    with pytest.raises(NotAllowed):
        actions.give_mandate(editor.person, office="administrator", by=editor)
    assert groups(editor) == {"office:editor"}


def test_end_mandate_takes_office_and_group(db: None, django_capture_on_commit_callbacks) -> None:
    admin, account = people.account("administrator"), people.account("editor")
    mandate = account.person.mandates.get()
    with django_capture_on_commit_callbacks(execute=True):
        actions.end_mandate(mandate, by=admin)
    assert not Account.objects.get(pk=account.pk).holds("editor")
    assert groups(account) == set()
    assert mandate.ends is not None
    assert verbs()[-1] == "end mandate"
    assert mail.outbox[-1].to == [account.email]


def test_end_mandate_for_later_leaves_it_until_then(db: None) -> None:
    account, later = people.account("editor"), clock.now() + timedelta(days=3)
    mandate = account.person.mandates.get()
    actions.end_mandate(mandate, at=later)
    assert groups(account) == {"office:editor"}
    actions.end_mandate(mandate)
    assert groups(account) == set()


def test_end_mandate_never_ends_in_the_past(db: None) -> None:
    account = people.account("editor")
    mandate = account.person.mandates.get()
    actions.end_mandate(mandate, at=clock.now() - timedelta(days=30))
    assert mandate.ends is not None
    assert mandate.ends >= mandate.starts


def test_end_mandate_refuses_twice(db: None) -> None:
    mandate = people.account("editor").person.mandates.get()
    actions.end_mandate(mandate)
    ended, entries = Mandate.objects.get(pk=mandate.pk).ends, Entry.objects.count()
    with pytest.raises(NotAllowed, match="over"):
        actions.end_mandate(mandate)
    assert Mandate.objects.get(pk=mandate.pk).ends == ended
    assert Entry.objects.count() == entries


def test_end_mandate_prolongs_none(db: None) -> None:
    mandate, soon = people.account("editor").person.mandates.get(), clock.now() + timedelta(days=1)
    actions.end_mandate(mandate, at=soon)
    with pytest.raises(NotAllowed, match="ends before that"):
        actions.end_mandate(mandate, at=soon + timedelta(days=400))
    assert Mandate.objects.get(pk=mandate.pk).ends == soon


def test_end_mandate_refuses_the_last_administrator(db: None) -> None:
    admin = people.account("administrator")
    with pytest.raises(NotAllowed, match="last administrator"):
        actions.end_mandate(admin.person.mandates.get(), by=admin)
    assert Account.objects.get(pk=admin.pk).holds("administrator")
    assert groups(admin) == {"office:administrator"}


# --- groups -----------------------------------------------------------------------------------------
def test_synchronise_offices_takes_what_no_mandate_gives(db: None) -> None:
    account, stranger = people.account("editor"), people.account()
    foreign = Group.objects.create(name="Somebody's own idea")
    stranger.groups.add(foreign, Group.objects.get(name="office:editor"))
    account.groups.clear()
    assert actions.synchronise_offices() == 3
    assert groups(account) == {"office:editor"}
    assert groups(stranger) == set()
    assert actions.synchronise_offices() == 0


def test_synchronise_offices_takes_the_groups_of_closed_accounts(db: None) -> None:
    account = people.account("editor")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert actions.synchronise_offices() == 1
    assert groups(account) == set()


@pytest.mark.parametrize("number", [1, 3])
def test_synchronise_offices_asks_the_same_number_of_queries(
    db: None, number: int, django_assert_num_queries
) -> None:
    for account in [people.account("editor") for _ in range(number)]:
        account.groups.clear()
    with django_assert_num_queries(8):
        assert actions.synchronise_offices() == number


# --- second factors and sign-ins ----------------------------------------------------------------------
def test_reset_second_factor_removes_all_and_ends_sign_ins(
    client: Client, db: None, django_capture_on_commit_callbacks
) -> None:
    account = people.account("editor")
    entrance.with_app(account)
    Authenticator.objects.create(user=account, type=Authenticator.Type.RECOVERY_CODES, data={})
    entrance.sign_in(client, account)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.reset_second_factor(account) == 1
    assert not Authenticator.objects.filter(user=account).exists()
    assert not entrance.signed_in(client)
    assert verbs()[-1] == "reset second factor"
    assert "second factor" in mail.outbox[-1].subject


def test_reset_second_factor_refuses_an_editor(db: None) -> None:
    account, editor = people.account("administrator"), people.account("editor")
    entrance.with_app(account)
    with pytest.raises(NotAllowed):
        actions.reset_second_factor(account, by=editor)
    assert Authenticator.objects.filter(user=account).count() == 1


def test_end_sign_ins_leaves_the_one_here(db: None) -> None:
    account, other = people.account(), people.account()
    here, _there = actions.open_sign_in(account), actions.open_sign_in(account)
    actions.open_sign_in(other)
    assert actions.end_sign_ins(account, besides=here) == 1
    assert list(SignIn.objects.filter(account=account)) == [here]
    assert SignIn.objects.filter(account=other).count() == 1


def test_forget_old_sign_ins_drops_only_those(db: None) -> None:
    account, now = people.account(), clock.now()
    old = SignIn.objects.create(account=account, at=now - timedelta(days=15))
    new = actions.open_sign_in(account)
    assert actions.forget_old_sign_ins(before=now - timedelta(days=14)) == 1
    assert list(SignIn.objects.values_list("pk", flat=True)) == [new.pk]
    assert old.pk != new.pk
