"""Public pages by night and on paper, measured in a real browser."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from playwright.sync_api import Browser

from comity.organisation.models import Profile
from tests.factories import pages as make

pytestmark = pytest.mark.django_db(transaction=True)

PLATE, NOTHING = "rgb(251, 249, 244)", "rgba(0, 0, 0, 0)"
LOGO = """() => {
    const [logo, name] = [document.querySelector('.nameplate img'), document.querySelector('.nameplate b')]
    const [l, n] = [logo.getBoundingClientRect(), name.getBoundingClientRect()]
    return [getComputedStyle(logo).backgroundColor, n.top >= l.bottom, l.width <= 240 && l.height <= 64]
}"""


def _logo(width: int, height: int) -> ContentFile[bytes]:
    out = BytesIO()
    Image.new("RGBA", (width, height), (0, 0, 0, 0)).save(out, "PNG")
    return ContentFile(out.getvalue(), name="logo.png")


@pytest.mark.parametrize("light", ["light", "dark"])
def test_a_logo_is_seen_by_night_and_leaves_the_name_its_room(
    browser: Browser, live_site: str, light: str
) -> None:
    make.site()
    profile = Profile(name="Harbour and Rail Workers' Union")
    profile.save()
    for size, width, below in (
        ((1400, 260), 320, True),
        ((300, 300), 320, False),
        ((1400, 260), 1280, False),
    ):
        profile.logo.save("logo.png", _logo(*size))
        page = browser.new_page(viewport={"width": width, "height": 600}, color_scheme=light)
        page.goto(live_site)
        assert page.evaluate(LOGO) == [PLATE if light == "dark" else NOTHING, below, True]
        page.close()


def test_paper_keeps_addresses_whole_and_says_no_half_ones(browser: Browser, live_site: str) -> None:
    news = make.section()
    Profile(
        name="Harbour Union", footer="Members of five coasts. " * 8, contact_phone="+00 555 0142",
        contact_email="office@harbourandrail.example", contact_address="14 Ropewalk\nCalder Quay",
    ).save()  # fmt: skip
    card = {"title": "The rule", "text": "In full"}
    story = make.article(news, body=[
        ("link_card", {**card, "address": "", "page": news}),
        ("link_card", {**card, "address": "https://example.org/", "page": None}),
    ])  # fmt: skip
    page = browser.new_page(viewport={"width": 794, "height": 900})
    page.emulate_media(media="print")
    page.goto(live_site + story.url)
    assert page.evaluate("document.querySelector('.foot-contact li bdi').getClientRects().length") == 1
    height = "parseFloat(getComputedStyle(document.querySelector('.foot-contact li bdi')).lineHeight)"
    assert page.locator(".foot-contact li bdi").first.bounding_box()["height"] < 1.5 * page.evaluate(height)
    said = "[...document.querySelectorAll('.card-title a')].map(a => getComputedStyle(a, '::after').content)"
    assert [words == '""' for words in page.evaluate(said)] == [True, False]
    page.close()


def test_documents_on_paper_say_where_they_are_and_show_every_version(
    browser: Browser, live_site: str
) -> None:
    make.article(make.section())
    first = make.file("Statutes of 2019", listed=True, kind="statutes")
    make.file("Statutes of 2024", listed=True, kind="statutes", replaces=first)
    make.file("Minutes", listed=True, kind="minutes")
    page = browser.new_page(viewport={"width": 794, "height": 900})
    page.emulate_media(media="print")
    page.goto(live_site + "/documents/")
    said = "[...document.querySelectorAll('.files a')].map(a => getComputedStyle(a, '::after').content)"
    assert all("http://localhost/documents/" in words for words in page.evaluate(said))
    assert page.get_by_text("Statutes of 2019").is_visible()
    for menu in (".filter", ".menu", ".foot-links"):
        assert not page.locator(menu).is_visible(), menu
    for path in ("/documents/", "/archive/", "/topics/", "/authors/"):
        page.goto(live_site + path)
        assert page.pdf(format="A4").startswith(b"%PDF-")
    page.close()
