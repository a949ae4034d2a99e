"""The port's edge: the gatehouse, the empty cab of a crane."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import (
    AMBER,
    CREAM,
    HEIGHT,
    INK,
    RED,
    WIDTH,
    cloud,
    glitter,
    gull,
    rings,
    worker,
)
from comity.demo.drawings.port import container, crane, freighter


def gatehouse() -> Canvas:
    """The gatehouse clock in the early morning; somebody goes home."""
    c = Canvas(WIDTH, HEIGHT, "#f0dfb9")
    c.rect(0, 0, WIDTH, 800, "#86ada8")
    rings(
        c,
        1330,
        690,
        (
            (1330, "#93b6ac"),
            (1150, "#a8c0ae"),
            (960, "#c3cbac"),
            (780, "#dbd3a8"),
            (600, "#ecd8a2"),
            (430, "#f3d595"),
            (270, "#f6dc9e"),
            (150, "#fbefc8"),
        ),
    )
    cloud(c, 700, 150, 380, "#f3ead0")
    cloud(c, 1180, 330, 300, "#f3ead0")
    crane(c.at(1230, 800, 0.6), "#7d8f86", trolley=200)
    crane(c.at(960, 800, 0.45, flip=True), "#93a294", trolley=200)
    c.rect(0, 796, WIDTH, 271, "#a98d63")
    c.fill("M0 840H1600V1067H0z", "#96794f")
    _house(c)
    c.rect(610, 690, 26, 180, INK)
    c.rect(600, 860, 46, 24, INK)
    bar = c.at(624, 706, turn=-38)
    for i in range(9):
        bar.rect(i * 78, -12, 79, 24, RED if i % 2 else CREAM)
    bar.disc(0, 0, 26, INK)
    _bicycle(c.at(1100, 892, 1.0), RED)
    _bicycle(c.at(1390, 904, 1.1, flip=True), "#2f5a5e")
    c.fill("M830 1000L560 1044H640L900 1002z", "#7a5f3b")
    worker(
        c.at(860, 1000, 1.7), "#2f5a5e", hat=RED, skin="#5f3a26", stride=26, bag="#7b3b2e", trousers="#26221e"
    )
    gull(c, 1290, 170, 1.3, "#ffffff", turn=-10)
    gull(c, 1410, 230, 0.9, "#ffffff", turn=8)
    return c


def _house(c: Canvas) -> None:
    c.rect(90, 380, 470, 500, "#8e3a2c")
    for row in range(16):
        for column in range(7):
            if (row * 5 + column * 3) % 7 < 2 and column + row % 2 < 7:
                c.rect(98 + column * 66 + (row % 2) * 30, 398 + row * 30, 42, 12, "#9d4837")
    c.rect(60, 350, 530, 40, "#3a2a22")
    c.fill("M180 352V170L325 70L470 170V352z", "#8e3a2c")
    c.fill("M150 186L325 60L500 186L482 206L325 96L168 206z", "#3a2a22")
    c.disc(325, 236, 92, INK)
    c.disc(325, 236, 80, CREAM)
    for i in range(12):
        c.at(325, 236, turn=i * 30).rect(-4 if i % 3 else -6, -74, 8 if i % 3 else 12, 14, INK)
    c.at(325, 236, turn=182).rect(-6, -48, 12, 56, INK)
    c.at(325, 236, turn=15).rect(-4, -66, 8, 76, RED)
    c.disc(325, 236, 11, INK)
    c.rect(130, 470, 150, 150, "#3a2a22")
    c.rect(142, 482, 126, 126, "#f4d98f")
    c.rect(199, 482, 8, 126, "#3a2a22")
    c.rect(142, 540, 126, 8, "#3a2a22")
    c.rect(330, 470, 170, 410, "#24403f")
    c.rect(348, 490, 134, 150, "#f4d98f")
    c.disc(466, 690, 9, AMBER)
    c.rect(142, 660, 126, 162, CREAM)
    c.rect(142, 660, 126, 28, RED)
    for i in range(5):
        c.rect(156, 704 + i * 20, 98 - (i % 3) * 22, 7, "#9a8c6c")
    c.disc(205, 668, 5, INK)
    c.rect(60, 872, 560, 16, "#3a2a22")


def _bicycle(c: Canvas, colour: str) -> None:
    c.ring(-70, -46, 44, 6, INK)
    c.ring(64, -46, 44, 6, INK)
    c.line("M-70 -46L-30 -110H36L64 -46M-30 -110L-6 -46L36 -110M-70 -46H-6", 6, colour)
    c.line("M-42 -126H-14M36 -110L30 -134H56", 7, INK)
    c.disc(-6, -46, 9, INK)


def crane_cab() -> Canvas:
    """The empty seat of a crane driver, high above the quay at dawn."""
    rng = random.Random("crane-cab")
    c = Canvas(WIDTH, HEIGHT, "#f2cfa0")
    c.rect(0, 0, WIDTH, 620, "#587b8c")
    rings(
        c,
        420,
        580,
        (
            (1080, "#6d8a93"),
            (900, "#8b9c98"),
            (740, "#b0ae98"),
            (590, "#d3bd96"),
            (450, "#ebc894"),
            (320, "#f5d9a8"),
            (200, "#f9e5bd"),
            (110, "#fff6dc"),
        ),
    )
    c.rect(0, 610, WIDTH, 460, "#3f6670")
    glitter(c, rng, (420, 620, 900, 360), "#f5d9a8", 40)
    c.fill("M700 1067L880 610H1600V1067z", "#b59a78")
    c.fill("M700 1067L880 610H900L740 1067z", "#e9d2a6")
    for row in range(7):
        y = 640 + row * row * 9 + row * 20
        size = 0.5 + row * 0.16
        for column in range(6):
            x = 960 - row * 16 + column * 118 * size
            container(
                c,
                x,
                y,
                (104 * size, 30 * size),
                rng.choice((RED, "#2f5a5e", AMBER, "#7b3b2e", CREAM, "#c0643a")),
            )
    freighter(c.at(470, 700, 1.25), "#26313a", CREAM, RED, (AMBER, "#2f5a5e", "#c0643a", CREAM))
    c.fill("M60 712C180 700 260 704 290 704L280 716C200 716 120 720 60 726z", "#dfe3d4")
    for x, y, size in ((300, 240, 1.6), (420, 320, 1.1), (210, 350, 0.9)):
        gull(c, x, y, size, "#fbf3e0", turn=-12)
    _cab(c)
    return c


def _cab(c: Canvas) -> None:
    dark, frame = "#1b1f22", "#24292c"
    c.fill("M0 0H1600V60H0zM0 0H70V1067H0zM1530 0H1600V1067H1530z", frame)
    c.fill("M770 0H806L700 1067H650z", frame)
    c.fill("M0 930H1600V1067H0z", dark)
    c.fill("M0 900C300 872 1300 872 1600 900V950H0z", "#2f3538")
    c.fill("M930 1067V640C930 590 970 566 1020 566H1240C1290 566 1330 590 1330 640V1067z", "#6b2f26")
    c.fill("M960 1067V650C960 616 990 600 1024 600H1236C1270 600 1300 616 1300 650V1067z", "#7f3a2d")
    for y in (700, 800, 900):
        c.rect(980, y, 300, 6, "#6b2f26")
    c.fill("M1040 600V560C1040 540 1056 528 1076 528H1184C1204 528 1220 540 1220 560V600z", "#6b2f26")
    _scarf(c)
    c.fill("M820 1067V880H950V1067z", "#24292c")
    c.fill("M1310 1067V880H1440V1067z", "#24292c")
    for x in (885, 1375):
        c.line(f"M{x} 880V800", 14, INK)
        c.disc(x, 790, 28, INK)
        c.disc(x - 6, 782, 10, "#5a6063")
    c.fill("M150 930V800H250V930z", "#2f5a5e")
    c.fill("M158 800V770H242V800z", CREAM)
    c.rect(150, 850, 100, 14, CREAM)
    c.fill("M300 930V870H372V930z", CREAM)
    c.line("M372 884C400 884 400 916 372 916", 9, CREAM)
    for x, colour in ((470, RED), (520, AMBER), (570, "#6f9a86")):
        c.disc(x, 924, 14, colour)


def _scarf(c: Canvas) -> None:
    c.fill(
        "M1000 590C1040 560 1210 556 1262 588C1272 604 1262 622 1240 622C1180 606 1080 610 1024 628"
        "C1004 624 992 606 1000 590z",
        AMBER,
    )
    c.fill("M1030 620C1020 720 1030 800 1050 872L1118 862C1092 780 1086 700 1096 612z", AMBER)
    c.fill("M1030 690h62v22h-64zM1034 748h58v22h-56zM1042 812l62 -8v24l-58 8z", RED)
    for i in range(6):
        c.line(f"M{1054 + i * 12} 866l{-4 + i} 34", 5, AMBER)
