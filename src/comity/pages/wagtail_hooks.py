"""How the CMS is fitted to the house: its lists, its menu, and what it must not show."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from comity.pages.models import Author


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("name", "role", "slug")
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("role"),
        FieldPanel("about"),
        FieldPanel("portrait"),
    ]


register_snippet(AuthorViewSet)


class ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.holds("administrator"))


@hooks.register("register_admin_menu_item")
def profile_item() -> MenuItem:
    """Lead administrators from the CMS to the organisation's profile at the desk."""
    return ForAdministrators(
        _("Organisation profile"), reverse("organisation_profile"), icon_name="globe", order=900
    )


@hooks.register("construct_main_menu")
def hide_closed_doors(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what is not Wagtail's to do here: people and offices are managed at the desk."""
    items[:] = [item for item in items if item.name not in {"help", "reports"} or item.name == "reports"]
