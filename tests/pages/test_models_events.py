from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from comity.kernel import clock
from comity.organisation.models import Topic
from comity.pages import actions
from comity.pages.models import EventPage, EventTopic, Occurrence, Omission
from tests.factories import pages as make

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


def _page(client, page) -> str:
    return client.get(page.url).content.decode()


def test_an_event_says_when_and_where(client):
    event = make.event(
        make.calendar(), "Branch meeting", place="Dockers’ Hall", address="14 Ropewalk, Calder Quay",
        online_link="https://meet.example.org/branch",
    )  # fmt: skip
    page = _page(client, event)
    assert '<time datetime="2026-05-12T18:00+01:00">Tuesday, 12 May 2026, 18:00</time>' in page
    assert '<time datetime="2026-05-12T20:00+01:00">20:00</time>' in page
    assert "Lisbon time (UTC+1)" in page
    assert "14 Ropewalk, Calder Quay" in page
    assert 'href="https://meet.example.org/branch"' in page
    assert f'href="{event.url}event.ics"' in page
    assert '<meta itemprop="startDate" content="2026-05-12T18:00+01:00">' in page
    assert "schema.org/EventScheduled" in page
    assert f'<link rel="canonical" href="{event.full_url}">' in page


def test_a_repeating_event_says_how_and_which_days_come_next(client):
    omitted = date(2026, 5, 26)
    event = make.event(make.calendar(), repeat="weekly", repeat_until=date(2026, 6, 9), omit=[omitted])
    page = _page(client, event)
    assert "Takes place every week on Tuesday" in page
    assert [str(day.day) for day in client.get(event.url).context["later"]] == [
        "2026-05-19", "2026-06-02", "2026-06-09",
    ]  # fmt: skip
    assert '<s><time datetime="2026-05-26">26 May 2026</time></s>' in page


def test_a_repeating_event_shows_its_next_day_first(client):
    event = make.event(make.calendar(), repeat="weekly")
    with clock.frozen(NOW + timedelta(days=12)):
        assert client.get(event.url).context["day"].day == date(2026, 5, 19)


def test_a_cancelled_event_stays_and_says_so(client):
    event = make.event(make.calendar(), cancelled=True, cancelled_because="The hall is flooded.")
    page = _page(client, event)
    assert "Cancelled." in page
    assert "The hall is flooded." in page
    assert "schema.org/EventCancelled" in page
    assert "event.ics" not in page
    assert "Cancelled" in _page(client, event.get_parent())


def test_an_event_that_is_over_says_so(client):
    event = make.event(make.calendar(), starts_on=date(2026, 4, 1))
    page = _page(client, event)
    assert "This is over." in page
    assert "event.ics" not in page


def test_the_preview_of_a_draft_shows_its_own_days(client):
    event = make.event(make.calendar())
    event.starts_on = date(2026, 9, 9)
    event.save_revision()
    draft = event.get_latest_revision_as_object()
    page = draft.make_preview_request().render().content.decode()
    assert "9 September 2026" in page
    assert event.occurrences.get().day == date(2026, 5, 12)


# --- lists -------------------------------------------------------------------------------------------
def _listed(client, calendar, query="") -> list[str]:
    return [day.event.title for day in client.get(f"{calendar.url}{query}").context["days"]]


def test_a_calendar_lists_what_is_coming_next_first_and_what_is_past_newest_first(client):
    calendar, other = make.calendar(), make.calendar("Other")
    for title, day in {"C": (6, 1), "B": (5, 2), "Old": (4, 2), "Newer": (4, 30)}.items():
        make.event(calendar, title, starts_on=date(2026, *day))
    make.event(other, "Elsewhere")
    assert _listed(client, calendar) == ["B", "C"]
    assert _listed(client, calendar, "?when=past") == ["Newer", "Old"]


def test_what_is_going_on_is_still_coming(client):
    calendar = make.calendar()
    make.event(calendar, "Now", starts_on=date(2026, 5, 1), start_time=time(12), end_time=time(14))
    make.event(calendar, "Just over", starts_on=date(2026, 5, 1), start_time=time(11), end_time=time(13))
    make.event(calendar, "All day", starts_on=date(2026, 5, 1), start_time=None, end_time=None)
    assert _listed(client, calendar) == ["All day", "Now"]
    assert _listed(client, calendar, "?when=past") == ["Just over"]


def test_a_calendar_is_filtered_by_kind_when_there_is_a_choice(client):
    calendar = make.calendar()
    make.event(calendar, "A")
    assert "kind=" not in _page(client, calendar)
    make.event(calendar, "B", kind="rally")
    assert _listed(client, calendar, "?kind=rally") == ["B"]
    assert _listed(client, calendar, "?kind=nonsense") == ["A", "B"]
    assert "?kind=rally" in _page(client, calendar)
    assert "No such event here" in client.get(f"{calendar.url}?kind=rally&when=past").content.decode()


def test_a_long_calendar_is_split_and_keeps_what_was_asked_for(client):
    calendar = make.calendar()
    make.event(calendar, kind="rally", repeat="weekly", repeat_count=35)
    make.event(calendar)
    page = client.get(f"{calendar.url}?kind=rally")
    assert len(page.context["days"]) == 30
    assert "?kind=rally&amp;page=2" in page.content.decode()
    assert len(_listed(client, calendar, "?kind=rally&page=2")) == 5


def test_an_empty_calendar_says_what_to_do(client):
    page = _page(client, make.calendar())
    assert "Nothing is planned at the moment" in page
    assert "webcal://localhost/calendar/calendar.ics" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_calendar_costs_the_same_for_any_number_of_events(client, django_assert_num_queries, rows):
    calendar = make.calendar()
    for _ in range(rows):
        make.event(calendar)
    client.get(calendar.url)
    with django_assert_num_queries(14):
        client.get(calendar.url)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_event_costs_the_same_for_any_number_of_days(client, django_assert_num_queries, rows):
    event = make.event(
        make.calendar(), repeat="weekly", repeat_count=rows + 3,
        omit=[date(2026, 5, 12) + timedelta(weeks=week) for week in range(rows)],
    )  # fmt: skip
    for number in range(rows):
        topic = Topic.objects.create(name=f"T{number}", slug=f"t{number}")
        EventTopic.objects.create(page=event, topic=topic)
    client.get(event.url)
    with django_assert_num_queries(15):
        client.get(event.url)


# --- what cannot be ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"kind": "riot"}, "kind"),
        ({"repeat": "hourly"}, "repeat"),
        ({"repeat": "weekly", "repeat_count": 0}, "repeat_count"),
        ({"starts_on": date(1, 1, 1)}, "starts_on"),
        ({"starts_on": date(9999, 12, 31)}, "starts_on"),
        ({"ends_on": date(9999, 12, 31)}, "ends_on"),
        ({"online_link": "javascript:alert(1)"}, "online_link"),
        ({"online_link": "http://meet.example.org/"}, "online_link"),
        ({"title": "x" * 10_000}, "title"),
        ({"end_time": time(17)}, "end_time"),
        ({"starts_on": date(2026, 3, 29), "start_time": time(1, 30)}, "start_time"),
        ({"repeat": "weekly", "repeat_until": date(9999, 1, 1)}, "repeat_until"),
    ],
)
def test_an_event_that_cannot_be_is_refused_at_its_field(fields, field):
    event = make.event(make.calendar())
    for name, value in fields.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert list(refused.value.message_dict) == [field]


def _brought_unchecked(event, **fields) -> None:
    EventPage.objects.filter(pk=event.pk).update(**fields)
    actions.set_occurrences(event.pk)


def test_an_event_of_an_unknown_zone_is_shown_by_the_sites(client, settings):
    settings.TIME_ZONE = "Africa/Nairobi"
    event = make.event(make.calendar())
    _brought_unchecked(event, time_zone="Mars/Olympus")
    assert event.occurrences.get().starts_at == datetime(2026, 5, 12, 15, tzinfo=UTC)
    assert "Nairobi time (UTC+3)" in _page(client, event)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "http://meet.example.org/"])
def test_an_online_link_that_came_unchecked_leads_nowhere(client, link):
    event = make.event(make.calendar())
    _brought_unchecked(event, online_link=link)
    assert link not in _page(client, event)


def test_an_unknown_way_to_repeat_happens_once(client):
    event = make.event(make.calendar())
    _brought_unchecked(event, repeat="hourly")
    assert event.occurrences.count() == 1
    assert "Takes place" not in _page(client, event)


def test_the_database_refuses_days_that_no_calendar_knows():
    event = make.event(make.calendar())
    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(starts_on=date(1, 1, 1))


def test_the_database_keeps_one_row_a_day_that_ends_after_it_starts():
    event = make.event(make.calendar(), omit=[date(2026, 5, 19)])
    row = event.occurrences.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(event=event, day=row.day, starts_at=NOW, ends_at=NOW)
    early = NOW - timedelta(seconds=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(event=event, day=date(2026, 7, 1), starts_at=NOW, ends_at=early)
    with pytest.raises(IntegrityError), transaction.atomic():
        Omission.objects.create(page=event, on=date(2026, 5, 19))


def test_a_copy_of_an_event_has_all_but_its_days_until_it_is_published():
    event = make.event(make.calendar(), repeat="weekly", place="Hall", omit=[date(2026, 5, 19)])
    copy = event.copy(keep_live=False, update_attrs={"slug": "copy"})
    assert (copy.repeat, copy.place) == ("weekly", "Hall")
    assert [row.on for row in copy.omissions.all()] == [date(2026, 5, 19)]
    assert not copy.occurrences.exists()
    copy.get_latest_revision().publish()
    assert copy.occurrences.count() == event.occurrences.count() > 70
    assert copy.translation_key != event.translation_key
