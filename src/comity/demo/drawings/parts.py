"""Things that several drawings share: colours, water, sky, lamps, gulls, people seen from afar."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.paths import oval

WIDTH, HEIGHT = 1600, 1067

INK = "#1b1916"


CREAM = "#efe2c4"


RED = "#a4262c"


ORANGE = "#d9562f"


AMBER = "#e7a33e"


TEAL = "#2c4a52"


NIGHT = "#14202b"


def gull(c: Canvas, x: float, y: float, size: float, colour: str, *, turn: float = 0) -> None:
    """A gull far away, two wings and a body."""
    view = c.at(x, y, size, turn=turn)
    view.fill(
        "M0 0C-6 -10 -18 -18 -34 -14C-24 -12 -12 -4 -3 5C-1 8 2 8 4 5C12 -6 22 -14 36 -18C20 -20 8 -12 0 0z",
        colour,
    )


def glitter(
    c: Canvas, rng: random.Random, path: tuple[float, float, float, float], colour: str, count: int = 40
) -> None:
    """Light on water, flat strokes that widen towards the beholder: `path` is x, top, bottom and spread."""
    x, top, bottom, spread = path
    for i in range(count):
        share = (i + rng.random()) / count
        y = top + (bottom - top) * share
        reach = spread * (0.35 + 0.65 * share)
        middle = x + rng.uniform(-0.5, 0.5) * reach
        length = rng.uniform(0.15, 0.6) * reach * (0.5 + share)
        thick = 1.5 + 5 * share
        c.fill(
            f"M{middle - length} {y}L{middle} {y - thick}L{middle + length} {y}L{middle} {y + thick}z", colour
        )


def worker(
    c: Canvas,
    coat: str,
    *,
    hat: str,
    skin: str = "#8d5a3a",
    trousers: str = INK,
    stripe: str | None = None,
    stride: float = 18,
    bag: str | None = None,
    hair: str = "#2a1c16",
) -> None:
    """A person walking away from us; feet at 0, 0, about 205 tall. The left heel is lifted by the stride."""
    dark = mix(coat, "#000000", 0.2)
    lift = stride * 0.55
    c.fill(
        f"M-24 -94C-26 -60 {-stride - 8} -40 {-stride - 6} {-8 - lift}h20C-6 -40 0 -60 0 -84z",
        mix(trousers, "#ffffff", 0.07),
    )
    c.fill(f"M0 -90C2 -60 {stride - 8} -40 {stride - 8} -6h22C{stride + 14} -40 26 -60 25 -94z", trousers)
    c.fill(f"M{-stride - 8} {-12 - lift}h24l-3 {10 + lift * 0.5}h-18z", mix(trousers, "#000000", 0.5))
    c.fill(f"M{stride - 10} -10h26l2 10h-30z", mix(trousers, "#000000", 0.5))
    c.fill(
        "M28 -152C40 -136 44 -112 42 -90L30 -88L22 -132zM-28 -152C-40 -136 -43 -118 -44 -96L-33 -92"
        "L-22 -132z",
        dark,
    )
    c.disc(36, -85, 7.5, skin)
    c.disc(-39, -90, 7.5, skin)
    c.fill(
        "M-31 -150C-31 -163 -20 -169 -8 -171H8C20 -169 31 -163 31 -150L27 -82C10 -78 -10 -78 -27 -82z", coat
    )
    c.fill(
        "M2 -171H8C20 -169 31 -163 31 -150L27 -82C20 -80 12 -79 5 -79C14 -100 16 -140 2 -171z",
        mix(coat, "#000000", 0.1),
    )
    if stripe:
        c.fill("M-30 -124H30L29 -115H-29zM-29 -104H29L28 -95H-28z", stripe)
        c.fill("M-18 -168h8v46h-6zM18 -168h-8v46h6z", stripe)
    c.fill("M-8 -184H8L9 -168C4 -164 -4 -164 -9 -168z", mix(skin, "#000000", 0.15))
    c.fill("M-15 -196C-15 -180 -8 -174 0 -174C8 -174 15 -180 15 -196z", hair)
    c.disc(-15, -190, 4, skin, tall=6)
    c.disc(15, -190, 4, skin, tall=6)
    c.fill("M-17 -196C-18 -220 18 -220 17 -196C8 -192 -8 -192 -17 -196z", hat)
    c.fill("M-3 -214h6v20h-6z", mix(hat, "#000000", 0.14))
    c.fill("M-20 -198C-8 -192 8 -192 20 -198L20 -194C8 -188 -8 -188 -20 -194z", mix(hat, "#000000", 0.22))
    if bag:
        c.line("M-22 -164L26 -106", 5, mix(bag, "#000000", 0.3))
        c.fill("M14 -112h36l4 42h-44z", bag)
        c.fill("M14 -112h36l1 14h-38z", mix(bag, "#000000", 0.2))


def cloud(c: Canvas, x: float, y: float, width: float, colour: str) -> None:
    """A flat cloud of three long bars with round ends."""
    tall = width * 0.085
    for row, (shift, share) in enumerate(((0.18, 0.5), (0.0, 0.82), (0.24, 0.76))):
        left, top = x + shift * width, y + row * tall * 0.96
        long = width * share
        c.fill(
            f"M{left} {top}h{long}a{tall / 2} {tall / 2} 0 0 1 0 {tall}h{-long}a{tall / 2} {tall / 2} "
            f"0 0 1 0 {-tall}z",
            colour,
        )


def rings(c: Canvas, x: float, y: float, rows: tuple[tuple[float, str], ...]) -> None:
    """Discs in discs, the largest first: a sky around a sun."""
    for index, (radius, colour) in enumerate(rows):
        outer = oval(x, y, radius, radius)
        if index + 1 < len(rows):
            hole = oval(x, y, rows[index + 1][0] - 2, rows[index + 1][0] - 2)
            outer = [*outer, outer[0], hole[0], *reversed(hole)]
        c.area(outer, colour)


def bollard(c: Canvas, colour: str) -> None:
    """A mooring bollard on 0, 0, about 110 tall."""
    c.fill("M-34 0L-28 -64H28L34 0z", colour)
    c.fill("M-50 -70C-50 -96 -30 -106 0 -106C30 -106 50 -96 50 -70C30 -58 -30 -58 -50 -70z", colour)


def swell(c: Canvas, y: float, wave: tuple[float, float, float], colour: str) -> None:
    """Everything below one wave line, filled; `wave` is height, length and shift."""
    height, length, shift = wave
    points = [
        (x, y + height * math.sin((x + shift) / length * math.tau)) for x in range(-40, c.width + 60, 12)
    ]
    c.area([*points, (c.width + 60, c.height + 20), (-40, c.height + 20)], colour)


def lamp_glow(c: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """Stepped rings of light, the poster's way to glow."""
    for i in (3, 2, 1):
        c.disc(x, y, radius * i / 3, colour + "2c")
