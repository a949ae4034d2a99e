from io import BytesIO

import pytest
from PIL import Image

from comity.pages import sizes


@pytest.mark.parametrize(
    ("available", "expected"),
    [(100, [100]), (480, [480]), (799, [480]), (800, [480, 800]), (4000, [480, 800, 1280])],
)
def test_widths_never_exceed_the_picture(available, expected):
    assert sizes.widths(sizes.SHAPES["wide"], available) == expected


def test_make_gives_every_shape_in_three_formats_that_open():
    made = list(sizes.make(Image.new("RGB", (900, 1200), "red"), focus=(0.5, 0.5)))
    assert {(size.shape, size.width, size.height) for size in made} == {
        ("wide", 480, 320), ("wide", 800, 533), ("plain", 480, 640), ("plain", 800, 1067),
        ("square", 160, 160), ("square", 320, 320),
    }  # fmt: skip
    assert len(made) == 18
    for size in made:
        with Image.open(BytesIO(size.content)) as opened:
            assert opened.format == size.format.upper()
            assert opened.size == (size.width, size.height)
            assert not opened.getexif()


@pytest.mark.parametrize(("focus", "colour"), [((0.0, 0.5), (255, 0, 0)), ((1.0, 0.5), (0, 0, 255))])
def test_make_crops_around_the_focal_point(focus, colour):
    picture = Image.new("RGB", (1000, 300), "red")
    picture.paste("blue", (500, 0, 1000, 300))
    square = next(s for s in sizes.make(picture, focus=focus) if s.shape == "square" and s.format == "webp")
    with Image.open(BytesIO(square.content)) as opened:
        middle = opened.convert("RGB").getpixel((80, 80))
    assert all(abs(a - b) < 12 for a, b in zip(middle, colour, strict=True))


def test_make_lays_a_transparent_picture_on_white():
    size = next(iter(sizes.make(Image.new("RGBA", (500, 500), (0, 0, 0, 0)), focus=(0.5, 0.5))))
    with Image.open(BytesIO(size.content)) as opened:
        assert min(opened.convert("RGB").getpixel((10, 10))) > 245
