"""The strike of 1911, cut in wood: two inks, wedge-shaped cuts."""

import math
import random

from comity.demo.drawings.canvas import Canvas, Point

WIDTH, HEIGHT = 1600, 1067
BLACK, PAPER, SECOND = "#1d1a18", "#eadfc3", "#a5301f"


def _cut(c: Canvas, place: Point, size: tuple[float, float], turn: float, colour: str) -> None:
    """One stroke of the gouge: pointed at both ends, thickest before the middle."""
    long, thick = size
    c.at(*place, turn=turn).area(
        [(0, 0), (long * 0.35, -thick / 2), (long, 0), (long * 0.35, thick / 2)], colour
    )


def strike_1911() -> Canvas:
    """A crowd in caps before a dock gate; a drum, masts, a hard sun."""
    rng = random.Random("strike-1911")
    c = Canvas(WIDTH, HEIGHT, PAPER)
    _sky(c, rng)
    _masts(c, rng)
    _gate(c, rng)
    for y, size, count, shift in ((640, 0.62, 15, 0), (710, 0.78, 12, 40), (800, 1.0, 10, -20)):
        for i in range(count):
            x = (i + 0.5) * WIDTH / count + shift + rng.uniform(-12, 12)
            _man(
                c.at(x, y + rng.uniform(-12, 12), size, flip=rng.random() < 0.5),
                rng,
                fist=size > 0.7 and rng.random() < 0.2,
            )
    for x, y, flip in ((170, 930, False), (420, 960, True), (1180, 955, False), (1440, 930, True)):
        _man(c.at(x, y, 1.42, flip=flip), rng, fist=x == 1180)
    _woman(c.at(640, 950, 1.44), rng)
    _drum(c.at(905, 905, 1.15), rng)
    _frame(c, rng)
    return c


def _sky(c: Canvas, rng: random.Random) -> None:
    sun = (800.0, 330.0)
    for i in range(120):
        angle = math.tau * i / 120 + rng.uniform(-0.012, 0.012)
        near, far = 200 + rng.uniform(0, 60), 1100.0
        wide = 0.014 + rng.uniform(0, 0.008)
        x1, y1 = sun[0] + near * math.cos(angle), sun[1] + near * math.sin(angle)
        c.area([(x1, y1), (sun[0] + far * math.cos(angle - wide), sun[1] + far * math.sin(angle - wide)),
                (sun[0] + far * math.cos(angle + wide), sun[1] + far * math.sin(angle + wide))], BLACK)
    c.disc(*sun, 160, SECOND)
    for i in range(40):
        angle = math.tau * i / 40
        _cut(c, (sun[0] + 128 * math.cos(angle), sun[1] + 128 * math.sin(angle)), (34, 4), math.degrees(angle), PAPER)


def _masts(c: Canvas, rng: random.Random) -> None:
    for x, top, size in ((150, 90, 1.0), (330, 170, 0.8), (1270, 150, 0.8), (1460, 70, 1.0)):
        c.rect(x - 18 * size, top - 8, 36 * size, 640, PAPER)
        c.rect(x - 9 * size, top, 18 * size, 640, BLACK)
        for k, wide in enumerate((190, 150, 110)):
            y = top + 250 - k * 90
            c.fill(f"M{x - wide * size} {y - 14}H{x + wide * size}v28H{x - wide * size}z", PAPER)
            c.fill(f"M{x - wide * size} {y}L{x} {y - 9}L{x + wide * size} {y}L{x} {y + 9}z", BLACK)
        for side in (-1, 1):
            c.line(f"M{x} {top + 20}L{x + side * 170 * size} {top + 560}", 10, PAPER)
            c.line(f"M{x} {top + 20}L{x + side * 170 * size} {top + 560}", 4, BLACK)
        c.fill(f"M{x} {top - 6}l{70 * size} 14l{-70 * size} 18z", SECOND)
    for _ in range(40):
        _cut(c, (rng.uniform(0, 1600), rng.uniform(560, 640)), (rng.uniform(60, 160), 6), 0, PAPER)


def _gate(c: Canvas, rng: random.Random) -> None:
    c.fill("M470 700V250H560V200H660V250H940V200H1040V250H1130V700z", PAPER)
    c.fill("M484 700V262H572V212H648V262H952V212H1028V262H1116V700z", BLACK)
    c.fill("M610 700V470a190 150 0 0 1 380 0V700z", PAPER)
    c.fill("M626 700V474a174 138 0 0 1 348 0V700z", BLACK)
    for x in range(646, 970, 40):
        top = 474 - 138 * math.sqrt(max(0, 1 - ((x - 800) / 174) ** 2))
        c.rect(x, top + 12, 12, 700 - top, PAPER)
    c.rect(626, 540, 348, 14, PAPER)
    for row in range(11):
        for x in list(range(496, 610, 38)) + list(range(996, 1106, 38)):
            _cut(c, (x + (row % 2) * 16 - 8, 300 + row * 36 + rng.uniform(-3, 3)), (28, 9), rng.uniform(-3, 3), PAPER)
    for row in range(3):
        for x in range(600, 1000, 44):
            _cut(c, (x + (row % 2) * 20, 286 + row * 26), (32, 8), rng.uniform(-3, 3), PAPER)
    for x in (520, 1080):
        c.line(f"M{x} 420V450", 6, PAPER)
        c.fill(f"M{x - 22} 450h44l-8 56h-28z", SECOND)


def _man(c: Canvas, rng: random.Random, *, fist: bool) -> None:
    if fist:
        c.fill("M50 70C74 10 84 -70 80 -140L126 -142C136 -60 126 40 96 120z", PAPER)
        c.fill("M56 70C80 10 90 -70 86 -134L120 -136C130 -60 120 40 90 110z", BLACK)
        c.fill("M76 -140C66 -190 80 -214 104 -214C128 -214 140 -190 128 -140z", BLACK)
        for k in range(4):
            _cut(c, (84 + k * 11, -206 + abs(k - 1.5) * 4), (40, 7), 88, PAPER)
        for k in range(6):
            _cut(c, (96 + k, -120 + k * 30), (26, 6), 60, PAPER)
    c.fill("M-112 250C-118 90 -96 26 -40 4H40C96 26 118 90 112 250z", PAPER)
    c.fill("M-104 250C-110 96 -90 36 -38 14H38C90 36 110 96 104 250z", BLACK)
    for side in (-1, 1):
        for k in range(7):
            _cut(c, (side * (30 + k * 9), 48 + k * 6), (90 + rng.uniform(0, 60), 6), 90 - side * (4 + k * 3), PAPER)
    c.fill("M-26 8L0 60L26 8z", SECOND if rng.random() < 0.45 else PAPER)
    c.fill("M-56 -70C-56 -10 -36 16 0 18C36 16 56 -10 56 -70z", BLACK)
    c.fill("M-46 -76C-48 -16 -30 6 -2 8C6 0 2 -20 10 -30C2 -44 12 -60 8 -76z", PAPER)
    for k in range(5):
        _cut(c, (16 + k * 6, -62 + k * 12), (26 - k * 2, 5), 76, PAPER)
    for k in range(3):
        _cut(c, (-40 + k * 7, -22 + k * 10), (22, 4), 66, BLACK)
    c.fill("M-34 -58L-12 -62L-12 -54L-30 -50z", BLACK)
    c.fill("M-20 -50a5 5 0 1 0 0.1 0z", BLACK)
    c.fill("M2 -52L-8 -28L6 -26z", BLACK)
    c.fill("M-26 -12L2 -16L4 -10L-22 -4z", BLACK)
    if rng.random() < 0.5:
        c.fill("M-30 -22C-20 -30 0 -30 10 -24L6 -14C-4 -20 -18 -18 -28 -12z", BLACK)
    c.fill("M-66 -76C-74 -146 66 -156 68 -84L60 -66C20 -78 -30 -74 -58 -58z", PAPER)
    c.fill("M-60 -84C-64 -138 58 -146 60 -86C20 -96 -24 -94 -60 -84z", BLACK)
    c.fill("M-74 -64C-66 -90 -20 -96 20 -92L18 -80C-20 -84 -50 -76 -74 -64z", BLACK)
    for k in range(6):
        _cut(c, (-40 + k * 15, -116 + abs(k - 2.5) * 4), (24, 5), 70 + k * 6, PAPER)


def _woman(c: Canvas, rng: random.Random) -> None:
    c.fill("M-116 250C-122 90 -100 20 -60 -6H60C100 20 122 90 116 250z", PAPER)
    c.fill("M-108 250C-114 96 -94 30 -56 4H56C94 30 114 96 108 250z", SECOND)
    for k in range(12):
        _cut(c, (-84 + k * 15, 70 + abs(k - 5.5) * 6), (110, 6), 90 + (k - 5.5) * 3, PAPER)
    c.fill(
        "M-70 -60C-78 -140 78 -140 70 -60C72 -20 64 6 84 40C30 70 -30 70 -84 40C-64 6 -72 -20 -70 -60z", PAPER
    )
    c.fill(
        "M-64 -60C-70 -134 70 -134 64 -60C66 -20 58 10 76 38C30 60 -30 60 -76 38C-58 10 -66 -20 -64 -60z",
        BLACK,
    )
    c.fill("M-44 -64C-46 -6 -26 22 0 24C26 22 46 -6 44 -64C40 -100 -40 -100 -44 -64z", PAPER)
    c.fill("M8 -88C40 -88 44 -76 44 -64C46 -6 26 22 0 24C24 -6 26 -60 8 -88z", BLACK)
    for k in range(5):
        _cut(c, (18 + k * 5, -70 + k * 14), (22, 5), 80, PAPER)
    c.fill("M-34 -56L-10 -60V-53L-32 -48zM-24 -48a5 5 0 1 0 0.1 0z", BLACK)
    c.fill("M4 -50L-8 -22L8 -20z", BLACK)
    c.fill("M-20 -4a12 9 0 1 0 24 0a12 9 0 1 0 -24 0z", BLACK)
    for k in range(9):
        angle = math.pi * (1.05 + k * 0.1)
        _cut(c, (50 * math.cos(angle), -66 + 52 * math.sin(angle)), (26, 5), math.degrees(angle) + 78, PAPER)
    for k in range(6):
        _cut(c, (-50 + k * 20, 34 + (k % 2) * 6), (18, 5), 60 + k * 12, PAPER)


def _drum(c: Canvas, rng: random.Random) -> None:
    c.fill("M-150 -70C-150 -120 150 -120 150 -70V110C150 160 -150 160 -150 110z", PAPER)
    c.fill("M-140 -60V104C-140 146 140 146 140 104V-60z", SECOND)
    c.disc(0, -66, 142, BLACK, tall=38)
    c.disc(0, -68, 128, PAPER, tall=30)
    for k in range(8):
        x = -128 + k * 36
        c.line(f"M{x} {-34 + 8 * math.sin(math.pi * k / 7)}L{x + 18} 118L{x + 36} -30", 6, BLACK)
    c.fill("M-144 96C-140 150 140 150 144 96V114C140 168 -140 168 -144 114z", BLACK)
    for k in range(10):
        _cut(c, (-120 + k * 25, 128 + 12 * math.sin(math.pi * k / 9)), (18, 5), 0, PAPER)
    for x, turn in ((-60, -58), (80, -118)):
        c.at(x, -74, turn=turn).fill("M0 -5H150V5H0zM-4 -9h22v18h-22z", BLACK)
    for k in range(7):
        _cut(c, (-70 + k * 24, -74 + rng.uniform(-8, 8)), (24, 3), rng.uniform(-8, 8), BLACK)


def _frame(c: Canvas, rng: random.Random) -> None:
    c.fill(
        f"M0 0H{WIDTH}V22H0zM0 {HEIGHT - 22}H{WIDTH}V{HEIGHT}H0zM0 0H22V{HEIGHT}H0zM{WIDTH - 22} 0H{WIDTH}V{HEIGHT}H{WIDTH - 22}z",
        PAPER,
    )
    for a, b in (
        ((22, 22), (1578, 24)),
        ((1578, 22), (1576, 1045)),
        ((1578, 1045), (22, 1043)),
        ((22, 1045), (24, 22)),
    ):
        points = [
            (
                a[0] + (b[0] - a[0]) * t / 14 + rng.uniform(-2, 2),
                a[1] + (b[1] - a[1]) * t / 14 + rng.uniform(-2, 2),
            )
            for t in range(15)
        ]
        c.stroke(points, 9, BLACK)
    c.speckle(rng, (26, 26, 1574, 1040), 260, PAPER, 2.4)


def kitchen_1911() -> Canvas:
    """The strike kitchen of 1911: one kettle and the bowls held up to it, in the same two inks."""
    rng = random.Random("kitchen-1911")
    c = Canvas(WIDTH, HEIGHT, BLACK)
    for i in range(150):
        angle = math.tau * i / 150
        near = 250 + rng.uniform(0, 120)
        _cut(c, (800 + near * math.cos(angle), 470 + near * 0.8 * math.sin(angle)), (rng.uniform(300, 900), 9), math.degrees(angle), PAPER)
    c.fill("M0 730H1600V1067H0z", PAPER)
    c.fill("M0 746H1600V1067H0z", BLACK)
    for row in range(7):
        for x in range(-40, 1600, 150):
            _cut(c, (x + (row % 2) * 70 + rng.uniform(-10, 10), 810 + row * 36), (rng.uniform(90, 170), 8), rng.uniform(-1, 1), PAPER)
    for k in range(5):
        x = 690 + k * 55
        for part in range(5):
            _cut(c, (x + 20 * math.sin(part * 1.7 + k), 330 - part * 62), (74, 13), -90 + 24 * math.sin(part * 1.7 + k), PAPER)
    c.fill("M520 400H1080L1040 760C1030 790 570 790 560 760z", PAPER)
    c.fill("M536 414H1064L1026 752C1016 776 584 776 574 752z", SECOND)
    c.disc(800, 404, 290, BLACK, tall=54)
    c.disc(800, 402, 262, PAPER, tall=40)
    c.disc(800, 410, 240, SECOND, tall=30)
    for k in range(18):
        _cut(c, (580 + k * 25, 470 + 18 * math.sin(math.pi * k / 17)), (200, 8), 90 + (k - 9) * 1.1, PAPER if k % 3 else BLACK)
    for k, x in enumerate((130, 400, 670, 940, 1210, 1480)):
        _raised_bowl(c.at(x, 860 + (k % 2) * 56, 1.12, turn=(x - 800) / 90), rng)
    _frame(c, rng)
    return c


def _raised_bowl(c: Canvas, rng: random.Random) -> None:
    c.fill("M-64 320L-50 70H50L64 320z", PAPER)
    c.fill("M-54 320L-42 70H42L54 320z", BLACK if rng.random() < 0.6 else SECOND)
    for k in range(5):
        _cut(c, (-34 + k * 17, 110 + (k % 2) * 14), (120, 7), 90 + (k - 2) * 2, PAPER)
    c.fill("M-60 84C-80 20 -50 -6 0 -6C50 -6 80 20 60 84z", BLACK)
    c.fill("M-50 74C-68 24 -44 4 0 4C44 4 68 24 50 74z", PAPER)
    _bowl(c, rng)
    for side in (-1, 1):
        for k in range(2):
            c.stroke([(side * (44 + k * 22), 44 - k * 16), (side * (60 + k * 24), -2 - k * 6)], 26, BLACK)
            c.stroke([(side * (44 + k * 22), 44 - k * 16), (side * (60 + k * 24), -2 - k * 6)], 17, PAPER)


def _bowl(c: Canvas, rng: random.Random) -> None:
    c.fill("M-104 -40H104C100 30 60 66 0 66C-60 66 -100 30 -104 -40z", PAPER)
    c.fill("M-94 -30H94C88 26 54 56 0 56C-54 56 -88 26 -94 -30z", BLACK)
    c.disc(0, -40, 104, BLACK, tall=26)
    c.disc(0, -41, 92, PAPER, tall=18)
    for k in range(9):
        _cut(c, (-70 + k * 17, -6 + 4 * math.sin(k)), (44 - abs(k - 4) * 6, 6), 86 - (k - 4) * 6, PAPER)
    for k in range(3):
        _cut(c, (-40 + k * 30, -42 + rng.uniform(-4, 4)), (34, 5), 0, SECOND)
