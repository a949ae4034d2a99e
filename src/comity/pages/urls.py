"""The website's addresses, the CMS, and last whatever lies in the tree of pages."""

from django.urls import include, path, re_path, register_converter
from django.urls.converters import IntConverter, SlugConverter
from wagtail.admin import urls as cms
from wagtail.documents.views.serve import serve as document
from wagtail.urls import serve_pattern

from comity.kernel import uploads
from comity.pages import views
from comity.pages.cms.copies import duplicate
from comity.pages.cms.doors import before_cms, bulk
from comity.pages.cms.withdrawals import Withdraw
from comity.pages.views import documents, lists, machines


class AnyScriptSlug(SlugConverter):
    """A slug in any script."""

    regex = r"[-\w]+"


class Year(IntConverter):
    """A year from 1000 on: a date has to be one that can be written."""

    regex = "[1-9][0-9]{3}"


class Month(IntConverter):
    """A month in two digits: each has one address."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int | str) -> str:
        return f"{int(value):02}"


register_converter(AnyScriptSlug, "slug_any")
register_converter(Year, "year")
register_converter(Month, "month")

# These speak every language: their addresses begin with its code, `/es/topics/rail/`.
spoken = [
    path("archive/", lists.archive, name="archive"),
    path("archive/<year:year>/", lists.archive, name="archive_year"),
    path("archive/<year:year>/<month:month>/", lists.month, name="archive_month"),
    path("authors/", lists.authors, name="authors"),
    path("authors/<slug_any:slug>/", lists.author, name="author"),
    path("authors/<slug_any:slug>/feed/", machines.author_feed, name="author_feed"),
    path("documents/", documents.documents, name="documents"),
    path("feed/", machines.feed, name="feed"),
    path("topics/", lists.topics, name="topics"),
    path("topics/<slug_any:slug>/", lists.topic, name="topic"),
    path("topics/<slug_any:slug>/feed/", machines.topic_feed, name="topic_feed"),
]

# wagtail.urls itself stays out: it brings sign-in pages of its own, past allauth and the second factor.
urlpatterns = [
    path(
        "cms/bulk/<str:app_label>/<str:model_name>/<str:action>/", before_cms(bulk), name="pages_bulk_action"
    ),
    path("cms/pages/<int:page_id>/duplicate/", before_cms(duplicate), name="pages_duplicate"),
    path("cms/pages/<int:page_id>/unpublish/", before_cms(Withdraw.as_view()), name="pages_withdraw"),
    path("cms/", include(cms)),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap, name="sitemap_part"),
    re_path(r"^documents/(\d+)/(.*)$", uploads.as_download(document), name="wagtaildocs_serve"),
    path("<path:path>/calendar.ics", views.calendar_file, name="calendar_file"),
    path("<path:path>/event.ics", views.event_file, name="event_file"),
    re_path(r"^(?P<path>(?:[-\w]+/)+)feed/$", machines.feed, name="section_feed"),
    re_path(serve_pattern, views.page, name="wagtail_serve"),
]
