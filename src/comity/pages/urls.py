"""The website's addresses, the CMS, and last whatever lies in the tree of pages."""

from django.urls import include, path, re_path, register_converter
from django.urls.converters import SlugConverter
from wagtail.admin import urls as cms
from wagtail.documents.views.serve import serve as document
from wagtail.urls import serve_pattern

from comity.kernel import uploads
from comity.pages import views


class AnyScriptSlug(SlugConverter):
    """A slug in any script."""

    regex = r"[-\w]+"


register_converter(AnyScriptSlug, "slug_any")

# These speak every language: their addresses begin with its code, `/es/topics/rail/`.
spoken = [
    path("authors/<slug_any:slug>/", views.author, name="author"),
    path("topics/<slug_any:slug>/", views.topic, name="topic"),
]

# wagtail.urls itself stays out: it brings sign-in pages of its own, past allauth and the second factor.
urlpatterns = [
    path("cms/", include(cms)),
    re_path(r"^documents/(\d+)/(.*)$", uploads.as_download(document), name="wagtaildocs_serve"),
    path("<path:path>/calendar.ics", views.calendar_file, name="calendar_file"),
    path("<path:path>/event.ics", views.event_file, name="event_file"),
    re_path(serve_pattern, views.page, name="wagtail_serve"),
]
