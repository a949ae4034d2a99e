"""Colours: from the organisation's accent come a light and a dark one that everybody can read.

OKLab and OKLCH after Björn Ottosson, "A perceptual color space for image processing",
https://bottosson.github.io/posts/oklab/ (matrices of 2021-01-25). Contrast after WCAG 2.2,
https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

type RGB = tuple[float, float, float]
"""Red, green and blue of sRGB, each from 0 to 1."""

type LCH = tuple[float, float, float]
"""Lightness 0 to 1, chroma 0 to about 0.37, hue in radians."""

ENOUGH = 4.5
# The grounds of tokens.css, light and dark; a test holds the two files together.
PAPER = ("#fbf9f4", "#171512")
SURFACE = ("#f2eee5", "#221f1b")
INK = ("#1b1916", "#efeae1")
WHITE, BLACK = "#ffffff", "#000000"
# Below this a filled button would melt into the page: then it gets an edge of ink.
SEEN = 1.6
_STEP = 0.005
_HEX = re.compile(r"#[0-9a-f]{6}", re.ASCII)


@dataclass(frozen=True)
class Accent:
    """One accent and the ink that is readable on it, as #rrggbb."""

    colour: str
    ink: str


def parse(value: str) -> RGB:
    """Return the colour written as `#a4262c` (or `#A42`). Raises ValueError for anything else."""
    text = value.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text, re.ASCII):
        text = "#" + "".join(2 * digit for digit in text[1:])
    if not _HEX.fullmatch(text):
        raise ValueError(f"{value!r} is not a colour. Write # and six digits, for example #a4262c.")
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(colour: RGB) -> str:
    """Return the colour as `#rrggbb`."""
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in colour)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(parse(one)), _luminance(parse(other))))
    return (light + 0.05) / (dark + 0.05)


def light_accent(accent: str, grounds: Iterable[str]) -> Accent:
    """Return the accent, darkened only as far as it must be to be read on light grounds."""
    return Accent(_readable(accent, tuple(grounds), -_STEP), WHITE)


def dark_accent(accent: str, grounds: Iterable[str]) -> Accent:
    """Return the accent, lightened only as far as it must be to be read on dark grounds."""
    return Accent(_readable(accent, tuple(grounds), _STEP), PAPER[1])


def fill(accent: str) -> Accent:
    """Return the organisation's very colour, for large areas, with the ink that is readable on it."""
    colour = written(parse(accent))
    return Accent(colour, next(ink for ink in (WHITE, PAPER[1], BLACK) if contrast(ink, colour) >= ENOUGH))


def edges(colour: str) -> tuple[str, str]:
    """Return the edge of an area on light and on dark paper: its own colour, or ink where it would vanish."""
    day, night = (
        colour if contrast(colour, paper) >= SEEN else ink for paper, ink in zip(PAPER, INK, strict=True)
    )
    return day, night


def surfaces(second: str) -> tuple[str, str]:
    """Return a light and a dark quiet surface in the hue of the organisation's second colour."""
    _lightness, chroma, hue = _to_lch(parse(second))
    return (
        written(_fit((0.945, min(chroma, 0.02), hue))),
        written(_fit((0.26, min(chroma, 0.03), hue))),
    )


def theme_css(accent: str, second: str = "") -> str:
    """Return the style sheet of the organisation's colours, which overrides the tokens.

    `second` may be empty. Raises ValueError when either is not a colour.
    """
    surface = surfaces(second) if second else SURFACE
    light = light_accent(accent, (PAPER[0], surface[0]))
    dark = dark_accent(accent, (PAPER[1], surface[1]))
    area = fill(accent)
    pairs = {
        "accent": (light.colour, dark.colour),
        "accent-ink": (light.ink, dark.ink),
        "fill": (area.colour, area.colour),
        "fill-ink": (area.ink, area.ink),
        "fill-edge": edges(area.colour),
    }
    if second:
        pairs["surface"] = surface
    plain = "".join(f"--{name}:{day};" for name, (day, _night) in pairs.items())
    both = "".join(f"--{name}:light-dark({day},{night});" for name, (day, night) in pairs.items())
    # A browser without light-dark() keeps the light colours instead of none.
    return f"@layer tokens{{:root{{{plain}}}@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}}}\n"


def _readable(accent: str, grounds: tuple[str, ...], step: float) -> str:
    """Move the lightness by `step` until the contrast with every ground is enough."""
    colour = written(parse(accent))
    lightness, chroma, hue = _to_lch(parse(accent))
    while min(contrast(colour, ground) for ground in grounds) < ENOUGH:
        lightness += step
        if not 0 <= lightness <= 1:
            raise ValueError("No colour of this hue can be read on these grounds.")
        colour = written(_fit((lightness, chroma, hue)))
    return colour


def _fit(colour: LCH) -> RGB:
    """Return the colour with as much of its chroma as sRGB can show at this lightness and hue."""
    lightness, chroma, hue = colour
    low, high = 0.0, chroma
    for _ in range(16):
        if _shown(_to_rgb((lightness, high, hue))):
            return _to_rgb((lightness, high, hue))
        middle = (low + high) / 2
        low, high = (middle, high) if _shown(_to_rgb((lightness, middle, hue))) else (low, middle)
    return _to_rgb((lightness, low, hue))


def _shown(colour: RGB) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in colour)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_lch(colour: RGB) -> LCH:
    red, green, blue = (_linear(part) for part in colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _to_rgb(colour: LCH) -> RGB:
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return _gamma(red), _gamma(green), _gamma(blue)
