"""Panels: small blocks that rooms offer to pages which know nothing of those rooms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from comity.kernel.memo import until_change

PLACES = ("masthead", "home", "article-end", "aside", "footer", "body")
"""Where panels stand. In a body they stand only where an editor puts them."""


@dataclass(frozen=True)
class Shown:
    """What a panel shows now: its template's context, and the tags under which a kept page is dropped."""

    context: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


type Build = Callable[[str, str, object | None], Shown | None]


@dataclass(frozen=True)
class Panel:
    """One panel in one place. Lower `order` comes first. With a `label` editors may put it into a body.

    One that is `alike` on every page is kept as HTML until something public changes.
    """

    name: str
    place: str
    order: int
    template: str
    build: Build
    label: str | Promise = ""
    alike: bool = False

    def render(self, *, language: str, place: str, subject: object | None = None) -> SafeString:
        """Return the panel as HTML; empty when it has nothing to show."""
        return _kept(self, language, place) if self.alike else _html(self, language, place, subject)


def _html(panel: Panel, language: str, place: str, subject: object | None) -> SafeString:
    shown = panel.build(language, place, subject)
    if shown is None:
        return mark_safe("")
    return render_to_string(panel.template, {**shown.context, "place": place})


@until_change
def _kept(panel: Panel, language: str, place: str) -> SafeString:
    return _html(panel, language, place, None)


_panels: dict[str, Panel] = {}


def register(
    *,
    name: str,
    place: str,
    order: int,
    template: str,
    build: Build,
    label: str | Promise = "",
    alike: bool = False,
) -> None:
    """Offer a panel. `build(language, place, subject)` never sees the request, so that pages can be kept.

    A panel that is `alike` is built without a subject; `kernel.generation` has to follow what it shows.
    Raises ValueError for a place that does not exist and for a name that another panel has.
    """
    if place not in PLACES:
        raise ValueError(f"There is no place {place!r} for the panel {name!r}. Places: {', '.join(PLACES)}")
    panel = Panel(name, place, order, template, build, label, alike)
    if _panels.setdefault(name, panel) != panel:
        raise ValueError(f"There already is a panel {name!r}")


def at(place: str) -> list[Panel]:
    """Return the panels of a place, in their order."""
    return sorted((panel for panel in _panels.values() if panel.place == place), key=_rank)


def render(place: str, *, language: str, subject: object | None = None) -> SafeString:
    """Return all panels of a place as HTML; empty when none has anything to show."""
    shown = (panel.render(language=language, place=place, subject=subject) for panel in at(place))
    return mark_safe("".join(shown))  # noqa: S308  # each part comes out of a template, which escapes


def render_one(name: str, *, language: str, place: str, subject: object | None = None) -> SafeString:
    """Return one panel as HTML, for a page that chose it; empty when it is gone or has nothing to show."""
    panel = _panels.get(name)
    return panel.render(language=language, place=place, subject=subject) if panel else mark_safe("")


def choices() -> list[tuple[str, str | Promise]]:
    """Return name and label of the panels that an editor may put into a body."""
    return [(panel.name, panel.label) for panel in sorted(_panels.values(), key=_rank) if panel.label]


def _rank(panel: Panel) -> tuple[int, str]:
    return panel.order, panel.name
