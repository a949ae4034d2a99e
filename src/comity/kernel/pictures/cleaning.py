"""Decode a picture, make it small, upright and sRGB, and write it anew."""

import threading
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Literal

import pillow_heif
from django.core.files import File
from PIL import Image, ImageCms

from comity.kernel.pictures.limits import (
    MOST_PIXELS,
    Refused,
    check_scans,
    read_bounded,
    too_many_pixels,
    unreadable,
)

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
# EXIF orientation (CIPA DC-008, tag 0x0112) and the turn that makes the picture upright.
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# Unpacked, the largest picture takes some 250 MB; two at a time would be too many for a small server.
_ONE_AT_A_TIME = threading.Lock()

pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture made by us: content in sRGB, upright, without metadata."""

    content: bytes
    format: Literal["JPEG", "PNG"]
    width: int
    height: int


def clean(file: "File[bytes] | IO[bytes]", *, longest: int = 2560) -> CleanPicture:
    """Decode an uploaded picture and write it anew, with no side longer than `longest` pixels.

    JPEG, or PNG where the picture is partly transparent; of a moving picture the first frame.
    Raises `Refused` when the file is too large, too many pixels, broken, or no picture at all.
    """
    content = read_bounded(file)
    with _ONE_AT_A_TIME:
        try:
            if content.startswith(b"\xff\xd8"):
                check_scans(content)
            return _write(_read(content, longest))
        except Refused:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise too_many_pixels() from None
        except Exception:  # noqa: BLE001 - decoders of six formats fail in as many ways
            raise unreadable() from None


def _read(content: bytes, longest: int) -> Image.Image:
    """Return the picture small, in sRGB and upright."""
    with Image.open(BytesIO(content), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise too_many_pixels()
        turn, profile = _turn(opened), opened.info.get("icc_profile")
        image = _workable(opened)
        # For a JPEG this decodes at a fraction of the size; it needs a fraction of the memory.
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=2.0)
        image.load()
        image = _in_srgb(image, profile)
    return image.transpose(turn) if turn is not None else image


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - broken notes of a camera do not spoil the picture
        return None


def _workable(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be made smaller and that has a colour profile."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in {"RGB", "CMYK", "L"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            converted = ImageCms.profileToProfile(image, BytesIO(profile), _SRGB, outputMode=mode)
        except ImageCms.PyCMSError:
            pass  # a broken or foreign profile: the numbers are taken as sRGB, as browsers do
        else:
            assert converted is not None  # only a change in place returns nothing
            return converted
    return image.convert(mode)


def _write(image: Image.Image) -> CleanPicture:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {}  # Pillow would write a comment or a profile from here
    out = BytesIO()
    if image.mode == "RGBA":
        image.save(out, "PNG")
        return CleanPicture(out.getvalue(), "PNG", image.width, image.height)
    image.save(out, "JPEG", quality=85, progressive=True, optimize=True)
    return CleanPicture(out.getvalue(), "JPEG", image.width, image.height)
