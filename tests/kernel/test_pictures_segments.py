"""A clean picture is told from one that still holds what a stranger put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from comity.kernel.pictures import is_clean
from comity.kernel.pictures.segments import segments
from tests.factories.drawings import SECRET, cleaned, corners, written


def _transparent() -> Image.Image:
    image = corners(mode="RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    return image


def _noted_png() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    return written(corners(), "PNG", pnginfo=notes)


JPEG, PNG = written(corners(), "JPEG"), written(corners(), "PNG")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_what_clean_writes_is_clean(kind: str) -> None:
    assert is_clean(cleaned(written(corners(), kind)).content)
    assert is_clean(cleaned(written(_transparent(), "PNG")).content)


@pytest.mark.parametrize(
    "content",
    [JPEG, PNG, written(corners(mode="L"), "JPEG"), written(corners(mode="P"), "PNG", transparency=0)],
)
def test_a_drawing_without_notes_is_clean(content: bytes) -> None:
    assert is_clean(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        JPEG[:-1],
        JPEG[:-2],
        JPEG + b"x",
        JPEG + JPEG,
        PNG[:-12],
        PNG[:-1],
        PNG + b"x",
        _noted_png(),
        written(corners(), "JPEG", comment=SECRET),
        written(corners(), "JPEG", exif=b"Exif\x00\x00" + SECRET),
        written(corners(), "JPEG", icc_profile=PROFILE),
        written(corners(), "PNG", icc_profile=PROFILE),
        written(corners(), "PNG", dpi=(72, 72)),
        JPEG.replace(b"\x00\x10JFIF\x00", b"\x00\x10JFXX\x00"),
        written(corners(), "GIF"),
        written(corners(), "WEBP"),
        b"<script>alert(1)</script>",
    ],
)
def test_whatever_could_hold_a_note_is_not_clean(content: bytes) -> None:
    assert not is_clean(content)


def test_segments_name_the_parts_of_the_first_picture_only() -> None:
    kinds = [kind for kind, _start, _end in segments(JPEG + written(corners(), "JPEG", comment=b"x"))]
    assert kinds[0] == 0xE0
    assert kinds[-2:] == [0xDA, 0xD9]
    assert 0xFE not in kinds


@given(st.binary(max_size=400))
def test_is_clean_judges_whatever_comes(content: bytes) -> None:
    assert is_clean(b"\xff\xd8\xff" + content) in {True, False}
    assert is_clean(b"\x89PNG\r\n\x1a\n" + content) in {True, False}
