"""A river delta seen from above."""

import math
import random
from collections.abc import Sequence

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, TEAL, WIDTH
from comity.demo.drawings.paths import Point, smooth


def delta() -> Canvas:
    """A river delta from above: islands, lighters, one long roof with its doors shut."""
    rng = random.Random("delta")
    c = Canvas(WIDTH, HEIGHT, "#5d9a92")
    for i in range(26):
        y = 20 + i * 42
        points = smooth([(x, y + 16 * math.sin(x / 210 + i * 0.9)) for x in range(-50, 1700, 110)])
        c.stroke(points, 3, "#6da89d", round_ends=False)
    islands = (
        [(-60, -60), (360, -60), (420, 120), (300, 300), (120, 380), (-60, 340)],
        [(520, -60), (980, -60), (1010, 90), (860, 210), (680, 190), (560, 90)],
        [(1170, -60), (1680, -60), (1680, 330), (1430, 350), (1240, 220), (1150, 80)],
        [(-60, 520), (160, 500), (330, 600), (360, 800), (250, 980), (60, 1140), (-60, 1140)],
        [(520, 380), (800, 330), (1060, 390), (1170, 560), (1080, 760), (820, 830), (580, 750), (470, 560)],
        [(1380, 520), (1680, 470), (1680, 940), (1470, 900), (1340, 720)],
        [(560, 960), (900, 930), (1200, 980), (1290, 1140), (520, 1140)],
    )
    for outline in islands:
        _island(c, rng, outline)
    _hall(c.at(820, 570, turn=-7))
    for x, y, turn, colour in (
        (420, 470, 64, RED),
        (455, 640, 84, "#3a2b24"),
        (1240, 420, 118, "#3a2b24"),
        (1260, 640, 88, AMBER),
        (1210, 860, 50, "#3a2b24"),
        (1040, 160, 130, RED),
        (470, 190, 70, "#3a2b24"),
        (420, 900, 108, AMBER),
        (720, 890, 4, "#3a2b24"),
    ):
        _lighter(c.at(x, y, 1.0, turn=turn), rng, colour)
    for k in range(12):
        _lighter(c.at(512 + k * 4 - abs(k - 6) * 9, 420 + k * 34, 0.55, turn=8 + k), rng, "#3a2b24")
    return c


def _island(c: Canvas, rng: random.Random, outline: Sequence[Point]) -> None:
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))

    def shrunk(share: float) -> list[Point]:
        return smooth(
            [(x + (middle[0] - x) * share, y + (middle[1] - y) * share) for x, y in outline], closed=True
        )

    c.area(shrunk(-0.09), "#84b9a4")
    c.area(shrunk(0.0), "#e3cf9a")
    c.area(shrunk(0.07), "#b9b267")
    with c.inside(shrunk(0.11)) as field:
        field.rect(0, 0, WIDTH, HEIGHT, "#8fa05a")
        turn = rng.uniform(-30, 30)
        view = field.at(*middle, turn=turn)
        for i in range(-8, 9):
            colour = rng.choice(("#9fae62", "#7f9350", "#c3b765", "#6f8a4c", "#a3a655"))
            view.rect(i * 46, -420, 42, 840, colour)
        view.rect(-420, -8, 840, 12, "#d9c48c")


def _hall(c: Canvas) -> None:
    c.rect(-262, -88, 540, 210, "#00000038")
    c.rect(-280, -110, 540, 104, "#b5492f")
    c.rect(-280, -6, 540, 106, "#8f3626")
    for i in range(28):
        c.rect(-280 + i * 20, -110, 3, 210, "#00000022")
    c.rect(-280, -12, 540, 10, "#5f2219")
    for i in range(7):
        c.rect(-250 + i * 76, -74, 44, 26, "#e3cf9a")
    c.rect(-280, 100, 540, 52, "#d9c48c")
    for i in range(9):
        c.rect(-256 + i * 58, 92, 36, 12, INK)
    for x, y in (
        (-200, 176),
        (-150, 190),
        (-96, 172),
        (-40, 188),
        (20, 176),
        (70, 192),
        (120, 174),
        (176, 188),
        (220, 176),
        (-10, 206),
        (96, 210),
        (-120, 212),
    ):
        c.disc(x + 4, y + 5, 9, "#00000040")
        c.disc(x, y, 9, (CREAM, RED, AMBER, INK, TEAL)[(x * 7 + y) % 5])


def _lighter(c: Canvas, rng: random.Random, colour: str) -> None:
    c.fill("M-64 -15H40C62 -15 78 -4 82 4C78 12 62 23 40 23H-64z", "#0000002c")
    c.fill("M-70 -20H36C58 -20 74 -10 80 0C74 10 58 20 36 20H-70z", colour)
    c.fill("M-60 -12H34V12H-60z", "#d9b878")
    for i in range(4):
        c.disc(-46 + i * 22, rng.uniform(-3, 3), 9, rng.choice((CREAM, ORANGE, "#7d5a3a", "#3f6b6e")))
    c.disc(56, 0, 6, CREAM)
