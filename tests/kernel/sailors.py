"""Models with people in them, to try the guard on: a room of its own, with its own registry and tables."""

from collections.abc import Callable, Iterator
from typing import Any, Self
from uuid import UUID, uuid4

import pytest
from django.db import connection, models, transaction
from django.db.models.functions import Upper
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import isolate_apps

from comity.kernel import access

BECAUSE = "this test counts them"


class Crew:
    """Somebody signed in: a sailor, perhaps with offices."""

    is_authenticated = True

    def __init__(self, person_id: UUID | None = None, *offices: str) -> None:
        self.person_id, self.offices = person_id, offices

    def holds(self, *offices: str) -> bool:
        return bool({*offices} & {*self.offices})


PURSER = Crew(None, "purser")

with isolate_apps("comity.kernel"):

    class SailorQuerySet(access.GuardedQuerySet["Sailor"]):
        def _sight(self, actor: access.Actor) -> Self:
            return self if actor.holds("purser") else self.filter(pk=actor.person_id)

        def aboard(self) -> Self:
            return self.filter(aboard=True)

    class Sailor(access.GuardedModel):
        id = models.UUIDField(primary_key=True, default=uuid4)
        name = models.CharField(max_length=20, unique=True)
        aboard = models.BooleanField(default=True)
        joined = models.DateField(default="2026-01-01")
        objects = SailorQuerySet.as_manager()

        class Meta:
            app_label = "kernel"
            get_latest_by = "name"
            constraints = (models.UniqueConstraint(Upper("name"), name="one_name"),)

    class TicketQuerySet(access.GuardedQuerySet["Ticket"]):
        def _sight(self, actor: access.Actor) -> Self:
            return self.filter(sailor=actor.person_id) if actor.person_id else self.none()

    class Ticket(models.Model):
        sailor = models.ForeignKey(Sailor, on_delete=models.CASCADE, related_name="tickets")
        ships = models.ManyToManyField("Ship", related_name="tickets")
        objects = TicketQuerySet.as_manager()

        class Meta:
            app_label = "kernel"

    class Ship(models.Model):
        name = models.CharField(max_length=20)
        captain = models.ForeignKey(Sailor, on_delete=models.CASCADE, null=True, related_name="ships")

        class Meta:
            app_label = "kernel"


@pytest.fixture(scope="module", autouse=True)
def tables(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for model in (Sailor, Ship, Ticket):
            editor.create_model(model)
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for model in (Ticket, Ship, Sailor):
            editor.delete_model(model)


@pytest.fixture(autouse=True)
def three_sailors(tables: None, db: None) -> None:
    """Ada, Ben and Cleo are aboard."""
    for name in ("Ada", "Ben", "Cleo"):
        Sailor.objects.create(name=name)


def sailor(name: str) -> Sailor:
    """Return one of them."""
    return Sailor._base_manager.get(name=name)


def in_a_request[T](act: Callable[[], T]) -> T:
    """Do something as a view would."""
    answers: list[T] = []

    def view(_request: HttpRequest) -> HttpResponse:
        answers.append(act())
        return HttpResponse()

    access.Watch(view)(RequestFactory().get("/"))
    return answers[0]


def refused[T](act: Callable[[], T]) -> None:
    """Do something as a view would, and expect that it is refused."""
    with pytest.raises(access.Unguarded, match="is read inside a request"), transaction.atomic():
        in_a_request(act)


def names(sailors: Any) -> list[str]:
    return sorted(sailor.name for sailor in sailors)
