"""Bombs, broken pictures and what is no picture: refused in words that say what to do."""

import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from comity.kernel import pictures
from comity.kernel.pictures import Refused
from tests.factories.drawings import UNREADABLE, cleaned, corners, refusal, shown, written

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        SVG,
        b'<?xml version="1.0"?>' + SVG,
        zlib.compress(SVG),
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7\n",
        b"PK\x03\x04" + bytes(100),
        b"GIF89a",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"<script>" + written(corners(), "JPEG"),
        written(corners(), "BMP"),
        written(corners(), "TIFF"),
        written(corners(), "ICO"),
        written(corners(), "PPM"),
        written(corners(), "TGA"),
        written(corners(), "PDF"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n",
    ],
)
def test_clean_refuses_what_is_no_picture_of_ours(content: bytes) -> None:
    refused = refusal(content)
    assert (refused.messages, refused.code) == ([UNREADABLE], "unreadable")
    assert isinstance(refused, ValidationError)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_clean_refuses_a_picture_that_stops_in_the_middle(kind: str, share: float) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    whole = written(noise, kind)
    assert refusal(whole[: int(len(whole) * share)]).messages == [UNREADABLE]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_clean_makes_a_picture_or_refuses_whatever_is_broken(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(_WHOLE)))
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), min_size=1, max_size=20)
    ):
        content[place] = value
    try:
        picture = cleaned(bytes(content))
    except Refused as refused:
        outcome = refused.code
    else:
        outcome = shown(picture).format
        assert max(picture.width, picture.height) <= 2560
    assert outcome in {"unreadable", "too_many_pixels", "JPEG", "PNG"}


_WHOLE = [written(corners(), kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")]


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def _gif_that_claims(width: int, height: int) -> bytes:
    gif = bytearray(written(Image.new("P", (4, 4)), "GIF"))
    gif[6:10] = struct.pack("<HH", width, height)
    return bytes(gif)


def _jpeg_that_claims(width: int, height: int) -> bytes:
    jpeg = bytearray(written(corners(), "JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(jpeg)


@pytest.mark.parametrize(
    "content",
    [
        _png_that_claims(60_000, 60_000),
        _png_that_claims(10_000, 6_001),
        _png_that_claims(1, 60_000_001),
        _gif_that_claims(65_535, 65_535),
        _gif_that_claims(10_000, 8_000),
        _jpeg_that_claims(65_500, 65_500),
        _jpeg_that_claims(9_000, 9_000),
    ],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_clean_refuses_a_picture_bomb_by_its_header(content: bytes) -> None:
    assert len(content) < 2_000
    refused = refusal(content)
    words = "This picture has more than 60 million pixels. Save it smaller and try again."
    assert (refused.messages, refused.code) == ([words], "too_many_pixels")


def test_clean_takes_a_picture_of_fifty_megapixels() -> None:
    picture = cleaned(written(Image.new("L", (8192, 6144), 90), "JPEG"))
    assert (picture.width, picture.height) == (2560, 1920)


def test_clean_refuses_a_file_that_is_too_large() -> None:
    whole = written(corners(), "JPEG")
    content = whole + bytes(pictures.LARGEST_FILE + 1 - len(whole))
    refused = refusal(content)
    words = "This picture is larger than 30 MB. Save it smaller and try again."
    assert (refused.messages, refused.code) == ([words], "too_large")
    assert cleaned(content[:-1]).width == 64


def test_clean_refuses_a_jpeg_of_thousands_of_scans() -> None:
    jpeg = written(corners(), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    scan = jpeg[last:-2]
    assert cleaned(jpeg[:-2] + scan * 5 + b"\xff\xd9").width == 64
    assert refusal(jpeg[:-2] + scan * 2_000 + b"\xff\xd9").messages == [UNREADABLE]
    note = b"\xff\xfe\x00\x03x"
    assert refusal(jpeg[:2] + note * 6_000 + jpeg[2:]).messages == [UNREADABLE]


def test_clean_counts_no_scans_of_a_thumbnail_or_of_what_follows() -> None:
    note = b"\xff\xda" * 100
    jpeg = written(corners(), "JPEG", comment=note) + note
    assert cleaned(jpeg).width == 64
