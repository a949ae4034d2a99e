"""What happens by the clock."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from comity.kernel import clock
from comity.people import jobs
from comity.people.models import Mandate, SignIn
from tests.factories import people
from tests.people import entrance


def test_synchronise_offices_ends_the_groups_of_expired_mandates(db: None) -> None:
    account = people.account("editor")
    Mandate.objects.filter(person=account.person).update(ends=clock.now())
    assert account.groups.count() == 1
    jobs.synchronise_offices.enqueue()
    assert account.groups.count() == 0


def test_clear_sessions_forgets_what_is_over(client: Client, db: None) -> None:
    account = people.account()
    entrance.sign_in(client, account)
    SignIn.objects.create(account=account, at=clock.now() - timedelta(days=15))
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=1))
    jobs.clear_sessions.enqueue()
    assert SignIn.objects.count() == 1
    assert not Session.objects.filter(session_key="old").exists()
    assert entrance.signed_in(client)
