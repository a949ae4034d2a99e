"""Two people act at the same moment: the last administrator stays, an office is given once."""

import threading
from datetime import timedelta

from django.db import connections

from comity.kernel import clock
from comity.kernel.access import NotAllowed
from comity.people import actions
from comity.people.models import Account, Mandate
from tests.factories import people


def test_two_administrators_cannot_both_leave_at_the_same_moment(transactional_db: None) -> None:
    admins = [people.account("administrator"), people.account("administrator")]
    start, refused = threading.Barrier(2), []

    def leave(account: Account) -> None:
        mandate = Mandate.objects.get(person=account.person)
        start.wait()
        try:
            actions.end_mandate(mandate, by=account)
        except NotAllowed:
            refused.append(account)
        connections.close_all()

    threads = [threading.Thread(target=leave, args=(account,)) for account in admins]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Mandate.objects.running().filter(office="administrator").count() == 1


def test_the_same_office_is_not_given_twice_at_the_same_moment(transactional_db: None) -> None:
    """Both terms have an end: no constraint of the database compares them."""
    account, now = people.account(), clock.now()
    start, given, refused = threading.Barrier(4), [], []

    def give(number: int) -> None:
        start.wait()
        try:
            starts = now + timedelta(days=number)
            given.append(
                actions.give_mandate(
                    account.person, office="editor", starts=starts, ends=starts + timedelta(days=9)
                )
            )
        except NotAllowed:
            refused.append(number)
        connections.close_all()

    threads = [threading.Thread(target=give, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(given), len(refused)) == (1, 3)
    assert Mandate.objects.filter(person=account.person).count() == 1
