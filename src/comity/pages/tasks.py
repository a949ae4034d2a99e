"""What is slow: pictures in their sizes, share pictures, mails, links to elsewhere, the index of imports."""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from itertools import batched
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import get_language_bidi
from modelsearch.backends import get_search_backend
from PIL import Image
from wagtail.models import Page, ReferenceIndex, TaskState

from comity.kernel import clock, languages
from comity.organisation.models import Profile, Wording
from comity.organisation.queries import profile
from comity.pages import emails, links, queries, sharing, sizes
from comity.pages.models import (
    ArticlePage,
    HomePage,
    Imported,
    Link,
    Picture,
    PlainPage,
    PublicPage,
    SharePicture,
)
from comity.pages.models.base import HOME
from comity.pages.models.links import BROKEN, Fault
from comity.people.models import Account
from comity.ui import colours

log = logging.getLogger(__name__)

_TOGETHER, _BATCHES = 25, 40  # pages in one transaction, and how often before other jobs have their turn


@task
def make_sizes(picture_id: int) -> int:
    """Make every size of one picture and return how many. Runs again without harm."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None or picture.sizes.get("key") == picture.sizes_key:
        return 0
    key, old, storage = picture.sizes_key, picture.sizes, picture.file.storage
    made = _write(picture, key, storage)
    # Decided by the row: the file or its focal point may have changed while the sizes were made.
    won = Picture.objects.filter(
        pk=picture.pk,
        file=picture.file.name,
        focal_point_x=picture.focal_point_x,
        focal_point_y=picture.focal_point_y,
    ).update(sizes=made)
    forget_files(storage, old if won else made)
    return sum(len(rows) for rows in made.values() if isinstance(rows, list)) if won else 0


@task
def draw_share(page_id: int) -> bool:
    """Draw a public page's share picture, unless it is there; say whether it was drawn."""
    page = Page.objects.live().filter(pk=page_id).first()
    shown = page and page.specific
    if not isinstance(shown, PublicPage):
        return False
    with languages.speaking(shown.locale.language_code):
        card = _card(shown)
    key = sha256(repr(card).encode("utf-8", "surrogatepass")).hexdigest()
    old = SharePicture.objects.filter(page=page_id).first()
    if old and old.key == key and default_storage.exists(old.file):
        SharePicture.objects.filter(pk=old.pk).update(look=look())
        return False
    file = default_storage.save("images/share.jpg", ContentFile(sharing.draw(card)))
    try:
        drawn = {"file": file, "key": key, "look": look()}
        SharePicture.objects.update_or_create(page_id=page_id, defaults=drawn)
    except BaseException:
        default_storage.delete(file)
        raise
    if old:
        default_storage.delete(old.file)
    return True


@task
def draw_shares(most: int) -> int:
    """Draw what is missing or shows an old name or colour, newest pages first; return how many were drawn."""
    stale = Page.objects.live().filter(depth__gte=HOME).exclude(share__look=look())
    keys = stale.order_by("-first_published_at").values_list("pk", flat=True)[:most]
    return sum(draw_share.func(key) for key in list(keys))


def look() -> str:
    """Return what stands for the organisation's part of all share pictures: name, colour and logo."""
    said = Profile.current()
    names = (
        Wording.objects.filter(topic=None, field="name").order_by("language").values_list("text", flat=True)
    )
    return sha256(f"1|{said.name}|{said.accent}|{said.logo.name}|{'|'.join(names)}".encode()).hexdigest()


def _card(page: PublicPage) -> sharing.Card:
    said = profile(languages.current())
    colour = colours.light_accent(said.accent, (colours.PAPER[0],))
    picture = page.picture if isinstance(page, ArticlePage) else None
    return sharing.Card(
        title=said.name if isinstance(page, HomePage) else page.title,
        kicker=_kicker(page),
        name=said.name,
        ink=colours.INK[0],
        paper=colours.PAPER[0],
        accent=colour.colour,
        fill=colours.fill(said.accent).colour,
        turned=get_language_bidi(),
        logo=_content(said.logo) if said.logo else b"",
        picture=_content(picture.file) if picture else b"",
        focus=_focus(picture) if picture else (0.5, 0.5),
    )


def _kicker(page: PublicPage) -> str:
    if isinstance(page, HomePage):
        return profile(languages.current()).tagline
    topic = page.topic if isinstance(page, ArticlePage) else None
    above = page.get_parent()
    return topic.label if topic else above.title if above.depth > HOME else ""


def _content(file: Any) -> bytes:
    try:
        with file.storage.open(file.name) as opened:
            content: bytes = opened.read()
    except FileNotFoundError:  # a restore without media: the words alone
        return b""
    return content


def _write(picture: Picture, key: str, storage: Storage) -> dict[str, Any]:
    made: dict[str, Any] = {"key": key}
    stem = f"{PurePath(picture.file.name).stem[:40]}.{sha256(key.encode()).hexdigest()[:8]}"
    with picture.file.open("rb") as file, Image.open(file) as source:
        for size in sizes.make(source, focus=_focus(picture)):
            name = f"images/{stem}.{size.shape}-{size.width}.{size.format}"
            name = storage.save(name, ContentFile(size.content))
            row = {"width": size.width, "height": size.height, "format": size.format, "file": name}
            made.setdefault(size.shape, []).append(row)
    return made


def _focus(picture: Picture) -> tuple[float, float]:
    if picture.focal_point_x is None or picture.focal_point_y is None:
        return (0.5, 0.5)
    return (
        min(1.0, picture.focal_point_x / picture.width),
        min(1.0, picture.focal_point_y / picture.height),
    )


def forget_files(storage: Storage, made: dict[str, Any]) -> None:
    """Delete the files of a list of sizes."""
    for rows in made.values():
        for row in rows if isinstance(rows, list) else []:
            storage.delete(row["file"])


@task
def tell(account_id: str, news: str, state_id: int) -> None:
    """Mail one account a piece of news about an approval (`pages/email/`). Nothing when either is gone."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    state = TaskState.objects.filter(pk=state_id).first()
    if account is not None and state is not None and state.workflow_state.content_object is not None:
        emails.tell(account, news=news, state=state)


AT_ONCE = 20
"""Links that one task tries, one after the other."""
PATIENCE = 60.0
"""Seconds after which a task leaves the rest of its links for another night."""
_FRESH = timedelta(days=1)


@task
def note_links(page_id: int) -> None:
    """Keep which links a published page has to other sites, and have some tried that were not lately.

    The nights try the rest: a page of thousands of links must not keep everything else waiting.
    """
    _keep_links(page_id)
    stale = Link.objects.filter(page=page_id).exclude(checked_at__gt=clock.now() - _FRESH)
    have_tried(stale.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def _keep_links(page_id: int) -> None:
    wanted = queries.outside_links(page_id)
    kept = Link.objects.filter(page=page_id)
    kept.exclude(key__in=wanted).delete()
    Link.objects.bulk_create(
        [
            Link(page_id=page_id, key=key, address=link.address, words=link.words[:200])
            for key, link in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["page", "key"],
        update_fields=["words"],
    )


def have_tried(keys: Iterable[int]) -> None:
    """Hand links to tasks that try them, a few to each."""
    for some in batched(keys, AT_ONCE, strict=False):
        try_links.enqueue(list(some))


@task
def try_links(keys: list[int]) -> int:
    """Try links one after the other and keep what was found; return how many were tried.

    A host that does not answer is left alone until the next night.
    """
    until, tried, silent = time.monotonic() + PATIENCE, 0, set[str]()
    for link in Link.objects.filter(pk__in=keys).order_by("pk"):
        if time.monotonic() > until:
            break
        host = urlsplit(link.address).netloc
        if host in silent:
            continue
        fault = links.try_address(link.address)
        if fault == Fault.SILENT:
            silent.add(host)
        _keep(link, fault)
        tried += 1
    return tried


def _keep(link: Link, fault: str) -> None:
    """Keep what trying a link has shown. One silence may be an accident; two on different days are not."""
    today = timezone.localdate(clock.now())
    if fault == Fault.SILENT and link.fault != Fault.SILENT:
        again = link.fault == Fault.ONCE and link.since is not None and link.since < today
        fault = Fault.SILENT if again else Fault.ONCE
    kinds = ({Fault.ONCE, *BROKEN}, {Fault.PLAIN, Fault.UNENCRYPTED})
    goes_on = any(fault in kind and link.fault in kind for kind in kinds)
    since = (link.since if goes_on else today) if fault else None
    Link.objects.filter(pk=link.pk).update(fault=fault, since=since, checked_at=clock.now())


@task
def index_imported() -> int:
    """Put what an import brought into the search index, and note what it uses; return how many pages.

    An import writes pages without the two tasks that saving each would start. Runs again without harm; after
    a thousand pages other jobs have their turn.
    """
    done = 0
    for _batch in range(_BATCHES):
        rows = list(Imported.objects.filter(is_indexed=False).order_by("pk")[:_TOGETHER])
        if not rows:
            return done
        _index(ArticlePage, [row.became for row in rows if row.kind == Imported.Kind.POST])
        _index(PlainPage, [row.became for row in rows if row.kind == Imported.Kind.PAGE])
        Imported.objects.filter(pk__in=[row.pk for row in rows]).update(is_indexed=True)
        done += len(rows)
    index_imported.enqueue()
    return done


def _index(kind: Any, keys: list[int]) -> None:
    pages = list(kind.objects.filter(pk__in=keys))
    if not pages:
        return
    with transaction.atomic():
        get_search_backend().get_index_for_model(kind).add_items(kind, pages)
    for page in pages:
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(page)
        _keep_links(page.pk)  # the nights try them, some each
