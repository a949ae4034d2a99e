"""Who holds which office, and which sign-in a request belongs to."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from comity.kernel import clock
from comity.people import actions, queries
from comity.people.models import Mandate
from tests.factories import people


def holders() -> dict[str, list[str]]:
    return {
        office.code: [mandate.person.name for mandate in mandates]
        for office, mandates in queries.office_holders(Mandate.objects.all())
    }


def test_office_holders_names_every_office_and_who_holds_it_now(db: None) -> None:
    people.account("editor", name="Ada")
    ben = people.account("editor", "reviewer", name="Ben")
    actions.end_mandate(ben.person.mandates.get(office="reviewer"))
    soon = people.account(name="Cyd")
    actions.give_mandate(soon.person, office="editor", starts=clock.now() + timedelta(days=1))
    assert holders() == {"administrator": [], "editor": ["Ada", "Ben"], "reviewer": []}


@pytest.mark.parametrize("number", [1, 3])
def test_office_holders_asks_once(db: None, number: int, django_assert_num_queries) -> None:
    for _ in range(number):
        people.account("editor")
    with django_assert_num_queries(1):
        assert len(holders()["editor"]) == number


def request_with(key: object):
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.session[queries.SIGN_IN] = key
    return request


@pytest.mark.parametrize("key", [None, "", "nonsense", 7, "01890000-0000-7000-8000-000000000000"])
def test_a_session_without_a_kept_key_belongs_to_no_sign_in(db: None, key: object) -> None:
    assert queries.sign_in_of(request_with(key), account=people.account()) is None


def test_a_session_belongs_to_the_sign_in_of_its_own_account_only(db: None) -> None:
    account, other = people.account(), people.account()
    sign_in = actions.open_sign_in(account)
    assert queries.sign_in_of(request_with(str(sign_in.pk)), account=account) == sign_in
    assert queries.sign_in_of(request_with(str(sign_in.pk)), account=other) is None
