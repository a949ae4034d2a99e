from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from comity.pages import dates
from comity.pages.dates import Timing
from comity.pages.kinds import REPEATS

LISBON = ZoneInfo("Europe/Lisbon")
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def timing(day: str = "2026-05-12", start: str | None = "18:00", end: str | None = "20:00", **more) -> Timing:
    first = date.fromisoformat(day)
    if "repeat" in more:
        more["rule"] = REPEATS[more.pop("repeat")].rule(first)
    clocks = [time.fromisoformat(clock) if clock else None for clock in (start, end)]
    return Timing(first, more.pop("zone", LISBON), start_time=clocks[0], end_time=clocks[1], **more)


def days(of: Timing, number: int) -> list[str]:
    return [str(day) for day in islice(of.days(), number)]


@pytest.mark.parametrize(
    ("repeat", "first", "expected"),
    [
        ("weekly", "2026-05-12", ["2026-05-12", "2026-05-19", "2026-05-26"]),
        ("fortnightly", "2026-12-22", ["2026-12-22", "2027-01-05", "2027-01-19"]),
        ("monthly", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("weekday", "2026-01-30", ["2026-01-30", "2026-05-29", "2026-07-31"]),
        ("last_weekday", "2026-01-27", ["2026-01-27", "2026-02-24", "2026-03-31"]),
        ("yearly", "2028-02-29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
    ],
)
def test_it_repeats_on_the_days_its_words_say(repeat, first, expected):
    assert days(timing(first, repeat=repeat), 3) == expected


def test_it_repeats_until_its_last_day_or_so_many_times():
    assert days(timing(repeat="weekly", repeat_until=date(2026, 5, 26)), 9) == [
        "2026-05-12",
        "2026-05-19",
        "2026-05-26",
    ]
    assert days(timing(repeat="weekly", repeat_count=2), 9) == ["2026-05-12", "2026-05-19"]


def test_wall_time_stays_when_clocks_change():
    weekly = timing("2026-03-24", repeat="weekly")
    moments = [weekly.begin(day) for day in islice(weekly.days(), 2)]
    assert [moment.hour for moment in moments] == [18, 18]
    assert [moment.astimezone(UTC).hour for moment in moments] == [18, 17]


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        (timing(), "2026-05-12T18:00+01:00", "2026-05-12T20:00+01:00"),
        (timing(end=None), "2026-05-12T18:00+01:00", "2026-05-12T20:00+01:00"),
        (timing(start=None, end=None), "2026-05-12T00:00+01:00", "2026-05-13T00:00+01:00"),
        (timing(start=None, end=None, ends_on=date(2026, 5, 14)),
         "2026-05-12T00:00+01:00", "2026-05-15T00:00+01:00"),
        (timing(end="02:00", ends_on=date(2026, 5, 13)), "2026-05-12T18:00+01:00", "2026-05-13T02:00+01:00"),
        # 01:30 is skipped on 29 March: it is read as if the clock had not been changed yet.
        (timing("2026-03-29", "01:30", "03:00"), "2026-03-29T02:30+01:00", "2026-03-29T03:00+01:00"),
        # 01:30 comes twice on 25 October: the first one is meant.
        (timing("2026-10-25", "01:30", "03:00"), "2026-10-25T01:30+01:00", "2026-10-25T03:00+00:00"),
        # What begins in the hour that is skipped never ends before it begins.
        (timing("2026-03-29", "01:50", "02:10"), "2026-03-29T02:50+01:00", "2026-03-29T02:50+01:00"),
    ],
)  # fmt: skip
def test_it_begins_and_ends_by_the_clock_of_its_zone(said, begin, end):
    first = said.starts_on
    assert said.begin(first).astimezone(UTC) == datetime.fromisoformat(begin)
    assert said.end(first).astimezone(UTC) == datetime.fromisoformat(end)


def test_days_are_kept_for_eighteen_months_without_the_omitted_ones():
    kept = timing(repeat="weekly").kept(NOW, frozenset({date(2026, 5, 19)}))
    assert [str(day) for day in kept[:2]] == ["2026-05-12", "2026-05-26"]
    assert NOW.date() + timedelta(days=543) < kept[-1] <= NOW.date() + dates.AHEAD


@pytest.mark.parametrize(
    ("first", "repeat", "now", "expected"),
    [
        ("2030-09-01", "", NOW, ["2030-09-01"]),
        ("2024-02-29", "yearly", NOW, ["2024-02-29", "2028-02-29"]),
        ("2020-05-12", "", NOW, ["2020-05-12"]),
    ],
)
def test_the_next_day_is_kept_however_far_it_is(first, repeat, now, expected):
    more = {"repeat": repeat} if repeat else {}
    assert [str(day) for day in timing(first, **more).kept(now)] == expected


def test_of_a_repetition_without_end_the_newest_days_are_kept():
    kept = timing("1900-01-02", repeat="weekly").kept(NOW)
    assert len(kept) == dates.MOST
    assert kept[-1] > NOW.date() + timedelta(days=540)


def test_a_repetition_to_the_end_of_time_is_kept_as_far_as_any_other():
    kept = timing(repeat="weekly", repeat_until=date(9999, 12, 31)).kept(NOW)
    assert kept == timing(repeat="weekly").kept(NOW)


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        (timing(ends_on=date(2026, 5, 11)), "ends_on", "Choose a later last day"),
        (timing(start=None), "start_time", "Say at what time it begins"),
        (timing(end=None, ends_on=date(2026, 5, 13)), "end_time", "on its last day"),
        (timing(end="17:00"), "end_time", "after midnight"),
        (timing(end="18:00"), "end_time", "after midnight"),
        (
            timing("2026-03-29", "01:30", "03:00"),
            "start_time",
            "01:30 in the zone Europe/Lisbon",
        ),
        (
            timing("2026-03-28", "22:00", "01:15", ends_on=date(2026, 3, 29)),
            "end_time",
            "jump over 01:15",
        ),
        (timing(repeat_count=3), "repeat", "Choose how it repeats"),
        (timing(repeat="weekly", repeat_count=3, repeat_until=date(2026, 6, 1)), "repeat_count", "not both"),
        (timing(repeat="weekly", repeat_until=date(2026, 5, 11)), "repeat_until", "stop before it begins"),
        (timing("2026-05-12", repeat="last_weekday"), "starts_on", "The next one is 26 May 2026"),
        (timing(repeat="weekly", repeat_until=date(2199, 1, 1)), "repeat_until", "more than 500 times"),
        (timing(repeat="weekly", repeat_count=501), "repeat_count", "more than 500 times"),
    ],
)
def test_what_cannot_be_is_said_in_words(said, field, words):
    (found,) = said.faults().items()
    assert found[0] == field
    assert words in found[1]


@pytest.mark.parametrize(
    "said",
    [
        timing(),
        timing(end=None),
        timing(start=None, end=None),
        timing("2026-10-25", "01:30", "03:00"),
        timing(end="02:00", ends_on=date(2026, 5, 13)),
        timing("2026-05-26", repeat="last_weekday"),
        timing(repeat="weekly", repeat_count=500),
        timing(repeat="weekly"),
    ],
)
def test_what_can_be_is_taken(said):
    assert said.faults() == {}


@pytest.mark.parametrize(
    ("day", "falls"), [("2026-05-19", True), ("2026-05-20", False), ("2026-05-05", False)]
)
def test_it_knows_its_days(day, falls):
    asked = date.fromisoformat(day)
    assert timing(repeat="weekly").falling([asked]) == ({asked} if falls else set())


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (timing(), ""),
        (timing(repeat="weekly"), "FREQ=WEEKLY;BYDAY=TU"),
        (timing(repeat="weekly", repeat_count=4), "FREQ=WEEKLY;BYDAY=TU;COUNT=4"),
        (timing(repeat="weekly", repeat_until=date(2026, 6, 2)),
         "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260602T225959Z"),
        (timing(start=None, end=None, repeat="weekly", repeat_until=date(2026, 6, 2)),
         "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260602"),
    ],
)  # fmt: skip
def test_its_rule_is_written_with_its_end(said, rule):
    assert said.recurrence() == rule


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Europe", "\0", "x" * 10_000])
def test_an_unknown_zone_is_the_sites(name, settings):
    settings.TIME_ZONE = "Europe/Lisbon"
    assert dates.zone_of(name).key == "Europe/Lisbon"


def test_the_sites_zone_and_utc_can_be_chosen(settings):
    settings.TIME_ZONE = "Africa/Nairobi"
    assert {"UTC", "Africa/Nairobi", "Europe/Lisbon"} <= dict(dates.zones()).keys()
    assert dates.site_zone() == "Africa/Nairobi"
