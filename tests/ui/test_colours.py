"""One accent becomes two that everybody can read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ui import colours
from comity.ui.static_bundle import SOURCE

accents = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(accents)
def test_any_accent_is_readable_on_light_and_dark_paper(accent: str) -> None:
    light = colours.light_accent(accent, (colours.PAPER[0], colours.SURFACE[0]))
    dark = colours.dark_accent(accent, (colours.PAPER[1], colours.SURFACE[1]))
    assert colours.contrast(light.colour, colours.PAPER[0]) >= 4.5
    assert colours.contrast(light.colour, colours.SURFACE[0]) >= 4.5
    assert colours.contrast(light.ink, light.colour) >= 4.5
    assert colours.contrast(dark.colour, colours.PAPER[1]) >= 4.5
    assert colours.contrast(dark.colour, colours.SURFACE[1]) >= 4.5
    assert colours.contrast(dark.ink, dark.colour) >= 4.5


@given(accents)
def test_words_are_readable_on_any_fill(accent: str) -> None:
    area = colours.fill(accent)
    assert area.colour == accent
    assert colours.contrast(area.ink, area.colour) >= 4.5


@given(accents, accents)
def test_a_theme_with_any_second_colour_stays_readable(accent: str, second: str) -> None:
    theme = colours.theme_css(accent, second)
    day, night = pair(theme, "surface")
    accent_day, accent_night = pair(theme, "accent")
    assert colours.contrast(accent_day, day) >= 4.5
    assert colours.contrast(accent_night, night) >= 4.5
    for ink, ground in zip(
        pair(tokens(), "ink") + pair(tokens(), "muted"), (day, night, day, night), strict=True
    ):
        assert colours.contrast(ink, ground) >= 4.5


def test_an_accent_that_is_readable_already_is_kept() -> None:
    assert colours.light_accent("#A4262C", colours.PAPER[:1]).colour == "#a4262c"
    assert colours.dark_accent("#ffd400", colours.PAPER[1:]).colour == "#ffd400"


def test_a_moved_accent_keeps_its_hue() -> None:
    moved = colours.light_accent("#ffd400", colours.PAPER[:1]).colour
    assert hue(moved) == pytest.approx(hue("#ffd400"), abs=0.05)


def test_oklch_gives_the_published_values() -> None:
    # From the table of the article, by way of sRGB: white, and the red primary as CSS Color 4 states it.
    lightness, chroma, _hue = colours._to_lch(colours.parse("#ffffff"))
    assert (lightness, chroma) == (pytest.approx(1, abs=1e-4), pytest.approx(0, abs=1e-4))
    assert colours._to_lch(colours.parse("#ff0000")) == pytest.approx((0.628, 0.2577, 0.5102), abs=1e-3)


@given(accents)
def test_oklch_there_and_back_gives_the_same_colour(accent: str) -> None:
    assert colours.written(colours._to_rgb(colours._to_lch(colours.parse(accent)))) == accent


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert colours.contrast("#000", "#fff") == pytest.approx(21)
    assert colours.contrast("#fff", "#000") == pytest.approx(21)


@pytest.mark.parametrize(
    "wrong", ["", "red", "#12", "#1234567", "#ggg", "a4262c", "#a4262c;}", "#a4262c\n", "#١٢٣"]
)
def test_what_is_not_a_colour_is_refused_in_words(wrong: str) -> None:
    if wrong.strip() != wrong:
        assert colours.written(colours.parse(wrong)) == wrong.strip()
        return
    with pytest.raises(ValueError, match="is not a colour"):
        colours.theme_css(wrong or "none")


def test_a_fill_that_would_vanish_gets_an_edge_of_ink() -> None:
    assert colours.edges("#ffffff") == (colours.INK[0], "#ffffff")
    assert colours.edges("#000000") == ("#000000", colours.INK[1])


def test_the_default_theme_is_what_the_tokens_say() -> None:
    for name in ("accent", "accent-ink"):
        assert pair(colours.theme_css("#a4262c"), name) == pair(tokens(), name)


def test_grounds_and_inks_are_the_ones_of_the_tokens() -> None:
    assert pair(tokens(), "paper") == colours.PAPER
    assert pair(tokens(), "surface") == colours.SURFACE
    assert pair(tokens(), "ink") == colours.INK


@pytest.mark.parametrize("name", ["ink", "muted", "accent", "good", "warn", "bad", "focus"])
def test_every_token_for_words_is_readable(name: str) -> None:
    for side, colour in enumerate(pair(tokens(), name)):
        assert colours.contrast(colour, colours.PAPER[side]) >= 4.5
        assert colours.contrast(colour, colours.SURFACE[side]) >= 4.5


def test_edges_of_fields_stand_out_three_to_one() -> None:
    for side, colour in enumerate(pair(tokens(), "edge")):
        assert colours.contrast(colour, colours.PAPER[side]) >= 3


def tokens() -> str:
    return (SOURCE / "tokens.css").read_text(encoding="utf-8")


def pair(css: str, name: str) -> tuple[str, str]:
    found = re.search(rf"--{name}: ?light-dark\((#\w+), ?(#\w+)\)", css)
    assert found, name
    return found[1], found[2]


def hue(colour: str) -> float:
    return colours._to_lch(colours.parse(colour))[2]
