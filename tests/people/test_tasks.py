"""Mails about an account go out in a task, and only to accounts that are open."""

from django.core import mail

from comity.people import tasks
from comity.people.models import Account, new_id
from tests.factories import people


def test_tell_writes_to_the_holder(db: None) -> None:
    account = people.account()
    tasks.tell.enqueue(account_id=str(account.pk), news="office_given", office="editor")
    assert [letter.to for letter in mail.outbox] == [[account.email]]


def test_tell_writes_nothing_to_accounts_that_are_closed_or_gone(db: None) -> None:
    account = people.account()
    Account.objects.filter(pk=account.pk).update(is_active=False)
    for key in (account.pk, new_id()):
        tasks.tell.enqueue(account_id=str(key), news="office_given", office="editor")
    assert mail.outbox == []
