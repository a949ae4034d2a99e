"""What every part of a run needs in its language: what is there already, and an editor who publishes."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.text import slugify

from comity.demo.actions import bodies, marks
from comity.demo.stories import Edition
from comity.pages import actions as pages
from comity.pages.models import ArticlePage, HomePage, PublicPage
from comity.people.models import Account

SINCE = 100  # days for which the sections, the calendar and the plain pages have been there
_LONGEST_SLUG = 48


class Hand:
    """Makes things in one language. What has been made is found under `es/three-harbours`, say."""

    def __init__(self, edition: Edition, made: marks.Made) -> None:
        self.edition, self.made = edition, made
        self.first = edition.language == settings.LANGUAGE_CODE

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
            files={row.file: self._id("file", row.file) for row in texts.documents},
        )

    def _child(self, parent: Any, page: PublicPage, kind: str, key: str) -> None:
        page.translation_key = UUID(bodies.steady_id(kind, key))
        page.owner = self._editor()
        page.live = False
        parent.add_child(instance=page)
        self._note(kind, key, page, done=False)

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
