"""The pages of one language: first all of them empty, because they lead to each other, then their texts."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.text import slugify
from django.utils.translation import gettext

from comity.demo.actions import bodies, marks
from comity.demo.stories import Edition
from comity.demo.stories.shapes import Part, Sheet, Story, Writer
from comity.pages import actions as pages
from comity.pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleTopic,
    Author,
    Correction,
    File,
    HomePage,
    PlainPage,
    PublicPage,
    SectionPage,
)
from comity.people.models import Account

LEAD = "three-harbours"
_LONGEST_SLUG = 48
_SINCE = 100  # days for which the sections and plain pages have been there


class Telling:
    """One language's part of a run. What has been made is found under `es/three-harbours`, say."""

    def __init__(self, edition: Edition, made: marks.Made) -> None:
        self.edition, self.made = edition, made
        self.first = edition.language == settings.LANGUAGE_CODE

    def steps(self) -> list[Callable[[], None]]:
        """Return all there is to do, in order. What is done already is skipped when its turn comes."""
        texts = self.edition
        return [
            self._front,
            *(partial(self._file, *row) for row in texts.file_titles.items()),
            *(partial(self._author, row) for row in texts.organisation.authors),
            *(partial(self._section, row) for row in texts.organisation.sections),
            *(partial(self._sheet, row) for row in texts.sheets),
            *(partial(self._article, row) for row in texts.stories),
            *(partial(self._write_sheet, row) for row in texts.sheets),
            *(partial(self._write_article, row) for row in texts.stories),
            self._lead,
        ]

    # --- what is there ------------------------------------------------------------------------------
    def key(self, key: str) -> str:
        """Return under which key something of this language is remembered."""
        return key if self.first else f"{self.edition.language}/{key}"

    def link(self, link: str) -> str:
        """Return the address to which a link of the texts leads; only pages that are made have one."""
        kind, _colon, key = link.partition(":")
        if kind != "page":
            return link
        slug = next(self._slug(sheet.key, sheet.title) for sheet in self.edition.sheets if sheet.key == key)
        return f"/{slug}/" if self.first else f"/{self.edition.language}/{slug}/"

    def _id(self, kind: str, key: str) -> int:
        return self.made.id(kind, self.key(key))

    def _has(self, kind: str, key: str) -> bool:
        return (kind, self.key(key)) in self.made

    def _note(self, kind: str, key: str, row: Any, **fields: Any) -> None:
        self.made.note(kind, self.key(key), row, **fields)

    def _editor(self) -> Account | None:
        row = self.made.get(("account", "editor"))
        return Account.objects.filter(pk=row.object_id).first() if row else None

    def _home(self) -> HomePage:
        home: HomePage = HomePage.objects.get(pk=self.made.id(*self._home_key()))
        return home

    def _home_key(self) -> tuple[str, str]:
        return ("home", "") if self.first else ("front", self.edition.language)

    def _slug(self, key: str, title: str) -> str:
        """Return the slug of a page: its key in the first language, words of its title in another."""
        if self.first:
            return key
        words = slugify(title, allow_unicode=True)
        return words if len(words) <= _LONGEST_SLUG else words[:_LONGEST_SLUG].rpartition("-")[0]

    def _places(self) -> bodies.Places:
        kinds = {"story": "article", "section": "section", "page": "sheet"}
        texts, prefix = self.edition, "" if self.first else f"/{self.edition.language}"
        keys = {
            "story": [story.key for story in texts.stories],
            "section": [part.key for part in texts.organisation.sections],
            "page": [sheet.key for sheet in texts.sheets],
        }
        return bodies.Places(
            pages={f"{link}:{key}": self._id(kinds[link], key) for link in kinds for key in keys[link]},
            topics={f"topic:{row.key}": f"{prefix}/topics/{row.key}/" for row in texts.organisation.topics},
            pictures={key: self.made.picture(key) for key in texts.shots},
            files={name: self._id("file", name) for name in texts.file_titles},
        )

    # --- files and authors ---------------------------------------------------------------------------
    def _file(self, name: str, title: str) -> None:
        if self._has("file", name):
            return
        file = File(title=title, file=ContentFile(self.edition.file(name), name=name))
        file.full_clean()
        file.save()
        self._note("file", name, file)

    def _author(self, row: Writer) -> None:
        if self._has("author", row.key):
            return
        portrait = self.made.id("picture", row.portrait)
        author = Author(name=row.name, role=row.role, about=row.about, portrait_id=portrait)
        author.full_clean()
        author.save()
        self._note("author", row.key, author)

    # --- pages ---------------------------------------------------------------------------------------
    def _front(self) -> None:
        """Note home as it was; another language's is made."""
        if self._home_key() in self.made:
            return
        if self.first:
            home = pages.found_site(name=gettext("Our organisation"))
            before = {"title": home.title, "lead_id": home.lead_id}
            self.made.note("home", "", home, before=before, done=False)
        else:
            home = pages.open_language(self.edition.language, title=self.edition.organisation.profile.name)
            self.made.note("front", self.edition.language, home, done=False)

    def _child(self, parent: Any, page: PublicPage, kind: str, key: str) -> None:
        page.translation_key = UUID(bodies.steady_id(kind, key))
        page.owner = self._editor()
        page.live = False
        parent.add_child(instance=page)
        self._note(kind, key, page, done=False)

    def _section(self, row: Part) -> None:
        if self._has("section", row.key):
            return
        page = SectionPage(title=row.title, intro=row.intro, show_in_menus=True, slug=row.slug or row.key)
        self._child(self._home(), page, "section", row.key)
        self._publish(page, ("section", self.key(row.key)), self._day(_SINCE))

    def _sheet(self, row: Sheet) -> None:
        if self._has("sheet", row.key):
            return
        home, slug = self._home(), self._slug(row.key, row.title)
        there = PlainPage.objects.child_of(home).filter(slug=slug).first()
        if there:
            before = {"title": there.title, "summary": there.summary, "body": list(there.body.raw_data)}
            self._note("sheet", row.key, there, before=before, done=False)
        else:
            page = PlainPage(title=row.title, show_in_menus=row.in_menu, slug=slug)
            self._child(home, page, "sheet", row.key)

    def _article(self, row: Story) -> None:
        if self._has("article", row.key):
            return
        page = ArticlePage(title=row.title, summary=row.summary, slug=self._slug(row.key, row.title))
        section = SectionPage.objects.get(pk=self._id("section", row.section))
        self._child(section, page, "article", row.key)

    def _write_sheet(self, row: Sheet) -> None:
        if self.made["sheet", self.key(row.key)].mark:
            return
        page = PlainPage.objects.get(pk=self._id("sheet", row.key))
        page.title, page.summary = row.title, row.summary
        page.body = json.dumps(bodies.raw(row.key, row.body, self._places()))
        self._publish(page, ("sheet", self.key(row.key)), self._day(_SINCE))

    def _write_article(self, row: Story) -> None:
        if self.made["article", self.key(row.key)].mark:
            return
        page = ArticlePage.objects.get(pk=self._id("article", row.key))
        page.title, page.summary = row.title, row.summary
        page.picture_id, page.picture_caption = self.made.id("picture", row.picture.key), row.picture.caption
        page.body = json.dumps(bodies.raw(row.key, row.body, self._places()))
        page.article_authors = [ArticleAuthor(author_id=self._id("author", key)) for key in row.authors]
        page.article_topics = [ArticleTopic(topic_id=self.made.id("topic", key)) for key in row.topics]
        page.corrections = [
            Correction(on=self._day(note.days_ago).date(), text=note.text) for note in row.corrections
        ]
        order = next(n for n, story in enumerate(self.edition.stories) if story.key == row.key)
        out = self._day(row.days_ago) - timedelta(minutes=order)
        changed = self._day(min([note.days_ago for note in row.corrections], default=row.days_ago))
        self._publish(page, ("article", self.key(row.key)), out, changed=max(out, changed))

    def _lead(self) -> None:
        if self.made[self._home_key()].mark:
            return
        home = self._home()
        home.title, home.lead_id = self.edition.organisation.profile.name, self._id("article", LEAD)
        self._publish(home, self._home_key(), self._day(_SINCE))

    def _day(self, days_ago: int) -> datetime:
        day = self.edition.organisation.demo_day - timedelta(days=days_ago)
        return datetime.combine(day, time(6, 30), tzinfo=UTC)

    def _publish(
        self, page: Any, key: tuple[str, str], out: datetime, *, changed: datetime | None = None
    ) -> None:
        """Publish as an editor would, with history and index; only the dates are the story's own."""
        editor = self._editor()
        page.save_revision(user=editor).publish(user=editor)
        type(page).objects.filter(pk=page.pk).update(first_published_at=out, last_published_at=changed or out)
        page.refresh_from_db()
        if isinstance(page, ArticlePage):
            pages.list_page(page)
        self.made.finish(key, page)
