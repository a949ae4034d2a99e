"""The tags, and the frames and error pages that are made of them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, Template, loader
from django.test import RequestFactory, override_settings
from django.utils import translation

import comity
from comity.ui import identity, panels
from comity.ui.identity import Identity
from comity.ui.panels import Shown
from comity.ui.templatetags import ui
from tests.ui.reading import Reading, read

ROOMS = Path(comity.__file__).parent
TEMPLATES = sorted(path for path in ROOMS.glob("*/templates/**/*") if path.suffix in {".html", ".svg"})
UI = ROOMS / "ui" / "templates" / "ui"
SOURCES = {".html", ".py"}
WITH_PANELS = ("403.html", "404.html", "410.html", "429.html")
BARE = ("400.html", "403_csrf.html", "413.html", "500.html", "503.html")
FRAMES = ("ui/base.html", "ui/desk.html", "ui/entrance.html", "ui/bare.html")
ICONS = (ROOMS / "ui" / "static" / "ui" / "icons.svg").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def union(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameplate(language: str, place: str, subject: object | None) -> Shown:
        return Shown({"url": "/", "label": "Masthead & panel"})

    monkeypatch.setattr(panels, "_panels", {})
    monkeypatch.setattr(identity, "_ask", lambda: Identity(name="Harbour & <Rail>", theme_version="a4262c"))
    button = "ui/components/button.html"
    panels.register(name="nameplate", place="masthead", order=1, template=button, build=nameplate)


@pytest.fixture
def request_() -> HttpRequest:
    request = RequestFactory().get("/nowhere/")
    request.user = AnonymousUser()
    request._messages = []  # type: ignore[attr-defined]  # what the messages middleware would set
    return request


def shown(name: str, request: HttpRequest | None = None, **context: object) -> Reading:
    return read(loader.render_to_string(name, context, request))


@pytest.mark.parametrize("name", [*FRAMES, *WITH_PANELS, *BARE])
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_frame_says_its_language_and_direction(
    name: str, language: str, direction: str, request_: HttpRequest
) -> None:
    with translation.override(language):
        page = shown(name, request_)
    assert (page.one("html")["lang"], page.one("html")["dir"]) == (language, direction)
    assert page.one(".skip")["href"] == "#main"
    assert page.one("#main")["tabindex"] == "-1"
    assert page.one("title").text


@pytest.mark.parametrize("name", BARE)
def test_a_page_for_broken_days_asks_nobody(name: str) -> None:
    page = shown(name)
    assert page.one("h1").text
    assert page.one("a[class=button]")["href"] == "/"
    assert "Masthead" not in page.text
    assert [link["href"] for link in page.all("link[rel=stylesheet]")] == ["/static/ui/site.css"]


@pytest.mark.parametrize("name", WITH_PANELS)
def test_an_error_page_keeps_the_ways_on(name: str, request_: HttpRequest) -> None:
    page = shown(name, request_)
    assert page.one("h1").text
    assert "Masthead & panel" in page.text
    assert page.one("meta[name=robots]")["content"] == "noindex"
    assert "/" in [link.get("href") for link in page.all("a")]


def test_404_names_the_offices_that_see_such_pages(request_: HttpRequest) -> None:
    page = shown("404.html", request_, offices=["Editor", "<Reviewer>"])
    assert [office.text for office in page.all("li")] == ["Editor", "<Reviewer>"]
    assert "these offices" in page.text


def test_403_says_why(request_: HttpRequest) -> None:
    assert "Only <administrators>." in shown("403.html", request_, reason="Only <administrators>.").text


def test_403_does_not_show_what_the_program_says_to_itself(request_: HttpRequest) -> None:
    assert "/srv/secret" not in shown("403.html", request_, exception="/srv/secret").text
    assert "/srv/secret" not in shown("404.html", request_, exception="/srv/secret").text


def test_the_name_of_the_organisation_is_escaped_in_the_frame(request_: HttpRequest) -> None:
    page = shown("ui/desk.html", request_)
    assert page.one("title").text.endswith("Harbour & <Rail>")
    assert page.all("rail") == []


def test_colours_come_as_a_file_with_a_version(request_: HttpRequest) -> None:
    sheets = [link["href"] for link in shown("ui/base.html", request_).all("link[rel=stylesheet]")]
    assert sheets == ["/static/ui/site.css", "/theme.css?v=a4262c"]


def test_the_frame_stands_when_files_were_never_collected() -> None:
    storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
    with override_settings(STORAGES=storages, DEBUG=False):
        assert ui.asset("ui/site.css") == "/static/ui/site.css"


def test_every_part_that_templates_may_include_is_included_somewhere() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in ROOMS.rglob("*") if path.suffix in SOURCES}
    parts = [path for folder in ("components", "forms") for path in (UI / folder).glob("*.html")]
    names = {path: f"ui/{path.parent.name}/{path.name}" for path in parts}
    assert [
        names[part]
        for part in parts
        if not any(names[part] in text for path, text in texts.items() if path != part)
    ] == []


def test_day_is_written_for_readers_and_machines() -> None:
    with translation.override("en"):
        assert ui.day(date(2026, 3, 3)) == '<time datetime="2026-03-03">3 March 2026</time>'
    with translation.override("ar"):
        assert "2026-03-03" in ui.day(date(2026, 3, 3))
        assert "مارس" in ui.day(date(2026, 3, 3))
    assert ui.day(None) == ""


@override_settings(TIME_ZONE="Pacific/Auckland")
def test_day_is_the_day_where_the_organisation_is() -> None:
    assert "2026-03-04" in ui.day(datetime(2026, 3, 3, 20, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://www.example.org/a?b", "example.org"), ("/join/", ""), ("https://[bad", ""), ("", "")],
)
def test_host_says_where_a_link_leads(address: str, host: str) -> None:
    assert ui.host(address) == host


def test_icons_that_point_turn_round_with_the_script() -> None:
    assert 'class="icon turns"' in ui.icon("arrow")
    assert 'class="icon"' in ui.icon("mail")
    assert 'href="/static/ui/icons.svg#mail"' in ui.icon("mail")


def test_every_icon_that_templates_name_is_drawn() -> None:
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'(?:icon|symbol=) ?"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert named - set(re.findall(r'<symbol id="(\w+)"', ICONS)) == set()
    assert set(re.findall(r'<symbol id="(\w+)"', ICONS)) >= ui.TURNS


def test_pagination_has_real_links() -> None:
    from django.core.paginator import Paginator

    book = Paginator(range(50), 20)
    page = shown("ui/components/pagination.html", pages=book.get_page(2), base="/rail/")
    assert page.one("a[rel=prev]")["href"] == "/rail/"
    assert page.one("a[rel=next]")["href"] == "/rail/?page=3"
    assert shown("ui/components/pagination.html", pages=Paginator([1], 20).get_page(1)).parts == []


def test_pagination_keeps_the_search() -> None:
    from django.core.paginator import Paginator

    page = shown("ui/components/pagination.html", pages=Paginator(range(50), 20).get_page(2), query="q=rail&")
    assert page.one("a[rel=prev]")["href"] == "?q=rail&page=1"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_template_has_inline_style_or_script(path: Path) -> None:
    assert inline(path.read_text(encoding="utf-8")) == []


def inline(html: str) -> list[str]:
    """Return what the policy of public pages forbids: style and script written into the page."""
    plain = re.sub(r"{% comment %}.*?{% endcomment %}", "", html, flags=re.DOTALL)
    scripts = [
        tag
        for tag in re.findall(r"<script\b[^>]*>", plain)
        if "src=" not in tag and "application/json" not in tag
    ]
    return (
        re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|data-hx-on|hx-on", plain)
        + scripts
    )


def test_the_search_for_inline_style_and_script_bites() -> None:
    assert inline('<p style="a"><a onclick="b()"><script>c</script><script src="d"></script><style>') == [
        " style=", ' onclick="', "<style", "<script>",
    ]  # fmt: skip


def test_load_of_the_tags_works_in_any_template() -> None:
    assert Template("{% load ui %}{{ a|host }}").render(Context({"a": "https://a.example/"})) == "a.example"
