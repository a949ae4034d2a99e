from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "comity.pages"
    label = "pages"
    verbose_name = _("Website")

    def ready(self) -> None:
        from comity.pages import panels, receivers
        from comity.people import kinds

        kinds.register(
            kinds.Room(
                code="website",
                name=_("Website"),
                about=_("Write, picture, review, schedule and publish pages."),
                url="/cms/",
                offices=("administrator", "editor", "reviewer"),
                order=10,
            )
        )
        panels.register()
        receivers.connect()
