"""Small drawn pictures, cleaned pictures, and the refusal of others."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from comity.kernel import pictures
from comity.kernel.pictures import Refused, clean

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)
SECRET = b"51.5074N-home-of-a-member"
UNREADABLE = "This file is not a picture we can read. Save it as JPEG or PNG and try again."


def corners(width: int = 64, height: int = 32, mode: str = "RGB") -> Image.Image:
    """Red above left, green above right, blue below."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    return image.convert(mode)


def written(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def cleaned(content: bytes, **options: Any) -> pictures.CleanPicture:
    return clean(SimpleUploadedFile("picture", content), **options)


def shown(picture: pictures.CleanPicture) -> Image.Image:
    with Image.open(BytesIO(picture.content), formats=("JPEG", "PNG")) as image:
        image.load()
        assert image.format == picture.format
        assert image.size == (picture.width, picture.height)
        return image


def nearest(image: Image.Image, x: float, y: float) -> str:
    """The name of the colour nearest to that part of the picture."""
    pixel = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    colours = {"red": RED, "green": GREEN, "blue": BLUE}
    return min(colours, key=lambda name: sum((a - b) ** 2 for a, b in zip(colours[name], pixel, strict=True)))


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        cleaned(content)
    assert caught.value.__cause__ is None
    return caught.value
