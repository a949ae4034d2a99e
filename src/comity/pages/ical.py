"""Events as calendar programs read them: RFC 5545, a file of one event or of a whole calendar.

A file says what the public page says, and nothing else. The same event always gives the same bytes, so that
programs which ask again are told that nothing has changed.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from icalendar import Calendar, Event, Timezone, vRecur

from comity.kernel import clock
from comity.pages.models import EventPage

TYPE = "text/calendar; charset=utf-8"
_MAKER = "-//Comity//Calendar//EN"
_ASK_AGAIN = timedelta(hours=6)
_YEARS = 10  # for which a file says when clocks change
# Neither a line break of any kind nor a control sign may end a line of the file before its time.
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x09\x0e-\x1b\x1f\x7f]")


def written(events: Iterable[EventPage], *, name: str = "") -> bytes:
    """Return a calendar file of these events; with a name it is one to subscribe to."""
    events = list(events)
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        for field in ("name", "x-wr-calname"):
            calendar.add(field, _line(name))
        calendar.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for zone in sorted({page.zone.key for page in events} - {"UTC"}):
        first = min(page.starts_on.year for page in events if page.zone.key == zone)
        calendar.add_component(_clock_of(zone, first, max(first, clock.now().year) + _YEARS))
    for event in events:
        calendar.add_component(_event(event))
    content: bytes = calendar.to_ical()
    return content


@lru_cache(maxsize=200)
def _clock_of(zone: str, first: int, last: int) -> Timezone:
    return Timezone.from_tzid(zone, first_date=date(first, 1, 1), last_date=date(last, 1, 1))


def _event(page: EventPage) -> Event:
    timing, event = page.timing, Event()
    first = next(timing.days(), page.starts_on)
    changed = page.last_published_at or page.latest_revision_created_at or datetime.now(UTC)
    begun = page.first_published_at or changed
    event.add("uid", str(page.translation_key))
    event.add("dtstamp", changed)
    event.add("created", begun)
    event.add("last-modified", changed)
    # Has to grow with every publication, and needs no column of its own.
    event.add("sequence", max(0, int((changed - begun).total_seconds())))
    event.add("dtstart", _at(page, timing.begin(first)))
    if page.end_time or page.start_time is None:
        event.add("dtend", _at(page, timing.end(first)))
    if timing.rule:
        event.add("rrule", vRecur.from_ical(timing.recurrence()))
        for day in sorted(timing.falling([row.on for row in page.omitted])):
            event.add("exdate", _at(page, timing.begin(day)))
    event.add("status", "CANCELLED" if page.cancelled else "CONFIRMED")
    for field, text in _words(page).items():
        if text:
            event.add(field, text)
    event.add("url", _line(page.full_url))
    return event


def _words(page: EventPage) -> dict[str, str]:
    said = (page.cancelled_because if page.cancelled else "", page.summary, page.online, page.full_url)
    where = [_line(part) for part in (page.place, page.address) if part.strip()]
    return {
        "summary": _line(page.title),
        "location": ", ".join(where) or page.online,
        "description": "\n\n".join(_line(part) for part in said if part),
        "categories": str(page.get_kind_display()),
    }


def _line(text: str) -> str:
    """Return words in one line, without signs that no screen shows."""
    return _CONTROL.sub("", _BREAK.sub(" ", text)).strip()


def _at(page: EventPage, moment: datetime) -> date | datetime:
    """Return a moment as the file says it: the day alone when the event takes the whole day."""
    return moment if page.start_time else moment.date()
