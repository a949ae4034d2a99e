"""Work and what surrounds it: warehouse, tools, the apprentice, pay, water, boots, coffee, sleep."""

import math
import random

from comity.demo.drawings.canvas import Canvas, mix
from comity.demo.drawings.parts import AMBER, CREAM, INK, ORANGE, RED, TEAL, rings

WIDTH, HEIGHT = 1600, 1067


def warehouse() -> Canvas:
    """A long warehouse aisle with a forklift under the skylights."""
    c = Canvas(WIDTH, HEIGHT, "#37505a")
    centre = (800.0, 470.0)
    c.fill("M0 0H1600V1067H0z", "#2c434d")
    c.area([(0, 1067), (1600, 1067), (900, 520), (700, 520)], "#8b7a5e")
    c.area([(300, 1067), (1300, 1067), (850, 520), (750, 520)], "#9b8967")
    for i in range(7):
        near, far = 1.6 ** (6 - i), 1.6 ** (6 - i) * 0.74
        for share, colour in ((near, "#f3dfae"), (far, "#2c434d")):
            w, y = 22 * share, centre[1] - 26 * share
            if share == near:
                c.area(
                    [
                        (800 - w, y),
                        (800 + w, y),
                        (800 + w * 0.8, centre[1] - 26 * far * 1.08),
                        (800 - w * 0.8, centre[1] - 26 * far * 1.08),
                    ],
                    colour,
                )
    c.area([(560, 1067), (1040, 1067), (830, 520), (770, 520)], "#f3dfae26")
    for side in (-1, 1):
        _rack(c, side)
    c.rect(700, 420, 200, 110, "#f6e3b4")
    c.fill("M700 420h200v18H700z", "#3a2a22")
    c.rect(700, 420, 10, 110, "#3a2a22")
    c.rect(890, 420, 10, 110, "#3a2a22")
    _forklift(c.at(800, 880, 1.3))
    return c


def _rack(c: Canvas, side: int) -> None:
    colours = ("#c0763a", "#a4562c", "#d6a258", "#8e6a42", "#b5532c", "#7c5a3a", "#5f7a72")

    def at(depth: float, up: float) -> tuple[float, float]:
        size = 1.0 / (1 + depth * 0.62)
        return 800 + side * 930 * size * 0.86, 470 + (640 - up * 330) * size * 0.98

    for depth in range(7, -1, -1):
        d0, d1 = depth * 0.9 - 0.6, depth * 0.9 + 0.3
        shade = 0.08 + depth * 0.075
        for level in range(4):
            a, b = at(d0, level), at(d1, level)
            e, f = at(d0, level + 0.72), at(d1, level + 0.72)
            colour = mix(colours[(level * 3 + depth * 2 + (side > 0)) % 7], "#22343c", shade)
            c.area([a, b, f, e], colour)
            middle0, middle1 = at(d0 + 0.42, level), at(d0 + 0.42, level + 0.72)
            c.stroke([middle0, middle1], 3, mix(colour, "#000000", 0.3), round_ends=False)
            c.area(
                [at(d0, level + 0.32), at(d1, level + 0.32), at(d1, level + 0.4), at(d0, level + 0.4)],
                mix(colour, "#ffffff", 0.2),
            )
            c.area([at(d0, level - 0.1), at(d1, level - 0.1), b, a], mix(ORANGE, "#22343c", shade))
        c.area(
            [at(d0 - 0.06, -0.2), at(d0 + 0.03, -0.2), at(d0 + 0.03, 4.2), at(d0 - 0.06, 4.2)],
            mix(TEAL, "#0f1c22", shade),
        )


def _forklift(c: Canvas) -> None:
    c.fill("M-160 26h330v14h-330z", "#00000044")
    c.rect(-74, -300, 14, 320, INK)
    c.rect(60, -300, 14, 320, INK)
    for y in (-290, -180, -60):
        c.rect(-74, y, 148, 12, INK)
    c.fill("M-100 -250L-84 -264H84L100 -250z", INK)
    c.fill("M-96 -250V-60M96 -250V-60", INK)
    c.line("M-94 -252L-108 -50M94 -252L108 -50", 11, INK)
    c.fill("M-122 -70C-122 -100 -96 -112 -70 -112H70C96 -112 122 -100 122 -70V10H-122z", AMBER)
    c.fill("M-122 -40H122V-20H-122z", INK)
    for i in range(7):
        c.fill(f"M{-118 + i * 36} -20l18 -20h16l-18 20z", AMBER)
    c.disc(0, -206, 34, "#6f452c", tall=40)
    c.fill("M-36 -212C-40 -266 40 -266 36 -212z", RED)
    c.rect(-44, -216, 88, 9, "#7e1d22")
    c.fill("M-62 -110C-62 -154 -44 -164 -14 -168H14C44 -164 62 -154 62 -110z", "#d8c23c")
    c.fill("M-60 -136H60V-124H-60z", CREAM)
    for x in (-12, 12):
        c.disc(x, -202, 4, INK)
    c.line("M-9 -182h18", 4, "#3a1f14")
    for x in (-86, 86):
        c.disc(x, -74, 20, "#fff4cf")
        c.ring(x, -74, 20, 5, INK)
    for x in (-104, 104):
        c.disc(x, 14, 36, INK)
        c.disc(x, 14, 15, "#8b8581")
    for x in (-52, 26):
        c.fill(f"M{x} 4h26l6 66h-38z", "#4a4541")
    for x in (-128, 10):
        c.rect(x, -16, 118, 66, "#b9854a")
        c.rect(x + 46, -16, 24, 66, "#d6a96a")
        c.rect(x, 44, 118, 6, "#8f6230")
    c.rect(-140, 50, 280, 12, "#7b4d2b")
    for x in (-136, -14, 108):
        c.rect(x, 62, 28, 14, "#5f3a20")


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
        (_spanner, 170, 500, -8), (_hammer, 400, 480, 4), (_oilcan, 650, 330, 0), (_saw, 970, 215, -3), (_pliers, 1480, 340, 6),
        (_caliper, 960, 450, 0), (_lantern, 545, 760, 0), (_spanner, 1030, 735, 86), (_file, 1290, 420, 2), (_brush, 1380, 850, 84),
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
        "M-80 -330C-96 -280 -70 -220 -26 -196H26C70 -220 96 -280 80 -330L40 -360L34 -280L0 -262L-34 -280L-40 -360z",
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


def apprentice() -> Canvas:
    """A young fitter beside a wheelset, a gauge in her hand."""
    c = Canvas(WIDTH, HEIGHT, "#d9c08a")
    c.fill("M0 0H1600V760H0z", "#4e6a68")
    for i in range(5):
        x = 40 + i * 330
        c.fill(f"M{x} 60a110 60 0 0 1 220 0V430H{x}z", "#e9d7a6")
        for k in (73, 146):
            c.rect(x + k, 0, 8, 430, "#3f5856")
        for y in (110, 220, 330):
            c.rect(x, y, 220, 7, "#3f5856")
    c.fill("M0 760H1600V1067H0z", "#8a6f4e")
    c.fill("M0 760H1600V780H0z", "#6f583c")
    _wheel(c.at(470, 600), 380)
    c.fill("M40 985H1600V1010H40z", "#3d3531")
    c.fill("M40 985H1600V992H40z", "#d9d3c2")
    _fitter(c.at(1090, 1080, 1.12))
    return c


def _wheel(c: Canvas, radius: float) -> None:
    rings(c, 0, 0, (
        (radius, "#23282b"), (radius * 0.955, "#8b958f"), (radius * 0.93, "#a9b2ab"), (radius * 0.8, "#6d7873"), (radius * 0.78, "#7b2c28"),
        (radius * 0.42, "#6a2421"), (radius * 0.4, "#8e3a30"), (radius * 0.26, "#3a4245"), (radius * 0.23, "#b9c0b6"), (radius * 0.08, "#3a4245"),
    ))
    for i in range(10):
        spot = c.at(0, 0, turn=i * 36)
        spot.disc(radius * 0.6, 0, radius * 0.09, "#531b19")
    c.fill(f"M{-radius * 0.66} {-radius * 0.66}A{radius * 0.93} {radius * 0.93} 0 0 1 {radius * 0.2} {-radius * 0.908}L{radius * 0.17} {-radius * 0.79}"
           f"A{radius * 0.8} {radius * 0.8} 0 0 0 {-radius * 0.57} {-radius * 0.57}z", "#d3d8cd")


def _fitter(c: Canvas) -> None:
    skin, suit = "#b97f54", "#23506b"
    dark = mix(suit, "#000000", 0.2)
    shirt = "#e7c23e"
    c.fill("M-130 0C-140 -260 -140 -420 -60 -470H110C190 -430 200 -220 190 0z", shirt)
    c.fill("M90 -470C190 -430 200 -220 190 0H110C130 -200 130 -360 60 -470z", mix(shirt, "#000000", 0.16))
    c.fill("M-94 -330H132V-180C160 -150 186 -120 190 0H-130C-128 -100 -116 -150 -94 -180z", suit)
    c.fill("M70 -330H132V-180C160 -150 186 -120 190 0H110C112 -120 100 -240 70 -330z", dark)
    c.fill("M-94 -330L-76 -474L-36 -480L-52 -330zM90 -330L66 -480L102 -474L132 -330z", suit)
    c.fill("M-94 -338H132V-318H-94z", mix(suit, "#ffffff", 0.14))
    c.disc(-72, -314, 14, AMBER)
    c.disc(112, -314, 14, AMBER)
    c.fill("M-40 -270H80V-170H-40z", dark)
    c.fill("M-40 -270H80V-250H-40z", mix(suit, "#ffffff", 0.14))
    c.line("M-10 -268V-300M10 -268V-312", 9, RED)
    c.fill("M-20 -540H50V-462C30 -440 0 -440 -20 -462z", mix(skin, "#000000", 0.18))
    _fitter_head(c.at(10, -610), skin)
    c.fill(
        "M-88 -356C-170 -370 -240 -420 -270 -476L-318 -560L-268 -592L-214 -510C-186 -474 -130 -466 -50 -472z",
        shirt,
    )
    c.fill(
        "M-88 -356C-170 -370 -240 -420 -270 -476L-318 -560L-304 -568C-250 -470 -180 -410 -84 -392z",
        mix(shirt, "#000000", 0.16),
    )
    c.fill("M-318 -560L-268 -592L-256 -572L-306 -540z", CREAM)
    c.fill("M-312 -566C-340 -590 -346 -626 -326 -640L-296 -646C-276 -640 -262 -616 -270 -592z", skin)
    gauge = c.at(-318, -640, turn=-36)
    gauge.rect(-14, -120, 28, 190, "#c9cdc4")
    gauge.fill("M-14 -120H70V-96H14V-60H-14z", "#c9cdc4")
    gauge.fill("M-14 40H70V64H-14z", "#9aa39c")
    for i in range(7):
        gauge.rect(-14, -84 + i * 18, 10 + (i % 2) * 6, 3, INK)
    c.fill("M-344 -620a14 12 0 0 1 40 -10l20 4a12 12 0 0 1 0 22l-26 4z", mix(skin, "#000000", 0.14))
    c.fill(
        "M150 -420C210 -360 226 -250 180 -170L110 -140L96 -190L140 -220C158 -270 140 -330 110 -380z",
        mix(shirt, "#000000", 0.16),
    )
    c.disc(102, -166, 34, skin)


def _fitter_head(c: Canvas, skin: str) -> None:
    hair = "#241813"
    c.fill("M60 -60C140 -60 150 60 110 130C90 150 70 120 80 90C90 40 60 0 60 -60z", hair)
    c.fill("M-78 -30C-84 60 -50 110 -10 112C40 112 80 70 80 -20C80 -110 -72 -120 -78 -30z", skin)
    c.fill(
        "M20 -90C70 -80 80 -40 80 -20C80 70 40 112 -10 112C40 80 50 -20 20 -90z", mix(skin, "#000000", 0.1)
    )
    c.fill("M-82 -24C-96 -130 96 -140 86 -10C70 -60 20 -74 -10 -60C-40 -48 -70 -50 -82 -24z", hair)
    c.fill("M-84 -60C-60 -90 60 -96 84 -56L84 -24C60 -56 -60 -54 -84 -28z", RED)
    c.fill(
        "M-66 -62a30 24 0 0 1 62 -6l-4 30a30 20 0 0 1 -56 4zM6 -68a34 24 0 0 1 64 6l-6 28a30 20 0 0 1 -54 -4z",
        "#9fd0cf",
    )
    c.fill("M-58 -60l20 -8l-14 34l-10 2zM16 -66l20 -4l-12 32l-10 0z", "#d9efe9")
    c.disc(84, 10, 15, skin, tall=22)
    for x in (-40, 24):
        c.disc(x, 14, 8, INK)
        c.line(f"M{x - 18} -8q16 -12 34 -2", 7, hair)
    c.line("M-12 20C-24 40 -24 48 -6 50", 6, mix(skin, "#000000", 0.3))
    c.line("M-34 76C-16 90 10 88 26 74", 8, "#7a2f26")


def payslip() -> Canvas:
    """A kitchen table from above: a payslip, a pencil, glasses, a mug, coins."""
    rng = random.Random("payslip")
    c = Canvas(WIDTH, HEIGHT, "#b9753a")
    for i in range(6):
        c.rect(0, i * 180, WIDTH, 176, ("#b9753a", "#b26e35", "#bf7d42")[i % 3])
        for _ in range(5):
            x, y = rng.uniform(0, 1300), i * 180 + rng.uniform(15, 160)
            c.line(
                f"M{x} {y}C{x + 100} {y - 10} {x + 200} {y + 10} {x + rng.uniform(260, 420)} {y}",
                3,
                "#a3622d",
            )
    sheet = c.at(760, 540, turn=-7)
    sheet.rect(-330, -430, 690, 890, "#00000030")
    sheet.rect(-350, -450, 690, 890, "#fbf6e6")
    sheet.rect(-350, -450, 690, 96, TEAL)
    sheet.disc(-290, -402, 28, AMBER)
    sheet.rect(-240, -420, 220, 16, CREAM)
    sheet.rect(-240, -394, 150, 12, "#8fb0ac")
    for i in range(11):
        y = -310 + i * 54
        sheet.rect(-310, y + 36, 610, 2, "#d9cfb3")
        sheet.rect(-310, y, (190, 240, 160, 210, 180, 250, 150, 220, 200, 170, 230)[i], 14, "#8a7f68")
        sheet.rect(
            300 - (90, 70, 84, 60, 96, 72, 64, 88, 70, 80, 92)[i],
            y,
            (90, 70, 84, 60, 96, 72, 64, 88, 70, 80, 92)[i],
            14,
            "#4a4336" if i != 6 else RED,
        )
    sheet.rect(-310, 300, 610, 5, INK)
    sheet.rect(-310, 326, 200, 26, INK)
    sheet.rect(160, 326, 140, 26, INK)
    sheet.line("M120 20C150 -6 320 -10 328 28C330 62 140 66 118 34", 7, RED)
    sheet.line("M-336 -70l12 14l22 -34", 8, "#3f7d5a")
    _pencil(c.at(1230, 640, turn=24))
    _glasses(c.at(310, 830, 1.15, turn=-18))
    _mug(c.at(1320, 230))
    for x, y, radius, colour in (
        (190, 240, 58, AMBER),
        (290, 180, 58, "#d9b25a"),
        (250, 310, 46, "#c9cdc4"),
        (150, 360, 46, "#b9bdb2"),
        (1380, 880, 58, AMBER),
        (1480, 820, 46, "#c9cdc4"),
    ):
        c.disc(x + 8, y + 10, radius, "#00000030")
        c.disc(x, y, radius, colour)
        c.ring(x, y, radius * 0.78, 4, mix(colour, "#000000", 0.2))
        c.fill(f"M{x - 16} {y + 10}q16 -38 32 0q-16 14 -32 0z", mix(colour, "#000000", 0.22))
    return c


def _pencil(c: Canvas) -> None:
    c.rect(-14, -232, 44, 470, "#00000030")
    c.rect(-24, -240, 44, 440, RED)
    c.rect(-9, -240, 15, 440, "#c2434a")
    c.fill("M-24 200H20L-2 276z", "#e9cf9a")
    c.fill("M-9 250L5 250L-2 276z", INK)
    c.rect(-24, -262, 44, 26, "#b9bdb2")
    c.fill("M-24 -262C-24 -300 20 -300 20 -262z", "#d98c7a")


def _glasses(c: Canvas) -> None:
    for dx, dy, colour in ((8, 10, "#00000030"), (0, 0, INK)):
        c.ring(-88 + dx, dy, 70, 13, colour)
        c.ring(88 + dx, dy, 70, 13, colour)
        c.line(
            f"M{-20 + dx} {dy - 10}C{-8 + dx} {dy - 26} {8 + dx} {dy - 26} {20 + dx} {dy - 10}M{-156 + dx} {dy}L{-196 + dx} {dy - 150}M{156 + dx} {dy}L{150 + dx} {dy - 170}",
            12,
            colour,
        )
    for x in (-88, 88):
        c.disc(x, 0, 64, "#ffffff38")
        c.fill(f"M{x - 30} -44l24 -6l-30 80l-16 -14z", "#ffffff60")


def _mug(c: Canvas) -> None:
    c.disc(14, 18, 150, "#00000030")
    c.line("M120 50C230 60 236 170 110 120", 32, "#dccda6")
    c.disc(0, 0, 150, CREAM)
    c.disc(0, 0, 128, "#dccda6")
    c.disc(0, 0, 120, "#4a2a1c")
    c.fill("M-90 -30C-60 -90 20 -110 70 -70C20 -84 -50 -60 -90 -30z", "#6e4530")
