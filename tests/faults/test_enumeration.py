"""Nobody learns from an answer, or from mails, who has an account."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import people
from tests.people import entrance

UNKNOWN = "stranger@example.org"


def plain(content: bytes) -> str:
    """Return a page without what differs each time: the token of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", content.decode())


# --- telling who has an account -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("route", "field"), [("account_request_login_code", "email"), ("account_reset_password", "email")]
)
def test_no_answer_and_no_count_of_mails_tells_who_has_an_account(db: None, route: str, field: str) -> None:
    known, pages = people.account(email="somebody@example.org").email, []
    for address in (known, "a-person@example.org"):
        mail.outbox.clear()
        client = Client()
        response = client.post(reverse(route), {field: address})
        page = client.get(response["Location"])
        pages.append((response.status_code, response["Location"], plain(page.content).replace(address, "…")))
        assert [letter.to for letter in mail.outbox] == [[address]]
    assert pages[0] == pages[1]


def test_a_wrong_password_and_an_unknown_address_get_the_same_page(db: None) -> None:
    known = people.account().email
    pages = [
        plain(Client().post(entrance.LOGIN, {"login": address, "password": "wrong"}).content).replace(
            address, "…"
        )
        for address in (known, UNKNOWN)
    ]
    assert pages[0] == pages[1]


def test_a_code_for_an_unknown_address_never_signs_in(client: Client, db: None) -> None:
    here = client.post(reverse("account_request_login_code"), {"email": UNKNOWN})["Location"]
    for guess in ("", "None", "null"):
        client.post(here, {"code": guess})
    assert not entrance.signed_in(client)
    assert "no account" in mail.outbox[0].body
    assert "signup" not in mail.outbox[0].body


def test_changing_to_a_taken_address_tells_nothing_and_changes_nothing(client: Client, db: None) -> None:
    taken, mine = people.account(email="taken@example.org"), people.account(email="mine@example.org")
    entrance.sign_in(client, mine)
    answers = []
    for address in (taken.email, "free@example.org"):
        response = client.post(reverse("account_email"), {"email": address, "action_add": "1"})
        answers.append((response.status_code, response["Location"]))
        assert mail.outbox[-1].to == [address]
    assert answers[0] == answers[1]
    mine.refresh_from_db()
    assert mine.email == "mine@example.org"
