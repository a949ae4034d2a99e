"""The variants of what the website keeps. One more kind of event is one line here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.pages.kinds.repeats import REPEATS, Repeat

__all__ = ["EVENTS", "REPEATS", "Repeat", "events", "repeats"]

EVENTS: dict[str, Promise] = {
    "meeting": _("Meeting"),
    "rally": _("Rally"),
    "course": _("Course"),
    "celebration": _("Celebration"),
    "other": _("Other event"),
}


def events() -> list[tuple[str, Promise]]:
    """Return code and label of every kind of event, as a field's choices."""
    return list(EVENTS.items())


def repeats() -> list[tuple[str, Promise]]:
    """Return code and label of every way to repeat, as a field's choices."""
    return [(code, repeat.label) for code, repeat in REPEATS.items()]
