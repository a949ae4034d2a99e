"""Who may do what, as tables of persons and states."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import time

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from comity.kernel import clock
from comity.kernel.access import NOBODY, Actor, NotAllowed
from comity.organisation.kinds import OFFICES
from comity.people import rules
from comity.people.models import Account, Mandate, SignIn
from tests.factories import people
from tests.people import entrance

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
OFFICE_CODES = ["administrator", "editor", "reviewer"]


def asker(kind: str) -> Actor | None:
    """Return who asks: the program itself, a visitor, somebody without an office, or the holder of one."""
    if kind == "program":
        return None
    if kind == "visitor":
        return NOBODY
    return people.account(*([kind] if kind in OFFICES else []))


def allows(rule: Callable[[], object]) -> bool:
    """Tell whether a rule lets it pass; a refusal says why."""
    try:
        rule()
    except NotAllowed as refusal:
        return not str(refusal.reason)
    return True


ASKERS = {
    "program": True,
    "visitor": False,
    "nobody": False,
    "reviewer": False,
    "editor": False,
    "administrator": True,
}


@pytest.mark.parametrize(("kind", "allowed"), ASKERS.items())
def test_may_add_account(db: None, kind: str, allowed: bool) -> None:
    by = asker(kind)
    assert allows(lambda: rules.may_add_account(by)) is allowed


@pytest.mark.parametrize("office", OFFICE_CODES)
@pytest.mark.parametrize(("kind", "allowed"), ASKERS.items())
def test_may_give_mandate(db: None, kind: str, allowed: bool, office: str) -> None:
    by, person = asker(kind), people.account().person
    assert allows(lambda: rules.may_give_mandate(by, person=person, office=office)) is allowed


def test_nobody_gives_an_office_to_themselves(db: None) -> None:
    admin = people.account("administrator")
    assert not allows(lambda: rules.may_give_mandate(admin, person=admin.person, office="editor"))


@pytest.mark.parametrize("kind", ["program", "administrator"])
def test_nobody_gives_an_office_that_does_not_exist(db: None, kind: str) -> None:
    by, person = asker(kind), people.account().person
    assert not allows(lambda: rules.may_give_mandate(by, person=person, office="emperor"))


@pytest.mark.parametrize(("kind", "allowed"), ASKERS.items())
def test_may_end_mandate_of_somebody_else(db: None, kind: str, allowed: bool) -> None:
    by = asker(kind)
    mandate = people.account("editor").person.mandates.get()
    assert allows(lambda: rules.may_end_mandate(by, mandate=mandate)) is allowed


def test_everybody_may_lay_down_their_own_mandate(db: None) -> None:
    editor = people.account("editor")
    assert allows(lambda: rules.may_end_mandate(editor, mandate=editor.person.mandates.get()))


@pytest.mark.parametrize(
    ("other", "allowed"),
    [("none", False), ("open", True), ("over", False), ("to come", False), ("closed", False)],
)
def test_somebody_stays_administrator(db: None, other: str, allowed: bool) -> None:
    mandate = people.account("administrator").person.mandates.get()
    if other != "none":
        second = people.account("administrator")
        theirs = Mandate.objects.filter(person=second.person)
        now = clock.now()
        if other == "over":
            theirs.update(starts=now - timedelta(days=2), ends=now - timedelta(days=1))
        if other == "to come":
            theirs.update(starts=now + timedelta(days=1))
        if other == "closed":
            Account.objects.filter(pk=second.pk).update(is_active=False)
    assert allows(lambda: rules.may_end_mandate(None, mandate=mandate)) is allowed


@pytest.mark.parametrize(("kind", "allowed"), ASKERS.items())
def test_may_reset_second_factor(db: None, kind: str, allowed: bool) -> None:
    by, account = asker(kind), people.account("editor")
    assert allows(lambda: rules.may_reset_second_factor(by, account=account)) is allowed


def test_nobody_resets_their_own_second_factor(db: None) -> None:
    admin = people.account("administrator")
    assert not allows(lambda: rules.may_reset_second_factor(admin, account=admin))


@pytest.mark.parametrize("office", OFFICE_CODES)
def test_every_office_of_today_needs_a_second_factor(db: None, office: str) -> None:
    assert rules.needs_second_factor(people.account(office))
    assert office in rules.CMS_OFFICES


def test_without_an_office_no_second_factor_is_needed(db: None) -> None:
    assert not rules.needs_second_factor(people.account())


def test_the_last_factor_stays_while_an_office_needs_it(db: None) -> None:
    editor, member = people.account("editor"), people.account()
    for account, may in ((editor, False), (member, True)):
        entrance.with_app(account)
        factor = account.authenticator_set.get()
        assert rules.has_second_factor(account)
        assert not rules.has_second_factor(account, besides=factor.pk)
        assert rules.may_remove_factor(factor) is may


@pytest.mark.parametrize(
    ("factor", "used", "seconds", "counts"),
    [
        (False, False, 10, True),
        (False, False, 301, False),
        (True, False, 10, False),
        (True, True, 10, True),
        (True, True, 301, False),
    ],
)
def test_signed_in_just_now(db: None, factor: bool, used: bool, seconds: int, counts: bool) -> None:
    account, request = people.account(), HttpRequest()
    if factor:
        entrance.with_app(account)
    records = [{"method": method, "at": time() - seconds} for method in ["password"] + ["mfa"] * used]
    request.user, request.session = account, SessionStore()
    request.session["account_authentication_methods_user"] = str(account.pk)
    request.session["account_authentication_methods"] = records
    assert rules.signed_in_just_now(request) is counts


# --- the end of a sign-in ---------------------------------------------------------------------------
H, M = 60, 1
LIMITS = [
    # office, minutes since sign-in, minutes since last use, runs
    ("editor", 0, 0, True),
    ("editor", 59, 59, True),
    ("editor", 61, 61, False),
    ("editor", 11 * H + 59, 5, True),
    ("editor", 12 * H + 1, 1, False),
    ("editor", 5, None, False),
    ("administrator", 12 * H + 1, 1, False),
    ("administrator", 90, 61, False),
    ("reviewer", 90, 61, False),
    ("", 12 * H + 1, 12 * H, True),
    ("", 13 * 24 * H, None, True),
    ("", 14 * 24 * H + 1, 1, False),
    ("editor", 0, -120, True),  # the clock was set back
]


@pytest.mark.parametrize(("office", "since", "used", "runs"), LIMITS)
def test_a_sign_in_is_over_in_time(db: None, office: str, since: int, used: int | None, runs: bool) -> None:
    account = people.account(*([office] if office else []))
    Mandate.objects.update(starts=NOON - timedelta(days=30))
    sign_in = SignIn(account=account, at=NOON - timedelta(minutes=since))
    seen = None if used is None else NOON - timedelta(minutes=used)
    with clock.frozen(NOON):
        why = rules.why_over(sign_in, account=account, seen=seen)
    assert (why is None) is runs
    assert why != ""


def test_a_sign_in_without_its_row_is_over(db: None) -> None:
    assert rules.why_over(None, account=people.account(), seen=clock.now())


def test_the_longest_sign_in_is_what_the_page_says() -> None:
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(days=14)
    assert "14 days" in str(SignIn.Privacy.retention)
