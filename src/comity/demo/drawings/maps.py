"""The map of the five coasts: an invented country of sea and rails."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, RED, WIDTH
from comity.demo.drawings.paths import Point, smooth, trace

LANDS: tuple[tuple[str, tuple[Point, ...]], ...] = (
    (
        "#d9c184",
        (
            (-80, 120),
            (160, 60),
            (330, 120),
            (470, 90),
            (560, 190),
            (700, 230),
            (650, 340),
            (720, 430),
            (600, 480),
            (470, 430),
            (380, 520),
            (240, 500),
            (150, 600),
            (-80, 560),
        ),
    ),
    (
        "#c9b06f",
        (
            (880, -80),
            (980, 60),
            (940, 160),
            (1080, 230),
            (1190, 190),
            (1290, 280),
            (1420, 250),
            (1500, 340),
            (1700, 320),
            (1700, -80),
        ),
    ),
    (
        "#d2b577",
        (
            (1080, 520),
            (1240, 470),
            (1370, 530),
            (1500, 500),
            (1700, 560),
            (1700, 1160),
            (1330, 1160),
            (1270, 990),
            (1320, 880),
            (1200, 800),
            (1150, 690),
            (1040, 620),
        ),
    ),
    (
        "#cdb272",
        (
            (-80, 800),
            (90, 760),
            (240, 820),
            (400, 790),
            (520, 870),
            (660, 880),
            (720, 970),
            (640, 1160),
            (-80, 1160),
        ),
    ),
    (
        "#dcc68c",
        ((800, 660), (890, 620), (980, 700), (960, 820), (1020, 900), (930, 980), (830, 930), (780, 820)),
    ),
)
PORTS: tuple[Point, ...] = (
    (540, 196),
    (690, 240),
    (640, 420),
    (385, 512),
    (150, 590),
    (950, 170),
    (1186, 200),
    (1424, 262),
    (1046, 610),
    (1164, 704),
    (1306, 880),
    (246, 826),
    (520, 876),
    (704, 960),
    (806, 700),
    (976, 720),
    (930, 970),
)


def five_coasts() -> Canvas:
    """Five invented coasts with their ports and lines, ships between them, a compass."""
    rng = random.Random("five-coasts")
    c = Canvas(WIDTH, HEIGHT, "#7fb0ab")
    for row in range(20):
        for column in range(14):
            c.line(
                f"M{column * 126 + (row % 2) * 63} {30 + row * 56}q14 -14 28 0q14 14 28 0",
                3,
                "#6a9d99",
                round_ends=False,
            )
    for colour, outline in LANDS:
        for spread, tone in ((34, "#8fbcb2"), (20, "#a5cabb"), (9, "#c3dac4")):
            c.stroke(_coast(outline), spread * 2, tone)
        c.area(_coast(outline), colour)
        with c.inside(_coast(outline)) as land:
            _relief(land, rng, outline)
        c.stroke(_coast(outline), 5, "#5a4a30")
    _lines(c)
    for x, y in PORTS:
        c.disc(x, y, 17, INK)
        c.disc(x, y, 12, CREAM)
        c.disc(x, y, 7, RED)
    for x, y, size, flip in (
        (800, 420, 1.0, False),
        (860, 540, 0.7, True),
        (520, 660, 0.9, False),
        (1120, 400, 0.8, True),
        (1190, 1000, 0.8, False),
        (300, 690, 0.6, True),
    ):
        _ship(c.at(x, y, size, flip=flip))
    for path in (
        "M710 250C820 330 900 250 945 180",
        "M650 430C760 560 930 560 1036 612",
        "M386 520C420 640 330 740 254 818",
        "M716 958C760 900 780 780 800 706",
        "M984 720C1040 740 1100 720 1156 706",
        "M1190 210C1180 340 1120 480 1050 600",
    ):
        _dashes(c, path)
    _compass(c.at(160, 330, 1.0))
    c.fill("M0 0H1600V16H0zM0 1051H1600V1067H0zM0 0H16V1067H0zM1584 0H1600V1067H1584z", "#2c4a52")
    return c


def _coast(outline: tuple[Point, ...]) -> list[Point]:
    curve = smooth(outline, closed=True, steps=14)
    return [
        (x + 5 * math.sin(i * 0.7) + 4 * math.sin(i * 1.9), y + 5 * math.cos(i * 0.9) + 4 * math.sin(i * 2.3))
        for i, (x, y) in enumerate(curve)
    ]


def _relief(c: Canvas, rng: random.Random, outline: tuple[Point, ...]) -> None:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    for _ in range(16):
        x, y = rng.uniform(min(xs) + 30, max(xs) - 30), rng.uniform(min(ys) + 50, max(ys) - 20)
        if rng.random() < 0.45:
            size = rng.uniform(16, 34)
            c.fill(f"M{x - size} {y}L{x} {y - size * 1.5}L{x + size} {y}z", "#a88f58")
            c.fill(f"M{x} {y - size * 1.5}L{x + size} {y}H{x + size * 0.2}z", "#8b7444")
        else:
            for k in range(3):
                tx, ty = x + k * 22 - 22, y + (k % 2) * 9
                c.rect(tx - 2, ty, 4, 12, "#6b5632")
                c.disc(tx, ty - 6, 11, "#7f9350", tall=14)


def _lines(c: Canvas) -> None:
    rails = (
        "M-20 420C80 440 120 560 150 590M150 590C240 440 320 560 385 512C440 380 560 460 640 420",
        "M640 420C600 330 640 270 690 240C640 190 590 180 540 196C400 220 220 180 -20 260",
        "M950 170C1020 90 1100 140 1186 200C1260 190 1340 200 1424 262M1186 200C1240 100 1400 80 1620 110",
        "M1046 610C1120 580 1130 640 1164 704C1240 720 1320 800 1306 880M1164 704C1300 640 1440 700 1620 700",
        "M-20 930C80 850 160 870 246 826C340 900 430 830 520 876C580 940 640 950 704 960",
        "M806 700C860 760 900 690 976 720M860 730C900 820 880 900 930 970",
    )
    for path in rails:
        c.line(path, 7, "#3a2d20")
    for path in rails:
        _dashes(c, path, "#efe2c4", 3, 7)


def _dashes(c: Canvas, path: str, colour: str = "#2c4a52", width: float = 4, gap: float = 15) -> None:
    for points in trace(path):
        carried, on, last = 0.0, True, points[0]
        piece = [last]
        for point in points[1:]:
            carried += math.dist(last, point)
            piece.append(point)
            last = point
            if carried >= gap:
                if on:
                    c.stroke(piece, width, colour, round_ends=False)
                carried, on, piece = 0.0, not on, [point]


def _ship(c: Canvas) -> None:
    c.fill("M-60 0H62L44 26H-44z", "#8e2a26")
    c.fill("M-60 0H62L60 5H-57z", CREAM)
    for i, colour in enumerate((AMBER, "#2c4a52", CREAM, RED)):
        c.rect(-30 + i * 19, -18, 17, 17, colour)
    c.rect(-52, -34, 18, 33, CREAM)
    c.rect(-48, -46, 9, 14, INK)
    c.line(
        "M-74 32q10 -8 20 0q10 8 20 0q10 -8 20 0q10 8 20 0q10 -8 20 0q10 8 20 0q10 -8 20 0",
        3,
        "#dfeee4",
        round_ends=False,
    )


def _compass(c: Canvas) -> None:
    c.disc(0, 0, 92, "#efe2c4")
    c.ring(0, 0, 92, 5, INK)
    c.ring(0, 0, 78, 2, INK)
    for i in range(16):
        spoke = c.at(0, 0, turn=i * 22.5)
        long = (86, 40, 60, 40)[i % 4]
        spoke.fill(f"M0 {-long}L9 -9L0 0z", RED if i == 0 else INK)
        spoke.fill(f"M0 {-long}L-9 -9L0 0z", "#c8574f" if i == 0 else "#8b7b5c")
    c.disc(0, 0, 9, AMBER)
