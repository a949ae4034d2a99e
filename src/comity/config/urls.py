"""Every address of the product, room by room. People's doors stand before the CMS's own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from comity.config import health
from comity.kernel import media
from comity.pages import urls as pages

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("media/<path:path>", media.serve, name="media"),
    path("", include("comity.people.urls")),
    path("", include("comity.organisation.urls")),
    *i18n_patterns(path("", include(pages.spoken)), prefix_default_language=False),
    path("", include(pages)),
]

handler404 = "comity.pages.views.not_found"
handler500 = "comity.kernel.sqlite.busy.server_error"
