"""Menus that editors composed: kept in memory, with the public pages they lead to."""

from typing import Any

from wagtail.models import Page

from comity.kernel.memo import until_change
from comity.pages import addresses, links
from comity.pages.models import Menu, PublicPage


def link_to(page: Page, subject: object | None = None) -> dict[str, Any]:
    """Return the link {title, url, current} to a page; `subject` is the page being shown."""
    current = isinstance(subject, PublicPage) and subject.path.startswith(page.path)
    return {"title": page.title, "url": addresses.of(page.url_path), "current": current}


@until_change
def _menus() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the menus that editors composed, as they are stored, by place and language."""
    return {(menu.place, menu.language): menu.links.get_prep_value() for menu in Menu.objects.all()}


@until_change
def _linked_pages() -> dict[int, Page]:
    """Return the public pages that menus lead to."""
    keys = {link.page for stored in _menus().values() for link in links.in_blocks(stored) if link.page}
    found: dict[int, Page] = Page.objects.live().only("title", "url_path", "path").in_bulk(keys)
    return found


def composed(place: str, language: str, subject: object | None = None) -> list[dict[str, Any]]:
    """Return the links that editors chose for a place, in the form of `menu`; only to public pages."""
    stored = _menus().get((place, language)) or _menus().get((place, "")) or []
    found = [_entry(block["type"], block["value"], subject) for block in stored]
    return [entry for entry in found if entry]


def _entry(kind: str, value: dict[str, Any], subject: object | None) -> dict[str, Any] | None:
    if kind == "group":
        below = [_entry("link", row["value"], subject) for row in value["links"]]
        shown = [entry for entry in below if entry]
        return {"title": value["words"], "links": shown} if shown else None
    if not value.get("page"):
        return {"title": value["words"], "url": value["address"], "current": False}
    page = _linked_pages().get(value["page"])
    return {**link_to(page, subject), "title": value.get("words") or page.title} if page else None


def in_a_menu(page: Page) -> bool:
    """Say whether a menu leads to a page."""
    return any(
        link.page == page.pk
        for menu in Menu.objects.all()
        for link in links.in_blocks(menu.links.get_prep_value())
    )
