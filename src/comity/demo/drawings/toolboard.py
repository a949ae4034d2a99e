"""A tool board."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, WIDTH


def tools() -> Canvas:
    """A tool board: each tool has its painted shadow, one place is empty."""
    rng = random.Random("tools")
    c = Canvas(WIDTH, HEIGHT, "#2f5a5e")
    for x in range(0, 1600, 200):
        c.rect(x, 0, 3, 1067, "#284e52")
    for y in range(40, 1000, 60):
        for x in range(40, 1600, 60):
            c.disc(x, y, 4, "#234649")
    c.rect(0, 960, WIDTH, 107, "#7b4d2b")
    c.rect(0, 960, WIDTH, 14, "#a9713f")
    drawings = (
        (_spanner, 170, 500, -8),
        (_hammer, 400, 480, 4),
        (_oilcan, 650, 330, 0),
        (_saw, 970, 215, -3),
        (_pliers, 1480, 340, 6),
        (_caliper, 960, 450, 0),
        (_lantern, 545, 760, 0),
        (_spanner, 1030, 735, 86),
        (_file, 1290, 420, 2),
        (_brush, 1380, 850, 84),
    )
    for index, (tool, x, y, turn) in enumerate(drawings):
        tool(c.at(x + 12, y + 14, 1.0, turn=turn), "#1d3c40")
        if index != 7:
            tool(c.at(x, y, 1.0, turn=turn), None)
    c.speckle(rng, (0, 0, 1600, 950), 130, "#3a696c", 2.4)
    for x, tall, colour in ((90, 90, RED), (170, 70, AMBER), (260, 100, CREAM)):
        c.rect(x, 960 - tall, 66, tall, colour)
        c.rect(x, 960 - tall, 66, 16, mix(colour, "#000000", 0.25))
    for i in range(9):
        c.disc(1050 + i * 44, 944 - (i % 2) * 4, 17, "#b9b2a0" if i % 3 else AMBER)
        c.disc(1050 + i * 44, 944 - (i % 2) * 4, 7, "#4a3a2a")
    return c


def _spanner(c: Canvas, flat: str | None) -> None:
    steel, dark = flat or "#c9cdc4", flat or "#9aa39c"
    c.fill("M-26 -220H26L20 240H-20z", steel)
    c.fill("M4 -220H26L20 240H4z", dark)
    c.fill(
        "M-80 -330C-96 -280 -70 -220 -26 -196H26C70 -220 96 -280 80 -330L40 -360L34 -280L0 -262L-34 "
        "-280L-40 -360z",
        steel,
    )
    c.fill("M26 -196C70 -220 96 -280 80 -330L40 -360L36 -300C50 -270 40 -230 4 -196z", dark)
    c.disc(0, 268, 58, steel)
    c.disc(0, 268, 28, flat or "#2f5a5e")


def _hammer(c: Canvas, flat: str | None) -> None:
    c.fill("M-22 -230H22L30 330C30 346 -30 346 -30 330z", flat or "#b9753a")
    c.fill("M6 -230H22L30 330C30 338 18 342 6 342z", flat or "#96592a")
    c.fill("M-120 -320H40C80 -320 110 -290 120 -250H60L52 -232H-120z", flat or "#4a5357")
    c.fill("M-140 -326H-96V-226H-140z", flat or "#6a757a")
    c.fill("M-30 190H30L31 300H-31z", flat or RED)


def _oilcan(c: Canvas, flat: str | None) -> None:
    c.fill("M-110 150L-78 -20C-70 -60 70 -60 78 -20L110 150z", flat or ORANGE)
    c.fill("M20 -50C50 -48 74 -40 78 -20L110 150H50C50 60 40 0 20 -50z", flat or "#b5452a")
    c.fill("M-14 -44L4 -140H22L26 -44z", flat or "#c9cdc4")
    c.line("M12 -134C60 -200 110 -200 170 -190", 14, flat or "#c9cdc4")
    c.line("M-84 0C-170 10 -170 100 -102 110", 16, flat or "#8e3a2c")
    c.fill("M-104 110H104L110 150H-110z", flat or "#8e3a2c")


def _saw(c: Canvas, flat: str | None) -> None:
    teeth = "".join(f"L{190 - i * 20} 66L{180 - i * 20} 84" for i in range(21))
    c.fill(f"M-250 0L190 -76V66{teeth}L-246 66z", flat or "#c9cdc4")
    c.fill("M-250 0L190 -76V-60L-250 14z", flat or "#dfe2d9")
    c.fill(
        "M180 -92C230 -110 290 -90 300 -40C306 10 270 70 200 84C176 60 172 -40 180 -92z", flat or "#b9753a"
    )
    c.fill("M214 -44C246 -56 266 -40 264 -14C262 14 240 34 216 36z", flat or "#2f5a5e")


def _pliers(c: Canvas, flat: str | None) -> None:
    c.line("M-20 0C-70 90 -70 160 -52 270M20 0C70 90 70 160 52 270", 36, flat or RED)
    c.fill(
        "M-44 -20C-44 -110 -26 -160 -4 -190V20H-30zM44 -20C44 -110 26 -160 4 -190V20H30z", flat or "#9aa39c"
    )
    c.disc(0, 0, 36, flat or "#c9cdc4")
    c.disc(0, 0, 12, flat or "#4a5357")


def _caliper(c: Canvas, flat: str | None) -> None:
    c.rect(-190, -22, 420, 40, flat or "#d9d5c2")
    for i in range(26):
        c.rect(-150 + i * 14, -22, 3, 10 + (i % 5 == 0) * 10, flat or "#4a5357")
    c.fill("M-190 -50H-150V18L-170 120H-190zM-90 -60H-30V24H-66L-90 120z", flat or "#b9bdb2")
    c.disc(-10, 30, 14, flat or "#4a5357")


def _lantern(c: Canvas, flat: str | None) -> None:
    c.line("M-60 -70C-60 -170 60 -170 60 -70", 11, flat or INK)
    c.fill("M-70 -80H70L56 -110H-56z", flat or INK)
    c.fill("M-60 -80H60L70 110H-70z", flat or "#f4d98f")
    c.disc(0, 30, 38, flat or "#fff6d6", tall=52)
    for x in (-50, 50):
        c.line(f"M{x} -80L{x * 1.2} 110", 9, flat or INK)
    c.fill("M-84 104H84L92 166H-92z", flat or "#8e2a26")


def _file(c: Canvas, flat: str | None) -> None:
    c.fill("M-24 -190L24 -190L30 90H-30z", flat or "#8b958f")
    for i in range(20):
        c.line(f"M{-24} {-180 + i * 13}L24 {-168 + i * 13}", 2, flat or "#6a746e", round_ends=False)
    c.fill("M-22 90H22L34 130C40 180 30 240 0 240C-30 240 -40 180 -34 130z", flat or "#c9853f")


def _brush(c: Canvas, flat: str | None) -> None:
    c.fill("M-18 -210C-18 -226 18 -226 18 -210L26 -10H-26z", flat or "#c9853f")
    c.rect(-52, -14, 104, 44, flat or "#b9bdb2")
    c.fill("M-50 30H50L56 150L38 140L26 154L10 142L-8 156L-24 142L-40 154L-56 146z", flat or CREAM)
