"""What editors do in a real browser, and the menus they compose as readers meet them."""

import gc
import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from comity.kernel import clock
from comity.pages.models import ArticlePage, Menu, Picture
from tests.browser.seeing import DESKTOP, looking
from tests.factories import pages as make
from tests.factories import people

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    # Wagtail leaves the temporary files of its small pictures to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect()


def test_publishing_is_held_once_and_goes_on_when_pressed_again(browser: Browser, live_site: str) -> None:
    draft = make.draft(make.section(), "Ten hours")
    with looking(browser, live_site, {"viewport": DESKTOP}, people.account("editor")) as looker:
        page = looker.open(f"/cms/pages/{draft.pk}/edit/", calm=True)
        for held in (True, False):
            page.locator("footer [data-w-dropdown-target=toggle]").last.click()
            page.locator("button[name=action-publish]").click()
            page.wait_for_load_state()
            draft.refresh_from_db()
            assert draft.live is not held
            if held:
                expect(page.locator(".messages")).to_contain_text("No author is named. Choose who wrote it.")
                expect(page.locator("[name=title]")).to_have_value("Ten hours")


def test_duplicate_opens_a_draft_of_its_own(browser: Browser, live_site: str) -> None:
    story = make.article(make.section(), "Ten hours")
    with looking(browser, live_site, {"viewport": DESKTOP}, people.account("reviewer")) as looker:
        page = looker.open(f"/cms/pages/{story.pk}/edit/", calm=True)
        page.locator("header [data-w-dropdown-target=toggle]").first.click()
        page.locator("[data-w-action-url-value$='/duplicate/']").click()
        expect(page.locator(".messages")).to_contain_text("“Ten hours” stays as it is.")
        made = ArticlePage.objects.exclude(pk=story.pk).get()
        assert page.url.endswith(f"/cms/pages/{made.pk}/edit/")


def test_duplicate_stands_in_the_menu_of_a_page_in_lists(browser: Browser, live_site: str) -> None:
    story = make.article(make.section(), "Ten hours")
    with looking(browser, live_site, {"viewport": DESKTOP}, people.account("reviewer")) as looker:
        page = looker.open(f"/cms/pages/{story.get_parent().pk}/", calm=True)
        offer = page.locator(f"[data-w-action-url-value='/cms/pages/{story.pk}/duplicate/']")
        expect(offer).to_be_hidden()
        page.get_by_role("button", name="More options for 'Ten hours'").click()
        offer.click()
        expect(page.locator(".messages")).to_contain_text("“Ten hours” stays as it is.")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_group_of_the_menu_opens_by_keyboard_and_closes_the_other(
    browser: Browser, live_site: str, width: int
) -> None:
    sections = [make.section(title) for title in ("News", "Work")]
    menu = Menu(place="main")
    groups = [
        {
            "type": "group",
            "value": {
                "words": f"Group {section.title}",
                "links": [{"type": "item", "value": {"words": "", "page": section.pk, "address": ""}}],
            },
        }
        for section in sections
    ]
    menu.links = menu.links.stream_block.to_python(groups)
    menu.save()
    page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(live_site)
    news, work = page.get_by_role("link", name="News"), page.get_by_role("link", name="Work")
    expect(news).to_be_hidden()
    page.locator("summary").first.press("Enter")
    expect(news).to_be_visible()
    assert news.bounding_box()["height"] >= 44
    page.locator("summary").last.press("Enter")
    expect(work).to_be_visible()
    expect(news).to_be_hidden()
    work.click()
    assert page.url.endswith("/work/")
    page.close()


def _of_every_kind(picture: Picture, word: str) -> list[tuple[str, Any]]:
    """Return one block of every kind, each with `word` in it."""
    shot = {"picture": picture, "alt_text": f"Alt {word}", "decorative": False, "caption": f"Caption {word}"}
    where = {"page": None, "address": "https://example.org/"}
    return [
        ("text", f"<p>The crews met <b>at the gate</b> {word}.</p>"),
        ("heading", {"text": f"Heading {word}", "level": "2"}),
        ("picture", shot),
        ("gallery", {"pictures": [shot, shot], "caption": f"Gallery {word}"}),
        ("quote", {"text": f"We stood {word}", "who": "Ana Reis", "role": ""}),
        ("link_card", {"title": f"Card {word}", "text": "", **where}),
        ("call_to_act", {"heading": f"Act {word}", "text": "", "label": "Go", **where}),
    ]


@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")  # how Wagtail compares addresses
def test_two_versions_are_compared_word_by_word_in_every_kind_of_block(
    browser: Browser, live_site: str
) -> None:
    picture = make.picture()
    story = make.article(make.section(), body=_of_every_kind(picture, "one"))
    first, blocks = story.latest_revision, story.body.get_prep_value()
    story.body = story.body.stream_block.to_python(json.loads(json.dumps(blocks).replace("one", "two")))
    second = story.save_revision()
    with looking(browser, live_site, {"viewport": DESKTOP}, people.account("editor")) as looker:
        page = looker.open(f"/cms/pages/{story.pk}/revisions/compare/{first.pk}...{second.pk}/", calm=True)
        old = page.locator(".comparison .deletion").all_inner_texts()
        new = page.locator(".comparison .addition").all_inner_texts()
        words = page.locator("main").inner_text()
    assert len(old) == len(new) >= 7
    assert all("one" in text for text in old), old
    assert all("two" in text for text in new), new
    for kind in ("Heading", "Caption", "Gallery", "We stood", "Card", "Act"):
        assert f"{kind} onetwo" in words.replace("\n", ""), kind


def test_a_locked_page_says_who_holds_it_since_when_and_gives_it_back(
    browser: Browser, live_site: str
) -> None:
    story, holder = make.article(make.section(), "Ten hours"), people.account("editor", name="Ben Rook")
    story.locked, story.locked_by, story.locked_at = True, holder, clock.now()
    story.save()
    with looking(browser, live_site, {"viewport": DESKTOP}, people.account("editor")) as looker:
        page = looker.open(f"/cms/pages/{story.pk}/edit/", calm=True)
        told = page.locator(".messages")
        expect(told).to_contain_text("Ben Rook")
        expect(told).to_contain_text(str(clock.now().year))
        expect(page.locator("[name=title]")).to_have_value("Ten hours")
        told.get_by_role("button", name="Unlock").click()
        page.wait_for_load_state()
        expect(page.locator(".messages")).to_contain_text("unlocked")
    story.refresh_from_db()
    assert not story.locked
