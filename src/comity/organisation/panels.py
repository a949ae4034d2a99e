"""What the organisation shows on every page: its name, its contacts, and the calls to join and to give."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from comity.organisation import queries
from comity.organisation.models import Profile
from comity.ui import panels
from comity.ui.panels import Shown

TAGS = ("organisation",)


def _calls(profile: Profile) -> dict[str, Any]:
    rooms: dict[str, Any] = {}
    for room in ("join", "give"):
        words = {part: getattr(profile, f"{room}_{part}") for part in ("title", "text", "label", "url")}
        rooms[room] = words if words["label"] and words["url"] else None
    return rooms


def nameplate(language: str, place: str, subject: object | None) -> Shown:
    """Show name, tagline and logo."""
    return Shown({"identity": queries.identity()}, TAGS)


def calls(language: str, place: str, subject: object | None) -> Shown | None:
    """Show the buttons or bands to join and to give, once the organisation has written them."""
    rooms = _calls(queries.profile(language))
    return Shown(rooms, TAGS) if any(rooms.values()) else None


def contact(language: str, place: str, subject: object | None) -> Shown:
    """Show how to reach the organisation, and its footer text."""
    return Shown({"profile": queries.profile(language)}, TAGS)


def register() -> None:
    """Register the organisation's panels. Called once, when the app is ready."""
    rows = (
        ("organisation-nameplate", "masthead", 10, "nameplate", nameplate, ""),
        ("organisation-actions", "masthead", 20, "actions", calls, ""),
        ("organisation-bands-home", "home", 90, "bands", calls, ""),
        ("organisation-bands", "article-end", 90, "bands", calls, _("Join and donate")),
        ("organisation-contact", "footer", 10, "contact", contact, ""),
    )
    for name, place, order, template, build, label in rows:
        path = f"organisation/panels/{template}.html"
        panels.register(
            name=name, place=place, order=order, template=path, build=build, label=label, alike=True
        )
