"""Every public page in the ways people really meet it: small, dark, right to left, without JavaScript."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.utils import timezone
from playwright.sync_api import Browser, Page

from comity.kernel import clock
from comity.organisation.models import Profile, Topic
from comity.pages import tasks
from comity.pages.models import Correction, EventPage, Picture
from tests.factories import pages as make

pytestmark = pytest.mark.django_db(transaction=True)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WAYS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}},
    "phone-rtl": {"viewport": {"width": 360, "height": 740}},
    "dark-desktop": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "no-javascript": {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False},
    "narrow": {"viewport": {"width": 320, "height": 600}},
}
STORY = "/news/long/"
LONG = "International Federation of Harbour, Rail, Ferry and Warehouse Workers' Associations"


@pytest.fixture
def paths() -> list[str]:
    """A site with one of everything, with words that are too long, and one story withdrawn."""
    Profile(
        name=LONG, tagline="Since 1911", footer="By members.", contact_email="office@example.org",
        join_title="Stronger in one union", join_text="Soon.", join_label="Join now", join_url="/contact/",
        give_title="Paid for by people", give_text="No company.", give_label="Donate", give_url="/contact/",
    ).save()  # fmt: skip
    news = make.section("News", intro="What happened.")
    make.section("Empty")
    picture = make.picture(credit="Ana Reis")
    tasks.make_sizes.func(picture.pk)
    picture.refresh_from_db()
    shown = {"picture": picture, "alt_text": "", "decorative": False, "caption": "At dusk"}
    longer = {**shown, "caption": "At dusk, when the whole night crew stood at the gate and sang. " * 3}
    link = {"address": "https://example.org/", "page": None}
    story = make.article(
        news, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen and other long words", slug="long",
        picture=picture, picture_caption="At dusk",
        body=[
            ("text", "<p>At the <b>gate</b>, <a href='/contact/'>write to us</a>.</p><ul><li>One</li></ul>"),
            ("heading", {"text": "What changes", "level": "2"}),
            ("heading", {"text": "On nights", "level": "3"}),
            ("picture", shown),
            ("gallery", {"pictures": [shown, longer], "caption": "Two"}),
            ("quote", {"text": "We stood there.", "who": "Ana Reis", "role": "docker"}),
            ("link_card", {"title": "The rule", "text": "In full", **link}),
            ("call_to_act", {"heading": "Come", "text": "On Friday", "label": "Join", **link}),
            ("panel", {"name": "organisation-bands"}),
            ("panel", {"name": "pages-newest"}),
        ],
    )  # fmt: skip
    author = make.author("ليلى حداد", role="Signaller", about="Writes.", portrait=picture)
    topic = Topic.objects.create(name="Rail", slug="rail", about="Tracks.")
    make.credit(story, authors=[author], topics=[topic])
    Correction.objects.create(page=story, on="2026-03-03", text="Eleven weeks, not ten.")
    events = _events(picture)
    make.article(news, "With events", slug="events", body=[
        ("events", {"event": None, "calendar": events[0].get_parent(), "number": 3}),
        ("events", {"event": events[1], "calendar": None, "number": 3}),
    ])  # fmt: skip
    _documents()
    gone = make.article(news, "Gone")
    gone.unpublish()
    for _ in range(22):
        make.article(news, picture=picture)
    return [
        "/", "/news/", "/news/?page=2", "/archive/", clock.now().strftime("/archive/%Y/%m/"),
        "/archive/1900/", "/topics/", "/authors/", "/documents/", "/empty/", story.url, "/contact/",
        "/calendar/", "/calendar/?when=past", "/calendar/?kind=rally&when=past", "/no-events/",
        *(event.url for event in events), "/news/events/", "/privacy/", author.get_absolute_url(),
        "/topics/rail/", gone.url, "/no/such/page/", "/account/login/",
    ]  # fmt: skip


def _documents() -> None:
    first = make.file("Statutes of 2019", listed=True, kind="statutes", about="As adopted. " * 20)
    make.file("Statutes of the " + LONG, listed=True, kind="statutes", replaces=first)
    make.file("Minutes", listed=True, kind="minutes")


def _events(picture: Picture) -> list[EventPage]:
    """One that repeats, one that is cancelled, one that is over, one that is online for some days."""
    calendar, today = make.calendar(intro="Where we meet."), timezone.localdate()
    make.calendar("No events")
    place = {"place": "Dockers’ Hall", "address": "14 Ropewalk, Calder Quay"}
    week, online = timedelta(days=7), "https://meet.example.org/"
    return [
        make.event(calendar, "Branch meeting", starts_on=today, repeat="weekly", omit=[today + week],
                   picture=picture, summary="Every week.", body=[("text", "<p>At the gate.</p>")], **place),
        make.event(calendar, "Rallyfürdenzehnstündigenruhezeitanspruch", starts_on=today + week, kind="rally",
                   cancelled=True, cancelled_because="The gate is closed.", **place),
        make.event(calendar, "Over", starts_on=today - week, **place),
        make.event(calendar, "Three days", starts_on=today, ends_on=today + week, start_time=None,
                   end_time=None, online_link=online, place="x" * 120),
    ]  # fmt: skip


@pytest.fixture
def opened(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", **WAYS[request.param])
    page = context.new_page()
    yield page
    context.close()


def _audit(page: Page) -> list[str]:
    page.evaluate(AXE_FILE_PATH.read_text())
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("opened", ["phone", "phone-rtl", "dark-desktop", "narrow"], indirect=True)
def test_no_page_has_an_accessibility_fault(
    request: pytest.FixtureRequest, opened: Page, paths: list[str], live_site: str, settings: Any
) -> None:
    if "phone-rtl" in request.node.name:
        settings.LANGUAGE_CODE = "ar"
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in paths:
        opened.goto(live_site + path)
        direction = opened.evaluate("document.documentElement.dir")
        assert direction == ("rtl" if settings.LANGUAGE_CODE == "ar" else "ltr"), path
        assert _audit(opened) == [], path
        assert opened.evaluate("document.documentElement.scrollWidth") <= opened.viewport_size["width"], path
    assert not [text for text in said if "Content Security Policy" in text]


@pytest.mark.parametrize("opened", ["no-javascript"], indirect=True)
def test_every_page_can_be_read_without_javascript(opened: Page, paths: list[str], live_site: str) -> None:
    for path in paths:
        opened.goto(live_site + path)
        assert opened.locator("h1").first.is_visible(), path
    opened.goto(live_site + "/")
    opened.get_by_role("link", name="News").first.click()
    assert opened.url == f"{live_site}/news/"


@pytest.mark.parametrize("opened", ["phone"], indirect=True)
def test_every_target_is_large_enough_for_a_thumb(opened: Page, paths: list[str], live_site: str) -> None:
    measure = """() => [...document.querySelectorAll('nav a, button, .button, input:not([type=hidden])')]
        .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, r]) => r.width > 0 && r.height < 43.5).map(([html, r]) => html + ' ' + r.height)"""
    for path in (
        "/",
        STORY,
        "/calendar/",
        "/calendar/branch-meeting/",
        "/archive/",
        "/documents/",
        "/account/login/",
    ):
        opened.goto(live_site + path)
        assert opened.evaluate(measure) == [], path


@pytest.mark.parametrize("opened", ["phone", "dark-desktop"], indirect=True)
def test_captions_stand_right_under_their_pictures(opened: Page, paths: list[str], live_site: str) -> None:
    opened.goto(live_site + STORY)
    gaps = opened.evaluate("""() => [...document.querySelectorAll('.gallery figure')].map(figure =>
        Math.round(figure.querySelector('figcaption').getBoundingClientRect().top
            - figure.querySelector('img').getBoundingClientRect().bottom))""")
    assert gaps == [8, 8]
