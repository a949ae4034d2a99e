"""A new beginning: an old site comes along whole, its addresses lead on, work on its texts goes on."""

import json
import re
from pathlib import Path
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.pages import jpeg
from tests.pages.wordpress import export as wxr
from tests.stories.installing import Install, enter, open_editor, press_twice

pytestmark = pytest.mark.once

UPLOADS = f"{wxr.BASE}/wp-content/uploads"
PICTURES = {21: ("gate", "Crews at the gate"), 22: ("quay", ""), 23: ("hall", "The full hall")}
REMARK = "The picture “quay” has no alt text."
ADDED = " The talks go on in May."
SUBMIT = "[name=action-submit]"
APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"  # without a comment
ATOM = "{http://www.w3.org/2005/Atom}"


def test_an_old_site_comes_along_and_its_texts_are_worked_on(
    install: Install, browser: Browser, tmp_path: Path
) -> None:
    install.comity("init", "--yes", "--name", "Port Workers", "--address", install.url, "--language", "en")
    said = {
        office: install.comity(
            "user", "add", f"{name.lower()}@example.org", "--name", name, "--office", office
        )
        for name, office in (("Eva", "reviewer"), ("Ben", "editor"))
    }
    install.serve()
    assert install.status("/archive/2019/05/") == 404  # and kept in memory so
    assert _entries(install, "/feed/") == {}

    _bring_old_site(install, tmp_path)
    assert install.answer("/?p=12") == (301, "/news/night-shift/")
    visitor = browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False
    ).new_page()
    _read_as_it_came(visitor, install)

    eva = enter(browser, install, "eva@example.org", said["reviewer"])
    _edit_and_submit(eva, install)
    ben = enter(browser, install, "ben@example.org", said["editor"])
    visitor.goto(f"{install.url}/news/night-shift/")
    expect(visitor.locator("article")).not_to_contain_text(ADDED.strip())
    _approve(ben, install)

    _read_as_it_is_now(visitor, install)
    for page in (eva, ben, visitor):
        page.context.close()


def _bring_old_site(install: Install, folder: Path) -> None:
    """Import an export with the folder of uploads beside it; hold the report to what was in there."""
    uploads = folder / "uploads" / "2019" / "05"
    uploads.mkdir(parents=True)
    for (name, _alt), colour in zip(PICTURES.values(), ("#a4262c", "#1d5c63", "#c98b2b"), strict=True):
        (uploads / f"{name}.jpg").write_bytes(jpeg(1500, 1000, colour))
    said = install.comity(
        "import", "wordpress", _export(folder), "--media", uploads.parents[1], "--json"
    )  # fmt: skip
    report = json.loads(said.splitlines()[-1])
    assert {name: report[name] for name in ("articles", "pages", "authors", "topics", "media")} == {
        "articles": 2, "pages": 1, "authors": 1, "topics": 2, "media": 3,
    }  # fmt: skip
    assert report["skipped"] == []


def _export(folder: Path) -> Path:
    shots = "".join(
        f'<figure class="wp-block-image"><img src="{UPLOADS}/2019/05/{PICTURES[number][0]}-300x200.jpg" '
        f'alt="{PICTURES[number][1]}" class="wp-image-{number}"/></figure>'
        for number in (21, 22)
    )
    night = (
        "<p>The crews met at the gate, after "
        f'<a href="{wxr.BASE}/2019/05/rest-rule/">the rule on rest</a> was read out.</p>'
        f'<!-- wp:gallery --><figure class="wp-block-gallery">{shots}'
        '<figcaption class="blocks-gallery-caption">The first evening</figcaption></figure>'
        "<!-- /wp:gallery -->"
    )
    back = f'<p>Ten hours between two shifts. <a href="{wxr.BASE}/?p=12">How the night went</a></p>'
    return wxr.write(
        folder,
        wxr.writer("ines", "Inês Prado"),
        wxr.category("pay") + wxr.category("safety", number=8),
        *(
            wxr.attachment(number, f"2019/05/{name}.jpg", wxr.meta("_wp_attachment_image_alt", alt))
            for number, (name, alt) in PICTURES.items()
        ),
        wxr.entry(
            12, "Night shift", wxr.on("safety"), wxr.on("pay"), wxr.meta("_thumbnail_id", 23),
            slug="night-shift", body=night, excerpt="What the crews decided at the gate.",
        ),
        wxr.entry(
            13, "The rule on rest", wxr.on("safety"),
            slug="rest-rule", link=f"{wxr.BASE}/2019/05/rest-rule/", body=back, excerpt="Ten hours.",
        ),
        wxr.page(14, "Who we are", slug="who-we-are"),
    )  # fmt: skip


def _read_as_it_came(visitor: Page, install: Install) -> None:
    """Follow the old address, look at every picture, and go to the other article and back."""
    visitor.goto(f"{install.url}/?p=12")
    assert visitor.url == f"{install.url}/news/night-shift/"
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Night shift")
    expect(visitor.locator(".byline")).to_contain_text("Inês Prado")
    expect(visitor.locator(".gallery-caption")).to_have_text("The first evening")
    expect(visitor.locator(".gallery img")).to_have_count(2)
    for shot in visitor.locator("article img").all():
        shot.scroll_into_view_if_needed()  # pictures further down wait for the reader
        expect(shot).to_have_js_property("complete", True)
        assert shot.evaluate("picture => picture.naturalWidth") > 0
    for words, path in (
        ("the rule on rest", "/news/rest-rule/"),
        ("How the night went", "/news/night-shift/"),
    ):
        link = visitor.locator("article").get_by_role("link", name=words)
        assert link.get_attribute("href") == path
        link.click()
        visitor.wait_for_url(install.url + path)


def _edit_and_submit(page: Page, install: Install) -> None:
    page.goto(f"{install.url}/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'News'").click()
    page.get_by_role("link", name="Night shift").first.click()
    page.wait_for_url(re.compile(r"/edit/$"))
    page.wait_for_load_state("networkidle")
    text = page.locator("[contenteditable=true]").filter(has_text="The crews met")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(ADDED)
    # The editor hands over what was typed a quarter of a second later; somebody's hand is slower than that.
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(f"was read out.{ADDED}"))
    press_twice(page, SUBMIT, REMARK)
    page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))
    expect(page.locator(".messages")).to_contain_text("submitted for moderation")


def _approve(page: Page, install: Install) -> None:
    page.goto(f"{install.url}/cms/")
    waiting = page.locator("section").filter(has_text="Awaiting your review").last
    open_editor(page, install.url + waiting.get_by_role("link", name="Night shift").get_attribute("href"))
    expect(page.locator("[contenteditable=true]").filter(has_text=ADDED.strip())).to_be_visible()
    press_twice(page, APPROVE, REMARK)
    expect(page.locator(".messages")).to_contain_text("has been updated")


def _read_as_it_is_now(visitor: Page, install: Install) -> None:
    """Find the new text under its address, in both feeds, and on the page of its own month."""
    visitor.goto(f"{install.url}/archive/2019/05/")
    visitor.get_by_role("link", name="Night shift").first.click()
    expect(visitor.locator("article")).to_contain_text(f"was read out.{ADDED}")
    for feed in ("/feed/", "/news/feed/"):
        entries = _entries(install, feed)
        assert set(entries) == {f"{install.url}/news/{slug}/" for slug in ("night-shift", "rest-rule")}
        assert ADDED in entries[f"{install.url}/news/night-shift/"]
    assert visitor.context.cookies() == []


def _entries(install: Install, path: str) -> dict[str, str]:
    """Return the text of each entry of a feed, by the address it leads to."""
    with urlopen(install.url + path, timeout=30) as answer:
        feed = ElementTree.fromstring(answer.read())
    return {
        entry.find(f"{ATOM}link").get("href"): "".join(entry.itertext())
        for entry in feed.iter(f"{ATOM}entry")
    }
