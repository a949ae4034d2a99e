"""What the website shows on every page: its menu, and the plain pages at the foot."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from comity.pages import menus, queries
from comity.ui import panels
from comity.ui.panels import Shown

TAGS = ("menu",)
_COMING = 4


def menu(language: str, place: str, subject: object | None) -> Shown:
    """Show the menu: the pages under home that editors put there, in their order."""
    return Shown({"items": queries.menu(language, subject)}, TAGS)


def footer_links(language: str, place: str, subject: object | None) -> Shown | None:
    """Show the plain pages that the menu leaves out, such as contact and privacy."""
    items = queries.footer_links(language)
    return Shown({"items": items}, TAGS) if items else None


def quick(language: str, place: str, subject: object | None) -> Shown | None:
    """Show the few small links that editors put above the name."""
    items = menus.composed("quick", language)
    return Shown({"items": items}, TAGS) if items else None


def languages(language: str, place: str, subject: object | None) -> Shown | None:
    """Lead to the home pages of the other languages, each named in its own words."""
    homes = queries.languages()
    links = [
        {
            "code": code,
            "name": get_language_info(code)["name_local"],
            "bidi": get_language_info(code)["bidi"],
            "url": url,
        }
        for code, url in homes.items()
    ]
    return Shown({"links": links, "spoken": language}, TAGS) if len(homes) > 1 else None


def newest(language: str, place: str, subject: object | None) -> Shown | None:
    """Show the newest stories, where an editor puts them."""
    stories = queries.newest(language, besides=subject)
    return Shown({"stories": stories}, ("articles",)) if stories else None


def coming(language: str, place: str, subject: object | None) -> Shown | None:
    """Show the next events. The panel is made anew every minute: what is over leaves with it."""
    days = list(queries.coming_events(language, _COMING))
    return Shown({"days": days, "calendars": queries.calendars(language)}, ("events",)) if days else None


def register() -> None:
    """Register the website's panels. Called once, when the app is ready."""
    panels.register(
        name="pages-languages",
        place="masthead",
        order=5,
        template="pages/panels/languages.html",
        build=languages,
        alike=True,
    )
    panels.register(
        name="pages-quick",
        place="masthead",
        order=6,
        template="pages/panels/quick.html",
        build=quick,
        alike=True,
    )
    panels.register(
        name="pages-menu", place="masthead", order=50, template="pages/panels/menu.html", build=menu
    )
    panels.register(
        name="pages-footer-links",
        place="footer",
        order=20,
        template="pages/panels/footer_links.html",
        build=footer_links,
        alike=True,
    )
    panels.register(
        name="pages-newest",
        place="body",
        order=10,
        template="pages/panels/newest.html",
        build=newest,
        label=_("Newest stories"),
    )
    panels.register(
        name="pages-coming",
        place="home",
        order=5,
        template="pages/panels/coming.html",
        build=coming,
        alike=True,
    )
