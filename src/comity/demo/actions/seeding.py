"""The demo comes: each part once, in a transaction of its own, so that it may stop and be resumed."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext

from comity.demo import drawings, stories
from comity.demo.actions import bodies, marks
from comity.demo.models import Seeded
from comity.demo.stories.shapes import Colleague, Part, Sheet, Story, Subject, Writer
from comity.organisation import actions as organisation
from comity.organisation.models import Profile, Topic
from comity.pages import actions as pages
from comity.pages.models import (
    ArticleAuthor,
    ArticlePage,
    ArticleTopic,
    Author,
    Correction,
    File,
    HomePage,
    Picture,
    PlainPage,
    PublicPage,
    SectionPage,
)
from comity.people import actions as people
from comity.people.models import Account

LEAD = "three-harbours"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

type Report = Callable[[int, int], None]


class NotEmpty(Exception):
    """There is content here already; the demo comes only into an empty install."""


@dataclass(frozen=True)
class Login:
    """Who may sign in to the demo, and how. The password is known to nobody else."""

    name: str
    email: str
    office: str
    password: str


def seed(*, progress: Report | None = None) -> list[Login]:
    """Make the invented organisation; `progress(done, all)` is told how far it is.

    Returns the accounts that were made in this run. A second run changes nothing and returns none; a run
    that was interrupted is taken up where it stopped. Raises NotEmpty when there is other content.
    """
    seeding = _Seeding()
    steps = seeding.steps()
    for number, step in enumerate(steps, 1):
        with transaction.atomic():
            step()
        if progress:
            progress(number, len(steps))
    return seeding.logins


class _Seeding:
    """One run: the texts, and what is there already."""

    def __init__(self) -> None:
        self.edition = stories.read()
        self.made = marks.made()
        self.logins: list[Login] = []
        if not self.made and (
            SectionPage.objects.exists() or Author.objects.exists() or Topic.objects.exists()
        ):
            raise NotEmpty

    def steps(self) -> list[Callable[[], None]]:
        """Return all there is to do, in order. What is done already is skipped when its turn comes."""
        invented, texts = self.edition.organisation, self.edition
        return [
            self._home,  # as it was: naming the organisation names it, too
            self._profile,
            *(partial(self._account, row) for row in invented.accounts),
            *(partial(self._topic, row) for row in invented.topics),
            *(partial(self._picture, *row) for row in self._pictures()),
            *(partial(self._file, *row) for row in texts.file_titles.items()),
            *(partial(self._author, row) for row in invented.authors),
            *(partial(self._section, row) for row in invented.sections),
            *(partial(self._sheet, row) for row in texts.sheets),
            *(partial(self._article, row) for row in texts.stories),
            *(partial(self._write_sheet, row) for row in texts.sheets),
            *(partial(self._write_article, row) for row in texts.stories),
            self._lead,
        ]

    # --- what is there ------------------------------------------------------------------------------
    def _note(self, kind: str, key: str, row: Any, **fields: Any) -> None:
        self.made[kind, key] = marks.note(kind, key, row, **fields)

    def _id(self, kind: str, key: str) -> int:
        return int(self.made[kind, key].object_id)

    def _editor(self) -> Account | None:
        row = self.made.get(("account", "editor"))
        return Account.objects.filter(pk=row.object_id).first() if row else None

    def _link(self, link: str) -> str:
        kind, _colon, key = link.partition(":")
        return f"/{key}/" if kind == "page" else link

    def _places(self) -> bodies.Places:
        kinds = {"story": "article", "section": "section", "page": "sheet"}
        invented = self.edition.organisation
        return bodies.Places(
            pages={
                f"{link}:{key}": int(row.object_id)
                for link, kind in kinds.items()
                for (found, key), row in self.made.items()
                if found == kind
            },
            topics={f"topic:{row.key}": f"/topics/{row.key}/" for row in invented.topics},
            pictures={key: (self._id("picture", key), shot.alt) for key, shot in self.edition.shots.items()},
            files={name: self._id("file", name) for name in self.edition.file_titles},
        )

    # --- the organisation and its people --------------------------------------------------------------
    def _profile(self) -> None:
        if ("profile", "") in self.made:
            return
        there = Profile.objects.first()
        before = marks.words(there) if there else None
        profile, said = there or Profile(), self.edition.organisation.profile
        for name in marks.PROFILE:
            setattr(profile, name, getattr(said, name, ""))
        profile.contact_address = said.contact_address.strip()
        profile.join_url, profile.give_url = self._link(said.join_link), self._link(said.give_link)
        profile.logo.save("harbour-and-rail.png", ContentFile(drawings.logo_file()), save=False)
        organisation.describe(profile)
        self._note("profile", "", profile, before=before)

    def _account(self, row: Colleague) -> None:
        if ("account", row.key) in self.made:
            return
        password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))
        account = people.add_account(email=row.email, name=row.name, offices=[row.office], password=password)
        self._note("account", row.key, account)
        self.logins.append(Login(row.name, row.email, row.office, password))

    def _topic(self, row: Subject) -> None:
        if ("topic", row.key) in self.made:
            return
        topic = Topic(name=row.name, slug=row.key, about=row.about)
        topic.full_clean()
        topic.save()
        self._note("topic", row.key, topic)

    # --- pictures, files, authors -----------------------------------------------------------------------
    def _pictures(self) -> list[tuple[str, str, str, str]]:
        """Return key, title, description and credit of every picture."""
        authors = self.edition.organisation.authors
        drawn_by = next(row.name for row in authors if row.key == "tomoko")
        shots = [
            (shot.key, shot.key.replace("-", " ").capitalize(), shot.alt, shot.credit)
            for shot in self.edition.shots.values()
        ]
        faces = [(row.portrait, row.name, row.portrait_alt, drawn_by) for row in authors]
        return [*shots, *faces]

    def _picture(self, key: str, title: str, description: str, credit: str) -> None:
        if ("picture", key) in self.made:
            return
        content = ContentFile(drawings.picture_file(key), name=f"{key}.jpg")
        picture = Picture(title=title, description=description, credit=credit, file=content)
        picture.save()
        self._note("picture", key, picture)

    def _file(self, name: str, title: str) -> None:
        if ("file", name) in self.made:
            return
        file = File(title=title, file=ContentFile(self.edition.file(name), name=name))
        file.full_clean()
        file.save()
        self._note("file", name, file)

    def _author(self, row: Writer) -> None:
        if ("author", row.key) in self.made:
            return
        portrait = self._id("picture", row.portrait)
        author = Author(name=row.name, role=row.role, about=row.about, portrait_id=portrait)
        author.full_clean()
        author.save()
        self._note("author", row.key, author)

    # --- pages: first all of them empty, because they lead to each other, then their texts ----------------
    def _home(self) -> None:
        if ("home", "") in self.made:
            return
        home = pages.found_site(name=gettext("Our organisation"))
        before = {"title": home.title, "lead_id": home.lead_id}
        self._note("home", "", home, before=before, done=False)

    def _child(self, parent: Any, page: PublicPage, kind: str, key: str) -> None:
        page.slug = key
        page.translation_key = UUID(bodies.steady_id(kind, key))
        page.owner = self._editor()
        page.live = False
        parent.add_child(instance=page)
        self._note(kind, key, page, done=False)

    def _section(self, row: Part) -> None:
        if ("section", row.key) in self.made:
            return
        page = SectionPage(title=row.title, intro=row.intro, show_in_menus=True)
        self._child(HomePage.objects.get(pk=self._id("home", "")), page, "section", row.key)
        self._publish(page, "section", row.key, self._day(100))

    def _sheet(self, row: Sheet) -> None:
        if ("sheet", row.key) in self.made:
            return
        home = HomePage.objects.get(pk=self._id("home", ""))
        there = PlainPage.objects.child_of(home).filter(slug=row.key).first()
        if there:
            before = {"title": there.title, "summary": there.summary, "body": list(there.body.raw_data)}
            self._note("sheet", row.key, there, before=before, done=False)
        else:
            self._child(home, PlainPage(title=row.title, show_in_menus=row.in_menu), "sheet", row.key)

    def _article(self, row: Story) -> None:
        if ("article", row.key) in self.made:
            return
        page = ArticlePage(title=row.title, summary=row.summary)
        section = SectionPage.objects.get(pk=self._id("section", row.section))
        self._child(section, page, "article", row.key)

    def _write_sheet(self, row: Sheet) -> None:
        if self.made["sheet", row.key].mark:
            return
        page = PlainPage.objects.get(pk=self._id("sheet", row.key))
        page.title, page.summary = row.title, row.summary
        page.body = json.dumps(bodies.raw(row.key, row.body, self._places()))
        self._publish(page, "sheet", row.key, self._day(100))

    def _write_article(self, row: Story) -> None:
        if self.made["article", row.key].mark:
            return
        page = ArticlePage.objects.get(pk=self._id("article", row.key))
        page.title, page.summary = row.title, row.summary
        page.picture_id, page.picture_caption = self._id("picture", row.picture.key), row.picture.caption
        page.body = json.dumps(bodies.raw(row.key, row.body, self._places()))
        page.article_authors = [ArticleAuthor(author_id=self._id("author", key)) for key in row.authors]
        page.article_topics = [ArticleTopic(topic_id=self._id("topic", key)) for key in row.topics]
        page.corrections = [
            Correction(on=self._day(note.days_ago).date(), text=note.text) for note in row.corrections
        ]
        order = next(n for n, story in enumerate(self.edition.stories) if story.key == row.key)
        out = self._day(row.days_ago) - timedelta(minutes=order)
        changed = self._day(min([note.days_ago for note in row.corrections], default=row.days_ago))
        self._publish(page, "article", row.key, out, changed=max(out, changed))

    def _lead(self) -> None:
        if self.made["home", ""].mark:
            return
        home = HomePage.objects.get(pk=self._id("home", ""))
        home.title, home.lead_id = self.edition.organisation.profile.name, self._id("article", LEAD)
        self._publish(home, "home", "", self._day(100))

    def _day(self, days_ago: int) -> datetime:
        day = self.edition.organisation.demo_day - timedelta(days=days_ago)
        return datetime.combine(day, time(6, 30), tzinfo=UTC)

    def _publish(
        self, page: Any, kind: str, key: str, out: datetime, *, changed: datetime | None = None
    ) -> None:
        """Publish as an editor would, with history and index; only the dates are the story's own."""
        editor = self._editor()
        page.save_revision(user=editor).publish(user=editor)
        type(page).objects.filter(pk=page.pk).update(first_published_at=out, last_published_at=changed or out)
        page.refresh_from_db()
        seeded = self.made[kind, key]
        seeded.mark = marks.mark(page)
        Seeded.objects.filter(pk=seeded.pk).update(mark=seeded.mark)
