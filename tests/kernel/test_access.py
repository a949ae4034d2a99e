import pytest
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Prefetch, Subquery

from tests.kernel.sailors import (  # noqa: F401  (two of them are fixtures)
    Crew,
    Sailor,
    Ship,
    Ticket,
    in_a_request,
    names,
    refused,
    sailor,
    tables,
    three_sailors,
)

pytestmark = pytest.mark.django_db


def test_related_managers_are_guarded() -> None:
    ada = sailor("Ada")
    ticket = Ticket.objects.create(sailor=ada)
    ship = Ship.objects.create(name="Solidarity", captain=ada)
    ticket.ships.add(ship)
    for related in (ada.tickets, ship.tickets):
        refused(lambda: list(related.all()))  # noqa: B023
        seen = in_a_request(lambda: list(related.visible_to(Crew(ada.pk))))  # noqa: B023
        assert seen == [ticket]
    assert in_a_request(lambda: [ship.captain.name for ship in ada.ships.all()]) == ["Ada"]


def test_prefetching_needs_sight_of_what_is_fetched() -> None:
    Ticket.objects.create(sailor=sailor("Ada"))
    ada = Crew(sailor("Ada").pk)
    refused(lambda: list(Sailor.objects.visible_to(ada).prefetch_related("tickets")))
    seen = Prefetch("tickets", Ticket.objects.visible_to(ada))

    def count() -> list[tuple[int, int]]:
        sailors = Sailor.objects.visible_to(ada).prefetch_related(seen)
        return [(len(sailor.tickets.all()), sailor.tickets.count()) for sailor in sailors]

    assert in_a_request(count) == [(1, 1)]


def test_a_part_of_another_query_is_not_refused() -> None:
    Ship.objects.create(name="Solidarity", captain=sailor("Ada"))
    captain = Subquery(Sailor.objects.filter(pk=OuterRef("captain")).values("name")[:1])
    assert in_a_request(lambda: Ship.objects.filter(captain__in=Sailor.objects.aboard()).count()) == 1
    assert in_a_request(lambda: Ship.objects.annotate(who=captain).get().who) == "Ada"


def test_new_rows_may_be_made_and_known_rows_saved_inside_a_request() -> None:
    def act() -> None:
        Sailor.objects.create(name="Dora")
        Sailor.objects.bulk_create([Sailor(name="Eli"), Sailor(name="Ada")], ignore_conflicts=True)
        sailor("Ada").tickets.create()
        ben = sailor("Ben")
        ben.aboard = False
        ben.save()
        ben.refresh_from_db()
        sailor("Cleo").delete()

    in_a_request(act)
    assert names(Sailor.objects.aboard()) == ["Ada", "Dora", "Eli"]


def test_checking_that_a_value_is_unique_takes_all_rows_into_account() -> None:
    with pytest.raises(ValidationError, match="already exists"):
        in_a_request(Sailor(name="Ada").full_clean)
    with pytest.raises(ValidationError, match="one_name"):
        in_a_request(Sailor(name="ADA").full_clean)
    in_a_request(Sailor(name="Dora").full_clean)


def test_a_manager_has_no_delete_as_in_django() -> None:
    assert not hasattr(Sailor.objects, "delete")
