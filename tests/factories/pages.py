"""A website to test on: small, real, founded the way `comity init` founds it."""

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from comity.organisation.models import Topic
from comity.pages import actions
from comity.pages.checks import Remark
from comity.pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleTopic,
    Author,
    CalendarPage,
    EventPage,
    File,
    HomePage,
    Omission,
    Picture,
    SectionPage,
)

_numbers = count(1)
PDF = b"%PDF-1.4\n%%EOF\n"


def site(name: str = "Test Union") -> HomePage:
    """Return the home page of a founded site."""
    return actions.found_site(name=name)


def home(language: str) -> HomePage:
    """Return the public home page of one more language."""
    site()
    page = actions.open_language(language, title=f"Union {language}")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def section(title: str = "News", parent: HomePage | None = None, **fields: Any) -> SectionPage:
    """Return a published section under home."""
    page: SectionPage = (parent or site()).add_child(
        instance=SectionPage(title=title, show_in_menus=True, **fields)
    )
    return page


def article(parent: SectionPage, title: str = "", **fields: Any) -> ArticlePage:
    """Return a published article in `parent`."""
    number = next(_numbers)
    fields.setdefault("summary", f"What happened, in one sentence, number {number}.")
    fields.setdefault("body", [("text", "<p>The crews met at the gate.</p>")])
    page: ArticlePage = parent.add_child(instance=ArticlePage(title=title or f"Story {number}", **fields))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def draft(parent: SectionPage, title: str = "A draft", **fields: Any) -> ArticlePage:
    """Return an article that nobody has published."""
    page: ArticlePage = parent.add_child(
        instance=ArticlePage(title=title, summary="Not yet told.", live=False, **fields)
    )
    page.save_revision()
    return page


def calendar(title: str = "Calendar", parent: HomePage | None = None, **fields: Any) -> CalendarPage:
    """Return a published calendar under home."""
    page: CalendarPage = (parent or site()).add_child(
        instance=CalendarPage(title=title, show_in_menus=True, **fields)
    )
    return page


def event(parent: CalendarPage, title: str = "", *, omit: Iterable[date] = (), **fields: Any) -> EventPage:
    """Return a published event: on 12 May 2026 from 18:00 to 20:00 in Lisbon unless told otherwise."""
    number = next(_numbers)
    fields = {
        "starts_on": date(2026, 5, 12),
        "start_time": time(18),
        "end_time": time(20),
        "time_zone": "Europe/Lisbon",
        **fields,
    }
    page: EventPage = parent.add_child(instance=EventPage(title=title or f"Event {number}", **fields))
    Omission.objects.bulk_create(Omission(page=page, on=day) for day in omit)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def jpeg(width: int = 1200, height: int = 800, colour: str = "#a4262c") -> bytes:
    """Return a real JPEG."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG")
    return out.getvalue()


def picture(title: str = "Cranes", content: bytes | None = None, **fields: Any) -> Picture:
    """Return a kept picture; its sizes are made by the task that keeping it starts."""
    fields.setdefault("description", "Cranes over a harbour")
    kept = Picture(
        title=title, file=ContentFile(content or jpeg(), name=f"picture-{next(_numbers)}.jpg"), **fields
    )
    kept.save()
    return kept


def file(title: str, **fields: Any) -> File:
    """Return a kept file to download."""
    content = ContentFile(PDF, name=f"file-{next(_numbers)}.pdf")
    kept: File = File.objects.create(title=title, file=content, file_size=len(PDF), **fields)
    return kept


def author(name: str = "Ines Duarte", **fields: Any) -> Author:
    """Return a name under articles."""
    kept = Author(name=name, **fields)
    kept.full_clean()
    kept.save()
    return kept


def credit(story: ArticlePage, *, authors: Iterable[Author] = (), topics: Iterable[Topic] = ()) -> None:
    """Put names and topics on an article, in this order."""
    for order, name in enumerate(authors):
        ArticleAuthor.objects.create(page=story, author=name, sort_order=order)
    for order, topic in enumerate(topics):
        ArticleTopic.objects.create(page=story, topic=topic, sort_order=order)
    actions.list_page(story)


def backdate(story: ArticlePage, at: datetime) -> None:
    """Have an article be published at this moment."""
    ArticlePage.objects.filter(pk=story.pk).update(first_published_at=at, last_published_at=at)
    actions.list_page(story)


def remarks_shown() -> str:
    """Return what the form of an article sends that has warned once of neither author nor topic."""
    said = (
        "No author is named. Choose who wrote it.",
        "No topic is chosen. Readers find the article by its topics.",
    )
    return " ".join(Remark("names", words).token for words in said)
