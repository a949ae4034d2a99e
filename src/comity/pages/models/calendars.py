"""Calendars: lists of events by day."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from comity.pages import kinds
from comity.pages.models.base import PublicPage
from comity.pages.models.events import EventPage
from comity.pages.models.occurrences import Occurrence

DAYS_A_PAGE = 30


class CalendarPage(PublicPage):
    """A calendar: its events, what is coming first."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    template = "pages/calendar.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.EventPage"]
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        past, kind = request.GET.get("when") == "past", request.GET.get("kind", "")
        kind = kind if kind in kinds.EVENTS else ""
        days = Occurrence.objects.below(self)
        days = days.past() if past else days.coming()
        if kind:
            days = days.filter(event__kind=kind)
        asked = {"when": "past" if past else "", "kind": kind}
        return {
            **super().get_context(request, *args, **kwargs),
            "days": Paginator(days, DAYS_A_PAGE).get_page(request.GET.get("page")),
            "past": past,
            "kind": kind,
            "kinds": self._kinds(),
            "query": "".join(f"{name}={word}&" for name, word in asked.items() if word),
            # A calendar program opens an address that begins so, and subscribes.
            "subscription": f"webcal:{self.full_url.partition(':')[2]}calendar.ics",
        }

    def _kinds(self) -> list[tuple[str, Promise]]:
        """Return code and label of the kinds that its events have, when there is a choice."""
        used = set(EventPage.objects.live().child_of(self).values_list("kind", flat=True).distinct())
        found = [(code, label) for code, label in kinds.EVENTS.items() if code in used]
        return found if len(found) > 1 else []
