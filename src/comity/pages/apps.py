from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "comity.pages"
    label = "pages"
    verbose_name = _("Website")

    def ready(self) -> None:
        from comity.pages import panels, receivers

        panels.register()
        receivers.connect()
