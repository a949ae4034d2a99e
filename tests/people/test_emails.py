"""What we write to the holder of an account."""

from collections.abc import Sequence

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from comity.kernel.models import Entry
from comity.people import actions, emails
from tests.factories import people
from tests.people import entrance


@pytest.mark.parametrize("news", ["office_given", "office_ended", "second_factor_reset"])
def test_each_piece_of_news_is_a_whole_mail(db: None, news: str) -> None:
    account = people.account(name="Ada Lark")
    emails.tell(account, news=news, office="editor")
    letter = mail.outbox[0]
    assert letter.to == [account.email]
    assert "Ada Lark" in letter.body
    assert "http://localhost/" in letter.body
    assert "\n" not in letter.subject
    assert letter.subject.strip()


def test_a_mail_speaks_the_language_of_its_reader(db: None) -> None:
    account = people.account()
    actions.choose_language(account, language="ar")
    with translation.override("fr"):
        emails.tell(account, news="office_given", office="editor")
        assert translation.get_language() == "fr"


def test_names_are_written_as_they_are(db: None) -> None:
    account = people.account(name="Ada “O'Lark” & <Sons>")
    emails.tell(account, news="office_given", office="editor")
    assert "Ada “O'Lark” & <Sons>" in mail.outbox[0].body


# --- mails of allauth's pages ---------------------------------------------------------------------------
def test_mails_never_trust_the_host_header(client: Client, db: None, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    account = people.account()
    for route in ("account_reset_password", "account_request_login_code"):
        client.post(reverse(route), {"email": account.email}, headers={"host": "evil.example"})
    assert len(mail.outbox) == 2
    assert not any("evil.example" in letter.body + letter.subject for letter in mail.outbox)
    assert "http://localhost/account/password/reset/key/" in mail.outbox[0].body


def test_mails_speak_the_language_of_the_account(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    actions.choose_language(account, language="es")
    change_password(client)
    with translation.override("es"):
        wanted = translation.gettext("Password Changed")
    assert wanted != "Password Changed"
    assert wanted in mail.outbox[-1].subject


def change_password(client: Client) -> None:
    chosen = {"oldpassword": people.PASSWORD, "password1": "nine paper boats at dawn"}
    chosen["password2"] = chosen["password1"]
    with entrance.committing():
        response = client.post(reverse("account_change_password"), chosen, headers={"user-agent": "Netscape"})
    assert response.status_code == 302


def test_a_notice_of_a_change_holds_no_trace_of_the_device(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    change_password(client)
    body = mail.outbox[-1].body
    assert mail.outbox[-1].to == [account.email]
    assert "127.0.0.1" not in body
    assert "Netscape" not in body
    assert "/account/password/reset/" in body


def test_the_address_changes_after_its_code_was_typed(client: Client, db: None) -> None:
    account = people.account(email="old@example.org")
    entrance.sign_in(client, account)
    here = client.post(reverse("account_email"), {"email": "new@example.org", "action_add": "1"})["Location"]
    account.refresh_from_db()
    assert account.email == "old@example.org"
    with entrance.committing():
        client.post(here, {"code": entrance.mailed_code()})
    account.refresh_from_db()
    assert account.email == "new@example.org"
    assert list(account.emailaddress_set.values_list("email", "verified")) == [("new@example.org", True)]
    assert mail.outbox[-1].to == ["old@example.org"]
    assert "change address" in Entry.objects.values_list("verb", flat=True)


class WhileSending(EmailBackend):
    """Notes for each mail whether a transaction was open, and with it the lock of the database."""

    open: list[bool] = []

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        self.open += [connection.in_atomic_block for _ in messages]
        return super().send_messages(messages)


def test_no_lock_waits_for_the_mail_of_a_notice(client: Client, transactional_db: None, settings) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.WhileSending"}}
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": entrance.code(client.session["mfa.totp.secret"])})
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    assert WhileSending.open == [False] * 3
