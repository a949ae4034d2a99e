"""When something takes place, in words and for machines."""

import re
from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from comity.pages.models import EventPage, Occurrence
from comity.pages.templatetags import events


def day(on: date = date(2026, 5, 12), **fields) -> Occurrence:
    plain = {"starts_on": date(2026, 5, 12), "start_time": time(18), "end_time": time(20)}
    event = EventPage(**{"title": "A", "time_zone": "Europe/Lisbon", **plain, **fields})
    timing = event.timing
    return Occurrence(event=event, day=on, starts_at=timing.begin(on), ends_at=timing.end(on))


def words(html: str) -> str:
    return re.sub(r"<[^>]+>|\u2060", "", html)


WHOLE = {"start_time": None, "end_time": None}


@pytest.mark.parametrize(
    ("fields", "when", "hours"),
    [
        ({}, "Tuesday, 12 May 2026, 18:00–20:00", "18:00–20:00"),
        ({"end_time": None}, "Tuesday, 12 May 2026, 18:00", "18:00"),
        (
            {"ends_on": date(2026, 5, 14)},
            "Tuesday, 12 May 2026, 18:00 – Thursday, 14 May 2026, 20:00", "18:00, until 14 May",
        ),
        (WHOLE, "Tuesday, 12 May 2026", "All day"),
        (
            {**WHOLE, "ends_on": date(2026, 5, 14)},
            "Tuesday, 12 May 2026 – Thursday, 14 May 2026", "until 14 May",
        ),
    ],
)  # fmt: skip
def test_when_and_hours_say_it_in_words(settings, fields, when, hours):
    settings.TIME_ZONE = "Europe/Lisbon"
    assert words(events.when(day(**fields))) == when
    assert words(events.hours(day(**fields))) == hours


def test_hours_name_a_zone_that_is_not_the_sites(settings):
    settings.TIME_ZONE = "UTC"
    assert words(events.hours(day())) == "18:00–20:00 Lisbon time (UTC+1)"


@pytest.mark.parametrize(
    ("zone", "on", "said"),
    [
        ("Europe/Lisbon", date(2026, 5, 12), "Lisbon time (UTC+1)"),
        ("Europe/Lisbon", date(2026, 12, 12), "Lisbon time (UTC+0)"),
        ("America/St_Johns", date(2026, 5, 12), "St Johns time (UTC−2:30)"),
        ("America/Argentina/Buenos_Aires", date(2026, 5, 12), "Buenos Aires time (UTC−3)"),
        ("Asia/Kathmandu", date(2026, 5, 12), "Kathmandu time (UTC+5:45)"),
        ("UTC", date(2026, 5, 12), "UTC"),
    ],
)
def test_zone_says_whose_clock_counts(zone, on, said):
    assert events.zone(day(on, time_zone=zone)) == said


def test_zone_says_nothing_of_a_whole_day():
    assert events.zone(day(**WHOLE)) == ""


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, "2026-05-12T18:00+01:00", "2026-05-12T20:00+01:00"),
        ({"end_time": None}, "2026-05-12T18:00+01:00", ""),
        (WHOLE, "2026-05-12", "2026-05-12"),
    ],
)
def test_machines_are_told_exactly(fields, start, end):
    assert (events.machine_start(day(**fields)), events.machine_end(day(**fields))) == (start, end)
    assert f'datetime="{start}"' in events.when(day(**fields))


def test_a_day_reads_in_other_languages():
    with translation.override("ar"):
        assert words(events.when(day())).startswith("الثلاثاء, 12 مايو")


def test_the_clock_of_the_event_counts_and_not_that_of_the_reader():
    tokyo = day(time_zone="Asia/Tokyo")
    assert tokyo.starts_at.astimezone(UTC) == datetime(2026, 5, 12, 9, tzinfo=UTC)
    assert "18:00" in words(events.when(tokyo))
