"""What editors do in a real browser, and the menus they compose as readers meet them."""

import gc
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from comity.pages.models import ArticlePage, Menu
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
