"""Drawings are the same every time, of the right size, and each another one."""

import hashlib
from io import BytesIO

import pytest
from PIL import Image

from comity.demo import drawings
from comity.demo.drawings import canvas, colours, paths
from comity.demo.drawings.canvas import Canvas


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw without smoothing: what is drawn stays the same, and nine times as much fits into a second."""
    monkeypatch.setattr(canvas, "SCALE", 1)


def fingerprint(key: str) -> str:
    return hashlib.sha256(drawings.picture(key).tobytes()).hexdigest()


def test_there_are_pictures_for_every_story_and_a_face_for_every_author() -> None:
    assert len(drawings.PICTURES) >= 26
    assert sum(key.startswith("portrait-") for key in drawings.PICTURES) == 6


@pytest.mark.parametrize("key", drawings.PICTURES)
def test_a_picture_is_the_same_on_two_runs_and_of_its_size(key: str, coarse: None) -> None:
    first = drawings.picture(key)
    assert fingerprint(key) == hashlib.sha256(first.tobytes()).hexdigest()
    size = (800, 800) if key.startswith("portrait-") else (1600, 1067)
    assert first.size == size


def test_no_two_pictures_are_alike_and_each_uses_its_whole_surface(coarse: None) -> None:
    small = {key: drawings.picture(key).resize((12, 8)).tobytes() for key in drawings.PICTURES}
    assert len(set(small.values())) == len(small)
    for key, pixels in small.items():
        assert len({pixels[at : at + 3] for at in range(0, len(pixels), 3)}) > 12, key


def test_a_file_is_a_jpeg_without_notes() -> None:
    with Image.open(BytesIO(drawings.picture_file("coffee"))) as opened:
        assert (opened.format, opened.size, opened.mode) == ("JPEG", (1600, 1067), "RGB")
        assert not opened.getexif()
    assert len(drawings.picture_file("coffee")) < 400_000


def test_the_logo_has_a_transparent_ground_and_a_full_middle() -> None:
    with Image.open(BytesIO(drawings.logo_file())) as opened:
        assert opened.format == "PNG"
        mark = opened.convert("RGBA")
    assert mark.getpixel((1, 1)) == (0, 0, 0, 0)
    assert mark.getpixel((mark.width // 2 + 22, mark.height // 2)) == pytest.approx((164, 38, 44, 255), abs=1)


def test_the_logo_is_light_and_large_enough_for_two_dots_a_pixel() -> None:
    with Image.open(BytesIO(drawings.logo_file())) as opened:
        assert opened.size == (192, 192)
    assert len(drawings.logo_file()) < 6_000


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("M10 10h30v20H0", (0, 30)),
        ("m5 5l10 0l0 10z", (5, 5)),
        ("M0 0C0 10 20 10 20 0S40 -10 40 0", (40, 0)),
        ("M0 0Q10 20 20 0T40 0", (40, 0)),
        ("M0 0a10 10 0 0 1 20 0", (20, 0)),
    ],
)
def test_a_path_ends_where_it_says(path: str, end: tuple[float, float]) -> None:
    assert paths.trace(path)[-1][-1] == pytest.approx(end, abs=1e-9)


def test_an_arc_goes_round_the_side_it_was_told() -> None:
    above = paths.trace("M0 0a10 10 0 0 1 20 0")[0]
    below = paths.trace("M0 0a10 10 0 0 0 20 0")[0]
    assert min(y for _x, y in above) == pytest.approx(-10, abs=0.2)
    assert max(y for _x, y in below) == pytest.approx(10, abs=0.2)


def test_what_is_drawn_inside_a_shape_stays_inside() -> None:
    surface = Canvas(40, 20, "#000000")
    with surface.inside("M10 5h10v10h-10z") as view:
        view.rect(0, 0, 40, 20, "#ffffff")
    image = surface.finished()
    assert image.getpixel((15, 10)) == (255, 255, 255)
    assert image.getpixel((5, 10)) == image.getpixel((30, 10)) == (0, 0, 0)


def test_a_view_is_moved_scaled_and_mirrored() -> None:
    surface = Canvas(40, 20, "#000000")
    surface.at(30, 10, 2, flip=True).rect(0, 0, 4, 4, "#ff0000")
    image = surface.finished()
    assert image.getpixel((24, 14)) == (255, 0, 0)
    assert image.getpixel((34, 14)) == (0, 0, 0)


def test_a_colour_with_a_share_of_glaze_shines_through() -> None:
    surface = Canvas(10, 10, "#000000")
    surface.rect(0, 0, 10, 10, "#ffffff80")
    assert surface.finished().getpixel((5, 5))[0] == pytest.approx(128, abs=1)


def test_mixing_meets_both_ends() -> None:
    assert colours.mix("#000000", "#ffffff", 0) == "#000000"
    assert colours.mix("#000000", "#ffffff", 1) == "#ffffff"
    assert colours.mix_along(["#000000", "#808080", "#ffffff"], 0.5) == "#808080"
