"""A page that was brought before and has changed there since: a new version, as an editor makes it."""

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.models import Page

from comity.pages.models import ArticleAuthor, ArticlePage, ArticleTopic, Imported
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.writing import fields, placing

if TYPE_CHECKING:
    from comity.pages.wordpress.writing.entering import Ready

_FIRST = ("title", "summary", "body", "seo_title", "search_description", "picture_id", "picture_caption")


def left(page: Page) -> str:
    """Return in which state a page is: its newest version, and whether it is public or soon will be."""
    is_out = page.live or page.go_live_at is not None
    return f"{page.latest_revision_id or 0}:{'out' if is_out else 'draft'}"


@transaction.atomic
def revise(known: Imported, page: Page, ready: "Ready", mark: str) -> None:
    """Bring a page up to date; what it said before stays in its history."""
    specific: Any = page.specific
    if specific.latest_revision_id is None:
        specific.save_revision(log_action=False, clean=False)
    for field in _FIRST:
        if field in ready.fields and hasattr(specific, field):
            value = ready.fields[field]
            setattr(specific, field, json.dumps(value) if field == "body" else value)
    if isinstance(specific, ArticlePage):
        specific.article_authors = [ArticleAuthor(author_id=key) for key in ready.authors]
        specific.article_topics = [ArticleTopic(topic_id=key) for key in ready.topics]
    # What was planned is off: the plan of an older version would publish it by the clock.
    specific.go_live_at = None
    page.revisions.update(approved_go_live_at=None)
    revision = specific.save_revision(log_action=False, clean=False)
    placing.log(page, changed=True)
    state = fields.state(ready.entry)
    Page.objects.filter(pk=page.pk).update(go_live_at=None)
    if state == "live":
        revision.publish(log_action=False)
        days = {name: ready.fields[name] for name in ("first_published_at", "last_published_at")}
        Page.objects.filter(pk=page.pk).update(**days)
    elif state == "draft" and page.live:
        specific.unpublish(log_action=False)
    schedule(known, page, ready.entry)
    _note(known, page, fingerprint=mark, lacks_media=ready.lacks_media, has_old_links=ready.has_old_links)


@transaction.atomic
def schedule(known: Imported, page: Page, entry: Entry) -> None:
    """Have a page that is planned come out at its time, by the clock; leave any other as it is."""
    if fields.state(entry) != "scheduled":
        return
    specific: Any = Page.objects.get(pk=page.pk).specific
    specific.go_live_at = fields.published_at(entry)
    specific.save_revision(log_action=False, clean=False).publish(log_action=False)
    _note(known, page)


def _note(known: Imported, page: Page, **values: Any) -> None:
    page.refresh_from_db()
    Imported.objects.filter(pk=known.pk).update(left=left(page), is_indexed=False, **values)
