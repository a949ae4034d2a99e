from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from comity.kernel import access
from comity.kernel.models import FIRST, AppendOnly, Batch, Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    return Entry.objects.create(verb="admit", kind="members.application", object_id="7", actor=uuid4())


@pytest.fixture
def batch() -> Batch:
    return Batch.objects.create(number=1, contents=[], previous=FIRST, hash="a" * 64)


FORBIDDEN: dict[str, Callable[[Any], Any]] = {
    "save": lambda row: row.save(),
    "save of some fields": lambda row: row.save(update_fields=["at"]),
    "delete": lambda row: row.delete(),
    "update": lambda row: type(row).objects.update(at=None),
    "filtered update": lambda row: type(row).objects.filter(pk=row.pk).update(at=None),
    "bulk_update": lambda row: type(row).objects.bulk_update([row], ["at"]),
    "update_or_create": lambda row: type(row).objects.update_or_create({"at": None}, pk=row.pk),
    "delete of many": lambda row: type(row).objects.all().delete(),
}


@pytest.mark.parametrize("way", FORBIDDEN)
@pytest.mark.parametrize("kind", ["entry", "batch"])
def test_what_is_written_is_never_changed(way: str, kind: str, request: pytest.FixtureRequest) -> None:
    row = request.getfixturevalue(kind)
    before = type(row).objects.values().get()
    with pytest.raises(AppendOnly), transaction.atomic():
        FORBIDDEN[way](row)
    assert type(row).objects.values().get() == before


def test_there_is_no_delete_on_the_managers() -> None:
    assert not hasattr(Entry.objects, "delete")
    assert not hasattr(Batch.objects, "delete")


@pytest.mark.parametrize(
    "fields",
    [{"verb": ""}, {"verb": "sign", "kind": "campaigns.demand"}, {"verb": "sign", "object_id": "7"}],
)
def test_the_database_refuses_half_an_entry(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**fields)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"number": 0, "previous": "b" * 64, "hash": "c" * 64},
        {"number": 1, "previous": "b" * 64, "hash": "c" * 64},
        {"number": 2, "previous": FIRST, "hash": "c" * 64},
        {"number": 2, "previous": "b" * 64, "hash": "a" * 64},
    ],
)
def test_the_database_refuses_a_batch_out_of_place(batch: Batch, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Batch.objects.create(contents=[], **fields)
    assert Batch.objects.count() == 1


def test_the_database_refuses_a_fork_of_the_chain(batch: Batch) -> None:
    Batch.objects.create(number=2, contents=[], previous=batch.hash, hash="b" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        Batch.objects.create(number=3, contents=[], previous=batch.hash, hash="c" * 64)


def test_a_batch_stays_while_it_has_entries(batch: Batch, entry: Entry) -> None:
    Entry._base_manager.filter(pk=entry.pk).update(batch=batch)
    with pytest.raises(ProtectedError):
        Batch._base_manager.all().delete()
    assert list(batch.entries.all()) == [entry]


class Somebody:
    is_authenticated = True

    def __init__(self, person_id: Any) -> None:
        self.person_id = person_id

    def holds(self, *_offices: str) -> bool:
        return True


def test_inside_a_request_everybody_sees_what_they_did(entry: Entry) -> None:
    Entry.objects.create(verb="tidy")
    answers: dict[str, Any] = {}

    def view(_request: HttpRequest) -> HttpResponse:
        answers["own"] = list(Entry.objects.visible_to(Somebody(entry.actor)))
        answers["no person"] = list(Entry.objects.visible_to(Somebody(None)))
        answers["visitor"] = list(Entry.objects.visible_to(access.NOBODY))
        with pytest.raises(access.Unguarded):
            Entry.objects.count()
        return HttpResponse()

    access.Watch(view)(RequestFactory().get("/"))
    assert answers == {"own": [entry], "no person": [], "visitor": []}


def test_they_show_what_they_are(entry: Entry, batch: Batch) -> None:
    assert str(entry) == "admit members.application 7"
    assert str(Entry(verb="tidy")) == "tidy"
    assert str(batch) == "1"
