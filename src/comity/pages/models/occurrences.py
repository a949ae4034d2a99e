"""The days on which events take place."""

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page

from comity.kernel import clock


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Days of public events, as lists show them."""

    def coming(self) -> Self:
        """Keep what is not over yet, next first."""
        return self._public().filter(ends_at__gt=clock.now()).order_by("starts_at", "pk")

    def past(self) -> Self:
        """Keep what is over, newest first."""
        return self._public().filter(ends_at__lte=clock.now()).order_by("-starts_at", "-pk")

    def _public(self) -> Self:
        # The body is the bulk of a page, and no list shows it.
        return self.filter(event__live=True).select_related("event").defer("event__body")

    def below(self, calendar: Page) -> Self:
        """Keep the days of one calendar's events."""
        return self.filter(event__path__startswith=calendar.path)

    def spoken(self, language: str) -> Self:
        """Keep the days of events that stand below the home page of a language."""
        return self.filter(event__locale__language_code=language)

    def next_or_last(self, event: Page) -> Self:
        """Keep one day of one event: the next one, or the last one when it is over."""
        days = self._public().filter(event=event.pk)
        running = days.filter(ends_at__gt=clock.now()).order_by("starts_at", "pk")
        return (running or days.order_by("-starts_at", "-pk"))[:1]

    def each_event_once(self) -> Self:
        """Keep the next day of each event; to be asked of what is coming."""
        turn = Window(RowNumber(), partition_by="event_id", order_by=[F("starts_at").asc(), F("pk").asc()])
        return self.annotate(turn=turn).filter(turn=1)


class Occurrence(models.Model):
    """One day on which a published event takes place: written when it is published, gone when it is not.

    `day` is the day it begins, in the event's time zone; the two moments are exact.
    """

    event = models.ForeignKey("pages.EventPage", on_delete=models.CASCADE, related_name="occurrences")
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects: ClassVar = OccurrenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "day"], name="occurrence_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=F("starts_at")), name="occurrence_ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="occurrence_starts"),
            models.Index(fields=["ends_at"], name="occurrence_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.day}"

    @property
    def begins(self) -> datetime:
        """Return when it begins, in the event's time zone."""
        return self.starts_at.astimezone(self.event.zone)

    @property
    def ends(self) -> datetime | None:
        """Return when it ends, in the event's time zone; nothing when nobody said so."""
        return self.ends_at.astimezone(self.event.zone) if self.event.end_time else None

    @property
    def last_day(self) -> date:
        """Return the last day, in the event's time zone."""
        return self.day + max(
            (self.event.ends_on or self.event.starts_on) - self.event.starts_on, timedelta()
        )

    @property
    def month(self) -> date:
        """Return the first of its month, under which lists put it."""
        return self.day.replace(day=1)

    @property
    def is_of_this_year(self) -> bool:
        """Say whether its year needs no mention."""
        return self.day.year == clock.now().year

    @property
    def is_over(self) -> bool:
        """Say whether it has ended."""
        return self.ends_at <= clock.now()
