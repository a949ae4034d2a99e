"""The port: cranes at dusk, the night shift, the gatehouse, the empty cab."""

import random

from comity.demo.drawings.canvas import Canvas, mix
from comity.demo.drawings.parts import (
    AMBER, CREAM, INK, NIGHT, ORANGE, RED, TEAL, bollard, cloud, container, crane, freighter, glitter, gull, lamp_glow,
    rings, stack, worker,
)

WIDTH, HEIGHT = 1600, 1067


def cranes_dusk() -> Canvas:
    """Two cranes over a ship while the sun goes down."""
    rng = random.Random("cranes-dusk")
    c = Canvas(WIDTH, HEIGHT, "#e9d2a6")
    c.rect(0, 0, WIDTH, 720, "#35616b")
    rings(c, 1010, 600, (
        (1120, "#47737a"), (960, "#66897f"), (810, "#94a086"), (670, "#c4b489"), (540, "#e6c283"), (420, "#f2c983"),
        (310, "#f4d38f"), (215, ORANGE),
    ))
    for x, y, width, colour in (
        (90, 210, 360, "#7d988a"),
        (1220, 130, 300, "#7d988a"),
        (610, 380, 280, "#f2c983"),
    ):
        cloud(c, x, y, width, colour)
    for y, tall in ((610, 7), (640, 11), (674, 15)):
        c.rect(780, y, 460, tall, "#f2c983")
    c.rect(0, 700, WIDTH, 367, TEAL)
    c.fill("M0 700C120 668 190 676 290 690C380 664 470 672 560 700z", "#5b6a5d")
    c.fill("M1250 700C1330 672 1420 660 1600 668V700z", "#5b6a5d")
    glitter(c, rng, (1010, 708, 980, 420), "#ea9350", 60)
    for y in range(730, 960, 26):
        c.rect(0, y, WIDTH, 2, "#42626a")
    _ship(c.at(500, 846), rng)
    crane(c.at(330, 930, 1.24), INK, load=RED, trolley=300, drop=150)
    crane(c.at(1330, 930, 0.98, flip=True), INK, load=AMBER, trolley=330, drop=210)
    c.rect(0, 926, WIDTH, 141, "#2a2521")
    c.rect(0, 926, WIDTH, 10, "#8a6a4a")
    for x in (90, 620, 1010, 1510):
        bollard(c.at(x, 928, 0.5), "#2a2521")
    worker(c.at(720, 1010, 0.62), ORANGE, hat=AMBER, stripe=CREAM)
    worker(c.at(790, 1018, 0.62, flip=True), "#c8b560", hat=CREAM, skin="#b97f54", stripe=CREAM, stride=10)
    for x, y, size, turn in (
        (640, 250, 1.1, -8),
        (720, 300, 0.8, 6),
        (560, 330, 0.7, 0),
        (1200, 210, 0.8, 10),
    ):
        gull(c, x, y, size, "#2b3b3d", turn=turn)
    return c


def _ship(c: Canvas, rng: random.Random) -> None:
    stack(c, rng, 30, -60, columns=6, rows=5, size=(96, 40), colours=(RED, "#7b3b2e", AMBER, CREAM, "#3f6b6e", "#c98a4a"))
    c.fill("M640 -62V-300H760V-250H790V-62z", CREAM)
    c.rect(640, -300, 130, 16, RED)
    for row in range(4):
        for column in range(3):
            c.rect(656 + column * 34, -262 + row * 44, 20, 14, TEAL)
    c.rect(690, -350, 30, 52, INK)
    c.rect(690, -338, 30, 12, ORANGE)
    c.fill("M-60 -70H860L822 30C818 48 800 62 780 62H40C16 62 2 50 -8 32z", "#201c1a")
    c.fill("M-44 20H826L822 32C818 48 800 62 780 62H40C16 62 2 50 -8 32L-16 20z", "#8e2a26")
    c.rect(-58, -70, 916, 8, "#4a3a31")


def night_shift() -> Canvas:
    """A lane between container stacks at night, lamps, four people going out to their ship."""
    rng = random.Random("night-shift")
    c = Canvas(WIDTH, HEIGHT, NIGHT)
    c.bands(0, 640, ("#0f1822", "#14202b", "#1a2a37", "#223644"))
    c.speckle(rng, (0, 0, WIDTH, 420), 150, "#cfd6c8", 1.6)
    c.fill("M1128 104A66 66 0 1 1 1066 196A56 56 0 0 0 1128 104z", "#e9dfc0")
    crane(c.at(860, 650, 0.62), "#0c131b", trolley=220, drop=120)
    crane(c.at(560, 650, 0.5, flip=True), "#0c131b", trolley=220, drop=120)
    c.fill("M0 640H1600V1067H0z", "#1f2f3a")
    c.fill("M620 640H980L1500 1067H100z", "#2b3f4a")
    _walls(c)
    for x, y, size in ((500, 640, 0.55), (1100, 640, 0.55), (330, 760, 1.0), (1270, 760, 1.0)):
        _mast(c.at(x, y, size))
    for y, x1, x2 in ((700, 690, 900), (756, 640, 970), (842, 560, 1050), (960, 470, 1180)):
        c.fill(f"M{x1} {y}H{x2}l8 6H{x1 - 8}z", "#e7a33e55")
    people = (
        (690, 930, 1.05, ORANGE, AMBER, "#5f3a26", 16), (790, 950, 1.12, "#d8b83c", CREAM, "#d9a47a", 20),
        (905, 925, 1.02, ORANGE, RED, "#8d5a3a", 14), (600, 900, 0.95, "#d8b83c", AMBER, "#b97f54", 18),
    )
    for x, y, size, coat, hat, skin, stride in people:
        c.fill(f"M{x - 30} {y}H{x + 34}L{x + 120} {y + 100}H{x + 30}z", "#0f182288")
        worker(c.at(x, y, size), coat, hat=hat, skin=skin, stripe=CREAM, stride=stride, trousers="#0d141b",
               bag="#6d3b2a" if x == 905 else None)
    return c


def _walls(c: Canvas) -> None:
    colours = ("#7a2a2b", "#2f5a5e", "#9a5a2c", "#40545a", "#6a4a34", "#294850")
    for side in (0, 1):
        for level in range(4):
            for depth in range(5):
                near, far = 1 - depth * 0.17, 1 - (depth + 1) * 0.17 + 0.008
                colour = mix(
                    colours[(level * 3 + depth * 2 + side) % len(colours)], "#0f1822", 0.12 + depth * 0.12
                )
                _wall_piece(c, side, level, (near, far), colour)


def _wall_piece(c: Canvas, side: int, level: int, span: tuple[float, float], colour: str) -> None:
    near, far = span

    def at(share: float, up: float) -> tuple[float, float]:
        x = 800 + (-1 if side == 0 else 1) * (150 + 760 * share)
        floor = 640 + 460 * share * share
        return x, floor - up * (40 + 190 * share)

    piece = [at(near, level), at(near, level + 0.96), at(far, level + 0.96), at(far, level)]
    c.area(piece, colour)
    for i in range(1, 9):
        share = far + (near - far) * i / 9
        a, b = at(share, level + 0.1), at(share, level + 0.86)
        c.stroke([a, b], 1.5 + 3 * share, mix(colour, "#000000", 0.28), round_ends=False)


def _mast(c: Canvas) -> None:
    c.fill("M-16 -452L-190 120A190 34 0 0 0 190 120L16 -452z", "#f2d38a1e")
    c.fill("M-12 -452L-110 120A110 20 0 0 0 110 120L12 -452z", "#f2d38a22")
    c.rect(-5, -450, 10, 470, "#0a1016")
    c.rect(-40, -464, 80, 12, "#0a1016")
    for x in (-28, 0, 28):
        c.disc(x, -450, 9, "#fbeab8")
    lamp_glow(c, 0, -450, 70, "#f2d38a")


def gatehouse() -> Canvas:
    """The gatehouse clock in the early morning; somebody goes home."""
    c = Canvas(WIDTH, HEIGHT, "#f0dfb9")
    c.rect(0, 0, WIDTH, 800, "#86ada8")
    rings(c, 1330, 690, (
        (1330, "#93b6ac"), (1150, "#a8c0ae"), (960, "#c3cbac"), (780, "#dbd3a8"), (600, "#ecd8a2"), (430, "#f3d595"),
        (270, "#f6dc9e"), (150, "#fbefc8"),
    ))
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
    gull(c, 1060, 260, 1.3, "#ffffff", turn=-10)
    gull(c, 1160, 320, 0.9, "#ffffff", turn=8)
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
    rings(c, 420, 580, (
        (1080, "#6d8a93"), (900, "#8b9c98"), (740, "#b0ae98"), (590, "#d3bd96"), (450, "#ebc894"), (320, "#f5d9a8"),
        (200, "#f9e5bd"), (110, "#fff6dc"),
    ))
    c.rect(0, 610, WIDTH, 460, "#3f6670")
    glitter(c, rng, (420, 620, 900, 360), "#f5d9a8", 40)
    c.fill("M700 1067L880 610H1600V1067z", "#b59a78")
    c.fill("M700 1067L880 610H900L740 1067z", "#e9d2a6")
    for row in range(7):
        y = 640 + row * row * 9 + row * 20
        size = 0.5 + row * 0.16
        for column in range(6):
            x = 960 - row * 16 + column * 118 * size
            container(c, x, y, (104 * size, 30 * size), rng.choice((RED, "#2f5a5e", AMBER, "#7b3b2e", CREAM, "#c0643a")))
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
        "M1000 590C1040 560 1210 556 1262 588C1272 604 1262 622 1240 622C1180 606 1080 610 1024 628C1004 624 992 606 1000 590z",
        AMBER,
    )
    c.fill("M1030 620C1020 720 1030 800 1050 872L1118 862C1092 780 1086 700 1096 612z", AMBER)
    c.fill("M1030 690h62v22h-64zM1034 748h58v22h-56zM1042 812l62 -8v24l-58 8z", RED)
    for i in range(6):
        c.line(f"M{1054 + i * 12} 866l{-4 + i} 34", 5, AMBER)
