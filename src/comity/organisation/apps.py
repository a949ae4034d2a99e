from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "comity.organisation"
    label = "organisation"
    verbose_name = _("Organisation")

    def ready(self) -> None:
        from comity.kernel import access, generation
        from comity.organisation import panels, queries
        from comity.organisation.kinds import OFFICES
        from comity.organisation.models import Profile, Topic, Wording
        from comity.ui import identity

        access.OFFICE_NAMES.update({code: office.name for code, office in OFFICES.items()})
        identity.provide(queries.identity)
        for shown in (Profile, Topic, Wording):
            generation.follow(shown)
        panels.register()
