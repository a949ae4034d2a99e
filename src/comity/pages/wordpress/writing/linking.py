"""The last step: links to what was brought later become links to pages, which follow when pages move."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import unquote

from django.db import transaction
from wagtail.models import Page

from comity.pages.models import ArticlePage, Imported, PlainPage
from comity.pages.wordpress.oldsite import PAGES, OldSite
from comity.pages.wordpress.writing import revising
from comity.pages.wordpress.writing.asked import leads_to
from comity.pages.wordpress.writing.redirects import Redirects

_OLD_LINK = re.compile(r'<a href="(/[^"]*)">')
_AT_ONCE = 200


def settle(site: OldSite, redirects: Redirects, progress: Callable[[int, int], None]) -> None:
    """Go through all pages with links to old addresses; what is still not here keeps its redirect."""
    waiting = Imported.objects.filter(source=site.source, kind__in=PAGES, has_old_links=True)
    total, done = waiting.count(), 0
    while some := list(waiting.order_by("pk")[:_AT_ONCE]):
        for row in some:
            with transaction.atomic():
                _settle(row, site, redirects)
            done += 1
            progress(done, total)


def _settle(row: Imported, site: OldSite, redirects: Redirects) -> None:
    page = Page.objects.filter(pk=row.became).first()
    kind: Any = ArticlePage if row.kind == Imported.Kind.POST else PlainPage
    # A page with versions shows its history; a link is no change of words that would be one more.
    if page and page.latest_revision_id is None and revising.left(page) == row.left:
        body = kind.objects.values_list("body", flat=True).get(pk=page.pk)
        blocks = list(body.raw_data)
        if _relink(blocks, site, redirects):
            kind.objects.filter(pk=page.pk).update(body=json.dumps(blocks))
    Imported.objects.filter(pk=row.pk).update(has_old_links=False)


def _relink(blocks: list[dict[str, Any]], site: OldSite, redirects: Redirects) -> bool:
    changed = False

    def new(found: re.Match[str]) -> str:
        nonlocal changed
        attributes = leads_to(unquote(unescape(found[1])), site, redirects)
        changed = changed or attributes is not None
        return f"<a {attributes}>" if attributes else found[0]

    for block in blocks:
        if block["type"] == "text":
            block["value"] = _OLD_LINK.sub(new, block["value"])
    return changed
