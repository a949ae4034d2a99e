"""The demo comes: each part once, in a transaction of its own, so that it may stop and be resumed."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from comity.demo import drawings, stories
from comity.demo.actions import marks
from comity.demo.actions.telling import Telling
from comity.demo.stories.shapes import Colleague, Subject
from comity.organisation import actions as organisation
from comity.organisation.models import Profile, Topic, Wording
from comity.pages.models import Author, Picture, SectionPage
from comity.people import actions as people

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
        self.made = marks.made()
        self.logins: list[Login] = []
        if not self.made and (
            SectionPage.objects.exists() or Author.objects.exists() or Topic.objects.exists()
        ):
            raise NotEmpty
        editions = [stories.read(language) for language in stories.WRITTEN]
        editions.sort(key=lambda edition: edition.language != settings.LANGUAGE_CODE)
        self.first, *self.others = editions
        self.tellings = [Telling(edition, self.made) for edition in editions]

    def steps(self) -> list[Callable[[], None]]:
        """Return all there is to do, in order. What is done already is skipped when its turn comes."""
        invented, (telling, *further) = self.first.organisation, self.tellings
        told = telling.steps()
        return [
            told[0],  # home as it was: naming the organisation names it, too
            self._profile,
            *(partial(self._account, row) for row in invented.accounts),
            *(partial(self._topic, row) for row in invented.topics),
            *(partial(self._word, number) for number in range(1, len(self.tellings))),
            *(partial(self._picture, *row) for row in self._pictures()),
            *told[1:],
            *(step for other in further for step in other.steps()),
        ]

    # --- the organisation and its people --------------------------------------------------------------
    def _profile(self) -> None:
        if ("profile", "") in self.made:
            return
        there = Profile.objects.first()
        before = marks.words(there) if there else None
        profile, said = there or Profile(), self.first.organisation.profile
        for name in marks.PROFILE:
            setattr(profile, name, getattr(said, name, ""))
        profile.contact_address = said.contact_address.strip()
        profile.join_url, profile.give_url = map(self.tellings[0].link, (said.join_link, said.give_link))
        profile.logo.save("harbour-and-rail.png", ContentFile(drawings.logo_file()), save=False)
        organisation.describe(profile)
        self.made.note("profile", "", profile, before=before)

    def _account(self, row: Colleague) -> None:
        if ("account", row.key) in self.made:
            return
        password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))
        account = people.add_account(email=row.email, name=row.name, offices=[row.office], password=password)
        self.made.note("account", row.key, account)
        self.logins.append(Login(row.name, row.email, row.office, password))

    def _topic(self, row: Subject) -> None:
        if ("topic", row.key) in self.made:
            return
        topic = Topic(name=row.name, slug=row.key, about=row.about)
        topic.full_clean()
        topic.save()
        self.made.note("topic", row.key, topic)

    def _word(self, number: int) -> None:
        """Say in one more language what the organisation says of itself and of its topics, once."""
        telling, language = self.tellings[number], self.tellings[number].edition.language
        if ("wording", f"{language}/tagline") in self.made:
            return
        said = telling.edition.organisation
        words = {name: getattr(said.profile, name, "") for name in Profile.IN_WORDS}
        if words["name"] == self.first.organisation.profile.name:
            del words["name"]
        words["join_url"], words["give_url"] = map(
            telling.link, (said.profile.join_link, said.profile.give_link)
        )
        organisation.word(words, language=language)
        for wording in Wording.objects.filter(language=language, topic=None):
            self.made.note("wording", f"{language}/{wording.field}", wording)
        for row in said.topics:
            topic = Topic.objects.get(pk=self.made.id("topic", row.key))
            organisation.word({"name": row.name, "about": row.about}, language=language, topic=topic)

    # --- pictures -------------------------------------------------------------------------------------
    def _pictures(self) -> list[tuple[str, str, str, str]]:
        """Return key, title, description and credit of every picture, in the words of the first language."""
        authors = self.first.organisation.authors
        drawn_by = next(shot.credit for shot in self.first.shots.values())
        shots = {
            shot.key: (shot.key, shot.key.replace("-", " ").capitalize(), shot.alt, shot.credit)
            for edition in (*self.others[::-1], self.first)
            for shot in edition.shots.values()
        }
        faces = [(row.portrait, row.name, row.portrait_alt, drawn_by) for row in authors]
        return [*shots.values(), *faces]

    def _picture(self, key: str, title: str, description: str, credit: str) -> None:
        if ("picture", key) in self.made:
            return
        content = ContentFile(drawings.picture_file(key), name=f"{key}.jpg")
        picture = Picture(title=title, description=description, credit=credit, file=content)
        picture.save()
        self.made.note("picture", key, picture)
