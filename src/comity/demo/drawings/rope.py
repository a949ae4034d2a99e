"""Many hands on one rope."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import HEIGHT, RED, WIDTH
from comity.demo.drawings.paths import smooth


def hands_rope() -> Canvas:
    """Many hands on one rope."""
    rng = random.Random("hands-rope")
    c = Canvas(WIDTH, HEIGHT, "#e7b25a")
    for i in range(30):
        if i % 2:
            a, b = math.radians(i * 12), math.radians(i * 12 + 12)
            c.area(
                [
                    (800, 533),
                    (800 + 1400 * math.cos(a), 533 + 1400 * math.sin(a)),
                    (800 + 1400 * math.cos(b), 533 + 1400 * math.sin(b)),
                ],
                "#eabf70",
            )
    rope = smooth([(-80, 700), (300, 600), (800, 520), (1300, 470), (1700, 400)], steps=40)
    c.stroke([(x, y + 26) for x, y in rope], 92, "#b97f34")
    c.stroke(rope, 92, "#efe0b8")
    for i in range(0, len(rope) - 3, 4):
        x, y = rope[i]
        c.fill(
            f"M{x - 6} {y + 46}C{x + 24} {y + 30} {x + 14} {y - 26} {x + 50} {y - 48}L{x + 58} "
            f"{y - 44}C{x + 28} {y - 20} {x + 36} {y + 32} {x + 4} {y + 48}z",
            "#a9803f",
        )
    grips = (
        (200, "#5f3a26", "#24404a", False),
        (480, "#e2b48c", RED, True),
        (760, "#8d5a3a", "#c9b23c", False),
        (1040, "#f0c8a4", "#3b4a58", True),
        (1320, "#6f452c", "#8e3a2c", False),
    )
    for x, skin, sleeve, below in grips:
        y = next(py for px, py in rope if px >= x)
        _grip(c.at(x, y, 1.28, turn=-9 + (180 if below else 0), flip=below), skin, sleeve)
    c.speckle(rng, (0, 0, 1600, 1067), 180, "#d79c42", 3)
    return c


def _grip(c: Canvas, skin: str, sleeve: str) -> None:
    dark = mix(skin, "#000000", 0.2)
    c.fill("M-104 -900L-66 -150H62L106 -900z", sleeve)
    c.fill("M20 -900L24 -150H62L106 -900z", mix(sleeve, "#000000", 0.18))
    c.fill("M-76 -176H72V-140H-72z", mix(sleeve, "#ffffff", 0.22))
    c.fill("M-58 -140H56C62 -110 76 -90 78 -60V-10H-78V-60C-78 -90 -64 -110 -58 -140z", skin)
    c.fill("M18 -140H56C62 -110 76 -90 78 -60V-10H34C44 -60 34 -110 18 -140z", dark)
    for i in range(4):
        x = -78 + i * 40
        c.fill(f"M{x} -44a19 19 0 0 1 38 0V36a19 21 0 0 1 -38 0z", skin)
        c.fill(
            f"M{x + 26} -58a16 16 0 0 1 12 14V36a19 21 0 0 1 -14 19C{x + 32} 30 {x + 32} -20 {x + 26} -58z",
            dark,
        )
        c.line(f"M{x + 8} -8h16", 3, dark)
        c.line(f"M{x + 8} -40q8 -5 16 0", 3, dark)
    c.fill("M-78 -60C-100 -50 -112 -26 -106 -6C-100 8 -84 6 -80 -8L-70 -34z", skin)
