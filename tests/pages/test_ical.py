"""The files that calendar programs read, read back."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from comity.kernel import clock
from comity.pages import dates, ical
from comity.pages.kinds import REPEATS
from comity.pages.models import EventPage, Omission

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
# Clocks change in spring here, in autumn there, by half an hour, four times a year, or never.
ZONES = (
    "Europe/Lisbon",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "UTC",
)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


def event(**fields) -> EventPage:
    """An event as it lies in memory."""
    omitted = fields.pop("omit", [])
    plain = {
        "title": "Branch meeting",
        "content_type_id": 1,  # else Wagtail asks the database for it
        "url_path": "/site/calendar/meeting/",
        "starts_on": date(2026, 5, 12),
        "start_time": time(18),
        "end_time": time(20),
        "time_zone": "Europe/Lisbon",
        "first_published_at": NOW - timedelta(days=2),
        "last_published_at": NOW,
    }
    page = EventPage(**plain | fields)
    page.omissions.set([Omission(on=day) for day in omitted])
    return page


def read(page: EventPage) -> Event:
    """The event as a calendar program sees it."""
    calendar = Calendar.from_ical(ical.written([page]))
    (found,) = calendar.walk("VEVENT")
    assert not calendar.errors + found.errors
    return found


def text(page: EventPage) -> str:
    return ical.written([page]).decode()


def test_a_file_says_what_the_page_says():
    page = event(summary="All are welcome", place="Dockers’ Hall", address="14 Ropewalk; Calder Quay")
    found = read(page)
    assert str(found["uid"]) == str(page.translation_key)
    assert found["summary"] == "Branch meeting"
    assert found["location"] == "Dockers’ Hall, 14 Ropewalk; Calder Quay"
    assert found["description"] == "All are welcome\n\nhttp://localhost/calendar/meeting/"
    assert found["url"] == "http://localhost/calendar/meeting/"
    assert datetime(2026, 5, 12, 18, tzinfo=ZoneInfo("Europe/Lisbon")) == found.DTSTART
    assert datetime(2026, 5, 12, 20, tzinfo=ZoneInfo("Europe/Lisbon")) == found.DTEND
    assert (found["status"], found["sequence"]) == ("CONFIRMED", 2 * 86_400)
    assert found["last-modified"].dt == found["dtstamp"].dt == NOW


def test_a_file_brings_the_rules_of_its_clock():
    calendar = Calendar.from_ical(
        ical.written([event(), event(time_zone="Asia/Kolkata"), event(time_zone="UTC")])
    )
    assert sorted(zone["tzid"] for zone in calendar.timezones) == ["Asia/Kolkata", "Europe/Lisbon"]
    lisbon = next(zone for zone in calendar.timezones if zone["tzid"] == "Europe/Lisbon").to_tz()
    for month, offset in ((1, 0), (7, 1)):
        assert datetime(2027, month, 1, tzinfo=lisbon).utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({"start_time": None, "end_time": None}, "DTSTART;VALUE=DATE:20260512", "DTEND;VALUE=DATE:20260513"),
        (
            {"start_time": None, "end_time": None, "ends_on": date(2026, 5, 14)},
            "DTSTART;VALUE=DATE:20260512", "DTEND;VALUE=DATE:20260515",
        ),
        ({"end_time": None}, "DTSTART;TZID=Europe/Lisbon:20260512T180000", ""),
        ({"time_zone": "UTC"}, "DTSTART:20260512T180000Z", "DTEND:20260512T200000Z"),
    ],
)  # fmt: skip
def test_days_and_moments_are_written_as_the_standard_wants(fields, start, end):
    lines = text(event(**fields)).split("\r\n")
    assert start in lines
    assert [line for line in lines if line.startswith("DTEND")] == ([end] if end else [])


def test_a_cancelled_event_is_struck_out_in_calendars():
    found = read(event(cancelled=True, cancelled_because="The hall is flooded."))
    assert found["status"] == "CANCELLED"
    assert found["description"].startswith("The hall is flooded.")


def test_the_sequence_grows_with_every_publication():
    first, later = event(), event(last_published_at=NOW + timedelta(seconds=1))
    assert read(later)["sequence"] > read(first)["sequence"]


def test_the_same_event_gives_the_same_bytes():
    key = event().translation_key
    assert text(event(translation_key=key)) == text(event(translation_key=key))


def test_a_calendar_to_subscribe_to_has_its_name_and_rhythm():
    calendar = Calendar.from_ical(ical.written([], name="Calendar; of all, branches"))
    assert calendar["x-wr-calname"] == calendar["name"] == "Calendar; of all, branches"
    assert calendar["refresh-interval"].dt == timedelta(hours=6)


HOSTILE = [
    "a\r\nATTENDEE:mailto:a@example.org",
    "a\rBEGIN:VEVENT",
    "a\nEND:VCALENDAR",
    "a\\nb\\",
    "commas, semicolons; colons: quotes \"'",
    "nul\x00 bell\x07 escape\x1b tab\t vertical\x0b form\x0c",
    "lines\u2028 paragraphs\u2029 next\x85 units\x1c\x1d\x1e\x1f",
    "🎉" * 60,
    "x" * 10_000,
    "\u202eright to left",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "field", ["title", "summary", "place", "address", "online_link", "cancelled_because", "url_path"]
)
def test_hostile_words_stay_inside_their_line(field, words):
    words = f"https://x.example/{words}" if field == "online_link" else words
    words = f"/site/{words}/" if field == "url_path" else words
    content = ical.written([event(**{field: words, "cancelled": True})])
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(sign in content.replace(b"\r\n", b"") for sign in (b"\r", b"\n", b"\0", b"\x1b"))
    calendar = Calendar.from_ical(content)
    assert [part.name for part in calendar.walk() if part.name in {"VEVENT", "VALARM"}] == ["VEVENT"]
    assert sum(line.startswith(b"ATTENDEE") for line in lines) == 0


def test_nothing_but_what_readers_see_is_in_a_file():
    fields = set(read(event(summary="A", place="B", repeat="weekly", omit=[date(2026, 5, 19)])).keys())
    assert fields == {
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "RRULE", "EXDATE",
        "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "URL",
    }  # fmt: skip


# --- the same days in the file and in our rows -------------------------------------------------------
def expanded(found: Event, until: datetime) -> list[datetime]:
    """The moments that a calendar program shows: the rule by wall time, less the exceptions."""
    first = found["dtstart"].dt
    omitted = found.get("exdate", [])
    gone = {value.dt for each in (omitted if isinstance(omitted, list) else [omitted]) for value in each.dts}
    if "rrule" not in found:
        return [first]
    written = found["rrule"].to_ical().decode()
    zone = getattr(first, "tzinfo", None)
    last = found["rrule"].get("UNTIL", [None])[0]
    moments = []
    for each in rrulestr(re.sub(r"UNTIL=\w+;?", "", written), dtstart=_naive(first)):
        moment = each.replace(tzinfo=zone) if zone else each.date()
        if (last and _utc(moment) > _utc(last)) or _utc(moment) > until:
            break
        if moment not in gone:
            moments.append(moment)
    return moments


def _naive(moment: date) -> datetime:
    plain = moment if isinstance(moment, datetime) else datetime.combine(moment, time.min)
    return plain.replace(tzinfo=None)


def _utc(moment: date) -> datetime:
    plain = moment if isinstance(moment, datetime) else datetime.combine(moment, time.min, UTC)
    return plain.astimezone(UTC)


@st.composite
def events(draw: st.DrawFn) -> EventPage:
    """Any event that the editor's form takes."""
    start = draw(st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)))
    first = draw(st.dates(date(2025, 1, 1), date(2028, 12, 31)))
    ending = draw(st.sampled_from(["", "until", "count"]))
    page = event(
        starts_on=first,
        start_time=start,
        end_time=None,
        time_zone=draw(st.sampled_from(ZONES)),
        repeat=draw(st.sampled_from(["", *REPEATS])),
        repeat_until=first + timedelta(days=draw(st.integers(0, 900))) if ending == "until" else None,
        repeat_count=draw(st.integers(1, 60)) if ending == "count" else None,
    )
    if not page.repeat:
        page.repeat_until = page.repeat_count = None
    some = page.timing.kept(NOW)[1:]
    chosen = draw(st.lists(st.sampled_from(some), max_size=3, unique=True)) if some else []
    page.omissions.set([Omission(on=day) for day in chosen])
    return page


@settings(max_examples=150, deadline=None)
@given(events())
def test_calendar_programs_show_the_days_that_we_list(page):
    with clock.frozen(NOW):
        rows = page.planned(NOW)
        horizon = max([NOW + dates.AHEAD, *(row.starts_at for row in rows)])
        shown = expanded(read(page), horizon + timedelta(days=2))
    moments = [row.starts_at if page.start_time else row.day for row in rows]
    assert [_utc(moment) for moment in shown][: len(moments)] == [_utc(moment) for moment in moments]
    assert all(_utc(moment) > NOW + dates.AHEAD - timedelta(days=2) for moment in shown[len(moments) :])
