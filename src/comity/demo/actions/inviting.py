"""The calendar of one language, and what takes place."""

import json
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from comity.demo.actions import bodies
from comity.demo.actions.hand import SINCE, Hand
from comity.demo.stories.shapes import Event
from comity.kernel import clock
from comity.pages.models import CalendarPage, EventPage, EventTopic

_ANNOUNCED = 10  # days before the demo's own day


class Inviting(Hand):
    """Makes the calendar and its events. Their days count from today: a demo has something to come to."""

    def calendar(self) -> None:
        """Put the calendar into the menu, once."""
        if self._has("calendar", "calendar"):
            return
        row = self.edition.calendar
        page = CalendarPage(title=row.title, slug=row.slug, intro=row.intro, show_in_menus=True)
        self._child(self._home(), page, "calendar", "calendar")
        self._publish(page, ("calendar", self.key("calendar")), self._day(SINCE))

    def event(self, row: Event) -> None:
        """Announce one event, once."""
        if self._has("event", row.key):
            return
        first = first_day(row, timezone.localdate(clock.now()))
        begins, ends = (*row.hours, None, None)[:2]
        page = EventPage(
            title=row.title,
            slug=self._slug(row.key, row.title),
            kind=row.kind,
            summary=row.summary,
            starts_on=first,
            ends_on=first + timedelta(days=row.days - 1) if row.days > 1 else None,
            start_time=begins,
            end_time=ends,
            time_zone=row.zone or settings.TIME_ZONE,
            repeat=row.repeat,
            place=row.place,
            address=row.address,
            online_link=row.online_link,
            cancelled=bool(row.cancelled_because),
            cancelled_because=row.cancelled_because,
            body=json.dumps(bodies.raw(row.key, row.body, self._places())),
        )
        page.event_topics = [EventTopic(topic_id=self.made.id("topic", key)) for key in row.topics]
        calendar = CalendarPage.objects.get(pk=self._id("calendar", "calendar"))
        self._child(calendar, page, "event", row.key)
        self._publish(page, ("event", self.key(row.key)), self._day(_ANNOUNCED))


def first_day(row: Event, today: date) -> date:
    """Return on which day an event first takes place when the demo is made on `today`."""
    day = today + timedelta(days=row.in_days - row.days_ago)
    return day + timedelta(days=(row.weekday - day.isoweekday()) % 7) if row.weekday else day
