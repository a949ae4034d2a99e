"""Pictures are written anew from their pixels; nothing else of the file survives."""

import threading

import pytest
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from comity.kernel.pictures import clean, cleaning
from tests.factories.drawings import BLUE, GREEN, RED, SECRET, cleaned, corners, nearest, shown, written


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("MPO", "RGB"),
        ("PNG", "RGB"),
        ("PNG", "L"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "RGBA"),
        ("PNG", "LA"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
        ("GIF", "P"),
        ("AVIF", "RGB"),
        ("HEIF", "RGB"),
    ],
)
def test_clean_takes_every_usual_format_and_makes_a_jpeg(kind: str, mode: str) -> None:
    picture = cleaned(written(corners(mode=mode), kind))
    assert (picture.format, picture.width, picture.height) == ("JPEG", 64, 32)
    if mode in {"RGB", "RGBA", "P", "CMYK"}:
        image = shown(picture)
        found = [nearest(image, 0.2, 0.2), nearest(image, 0.8, 0.2), nearest(image, 0.5, 0.8)]
        assert found == ["red", "green", "blue"]
    assert picture.content.startswith(b"\xff\xd8\xff")
    assert b"\xff\xc2" in picture.content  # progressive


def test_clean_reads_a_file_from_its_beginning() -> None:
    file = ContentFile(written(corners(), "JPEG"))
    file.read()
    assert clean(file).width == 64


def test_clean_takes_the_first_frame_of_a_moving_picture() -> None:
    frames = [Image.new("RGB", (20, 10), RED), Image.new("RGB", (20, 10), BLUE)]
    for kind in ("GIF", "PNG", "WEBP"):
        picture = cleaned(written(frames[0], kind, save_all=True, append_images=frames[1:]))
        assert (nearest(shown(picture), 0.5, 0.5), picture.width) == ("red", 20)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA")])
def test_clean_keeps_transparency_as_png(kind: str, mode: str) -> None:
    image = corners(mode=mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    picture = cleaned(written(image, kind))
    assert picture.format == "PNG"
    assert shown(picture).mode == "RGBA"
    assert shown(picture).getchannel("A").getextrema()[0] < 10


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_clean_keeps_one_transparent_colour(kind: str) -> None:
    image = corners().quantize(4)
    picture = cleaned(written(image, kind, transparency=image.getpixel((0, 0))))
    assert picture.format == "PNG"
    assert shown(picture).getpixel((2, 2))[3] == 0
    assert shown(picture).getpixel((60, 28))[3] == 255


def test_clean_keeps_the_greys_of_sixteen_bits() -> None:
    picture = cleaned(written(Image.new("I;16", (8, 8), 128 * 257), "PNG"))
    assert abs(shown(picture).convert("L").getpixel((4, 4)) - 128) <= 1


@pytest.mark.parametrize(
    ("size", "longest", "expected"),
    [
        ((4000, 3000), 2560, (2560, 1920)),
        ((3000, 4000), 2560, (1920, 2560)),
        ((640, 480), 2560, (640, 480)),
        ((2560, 2560), 2560, (2560, 2560)),
        ((9000, 3), 2560, (2560, 1)),
        ((4000, 3000), 800, (800, 600)),
    ],
)
def test_clean_makes_a_picture_smaller_never_larger(
    size: tuple[int, int], longest: int, expected: tuple[int, int]
) -> None:
    for kind in ("JPEG", "PNG"):
        picture = cleaned(written(Image.new("RGB", size, GREEN), kind), longest=longest)
        assert (picture.width, picture.height) == expected
        assert nearest(shown(picture), 0.5, 0.5) == "green"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_clean_turns_the_picture_upright(kind: str, orientation: int) -> None:
    # The way a camera held that way stores the scene.
    stored = {
        1: corners(),
        2: corners().transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: corners().transpose(Image.Transpose.ROTATE_180),
        4: corners().transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: corners().transpose(Image.Transpose.TRANSPOSE),
        6: corners().transpose(Image.Transpose.ROTATE_90),
        7: corners().transpose(Image.Transpose.TRANSVERSE),
        8: corners().transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    # Given as bytes, HEIF states the turn in its own box too, as a phone does.
    image = shown(cleaned(written(stored, kind, exif=exif.tobytes())))
    assert image.size == (64, 32)
    found = [nearest(image, 0.2, 0.2), nearest(image, 0.8, 0.2), nearest(image, 0.5, 0.8)]
    assert found == ["red", "green", "blue"]


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_clean_ignores_an_orientation_that_does_not_exist(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert shown(cleaned(written(corners(), "JPEG", exif=exif))).size == (64, 32)


@pytest.mark.parametrize("exif", [b"Exif\x00\x00garbage", b"Exif\x00\x00II*\x00\xff\xff\xff\xff", b"\x00"])
@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_clean_takes_a_picture_with_broken_notes(exif: bytes) -> None:
    for kind in ("JPEG", "WEBP"):
        assert shown(cleaned(written(corners(), kind, exif=exif))).size == (64, 32)


def test_clean_converts_a_profile_to_srgb_and_drops_it() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    swapped = _profile_with_red_and_blue_exchanged()
    picture = cleaned(written(Image.new("RGB", (16, 16), RED), "PNG", icc_profile=swapped))
    assert nearest(shown(picture), 0.5, 0.5) == "blue"
    assert "icc_profile" not in shown(picture).info
    # A profile of another colour space does not fit, so the numbers stay what they are.
    picture = cleaned(written(Image.new("RGB", (16, 16), RED), "PNG", icc_profile=lab.tobytes()))
    assert nearest(shown(picture), 0.5, 0.5) == "red"


def _profile_with_red_and_blue_exchanged() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")


@pytest.mark.parametrize("profile", [b"no profile at all", b"\x00" * 128, b""])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_clean_takes_a_picture_with_a_broken_profile(profile: bytes, mode: str) -> None:
    picture = cleaned(written(corners(mode=mode), "PNG", icc_profile=profile))
    assert (picture.width, picture.height) == (64, 32)


def _chatty_jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written(corners(), "JPEG", exif=exif, comment=SECRET, xmp=SECRET, icc_profile=icc)


def _chatty_png(mode: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    notes.add_text("Comment", SECRET.decode(), zip=True)
    image = corners(mode=mode)
    if mode == "RGBA":
        image.putpixel((0, 0), (0, 0, 0, 0))
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    return written(image, "PNG", pnginfo=notes, exif=exif, dpi=(300, 300))


@pytest.mark.parametrize(
    "content",
    [
        _chatty_jpeg(),
        _chatty_png("RGB"),
        _chatty_png("RGBA"),
        written(corners(), "WEBP", exif=b"Exif\x00\x00" + SECRET, xmp=SECRET),
        written(corners(), "AVIF", xmp=SECRET),
        written(corners(), "HEIF", xmp=SECRET),
        written(corners(mode="P"), "GIF", comment=SECRET),
    ],
    ids=["jpeg", "png", "png with transparency", "webp", "avif", "heic", "gif"],
)
def test_clean_drops_all_that_was_noted(content: bytes) -> None:
    assert SECRET in content
    picture = cleaned(content)
    assert SECRET not in picture.content
    image = shown(picture)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    allowed = {b"IHDR", b"IDAT", b"IEND"} if picture.format == "PNG" else set()
    assert {
        chunk for chunk in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", b"pHYs") if chunk in picture.content
    } <= allowed
    assert b"Exif" not in picture.content
    assert b"ICC_PROFILE" not in picture.content


@pytest.mark.parametrize(
    "content",
    [
        written(corners(), "JPEG") + b"<script>alert(1)</script>",
        written(corners(), "JPEG", comment=b"<script>alert(1)</script>"),
        written(corners(), "PNG") + b"PK\x03\x04 <script>alert(1)</script>",
        written(corners(mode="P"), "GIF", comment=b"*/=1;//<script>alert(1)</script>"),
        written(corners(), "GIF") + b"<?php alert(1)",
    ],
    ids=["behind", "inside", "archive behind", "script that begins as GIF", "php behind"],
)
def test_clean_leaves_nothing_of_a_file_that_is_two_things(content: bytes) -> None:
    assert b"alert(1)" in content
    assert b"alert(1)" not in cleaned(content).content


@given(st.binary(min_size=4, max_size=200))
@settings(max_examples=30)
def test_clean_ignores_whatever_follows_the_picture(tail: bytes) -> None:
    picture = written(corners(), "JPEG")
    assert cleaned(picture + tail).content == cleaned(picture).content


def test_clean_works_on_one_picture_at_a_time() -> None:
    content = written(corners(400, 300), "PNG")
    results: list[tuple[int, int]] = []

    def work() -> None:
        picture = cleaned(content)
        results.append((picture.width, picture.height))

    threads = [threading.Thread(target=work) for _ in range(4)]
    with cleaning._ONE_AT_A_TIME:
        for thread in threads:
            thread.start()
        threads[0].join(0.2)
        assert results == []
    for thread in threads:
        thread.join()
    assert results == [(400, 300)] * 4
