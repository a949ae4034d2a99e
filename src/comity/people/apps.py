from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "comity.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from comity.people import kinds, receivers
        from comity.ui import identity

        receivers.connect()
        identity.show_account("people/signed_in.html")
        kinds.register(
            kinds.Room(
                code="organisation",
                name=_("Organisation"),
                about=_("Name, logo, colours, contacts, and the texts for joining and giving."),
                url="organisation_profile",
                offices=("administrator",),
                order=80,
            )
        )
        kinds.register(
            kinds.Room(
                code="offices",
                name=_("Offices"),
                about=_("Who holds which office, and since when."),
                url="people_offices",
                offices=("administrator",),
                order=90,
            )
        )
