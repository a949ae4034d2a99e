from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from comity.pages import sharing
from comity.pages.sharing import Card
from tests.factories.pages import jpeg

CARD = Card(
    title="Three harbours, one strike",
    kicker="Rail",
    name="Harbour Union",
    ink="#1b1916",
    paper="#fbf9f4",
    accent="#a4262c",
    fill="#ff8800",
)
INK = (27, 25, 22)


def _drawn(**changes):
    return Image.open(BytesIO(sharing.draw(replace(CARD, **changes)))).convert("RGB")


def _dark(picture, box):
    """Return how many pixels of a part are nearly as dark as ink."""
    part = picture.crop(box).convert("L")
    return sum(part.histogram()[:70])


def _near(one, other):
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


TITLE = (0, sharing._TOP, 1200, sharing._BOTTOM)


def test_the_font_is_the_one_that_was_recorded():
    told = sharing.FONT.with_name("README.md").read_text()
    assert sha256(sharing.FONT.read_bytes()).hexdigest() in told
    assert "SIL OPEN FONT LICENSE" in sharing.FONT.with_name("OFL.txt").read_text()


def test_a_picture_has_the_size_that_is_promised_and_the_colours():
    picture = _drawn()
    assert picture.size == (1200, 630)
    assert _near(picture.getpixel((600, 5)), (255, 136, 0))
    assert _near(picture.getpixel((600, 120)), (251, 249, 244))
    assert _dark(picture, TITLE) > 5000


def test_the_articles_picture_stands_where_reading_ends():
    red = jpeg(900, 900, "#ff0000")
    assert _near(_drawn(picture=red).getpixel((1100, 300)), (255, 0, 0))
    assert _near(_drawn(picture=red, turned=True).getpixel((100, 300)), (255, 0, 0))


@pytest.mark.parametrize(
    "title",
    [
        "Night crews win the ten-hour rest",
        "Порты и рельсы",
        "Λιμάνια",
        "الموانئ والسكك: إضراب واحد",
        "Tiếng Việt",
        "Große Häfen – “quiet” nights…",
    ],
)
def test_titles_in_the_scripts_of_the_font_are_drawn(title):
    assert sharing.drawable(title)
    assert _dark(_drawn(title=title), TITLE) > 2000


@pytest.mark.parametrize("title", ["港口与铁路", "बंदरगाह", "ท่าเรือ", "A\x07B", "🚢 at sea"])
def test_no_letter_is_drawn_as_a_box(title):
    assert not sharing.drawable(title)
    picture = _drawn(title=title)
    assert _dark(picture, TITLE) == 0
    assert _near(picture.getpixel((600, 300)), (255, 136, 0))


def test_letters_that_cannot_be_joined_are_not_drawn(monkeypatch):
    monkeypatch.setattr(sharing.features, "check", lambda name: False)
    assert not sharing.drawable("الموانئ")
    assert sharing.drawable("Ports")
    assert _dark(_drawn(title="Ports"), TITLE) > 1000


def test_arabic_letters_are_joined_and_run_from_the_right():
    picture = _drawn(title="سكك", turned=True)
    assert _dark(picture, (600, sharing._TOP, 1200, 400)) > 500
    assert _dark(picture, (0, sharing._TOP, 500, 400)) == 0
    font = sharing.font(60)
    assert font.getlength("سكك") < sum(font.getlength(letter) for letter in "سكك")


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        ("Strike", sharing.LARGEST, 1),
        ("word " * 30, 44, 5),
        ("word " * 300, sharing.SMALLEST, sharing.MOST_LINES),
        ("x" * 255, sharing.SMALLEST, 1),
    ],
)
def test_long_titles_shrink_wrap_and_are_cut_last(title, size, lines):
    got, wrapped = sharing.fitted(title, 800)
    assert (got, len(wrapped)) == (size, lines)
    assert all(sharing.font(got).getlength(line) <= 800 for line in wrapped)
    assert wrapped[-1].endswith("…") == (size == sharing.SMALLEST)


def test_a_logo_stands_before_the_name():
    out = BytesIO()
    Image.new("RGBA", (100, 100), "#00ff00").save(out, "PNG")
    assert _near(_drawn(logo=out.getvalue()).getpixel((80, 574)), (0, 255, 0))
