"""What we write to the holder of an account."""

import pytest
from django.core import mail
from django.utils import translation

from comity.people import actions, emails
from tests.factories import people


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
