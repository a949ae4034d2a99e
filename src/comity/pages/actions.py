"""What happens to the website."""

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
)

from comity.kernel import clock, generation
from comity.pages import lists, queries, rules
from comity.pages.models import (
    ArticlePage,
    EventPage,
    HomePage,
    Occurrence,
    PlainPage,
    PublicPage,
    Withdrawal,
)
from comity.pages.models.base import HOME
from comity.people.models import Account

WITHDRAWAL_LOGGED = "pages.withdrawal"
STARTING_PAGES = ("contact", "privacy", "imprint")

# What each office may do in the CMS: with pages, with collections of pictures and files, and with lists.
_PAGE_RIGHTS = {
    "administrator": ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    "editor": ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    "reviewer": ("add", "change"),
}
_NOT_OURS = ("Editors", "Moderators")  # Wagtail's own groups: rights come from offices alone
_FILE_RIGHTS = {
    "administrator": ("add", "change", "delete", "choose"),
    "editor": ("add", "change", "delete", "choose"),
    # Whoever may "change" may delete, says Wagtail. With "add" alone, both only what they brought themselves.
    "reviewer": ("add", "choose"),
}
_LIST_RIGHTS = {
    "administrator": ("organisation.topic", "pages.author", "pages.menu", "wagtailredirects.redirect"),
    "editor": ("organisation.topic", "pages.author", "pages.menu", "wagtailredirects.redirect"),
    "reviewer": (),
}


@transaction.atomic
def found_site(*, name: str) -> HomePage:
    """Make the home page and the plain pages every site needs. On a founded site it changes nothing."""
    home: HomePage | None = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    root.get_children().filter(slug="home").exclude(content_type__app_label="pages").delete()
    root = Page.objects.get(pk=root.pk)
    home = root.add_child(instance=HomePage(title=name[:255], slug="home"))
    Site.objects.all().delete()
    public = urlsplit(settings.COMITY_PUBLIC_URL)
    port = public.port or (443 if public.scheme == "https" else 80)
    host = public.hostname or "localhost"
    Site.objects.create(hostname=host, port=port, site_name=name, root_page=home, is_default_site=True)
    for slug in STARTING_PAGES:
        home.add_child(instance=starting_page(slug))
    grant_offices()
    return home


@transaction.atomic
def open_language(code: str, *, title: str) -> HomePage:
    """Make the home page of one more language, not public yet. Where it is already, it changes nothing."""
    known = queries.home_of(code)
    if known is not None:
        return known
    first: HomePage = HomePage.objects.get(pk=Site.objects.get(is_default_site=True).root_page_id)
    locale, _created = Locale.objects.get_or_create(language_code=code)
    # The same key in both, because Wagtail finds the pages of a site by its home and that one's translations.
    home = HomePage(
        title=title[:255], slug=code, locale=locale, translation_key=first.translation_key, live=False
    )
    Page.get_first_root_node().add_child(instance=home)
    Site.clear_site_root_paths_cache()
    grant_offices()
    return home


@transaction.atomic
def close_language(code: str) -> None:
    """Forget a language in which no page is left; the first one stays."""
    unused = Locale.objects.filter(language_code=code).exclude(pk__in=Page.objects.values("locale"))
    if code != settings.LANGUAGE_CODE:
        unused.delete()
    Site.clear_site_root_paths_cache()


@transaction.atomic
def rename_site(*, old: str, new: str) -> None:
    """Let the CMS show the organisation's new name. A title that editors chose for the home page stays.

    The title is exchanged in the home pages' versions that may still be published, too: no editor wrote it,
    so it makes no version of its own, and nobody's draft brings the old name back.
    """
    for site in Site.objects.filter(is_default_site=True):
        site.site_name = new
        site.save(update_fields=["site_name"])
    for home in HomePage.objects.all():
        for field in ("title", "draft_title"):
            if getattr(home, field) == old:
                setattr(home, field, new)
        home.save(update_fields=["title", "draft_title"], clean=False)
        for version in queries.versions_to_come(home):
            if version.content["title"] == old:
                version.content["title"] = version.object_str = new
                version.save(update_fields=["content", "object_str"])


def starting_page(slug: str) -> PlainPage:
    """Return an unsaved plain page with the starting text that comes with the product."""
    text = files("comity.pages").joinpath("starting", f"{slug}.toml").read_text("utf-8")
    page = tomllib.loads(text)
    return PlainPage(
        title=page["title"],
        slug=slug,
        summary=page.get("summary", ""),
        body=[(block["type"], _block_value(block)) for block in page["body"]],
    )


def _block_value(block: dict[str, Any]) -> Any:
    from wagtail.rich_text import RichText

    if block["type"] == "text":
        return RichText(block["html"])
    return {key: value for key, value in block.items() if key != "type"}


@transaction.atomic
def duplicate(page: PublicPage, *, by: Account) -> PublicPage:
    """Return a draft with the words, pictures, authors and topics of `page`, beside it.

    What belongs to the first page alone stays behind: dates, corrections, comments. Raises NotAllowed.
    """
    rules.may_duplicate(page, by=by)
    parent = page.get_parent()
    slugs = (f"{page.slug[:240]}-{number}" for number in count(2))
    copy = CopyPageAction(
        page,
        update_attrs={
            "slug": next(slug for slug in slugs if page._slug_is_available(slug, parent)),
            "go_live_at": None,
            "expire_at": None,
            "expired": False,
            "locked": False,
            "locked_by": None,
            "locked_at": None,
        },
        exclude_fields=["corrections", COMMENTS_RELATION_NAME],
        copy_revisions=False,
        keep_live=False,
        user=by,
    )
    made: PublicPage = copy.execute(skip_permission_checks=True)
    return made


@transaction.atomic
def withdraw(page: PublicPage, *, by: Account, reason: str, note: str, with_below: bool) -> int:
    """Take a page back, and what lies below it when asked; return how many lay below.

    Readers of their addresses are told the reason; the history of the page keeps it with the note.
    """
    below = page.get_descendants().live() if with_below else Page.objects.none()
    keys = list(below.values_list("pk", flat=True))
    UnpublishPageAction(page, user=by, include_descendants=with_below).execute(skip_permission_checks=True)
    if reason:
        Withdrawal.objects.filter(page_id__in=[page.pk, *keys]).update(reason=reason)
    if reason or note:
        log(instance=page, action=WITHDRAWAL_LOGGED, user=by, data={"reason": reason, "note": note})
    return len(keys)


def withdraw_address(page: PublicPage) -> None:
    """Remember that the page at this address was withdrawn."""
    Withdrawal.objects.update_or_create(
        key=Withdrawal.key_of(page.url), defaults={"address": page.url, "page_id": page.pk}
    )


def restore_address(page: PublicPage) -> None:
    """Forget that this page, or another one at its address, was withdrawn."""
    Withdrawal.objects.filter(page_id=page.pk).delete()
    Withdrawal.objects.filter(key=Withdrawal.key_of(page.url)).delete()


def list_page(page: Page) -> None:
    """Have an article stand in the lists it belongs to, in no other; in none while it is not public."""
    lists.settle([page.pk])


def list_below(page: Page) -> None:
    """Settle the articles below a page, which came to speak another language."""
    lists.settle_all(ArticlePage.objects.descendant_of(page, inclusive=True))


@transaction.atomic
def set_occurrences(event_id: int) -> None:
    """Write on which days an event takes place; none when it is not published. Runs again without harm."""
    event = EventPage.objects.select_for_update(of=("self",)).get(pk=event_id)
    planned = event.planned(clock.now()) if event.live else []
    there = event.occurrences.values_list("day", "starts_at", "ends_at")
    if set(there) != {(row.day, row.starts_at, row.ends_at) for row in planned}:
        event.occurrences.all().delete()
        Occurrence.objects.bulk_create(planned)
    generation.change()


@transaction.atomic
def grant_offices() -> None:
    """Give each office's group its rights in the CMS, exactly those above. Runs again without harm."""
    homes = list(HomePage.objects.filter(depth=HOME))
    collection = Collection.get_first_root_node()
    if collection is None:
        return
    Group.objects.filter(name__in=_NOT_OURS).delete()
    for office, rights in _PAGE_RIGHTS.items():
        group, _created = Group.objects.get_or_create(name=f"office:{office}")
        group.permissions.set(_permissions(office))
        GroupPagePermission.objects.filter(group=group).delete()
        granted = Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=[f"{right}_page" for right in rights]
        )
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=home, permission=permission)
            for home in homes
            for permission in granted
        )
        GroupCollectionPermission.objects.filter(group=group).delete()
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for permission in _file_permissions(office)
        )
    _let_approve()


def _let_approve() -> None:
    """Let every office approve what others submit; Wagtail names a group for it that nobody is in."""
    groups = Group.objects.filter(name__in=[f"office:{office}" for office in _PAGE_RIGHTS])
    for task in GroupApprovalTask.objects.all():
        task.groups.set(groups)
    GroupApprovalTask.objects.filter(name="Moderators approval").update(name=_("Approval"))
    Workflow.objects.filter(name="Moderators approval").update(name=_("Approval"))


def _permissions(office: str) -> list[Permission]:
    wanted = [Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")]
    for label in _LIST_RIGHTS[office]:
        app, model = label.split(".")
        wanted.append(Permission.objects.filter(content_type__app_label=app, content_type__model=model))
    return [permission for found in wanted for permission in found]


def _file_permissions(office: str) -> Iterable[Permission]:
    # Wagtail asks for the rights of its own models, whatever models stand in for them.
    codenames = [f"{right}_{kind}" for right in _FILE_RIGHTS[office] for kind in ("image", "document")]
    labels = ("wagtailimages", "wagtaildocs")
    return Permission.objects.filter(content_type__app_label__in=labels, codename__in=codenames)
