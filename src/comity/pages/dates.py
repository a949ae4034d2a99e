"""When something takes place, once or again and again: days, wall time and time zones. It knows no page.

Wall time is what counts: a meeting at 18:00 is at 18:00 before and after clocks change. Where a day has no
such time, it is read as if the clock had not been changed yet; where it has it twice, the first one is meant.
Calendar programs do the same (RFC 5545, 3.3.5).
"""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

USUAL = timedelta(hours=2)
"""How long something counts as going on when nobody said how long it lasts."""

AHEAD = timedelta(days=550)
"""How far ahead days are kept, some eighteen months. The next one is kept, however far it is."""

MOST = 500
"""How many days of one event are kept, the newest; one that ends may not have more."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Between them every calendar program and every database agree."""


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its name, `Europe/Lisbon`; the site's own when there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, or the name of a folder
        return ZoneInfo(settings.TIME_ZONE)


def zones() -> list[tuple[str, str]]:
    """Return the names of the time zones that an event may have, as a field's choices."""
    return [(name, name) for name in sorted({*settings.WAGTAIL_USER_TIME_ZONES, settings.TIME_ZONE, "UTC"})]


def site_zone() -> str:
    """Return the name of the site's time zone."""
    return settings.TIME_ZONE


@dataclass(frozen=True)
class Timing:
    """What an editor said of the time: without `start_time` the whole day, without `ends_on` one day.

    `rule` is that of one of `kinds.REPEATS`.
    """

    starts_on: date
    zone: ZoneInfo
    start_time: time | None = None
    ends_on: date | None = None
    end_time: time | None = None
    rule: str = ""
    repeat_until: date | None = None
    repeat_count: int | None = None

    @cached_property
    def _span(self) -> timedelta:
        return max((self.ends_on or self.starts_on) - self.starts_on, timedelta())

    def days(self) -> Iterator[date]:
        """Yield every day on which it begins, those that are omitted too. It may go on for ever."""
        if not self.rule:
            yield self.starts_on
            return
        ending = f";UNTIL={self.repeat_until:%Y%m%d}" if self.repeat_until else ""
        ending = f";COUNT={self.repeat_count}" if self.repeat_count else ending
        begin = datetime.combine(self.starts_on, time.min)
        yield from (found.date() for found in rrulestr(self.rule + ending, dtstart=begin))

    def kept(self, now: datetime, omitted: frozenset[date] = frozenset()) -> list[date]:
        """Return the days to keep: until `AHEAD`, at least the next one, and the newest `MOST`."""
        found: deque[date] = deque(maxlen=MOST)
        horizon = (now + AHEAD).date()
        for day in self.days():
            if day > horizon and found and self.end(found[-1]) > now:
                break
            if day not in omitted:
                found.append(day)
        return list(found)

    def falling(self, asked: Collection[date]) -> set[date]:
        """Return those of some days on which it begins, or would if they were not omitted."""
        last = max(asked, default=date.min)
        until = takewhile(last.__ge__, self.days())
        return set(asked).intersection(until)

    def begin(self, day: date) -> datetime:
        """Return when it begins on one of its days, in its zone; a whole day begins at midnight."""
        return datetime.combine(day, self.start_time or time.min, self.zone)

    def end(self, day: date) -> datetime:
        """Return when it is over, in its zone: as said, else with the last day or after the usual time."""
        if self.start_time is None:
            return datetime.combine(day + self._span + timedelta(days=1), time.min, self.zone)
        begin = self.begin(day).astimezone(UTC)
        if self.end_time is None:
            return (begin + self._span + USUAL).astimezone(self.zone)
        end = datetime.combine(day + self._span, self.end_time, self.zone)
        # Where clocks jump, wall time may end before it begins.
        return max(begin, end.astimezone(UTC)).astimezone(self.zone)

    def recurrence(self) -> str:
        """Return the rule with its end, as calendar files have it; empty for what happens once."""
        if not self.rule or self.repeat_count:
            return f"{self.rule};COUNT={self.repeat_count}" if self.rule else ""
        if self.repeat_until is None:
            return self.rule
        if self.start_time is None:
            return f"{self.rule};UNTIL={self.repeat_until:%Y%m%d}"
        last = datetime.combine(self.repeat_until, time(23, 59, 59), self.zone).astimezone(UTC)
        return f"{self.rule};UNTIL={last:%Y%m%dT%H%M%SZ}"

    # --- what cannot be ---------------------------------------------------------------------------
    def faults(self) -> dict[str, str]:
        """Return what cannot be: words that say what to do, by the field they are about."""
        return self._faults_of_end() or self._faults_of_clock() or self._faults_of_repeat()

    def _faults_of_end(self) -> dict[str, str]:
        if self.ends_on and self.ends_on < self.starts_on:
            return {"ends_on": _("It would end before it begins. Choose a later last day.")}
        if self.start_time is None:
            words = _("Say at what time it begins, or leave out at what time it ends.")
            return {"start_time": words} if self.end_time else {}
        if self._span and self.end_time is None:
            return {"end_time": _("Say at what time it ends on its last day.")}
        if not self._span and self.end_time and self.end_time <= self.start_time:
            words = _("It would end before it begins. Does it end after midnight? Give the day it ends, too.")
            return {"end_time": words}
        return {}

    def _faults_of_clock(self) -> dict[str, str]:
        clocks = {"start_time": (self.starts_on, self.start_time), "end_time": (self.ends_on, self.end_time)}
        words = _("On that day clocks jump over %(time)s in the zone %(zone)s. Choose another time.")
        return {
            name: words % {"time": f"{at:%H:%M}", "zone": self.zone.key}
            for name, (day, at) in clocks.items()
            if at and _is_jumped_over(datetime.combine(day or self.starts_on, at, self.zone))
        }

    def _faults_of_repeat(self) -> dict[str, str]:
        if not self.rule:
            words = _("Choose how it repeats, or leave out when it stops.")
            return {"repeat": words} if self.repeat_until or self.repeat_count else {}
        if self.repeat_until and self.repeat_count:
            return {"repeat_count": _("Give a last day or a number of times, not both.")}
        if self.repeat_until and self.repeat_until < self.starts_on:
            return {"repeat_until": _("It would stop before it begins. Choose a later day.")}
        first = next(self.days(), None)
        if first != self.starts_on:
            words = _("%(day)s is no such day of its month.") % {"day": date_format(self.starts_on)}
            later = _("The next one is %(day)s.") % {"day": date_format(first)} if first else ""
            return {"starts_on": f"{words} {later}".strip()}
        ends = "repeat_until" if self.repeat_until else "repeat_count" if self.repeat_count else ""
        if ends and len(list(islice(self.days(), MOST + 1))) > MOST:
            words = _("That would be more than %(most)s times. Stop earlier, or leave it empty: it goes on.")
            return {ends: words % {"most": MOST}}
        return {}


def _is_jumped_over(at: datetime) -> bool:
    there_and_back = at.astimezone(UTC).astimezone(at.tzinfo)
    return there_and_back.replace(tzinfo=None, fold=0) != at.replace(tzinfo=None, fold=0)
