"""Putting a page into the tree, quickly: one short transaction and some ten statements.

Wagtail's own way (clean, save, two tasks, a revision) takes five times as long, and what it checks is certain
here. What it would note at once, the index and who uses what, a task notes later (`pages.tasks`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.blocks import StreamValue
from wagtail.models import Page, PageLogEntry

from comity.kernel import clock
from comity.pages.models import ArticlePage, PlainPage
from comity.pages.models.base import PublicPage

ACTION = "comity.import"


@dataclass(frozen=True, slots=True)
class Parent:
    """What of a page its new child has to know; loading a whole page takes longer than writing one."""

    pk: int
    path: str
    depth: int
    numchild: int
    url_path: str
    locale_id: int

    @classmethod
    def locked(cls, key: int) -> "Parent":
        """Return a page as a parent, kept from others until the transaction ends."""
        names = ("pk", "path", "depth", "numchild", "url_path", "locale_id")
        return cls(*Page.objects.select_for_update().values_list(*names).get(pk=key))


def free_slug(wanted: str, kind: type[PublicPage], parent: Parent) -> str:
    """Return a slug that is free under `parent`: the wanted one, else `-page` or a number behind it."""
    depth = parent.depth + 1
    if kind.refusal_of(wanted, depth):
        wanted = f"{wanted}-page"
    siblings = _children(parent)
    if not siblings.filter(slug=wanted).exists():
        return wanted
    taken = set(siblings.filter(slug__startswith=f"{wanted}-").values_list("slug", flat=True))
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def place(kind: type[ArticlePage | PlainPage], parent_key: int, fields: dict[str, Any]) -> Page:
    """Put a new page of a kind last under a parent; call it inside a transaction.

    `fields` are those of the kind and of Page, with "slug" as wanted and "body" as raw stream data.
    """
    parent = Parent.locked(parent_key)
    own = {field.attname for field in kind._meta.local_fields}
    ours = {name: value for name, value in fields.items() if name in own}
    rest = {name: value for name, value in fields.items() if name not in own}
    page = Page(
        **{**rest, "slug": free_slug(rest["slug"], kind, parent)},
        path=_next_path(parent),
        depth=parent.depth + 1,
        draft_title=rest["title"],
        content_type=ContentType.objects.get_for_model(kind),
        locale_id=parent.locale_id,
        translation_key=uuid4(),
        has_unpublished_changes=not rest["live"],
        latest_revision_created_at=rest["last_published_at"] or clock.now(),
    )
    page.url_path = f"{parent.url_path}{page.slug}/"
    Page.objects.bulk_create([page])
    body = StreamValue(kind._meta.get_field("body").stream_block, ours["body"], is_lazy=True)
    # `raw` writes the row of this table alone, and tells nobody: the page itself is there already.
    kind(page_ptr=page, **{**ours, "body": body}).save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + 1)
    log(page)
    return page


def _children(parent: Parent) -> QuerySet[Page]:
    found: QuerySet[Page] = Page.objects.filter(
        depth=parent.depth + 1, path__range=Page._get_children_path_interval(parent.path)
    ).order_by()
    return found


def _next_path(parent: Parent) -> str:
    last = _children(parent).order_by("-path").values_list("path", flat=True).first()
    if last is None:
        return str(Page._get_path(parent.path, parent.depth + 1, 1))
    return str(Page(path=last, depth=parent.depth + 1)._inc_path())


def log(page: Page, *, changed: bool = False) -> None:
    """Note in the page's history that it was imported."""
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                content_type=page.content_type,
                label=page.title,
                action=ACTION,
                page_id=page.pk,
                timestamp=clock.now(),
                data={"changed": changed},
                content_changed=True,
            )
        ]
    )


def dates(live: bool, out: datetime | None, changed: datetime | None) -> dict[str, Any]:
    """Return the fields that say when a page came out and was last changed; none while it is a draft."""
    out = out or clock.now()
    return {
        "live": live,
        "first_published_at": out if live else None,
        "last_published_at": (changed or out) if live else None,
    }
