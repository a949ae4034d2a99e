"""Composing menus in the CMS."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from comity.pages.models import Menu


class MenuViewSet(SnippetViewSet):
    """The menus, one for each place and language."""

    model = Menu
    icon = "list-ul"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("__str__",)


register_snippet(MenuViewSet)
