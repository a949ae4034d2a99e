"""The demo goes: whole or not at all. What people have added or changed stays, and what that needs."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError

from comity.demo.actions import marks
from comity.demo.models import Seeded
from comity.kernel import audit
from comity.organisation import actions as organisation
from comity.organisation.models import Profile, Topic, Wording
from comity.pages import actions as pages
from comity.pages.models import (
    ArticlePage,
    Author,
    CalendarPage,
    EventPage,
    File,
    HomePage,
    Picture,
    PlainPage,
    PublicPage,
    SectionPage,
)
from comity.people.models import Account, Mandate, Person

type Why = Literal["", "changed", "used"]


@dataclass(frozen=True)
class Kept:
    """What stays of the demo, and why: somebody has changed it, or something that stays uses it."""

    kind: str
    name: str
    why: Why


_MODELS: dict[str, type[models.Model]] = {
    "article": ArticlePage,
    "event": EventPage,
    "calendar": CalendarPage,
    "sheet": PlainPage,
    "section": SectionPage,
    "home": HomePage,
    "front": HomePage,
    "author": Author,
    "wording": Wording,
    "topic": Topic,
    "picture": Picture,
    "file": File,
    "account": Account,
    "profile": Profile,
}
_IN_USE = {
    "picture": re.compile(r'\\*"(?:picture|portrait)\\*":\s*(\d+)'),
    "file": re.compile(r'\\*"file\\*":\s*(\d+)|linktype=[\\"]+document[\\"]+ id=[\\"]+(\d+)'),
}


@transaction.atomic
def remove() -> list[Kept]:
    """Take away what the demo made; return what stays because people have changed or use it.

    Accounts of the demo always go: their passwords were shown on a screen. Running this without a demo does
    nothing. Afterwards the demo knows nothing of this install: whatever stayed belongs to its people.
    """
    if not Seeded.objects.exists():
        return []
    kept: list[Kept] = []
    for kind in ("home", "article", "event", "calendar", "sheet", "section", "front"):
        kept += [
            Kept(kind, str(page), why) for seeded, page in _rows(kind) if (why := _remove_page(seeded, page))
        ]
    for kind in ("author", "wording", "topic", "picture", "file"):
        used = _used(kind) if kind in _IN_USE else frozenset()
        kept += [
            Kept(kind, str(row), why)
            for seeded, row in _rows(kind)
            if (why := _remove_row(seeded, row, used))
        ]
    for _seeded, account in _rows("account"):
        _remove_account(account)
    for seeded, profile in _rows("profile"):
        kept += [Kept("profile", profile.name, why)] if (why := _remove_profile(seeded, profile)) else []
    Seeded.objects.all().delete()
    audit.record("remove demo", by=None)
    return kept


def _rows(kind: str) -> Iterable[tuple[Seeded, Any]]:
    """Return the seeded rows of a kind that still exist, the newest first."""
    model = _MODELS[kind]
    for seeded in Seeded.objects.filter(kind=kind).order_by("-pk"):
        row = model._default_manager.filter(pk=seeded.object_id).first()
        if row is not None:
            yield seeded, row


def _remove_page(seeded: Seeded, page: Any) -> Why:
    if not marks.is_untouched(seeded, page):
        return "changed"
    if seeded.before is not None:
        _restore_page(seeded, page)
        return ""
    if page.get_children().exists():
        return "used"
    _delete_page(page)
    if seeded.kind == "front":
        pages.close_language(seeded.key)
    return ""


def _delete_page(page: Any) -> None:
    """Delete without a trace: readers of the demo need no word that its pages were withdrawn."""
    pk = page.pk
    page.delete()
    page.pk = pk
    pages.restore_address(page)
    _log().filter(page_id=pk).delete()


def _restore_page(seeded: Seeded, page: Any) -> None:
    """Publish what stood there before; a page that had no history has none again."""
    for name, value in (seeded.before or {}).items():
        setattr(page, name, json.dumps(value) if name == "body" else value)
    page.save_revision().publish()
    ours = page.revisions.filter(pk__gte=int(seeded.mark or 0))
    if not page.revisions.exclude(pk__in=ours).exists():
        _log().filter(revision_id__in=list(ours.values_list("pk", flat=True))).delete()
        ours.delete()


def _log() -> models.Manager[Any]:
    log: models.Manager[Any] = apps.get_model("wagtailcore", "PageLogEntry")._default_manager
    return log


def _remove_row(seeded: Seeded, row: Any, used: frozenset[int]) -> Why:
    if not marks.is_untouched(seeded, row):
        return "changed"
    if row.pk in used or (isinstance(row, File) and row.later.exists()):
        return "used"
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return "used"
    if isinstance(row, Picture | File):
        transaction.on_commit(partial(row.file.storage.delete, row.file.name))
    return ""


def _used(kind: str) -> frozenset[int]:
    """Return the keys of pictures or files that pages and authors still show, in drafts too."""
    texts: list[str] = []
    for page in PublicPage.__subclasses__():
        for row in page._default_manager.all():
            texts.append(json.dumps(row.serializable_data(), default=str))
            if row.latest_revision:
                texts.append(json.dumps(row.latest_revision.content, default=str))
    texts += [json.dumps({"portrait": key}) for key in Author.objects.values_list("portrait_id", flat=True)]
    found = (match for text in texts for match in _IN_USE[kind].finditer(text))
    return frozenset(int(number) for match in found for number in match.groups() if number)


def _remove_account(account: Account) -> None:
    person = account.person_id
    because = "the demo takes its invented people along"
    account.delete()
    Mandate.objects.filter(person=person).everything(because=because).delete()
    Person.objects.filter(pk=person).everything(because=because).delete()


def _remove_profile(seeded: Seeded, profile: Profile) -> Why:
    if not marks.is_untouched(seeded, profile):
        return "changed"
    storage, logo = profile.logo.storage, profile.logo.name
    if seeded.before is None:
        profile.delete()
    else:
        for name, value in seeded.before.items():
            setattr(profile, name, value)
        organisation.describe(profile)
    if logo:
        transaction.on_commit(partial(storage.delete, logo))
    return ""
