"""How a picture becomes its sizes: shapes, widths and formats, cropped around its focal point.

A width is made only when the picture is at least that wide, the smallest always.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

FORMATS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 52, "speed": 8},
    "webp": {"quality": 70, "method": 4},
    "jpeg": {"quality": 76, "optimize": True, "progressive": True},
}


@dataclass(frozen=True, slots=True)
class Shape:
    """Widths in pixels and, for a cropped shape, height by width."""

    widths: tuple[int, ...]
    ratio: float | None = None


SHAPES: dict[str, Shape] = {
    "wide": Shape((480, 800, 1280), ratio=2 / 3),
    "plain": Shape((480, 800, 1280)),
    "square": Shape((160, 320), ratio=1.0),
}


@dataclass(frozen=True, slots=True)
class Size:
    """One made picture."""

    shape: str
    format: str
    width: int
    height: int
    content: bytes


def make(picture: Image.Image, *, focus: tuple[float, float]) -> Iterator[Size]:
    """Yield every size of `picture`; crops centre on `focus`, in parts of width and height (0 to 1)."""
    opaque = _on_white(picture)
    for name, shape in SHAPES.items():
        for width in widths(shape, picture.width):
            small = _fit(opaque, width, shape.ratio, focus)
            for kind, options in FORMATS.items():
                out = BytesIO()
                small.save(out, kind.upper(), **options)
                yield Size(name, kind, small.width, small.height, out.getvalue())


def widths(shape: Shape, available: int) -> list[int]:
    """Return which widths to make of a picture that is `available` pixels wide."""
    fitting = [width for width in shape.widths if width <= available]
    return fitting or [min(shape.widths[0], available)]


def _fit(picture: Image.Image, width: int, ratio: float | None, focus: tuple[float, float]) -> Image.Image:
    if ratio is None:
        height = max(1, round(picture.height * width / picture.width))
        return picture.resize((width, height), Image.Resampling.LANCZOS)
    return ImageOps.fit(
        picture, (width, max(1, round(width * ratio))), Image.Resampling.LANCZOS, centering=focus
    )


def _on_white(picture: Image.Image) -> Image.Image:
    """Lay a picture with holes on white: one set of sizes serves light and dark pages."""
    if picture.mode in {"RGB", "L"}:
        return picture.convert("RGB")
    whole = Image.new("RGB", picture.size, "white")
    layer = picture.convert("RGBA")
    whole.paste(layer, mask=layer.getchannel("A"))
    return whole
