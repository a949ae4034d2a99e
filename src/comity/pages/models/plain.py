"""Plain pages: contact, privacy, imprint and the like."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from comity.pages.blocks import Body
from comity.pages.models.base import PublicPage


class PlainPage(PublicPage):
    """A page with a title and a body, without date or author."""

    summary = models.CharField(_("summary"), max_length=300, blank=True)
    body = Body(blank=True)

    template = "pages/plain.html"
    parent_page_types = ["pages.HomePage", "pages.PlainPage"]
    subpage_types = ["pages.PlainPage"]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
