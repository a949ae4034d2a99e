"""The home page."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from comity.pages.blocks_home import FrontBody
from comity.pages.models import front
from comity.pages.models.articles import ArticlePage, SectionPage
from comity.pages.models.base import PublicPage, Rights
from comity.pages.models.listings import Listing, named

STORIES = 6
SECTION_STORIES = 3


class _Stays(Rights):
    """The front page is edited, and neither deleted nor withdrawn: without it an install has no website."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False


class HomePage(PublicPage):
    """The front page of one language: one lead story, the newest stories, then each section's newest."""

    lead = models.ForeignKey(
        ArticlePage,
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave it empty to lead with the newest article."),
    )

    body = FrontBody(
        blank=True,
        verbose_name=_("front page"),
        help_text=_("Left empty, the front page fills itself: the newest leads, then section by section."),
    )

    template = "pages/home.html"
    rights = _Stays
    parent_page_types = ["wagtailcore.Page"]
    max_count = len(settings.LANGUAGES)
    subpage_types = ["pages.SectionPage", "pages.CalendarPage", "pages.PlainPage"]
    content_panels = [*Page.content_panels, PageChooserPanel("lead", "pages.ArticlePage"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.body:
            rows = front.arranged(self.body, self.locale.language_code)
            return {**super().get_context(request, *args, **kwargs), "rows": rows}
        newest = list(Listing.objects.of(named("language", self.locale.language_code)).pages()[: STORIES + 1])
        chosen = self.lead_id and Listing.objects.filter(page=self.lead_id).exists()
        lead = self.lead_id if chosen else next(iter(newest), None)
        stories = [key for key in newest if key != lead][:STORIES]
        sections = self._sections([*stories, lead])
        keys = {lead, *stories, *(key for _section, theirs in sections for key in theirs)} - {None}
        cards = {page.pk: page for page in ArticlePage.objects.cards(keys)}
        return {
            **super().get_context(request, *args, **kwargs),
            "lead": cards.get(lead),
            "stories": [cards[key] for key in stories if key in cards],
            "sections": [
                {"section": section, "stories": [cards[key] for key in theirs if key in cards]}
                for section, theirs in sections
            ],
        }

    def _sections(self, shown: list[int | None]) -> list[tuple[SectionPage, list[int]]]:
        """Return the sections of the menu with the keys of their newest stories that are not shown yet."""
        others = Listing.objects.exclude(page__in=[key for key in shown if key]).of_each("section").pages()
        nth = {f"story_{n}": Subquery(others[n : n + 1]) for n in range(SECTION_STORIES)}
        # Their type is an index; their place in the tree alone would have all articles looked through.
        sections = SectionPage.objects.live().type(SectionPage).child_of(self).in_menu()
        sections = sections.order_by("path").annotate(**nth)
        found = [(section, [getattr(section, name) for name in nth]) for section in sections]
        return [(section, [key for key in keys if key]) for section, keys in found if any(keys)]
