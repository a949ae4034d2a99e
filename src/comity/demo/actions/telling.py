"""The pages of one language: first all of them empty, because they lead to each other, then their texts."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.utils.translation import gettext

from comity.demo.actions import bodies
from comity.demo.actions.filing import Filing
from comity.demo.actions.hand import SINCE, Hand
from comity.demo.actions.inviting import Inviting
from comity.demo.stories.shapes import Part, Sheet, Story, Writer
from comity.pages import actions as pages
from comity.pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleTopic,
    Author,
    Correction,
    PlainPage,
    SectionPage,
)

LEAD = "three-harbours"


class Telling(Hand):
    """One language's part of a run."""

    def steps(self) -> list[Callable[[], None]]:
        """Return all there is to do, in order. What is done already is skipped when its turn comes."""
        texts = self.edition
        filing, inviting = Filing(texts, self.made), Inviting(texts, self.made)
        return [
            self._front,
            *(partial(filing.file, row) for row in texts.documents),
            *(partial(self._author, row) for row in texts.organisation.authors),
            *(partial(self._section, row) for row in texts.organisation.sections),
            inviting.calendar,
            *(partial(self._sheet, row) for row in texts.sheets),
            *(partial(self._article, row) for row in texts.stories),
            *(partial(self._write_sheet, row) for row in texts.sheets),
            *(partial(self._write_article, row) for row in texts.stories),
            *(partial(inviting.event, row) for row in texts.calendar.events),
            self._lead,
        ]

    # --- authors -------------------------------------------------------------------------------------
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

    def _section(self, row: Part) -> None:
        if self._has("section", row.key):
            return
        page = SectionPage(title=row.title, intro=row.intro, show_in_menus=True, slug=row.slug or row.key)
        self._child(self._home(), page, "section", row.key)
        self._publish(page, ("section", self.key(row.key)), self._day(SINCE))

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
        self._publish(page, ("sheet", self.key(row.key)), self._day(SINCE))

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
        self._publish(home, self._home_key(), self._day(SINCE))
