"""Events: what takes place, when and where."""

import re
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from comity.kernel import clock
from comity.organisation.models import Topic
from comity.pages import addresses, dates, kinds
from comity.pages.blocks import Body
from comity.pages.dates import Timing
from comity.pages.models.base import PublicPage
from comity.pages.models.occurrences import Occurrence
from comity.pages.models.pictures import Picture

LATER_DAYS = 6  # that the page of a repeating event names

_SAFE = re.compile(r"https://[^\s\x00-\x20]+")
_POSSIBLE_DAYS = (MinValueValidator(dates.EARLIEST), MaxValueValidator(dates.LATEST))


class EventPage(PublicPage):
    """Something that takes place: when, by the clock of its own time zone; where; once or again and again."""

    kind = models.CharField(_("kind"), max_length=20, choices=kinds.events, default="meeting")
    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One sentence: it stands under the title and in calendars."),
    )
    starts_on = models.DateField(_("day"), validators=_POSSIBLE_DAYS)
    start_time = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("Empty: it takes the whole day.")
    )
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        validators=_POSSIBLE_DAYS,
        help_text=_("Only when it ends on another day."),
    )
    end_time = models.TimeField(
        _("ends at"),
        null=True,
        blank=True,
        help_text=_("Empty: nobody knows yet. Lists then show it for two hours after it has begun."),
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, choices=dates.zones, default=dates.site_zone,
        help_text=_("The clock on the wall where it takes place. It stays right when clocks change."),
    )  # fmt: skip
    repeat = models.CharField(
        _("repeats"),
        max_length=20,
        blank=True,
        choices=kinds.repeats,
        help_text=_("Months and years that have no such day, such as 31 April, are left out."),
    )
    repeat_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day it may fall on.")
    )
    repeat_count = models.PositiveSmallIntegerField(
        _("or so many times"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("With neither of the two it goes on until you stop it."),
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("For example: Dockers’ Hall.")
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    online_link = models.URLField(
        _("online link"), max_length=500, blank=True, validators=[URLValidator(schemes=["https"])],
        help_text=_(
            "Begins with https://. Everybody can read it here: do not give the link of a meeting for members."
        ),
    )  # fmt: skip
    picture = models.ForeignKey(
        Picture, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = Body(blank=True)
    cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_(
            "It stays to be seen, says so, and is struck out in calendars. Publish to tell everybody."
        ),
    )
    cancelled_because = models.CharField(
        _("what readers should know"), max_length=250, blank=True,
        help_text=_("For example: why, and what takes place instead."),
    )  # fmt: skip

    template = "pages/event.html"
    parent_page_types = ["pages.CalendarPage"]
    subpage_types: ClassVar[list[str]] = []
    may_stand_on_top = False
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("start_time")]),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("end_time")]),
                FieldPanel("time_zone"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("repeat"),
                FieldRowPanel([FieldPanel("repeat_until"), FieldPanel("repeat_count")]),
                InlinePanel(
                    "omissions", label=_("day without it"), heading=_("Days on which it does not take place")
                ),
            ],
            heading=_("Again and again"),
        ),
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("address"), FieldPanel("online_link")], heading=_("Where")
        ),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("cancelled"), FieldPanel("cancelled_because")], heading=_("Cancelled")),
        MultipleChooserPanel(
            "event_topics", chooser_field_name="topic", label=_("topic"), heading=_("Topics")
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
        index.SearchField("place"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__range=(dates.EARLIEST, dates.LATEST)),
                name="event_has_a_possible_day",
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.starts_on and dates.EARLIEST <= self.starts_on <= dates.LATEST:
            faults = self.timing.faults()
            if faults:
                raise ValidationError(faults)

    @property
    def zone(self) -> ZoneInfo:
        """Return its time zone; the site's own when nobody knows the one it names."""
        return dates.zone_of(self.time_zone)

    @property
    def timing(self) -> Timing:
        """Return when it takes place; which days are omitted is another question."""
        named = ("starts_on", "start_time", "ends_on", "end_time", "repeat_until", "repeat_count")
        rule = kinds.REPEATS[self.repeat].rule(self.starts_on) if self.repeat in kinds.REPEATS else ""
        return Timing(zone=self.zone, rule=rule, **{name: getattr(self, name) for name in named})

    @cached_property
    def omitted(self) -> list["Omission"]:
        """Return the days on which it does not take place, in their order."""
        return sorted(self.omissions.all(), key=lambda row: row.on)

    @property
    def repeats(self) -> str:
        """Return in words how it repeats; nothing when it does not."""
        return kinds.REPEATS[self.repeat].words(self.starts_on) if self.repeat in kinds.REPEATS else ""

    @property
    def online(self) -> str:
        """Return the online link, if it is one that a browser may open."""
        return self.online_link if _SAFE.fullmatch(self.online_link) else ""

    @cached_property
    def topics(self) -> list[Topic]:
        """Return what it is about, in the order the editors chose."""
        return [row.topic for row in self.event_topics.select_related("topic")]

    def planned(self, now: datetime) -> list[Occurrence]:
        """Return the days on which it takes place, as rows to be kept, see `Timing.kept`."""
        timing = self.timing
        omitted = frozenset(row.on for row in self.omitted)
        return [
            Occurrence(event=self, day=day, starts_at=timing.begin(day), ends_at=timing.end(day))
            for day in timing.kept(now, omitted)
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # Planned anew, and not read: the preview of a draft has no rows.
        days = self.planned(clock.now())
        coming = [day for day in days if not day.is_over]
        calendar = self.get_parent()
        today = clock.now().astimezone(self.zone).date()
        return {
            **super().get_context(request, *args, **kwargs),
            "day": next(iter(coming or days[-1:]), None),
            "later": coming[1 : LATER_DAYS + 1],
            "omitted": [row for row in self.omitted if row.on >= today],
            "calendar": calendar,
            "calendar_url": addresses.of(calendar.url_path),
        }


class EventTopic(Orderable):
    """One topic of one event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+", verbose_name=_("topic"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="event_topic_once")]


class Omission(Orderable):
    """A day on which a repeating event does not take place."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="omissions")
    on = models.DateField(_("day"))
    because = models.CharField(_("why"), max_length=120, blank=True)

    panels = [FieldRowPanel([FieldPanel("on"), FieldPanel("because")])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "on"], name="omission_once_a_day")]
