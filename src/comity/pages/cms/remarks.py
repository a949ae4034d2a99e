"""Where the CMS shows remarks: beside the form, before an approval, and a report of broken links."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from comity.pages import queries
from comity.pages.models import Link
from comity.pages.models.links import Fault

_FORMULA = ("=", "+", "-", "@", "\t", "\r", " ")  # a spreadsheet would reckon with what begins so


def as_text(value: Any) -> str:
    """Return a cell of a spreadsheet that stays text."""
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


class LinkFilter(WagtailFilterSet):
    """Narrows the list by what is wrong, and by words of page, link or address."""

    fault = django_filters.ChoiceFilter(
        label=_("What is wrong"), choices=[choice for choice in Fault.choices if choice[0] != Fault.ONCE]
    )
    words = django_filters.CharFilter(label=_("Page, words or address"), method="with_words")

    class Meta:
        model = Link
        fields = ["fault"]

    def with_words(self, found: QuerySet[Link], _name: str, value: str) -> QuerySet[Link]:
        """Keep the links with these letters in page, words or address."""
        value = value.replace("\x00", "")
        return found.filter(
            Q(page__title__icontains=value) | Q(words__icontains=value) | Q(address__icontains=value)
        )


class BrokenLinks(ReportView):
    """The links to other sites that readers cannot follow, longest broken first."""

    page_title = _("Broken links")
    header_icon = "link"
    model = Link
    index_url_name = "pages_broken_links"
    index_results_url_name = "pages_broken_links_results"
    filterset_class = LinkFilter
    export_filename = "broken-links"
    list_export = ["page.title", "words", "address", "get_fault_display", "since"]
    export_headings = {
        "page.title": _("Page"),
        "words": _("Words of the link"),
        "address": _("Address"),
        "get_fault_display": _("What is wrong"),
        "since": _("Since"),
    }
    custom_value_preprocess = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: as_text, ReportView.FORMAT_XLSX: as_text},
    }
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            get_url=lambda link: reverse("wagtailadmin_pages:edit", args=[link.page_id]),
        ),
        Column("words", label=_("Words of the link")),
        Column("address", label=_("Address")),
        Column("get_fault_display", label=_("What is wrong")),
        DateColumn("since", label=_("Since")),
    ]

    @property
    def no_results_message(self) -> str:
        return _("No broken link was found.")

    def get_queryset(self) -> QuerySet[Link]:
        return queries.faulty_links()


@hooks.register("register_reports_menu_item")
def list_broken_links() -> MenuItem:
    """List broken links among the reports."""
    return MenuItem(
        _("Broken links"), reverse("pages_broken_links"), name="broken-links", icon_name="link", order=1250
    )


@hooks.register("register_admin_urls")
def reports() -> list[URLPattern]:
    """Return the addresses of the report, whole and as the script that filters it asks for it."""
    return [
        path("reports/links/", BrokenLinks.as_view(), name="pages_broken_links"),
        path(
            "reports/links/results/",
            BrokenLinks.as_view(results_only=True),
            name="pages_broken_links_results",
        ),
    ]
