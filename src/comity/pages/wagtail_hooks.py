"""How the CMS is fitted to the house: its lists, its menu, and what it must not show."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.components import Component
from wagtail.contrib.redirects.views import process_import
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page, TaskState
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from comity.kernel.access import NotAllowed
from comity.organisation.models import Topic
from comity.pages import queries, rules
from comity.pages.addresses import of
from comity.pages.cms import copies, menus, remarks  # noqa: F401 - their hooks
from comity.pages.cms.withdrawals import WithdrawSeveral
from comity.pages.models import Author, SectionPage

_SHORTCUTS = 5


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


_LARGEST_KEY = 2**63 - 1  # a larger number is no key, and a database may choke on it


def _key(text: object) -> int:
    """Return the key that stands in a link; 0, which no page has, for anything else."""
    written = str(text)
    return min(int(written), _LARGEST_KEY) if written.isascii() and written.isdecimal() else 0


class PageLinks(PageLinkHandler):
    """Links in running text to pages of the site: one small query for their addresses alone."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        named = [_key(attrs.get("id")) for attrs in attrs_list]
        paths = dict(cls.get_model().objects.filter(pk__in=named).values_list("pk", "url_path"))
        return [format_html('<a href="{}">', of(paths[pk])) if pk in paths else "<a>" for pk in named]


@hooks.register("register_rich_text_features", order=1)
def link_pages(features: FeatureRegistry) -> None:
    """Take over links to pages from Wagtail, which loads each linked page whole."""
    features.register_link_type(PageLinks)


class ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.holds("administrator"))


@hooks.register("register_admin_menu_item")
def profile_item() -> MenuItem:
    """Lead administrators from the CMS to the organisation's profile at the desk."""
    return ForAdministrators(
        _("Organisation profile"), reverse("organisation_profile"), icon_name="globe", order=900
    )


class StartPanel(Component):
    """The first screen of the CMS: where to begin."""

    name = "start"
    template_name = "pages/cms/start.html"
    order = 50

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["pages/css/start.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        by = parent_context["request"].user
        drafts = Page.objects.filter(has_unpublished_changes=True, alias_of=None)
        home = queries.home_of(settings.LANGUAGE_CODE)
        return {
            "home": home,
            "may_publish_home": home is not None and home.permissions_for_user(by).can_publish(),
            "sections": SectionPage.objects.order_by("path")[:_SHORTCUTS],
            "drafts": drafts.order_by("-latest_revision_created_at", "-pk")[:_SHORTCUTS],
            "gaps": [page for page in queries.with_gaps() if page.permissions_for_user(by).can_edit()],
            "waiting": TaskState.objects.reviewable_by(by).count(),
            "may_edit_profile": by.holds("administrator"),
        }


@hooks.register("construct_homepage_panels")
def add_start(_request: HttpRequest, panels: list[Component]) -> None:
    """Show beginners where to begin."""
    panels.append(StartPanel())


@hooks.register("construct_main_menu")
def hide_help(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's help: it leads to addresses elsewhere."""
    items[:] = [item for item in items if item.name != "help"]


def redirect_import(request: HttpRequest) -> HttpResponse:
    """Begin the import of redirects again when its form comes without the file that was chosen before."""
    if request.method == "POST" and not {"import_file_name", "input_format"} <= request.POST.keys():
        messages.error(request, _("Choose the file with the redirects first."))
        return redirect("wagtailredirects:start_import")
    return process_import(request)


@hooks.register("register_admin_urls", order=-1)
def doors() -> list[URLPattern]:
    """Stand before addresses of the CMS that would answer with an error."""
    return [path("redirects/import/process/", redirect_import, name="pages_redirect_import")]


hooks.register("register_bulk_action", WithdrawSeveral, order=1)  # in the place of Wagtail's own


@hooks.register("before_edit_page")
def notice_other_saves(request: HttpRequest, page: Page) -> None:
    """Tell the form when the page was saved since the form was opened: it refuses once, and loses nothing."""
    opened_with = request.POST.get("loaded_revision_id")
    latest = Page.objects.values_list("latest_revision_id", flat=True).get(pk=page.pk)
    page.saved_meanwhile = bool(opened_with) and opened_with != str(latest)


@hooks.register("after_publish_page")
def warn_of_hidden(request: HttpRequest, page: Page) -> None:
    """Say that what a page lies in is not published, such as an article's section."""
    above = page.get_ancestors().filter(live=False).first() if page.live else None
    if above is None:
        return
    words = _(
        "“%(page)s” is published, but “%(above)s”, in which it lies, is not: who looks for it there finds "
        "nothing. Publish “%(above)s” first."
    ) % {"page": page.title, "above": above.title}
    edit = reverse("wagtailadmin_pages:edit", args=[above.pk])
    messages.warning(request, words, buttons=[messages.button(edit, _("Edit"))])


@hooks.register("before_move_page")
def refuse_reserved(request: HttpRequest, page: Page, parent: Page) -> HttpResponse | None:
    """Say that a page's address would hide another part of the site, before it moves there."""
    try:
        rules.may_stand_under(page, parent)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


@hooks.register("register_log_actions")
def name_imports(actions: LogActionRegistry) -> None:
    """Name in a page's history what an import did."""
    actions.register_action("comity.import", _("Import"), _("Imported from WordPress"))


@hooks.register("before_delete_snippet")
def refuse_used(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Say that an author or a topic is in use, instead of deleting it."""
    used = [
        str(named) for named in instances if isinstance(named, (Author, Topic)) and queries.uses_of(named)
    ]
    if not used:
        return None
    words = _("%(names)s: still in use. Take it off the pages first.") % {"names": ", ".join(used)}
    messages.error(request, words)
    return redirect(instances[0].snippet_viewset.get_url_name("list"))
