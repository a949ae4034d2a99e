"""What the demo made, and whether somebody has changed it since."""

import json
from hashlib import sha256
from typing import Any

from django.db.models import Model

from comity.demo.models import Seeded
from comity.organisation.models import Profile, Topic, Wording
from comity.pages.models import Author, File, Picture, PublicPage

PROFILE = tuple(
    "name tagline logo accent second contact_email contact_phone contact_address footer "
    "join_title join_text join_label join_url give_title give_text give_label give_url".split()
)
_WORDS: dict[type[Model], tuple[str, ...]] = {
    Profile: PROFILE,
    Wording: ("text",),
    Topic: ("name", "slug", "about"),
    Author: ("name", "slug", "role", "about", "portrait_id"),
    Picture: ("title", "description", "credit", "file", "focal_point_x", "focal_point_y"),
    File: ("title", "file", "listed", "kind", "dated", "about", "language", "replaces_id"),
}


def mark(row: Model) -> str:
    """Return a short text that is another one as soon as somebody has changed the row."""
    if isinstance(row, PublicPage):
        return str(row.latest_revision_id)
    return sha256(json.dumps(words(row)).encode()).hexdigest()


def words(row: Model) -> dict[str, Any]:
    """Return what people may change in a row, by field."""
    return {name: _plain(getattr(row, name)) for name in _WORDS.get(type(row), ())}


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | None) else str(value)


class Made(dict[tuple[str, str], Seeded]):
    """What the demo has made, by kind and key."""

    def id(self, kind: str, key: str) -> int:
        """Return the primary key of a row that was made."""
        return int(self[kind, key].object_id)

    def picture(self, key: str) -> tuple[int, str]:
        """Return the primary key of a picture, and the words that it has of its own."""
        number = self.id("picture", key)
        return number, Picture.objects.values_list("description", flat=True).get(pk=number)

    def note(
        self, kind: str, key: str, row: Model, *, before: dict[str, Any] | None = None, done: bool = True
    ) -> None:
        """Remember that the demo made a row, or changed it; `done` when it will not change it again."""
        self[kind, key] = Seeded.objects.create(
            kind=kind, key=key, object_id=str(row.pk), before=before, mark=mark(row) if done else ""
        )

    def finish(self, key: tuple[str, str], row: Model) -> None:
        """Remember that the demo will not change a row again."""
        seeded = self[key]
        seeded.mark = mark(row)
        Seeded.objects.filter(pk=seeded.pk).update(mark=seeded.mark)


def made() -> Made:
    """Return everything that the demo has made."""
    return Made({(row.kind, row.key): row for row in Seeded.objects.all()})


def is_untouched(seeded: Seeded, row: Model) -> bool:
    """Say whether the row is as the demo left it. An unfinished one is the demo's in any case."""
    return not seeded.mark or seeded.mark == mark(row)
