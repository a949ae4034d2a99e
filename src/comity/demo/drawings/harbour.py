"""The port: cranes at dusk, the night shift."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import (
    AMBER,
    CREAM,
    HEIGHT,
    INK,
    NIGHT,
    ORANGE,
    RED,
    TEAL,
    WIDTH,
    bollard,
    cloud,
    glitter,
    gull,
    lamp_glow,
    rings,
    worker,
)
from comity.demo.drawings.port import crane, stack


def cranes_dusk() -> Canvas:
    """Two cranes over a ship while the sun goes down."""
    rng = random.Random("cranes-dusk")
    c = Canvas(WIDTH, HEIGHT, "#e9d2a6")
    c.rect(0, 0, WIDTH, 720, "#35616b")
    rings(
        c,
        1010,
        600,
        (
            (1120, "#47737a"),
            (960, "#66897f"),
            (810, "#94a086"),
            (670, "#c4b489"),
            (540, "#e6c283"),
            (420, "#f2c983"),
            (310, "#f4d38f"),
            (215, ORANGE),
        ),
    )
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
    stack(
        c,
        rng,
        30,
        -60,
        columns=6,
        rows=5,
        size=(96, 40),
        colours=(RED, "#7b3b2e", AMBER, CREAM, "#3f6b6e", "#c98a4a"),
    )
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
        (690, 930, 1.05, ORANGE, AMBER, "#5f3a26", 16),
        (790, 950, 1.12, "#d8b83c", CREAM, "#d9a47a", 20),
        (905, 925, 1.02, ORANGE, RED, "#8d5a3a", 14),
        (600, 900, 0.95, "#d8b83c", AMBER, "#b97f54", 18),
    )
    for x, y, size, coat, hat, skin, stride in people:
        c.fill(f"M{x - 30} {y}H{x + 34}L{x + 120} {y + 100}H{x + 30}z", "#0f182288")
        worker(
            c.at(x, y, size),
            coat,
            hat=hat,
            skin=skin,
            stripe=CREAM,
            stride=stride,
            trousers="#0d141b",
            bag="#6d3b2a" if x == 905 else None,
        )
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
