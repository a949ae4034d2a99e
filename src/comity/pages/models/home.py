"""The home page."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Page

from comity.pages.models.articles import ArticlePage, ArticleQuerySet, SectionPage
from comity.pages.models.base import PublicPage, Rights

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

    template = "pages/home.html"
    rights = _Stays
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.SectionPage", "pages.PlainPage"]
    max_count = len(settings.LANGUAGES)
    content_panels = [*Page.content_panels, PageChooserPanel("lead", "pages.ArticlePage")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        newest = list(self._stories().newest().for_cards()[: STORIES + 1])
        lead = self._lead(newest)
        stories = [story for story in newest if story != lead][:STORIES]
        shown = {story.pk for story in [lead, *stories] if story}
        return {
            **super().get_context(request, *args, **kwargs),
            "lead": lead,
            "stories": stories,
            "sections": self._sections(shown),
        }

    def _stories(self) -> ArticleQuerySet:
        return ArticlePage.objects.live().descendant_of(self)

    def _lead(self, newest: list[ArticlePage]) -> ArticlePage | None:
        if self.lead_id:
            chosen = ArticlePage.objects.live().for_cards().filter(pk=self.lead_id).first()
            if chosen:
                return chosen
        return newest[0] if newest else None

    def _sections(self, shown: set[int]) -> list[dict[str, Any]]:
        sections = list(SectionPage.objects.live().child_of(self).in_menu().order_by("path"))
        stories: dict[str, list[ArticlePage]] = {section.path: [] for section in sections}
        for story in self._stories().exclude(pk__in=shown).newest_by_section(SECTION_STORIES).for_cards():
            stories.setdefault(story.path[: -Page.steplen], []).append(story)
        rows = [{"section": section, "stories": stories[section.path]} for section in sections]
        return [row for row in rows if row["stories"]]
