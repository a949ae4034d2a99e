"""Two people act at the same moment: the last administrator stays."""

import threading

from django.db import connections

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
