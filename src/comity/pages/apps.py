from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "comity.pages"
    label = "pages"
    verbose_name = _("Website")

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect

        from comity.pages import forms, panels, receivers
        from comity.pages.models import EventPage, PublicPage
        from comity.people import kinds

        kinds.register(
            kinds.Room(
                code="website",
                name=_("Website"),
                about=_("Write, picture and review pages; editors schedule and publish them."),
                url="/cms/",
                offices=("administrator", "editor", "reviewer"),
                order=10,
            )
        )
        # Models stand below forms, and Wagtail asks the model for its form.
        PublicPage.base_form_class = forms.PageForm
        EventPage.base_form_class = forms.EventForm
        PublicPage.copy_form_class = forms.PageCopyForm
        # The form of redirects cannot be exchanged; what the field refuses, its import refuses too.
        Redirect._meta.get_field("old_path").validators.append(forms.check_old_path)
        panels.register()
        receivers.connect()
