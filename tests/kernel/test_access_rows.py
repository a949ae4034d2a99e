import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import models
from django.db.models import Count
from django.db.models.functions import Upper
from django.template import Context, Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.kernel import access
from tests.kernel.sailors import (  # noqa: F401  (two of them are fixtures)
    BECAUSE,
    PURSER,
    Crew,
    Sailor,
    SailorQuerySet,
    in_a_request,
    names,
    refused,
    sailor,
    tables,
    three_sailors,
)

pytestmark = pytest.mark.django_db


async def listed(sailors: Any) -> list[Any]:
    return [sailor async for sailor in sailors]


def run(made: Callable[[], Any]) -> Any:
    """Await from synchronous code, in a loop of its own, the database staying in this thread."""

    async def awaited() -> Any:
        return await made()

    return async_to_sync(awaited)()


type Act = Callable[[Any], Any]
# Every public way of Django's queryset to reach the database.
EVALUATING: dict[str, Act] = {
    "get": lambda q: q.get(name="Ada"),
    "aget": lambda q: run(lambda: q.aget(name="Ada")),
    "first": lambda q: q.first(),
    "afirst": lambda q: run(q.afirst),
    "last": lambda q: q.last(),
    "alast": lambda q: run(q.alast),
    "earliest": lambda q: q.earliest(),
    "aearliest": lambda q: run(q.aearliest),
    "latest": lambda q: q.latest(),
    "alatest": lambda q: run(q.alatest),
    "count": lambda q: q.count(),
    "acount": lambda q: run(q.acount),
    "exists": lambda q: q.exists(),
    "aexists": lambda q: run(q.aexists),
    "contains": lambda q: q.contains(sailor("Ada")),
    "acontains": lambda q: (ada := sailor("Ada")) and run(lambda: q.acontains(ada)),
    "aggregate": lambda q: q.aggregate(Count("pk")),
    "aaggregate": lambda q: run(lambda: q.aaggregate(Count("pk"))),
    "in_bulk": lambda q: q.in_bulk(),
    "ain_bulk": lambda q: run(q.ain_bulk),
    "iterator": lambda q: list(q.iterator()),
    "aiterator": lambda q: run(lambda: listed(q.aiterator())),
    "explain": lambda q: q.explain(),
    "aexplain": lambda q: run(q.aexplain),
    "update": lambda q: q.update(aboard=False),
    "aupdate": lambda q: run(lambda: q.aupdate(aboard=False)),
    "delete": lambda q: q.delete(),
    "adelete": lambda q: run(q.adelete),
    "bulk_update": lambda q: q.bulk_update([sailor("Ada")], ["aboard"]),
    "abulk_update": lambda q: (ada := sailor("Ada")) and run(lambda: q.abulk_update([ada], ["aboard"])),
    "get_or_create": lambda q: q.get_or_create(name="Ada"),
    "aget_or_create": lambda q: run(lambda: q.aget_or_create(name="Ada")),
    "update_or_create": lambda q: q.update_or_create({"aboard": False}, name="Ada"),
    "aupdate_or_create": lambda q: run(lambda: q.aupdate_or_create({"aboard": False}, name="Ada")),
}
# The same through Python's own words, and through what returns a queryset first.
ALSO_EVALUATING: dict[str, Act] = {
    "iteration": list,
    "async iteration": lambda q: run(lambda: listed(q)),
    "length": len,
    "truth": bool,
    "an index": lambda q: q[0],
    "a slice": lambda q: list(q[:2]),
    "a slice with steps": lambda q: q[0:3:2],
    "a membership": lambda q: None in q,
    "repr": repr,
    "pickle": pickle.dumps,
    "values": lambda q: list(q.values("name")),
    "values_list": lambda q: list(q.values_list("name", flat=True)),
    "dates": lambda q: list(q.dates("joined", "year")),
    "union": lambda q: list(q.union(q.filter(aboard=True))),
    "update inside": lambda q: q._update([(Sailor._meta.get_field("aboard"), None, False)]),
    "raw delete": lambda q: q._raw_delete("default"),
    "a loop in a template": lambda q: Template("{% for s in q %}{{ s.name }}{% endfor %}").render(
        Context({"q": q})
    ),
    "a test in a template": lambda q: Template("{% if q %}yes{% endif %}").render(Context({"q": q})),
}
NEEDS_EVERYTHING: dict[str, Act] = {
    "raw": lambda q: list(q.raw("SELECT * FROM kernel_sailor")),
    "an upsert": lambda q: q.bulk_create(
        [Sailor(name="Ada", aboard=False)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["aboard"],
    ),
}
CREATING = {"create", "acreate", "bulk_create", "abulk_create"}
LAZY = set(
    "alias all annotate as_manager complex_filter dates datetimes db defer difference distinct exclude extra "
    "fetch_mode filter intersection none only order_by ordered prefetch_related query raw resolve_expression "
    "reverse select_for_update select_related totally_ordered union using values values_list".split()
)
READING = {**EVALUATING, **ALSO_EVALUATING}


def test_no_way_to_the_database_is_left_out() -> None:
    public = {name for name in dir(models.QuerySet) if not name.startswith("_")}
    assert public == set(EVALUATING) | LAZY | CREATING


@pytest.mark.parametrize("way", READING)
def test_inside_a_request_nothing_is_read_without_sight(way: str) -> None:
    refused(lambda: READING[way](Sailor.objects.all()))
    assert Sailor.objects.filter(aboard=True).count() == 3


@pytest.mark.parametrize("way", READING)
def test_inside_a_request_all_of_them_read_with_sight(way: str) -> None:
    in_a_request(lambda: READING[way](Sailor.objects.visible_to(PURSER)))


@pytest.mark.parametrize("way", READING)
def test_inside_a_request_everything_is_read_with_a_reason(way: str) -> None:
    in_a_request(lambda: READING[way](Sailor.objects.everything(because=BECAUSE)))


@pytest.mark.parametrize("way", [*READING, *NEEDS_EVERYTHING])
def test_outside_of_requests_reading_is_free(way: str) -> None:
    {**READING, **NEEDS_EVERYTHING}[way](Sailor.objects.all())


@pytest.mark.parametrize("way", NEEDS_EVERYTHING)
@pytest.mark.parametrize(
    "sailors",
    [
        Sailor.objects.all,
        lambda: Sailor.objects.visible_to(PURSER),
        Sailor.objects.none,
        lambda: Sailor.objects.everything(because=BECAUSE) | Sailor.objects.visible_to(PURSER),
    ],
)
def test_what_goes_past_the_filters_needs_everything(way: str, sailors: Callable[[], Any]) -> None:
    refused(lambda: NEEDS_EVERYTHING[way](sailors()))
    assert Sailor.objects.get(name="Ada").aboard
    in_a_request(lambda: NEEDS_EVERYTHING[way](Sailor.objects.everything(because=BECAUSE)))


def test_visible_to_shows_what_the_model_says() -> None:
    ada = Crew(Sailor.objects.get(name="Ada").pk)
    assert in_a_request(lambda: names(Sailor.objects.visible_to(ada))) == ["Ada"]
    assert in_a_request(lambda: names(Sailor.objects.visible_to(PURSER))) == ["Ada", "Ben", "Cleo"]
    assert in_a_request(lambda: names(Sailor.objects.aboard().visible_to(access.NOBODY))) == []


def test_visible_to_takes_a_visitor_who_did_not_sign_in() -> None:
    from django.contrib.auth.models import AnonymousUser

    assert in_a_request(lambda: names(Sailor.objects.visible_to(AnonymousUser()))) == []


def test_visible_to_keeps_the_filters_from_before() -> None:
    found = in_a_request(lambda: names(Sailor.objects.filter(name="Ben").visible_to(PURSER)))
    assert found == ["Ben"]


def test_a_model_that_does_not_say_what_is_seen_shows_nothing() -> None:
    class Mute(access.GuardedQuerySet[Sailor]):
        pass

    with pytest.raises(NotImplementedError, match="Mute"):
        Mute(Sailor).visible_to(PURSER)


@pytest.mark.parametrize("because", ["", "  \n"])
def test_everything_needs_a_reason(because: str) -> None:
    with pytest.raises(ValueError, match="why"):
        Sailor.objects.everything(because=because)


def test_saying_it_leaves_the_queryset_it_was_said_to_as_it_was() -> None:
    sailors = Sailor.objects.all()
    sailors.everything(because=BECAUSE)
    refused(sailors.count)


CHAIN: dict[str, Act] = {
    "all": lambda q: q.all(),
    "filter": lambda q: q.filter(aboard=True),
    "exclude": lambda q: q.exclude(name="Zoe"),
    "complex_filter": lambda q: q.complex_filter({"aboard": True}),
    "order_by": lambda q: q.order_by("name"),
    "reverse": lambda q: q.reverse(),
    "annotate": lambda q: q.annotate(many=Count("tickets")),
    "alias": lambda q: q.alias(one=Upper("name")),
    "defer": lambda q: q.defer("joined"),
    "using": lambda q: q.using("default"),
    "fetch_mode": lambda q: q.fetch_mode(models.FETCH_PEERS),
    "custom": lambda q: q.aboard(),
    "deepcopy": copy.deepcopy,
}
JOIN: dict[str, Callable[[Any, Any], Any]] = {
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "or slice": lambda a, b: a[:2] | b,
    "slice or": lambda a, b: a | b[:2],
    "xor slice": lambda a, b: a[:2] ^ b,
    "union": lambda a, b: a.union(b),
    "intersection": lambda a, b: a.intersection(b),
    "difference": lambda a, b: a.difference(b),
    "none union": lambda a, b: a.none().union(a, b),
}
SAY: dict[str, tuple[bool, Act]] = {
    "nothing": (False, lambda q: q),
    "visible": (True, lambda q: q.visible_to(PURSER)),
    "everything": (True, lambda q: q.everything(because=BECAUSE)),
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    say=st.sampled_from(sorted(SAY)),
    before=st.lists(st.sampled_from(sorted(CHAIN)), max_size=4),
    after=st.lists(st.sampled_from(sorted(CHAIN)), max_size=4),
)
def test_sight_survives_every_chain(say: str, before: list[str], after: list[str]) -> None:
    seen, said = SAY[say]
    sailors: Any = Sailor.objects.all()
    for step in before:
        sailors = CHAIN[step](sailors)
    sailors = said(sailors)
    for step in after:
        sailors = CHAIN[step](sailors)
    for last in (lambda q: q, lambda q: q[:1], lambda q: q.values("name"), lambda q: q.distinct()):
        if seen:
            assert in_a_request(lambda: len(last(sailors))) >= 1  # noqa: B023
        else:
            refused(lambda: len(last(sailors)))  # noqa: B023


@pytest.mark.parametrize("how", JOIN)
@pytest.mark.parametrize("one", SAY)
@pytest.mark.parametrize("other", SAY)
def test_a_combination_needs_sight_on_both_sides(how: str, one: str, other: str) -> None:
    (seen, say), (seen_too, say_too) = SAY[one], SAY[other]
    joined = JOIN[how](say(Sailor.objects.all()), say_too(Sailor.objects.all()))
    assert isinstance(joined, SailorQuerySet)
    if seen and seen_too:
        in_a_request(lambda: list(joined))
    else:
        refused(lambda: list(joined))


def test_sight_survives_a_lock() -> None:
    refused(lambda: list(Sailor.objects.select_for_update()))
    assert in_a_request(lambda: len(Sailor.objects.visible_to(PURSER).select_for_update())) == 3


def test_combining_with_nothing_gives_no_sight() -> None:
    seen, unseen = Sailor.objects.visible_to(PURSER), Sailor.objects.all()
    refused(lambda: list(seen.none() | unseen))
    assert in_a_request(lambda: names(seen | unseen.none())) == ["Ada", "Ben", "Cleo"]
    assert in_a_request(lambda: list(seen & unseen.none())) == []


def test_none_may_always_be_read() -> None:
    assert in_a_request(lambda: list(Sailor.objects.none())) == []
    assert in_a_request(lambda: Sailor.objects.none().count()) == 0
