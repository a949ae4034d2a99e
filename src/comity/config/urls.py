"""Every address of the product, room by room."""

from django.urls import include, path, re_path
from wagtail.admin import urls as cms
from wagtail.documents.views.serve import serve as document
from wagtail.urls import serve_pattern
from wagtail.views import serve as page

from comity.config import health
from comity.kernel import access, media, uploads

# wagtail.urls itself stays out: it brings sign-in pages of its own, past allauth and the second factor.
urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("", include("comity.people.urls")),
    path("", include("comity.organisation.urls")),
    path("cms/", include(cms)),
    re_path(r"^documents/(\d+)/(.*)$", uploads.as_download(document), name="wagtaildocs_serve"),
    path("media/<path:path>", media.serve, name="media"),
    path("", include("comity.pages.urls")),
    re_path(serve_pattern, access.open_to(access.ANYONE)(page), name="wagtail_serve"),
]

handler404 = "comity.pages.views.not_found"
handler500 = "comity.kernel.sqlite.busy.server_error"
