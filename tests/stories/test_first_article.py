"""The first evening: somebody installs Comity, signs in, writes a story with a picture, and schedules it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.pages import jpeg
from tests.server.program import eventually
from tests.stories.installing import Install, enter, open_editor, press, press_twice

pytestmark = pytest.mark.once

TITLE = "Night crews win the ten-hour rest"
PUBLISH = "[name=action-publish]"
IN_SECTION = re.compile(r"/cms/pages/\d+/$")


def test_from_init_to_a_story_read_on_a_phone(install: Install, browser: Browser, tmp_path: Path) -> None:
    said = install.comity(
        "init", "--yes", "--name", "Port Workers", "--address", install.url, "--language", "en",
        "--email", "ana@example.org", "--administrator", "Ana Reis",
    )  # fmt: skip
    install.serve()
    page = enter(browser, install, "ana@example.org", said)
    _write_section(page, install)
    due = _write_and_schedule(page, install, tmp_path)

    assert install.status("/news/night-crews/") == 404
    _wait_until_live(install, due)
    page.context.close()

    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, device_scale_factor=2, java_script_enabled=False
    )
    reader = phone.new_page()
    reader.goto(install.url)
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_text("The rule now hangs on the wall.")).to_be_visible()
    shown = reader.locator("article img, main img").first
    expect(shown).to_have_attribute("alt", "Cranes over the harbour at dusk")
    assert shown.evaluate("picture => picture.complete && picture.naturalWidth > 300")
    assert shown.evaluate("picture => picture.currentSrc").endswith(".avif")
    assert phone.cookies() == []
    phone.close()


def _write_section(page: Page, install: Install) -> None:
    page.goto(f"{install.url}/cms/pages/")
    home = re.search(r"/cms/pages/(\d+)/", page.content()).group(1)  # type: ignore[union-attr]  # there is a home
    open_editor(page, f"{install.url}/cms/pages/add/pages/sectionpage/{home}/")
    page.fill("[name=title]", "News")
    page.keyboard.press("Tab")  # the slug follows when the title is left
    expect(page.locator("[name=slug]")).to_have_value("news")
    press(page, PUBLISH)
    page.wait_for_url(IN_SECTION)


def _write_and_schedule(page: Page, install: Install, folder: Path) -> datetime:
    (folder / "cranes.jpg").write_bytes(jpeg(2000, 1300))
    open_editor(page, f"{install.url}/cms/images/add/")
    page.locator("input[type=file]").set_input_files(folder / "cranes.jpg")
    expect(page.locator("[name=title]")).to_have_value("cranes")
    page.get_by_label("Alt text").fill("Cranes over the harbour at dusk")
    page.get_by_label("Credit").fill("Ana Reis")
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/cms/images/")

    page.goto(f"{install.url}/cms/pages/")
    page.get_by_role("link", name="News").first.click()
    section = re.search(r"/cms/pages/(\d+)/", page.url).group(1)  # type: ignore[union-attr]  # we are there
    open_editor(page, f"{install.url}/cms/pages/add/pages/articlepage/{section}/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", "After eleven weeks of talks.")
    page.get_by_role("button", name="Choose an image").first.click()
    page.locator(".modal-body").get_by_role("link", name="cranes").first.click()
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text").first.click()
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.type("The rule now hangs on the wall.")
    page.get_by_role("tab", name="Promote").click()
    page.fill("[name=slug]", "night-crews")
    page.keyboard.press("Tab")
    expect(page.locator("[name=slug]")).to_have_value("night-crews")

    now = datetime.now(UTC)  # whole minutes; far enough ahead that publishing comes before it
    due = now.replace(second=0, microsecond=0) + timedelta(minutes=1 if now.second < 20 else 2)
    page.get_by_role("button", name="Toggle status").first.click()
    page.get_by_role("button", name="Set schedule").first.click()
    page.locator("[name=go_live_at]").fill(due.strftime("%Y-%m-%d %H:%M"))
    # The calendar that opens covers the button.
    page.get_by_role("dialog").get_by_role("button", name="Save schedule").dispatch_event("click")
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/$"))
    page.wait_for_load_state("networkidle")
    press_twice(page, PUBLISH, "No author is named.")
    page.wait_for_url(IN_SECTION)
    return due


def _wait_until_live(install: Install, due: datetime) -> None:
    eventually(lambda: install.status("/news/night-crews/") == 200, 150)
    assert datetime.now(UTC) >= due
