"""The strike of 1911, in wood."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import HEIGHT, WIDTH
from comity.demo.drawings.woodcut import BLACK, PAPER, SECOND, bowl, cut, frame, man, woman


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
            man(
                c.at(x, y + rng.uniform(-12, 12), size, flip=rng.random() < 0.5),
                rng,
                fist=size > 0.7 and rng.random() < 0.2,
            )
    for x, y, flip in ((170, 930, False), (420, 960, True), (1180, 955, False), (1440, 930, True)):
        man(c.at(x, y, 1.42, flip=flip), rng, fist=x == 1180)
    woman(c.at(640, 950, 1.44))
    _drum(c.at(905, 905, 1.15), rng)
    frame(c, rng)
    return c


def _sky(c: Canvas, rng: random.Random) -> None:
    sun = (800.0, 330.0)
    for i in range(120):
        angle = math.tau * i / 120 + rng.uniform(-0.012, 0.012)
        near, far = 200 + rng.uniform(0, 60), 1100.0
        wide = 0.014 + rng.uniform(0, 0.008)
        x1, y1 = sun[0] + near * math.cos(angle), sun[1] + near * math.sin(angle)
        c.area(
            [
                (x1, y1),
                (sun[0] + far * math.cos(angle - wide), sun[1] + far * math.sin(angle - wide)),
                (sun[0] + far * math.cos(angle + wide), sun[1] + far * math.sin(angle + wide)),
            ],
            BLACK,
        )
    c.disc(*sun, 160, SECOND)
    for i in range(40):
        angle = math.tau * i / 40
        cut(
            c,
            (sun[0] + 128 * math.cos(angle), sun[1] + 128 * math.sin(angle)),
            (34, 4),
            math.degrees(angle),
            PAPER,
        )


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
        cut(c, (rng.uniform(0, 1600), rng.uniform(560, 640)), (rng.uniform(60, 160), 6), 0, PAPER)


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
            cut(
                c,
                (x + (row % 2) * 16 - 8, 300 + row * 36 + rng.uniform(-3, 3)),
                (28, 9),
                rng.uniform(-3, 3),
                PAPER,
            )
    for row in range(3):
        for x in range(600, 1000, 44):
            cut(c, (x + (row % 2) * 20, 286 + row * 26), (32, 8), rng.uniform(-3, 3), PAPER)
    for x in (520, 1080):
        c.line(f"M{x} 420V450", 6, PAPER)
        c.fill(f"M{x - 22} 450h44l-8 56h-28z", SECOND)


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
        cut(c, (-120 + k * 25, 128 + 12 * math.sin(math.pi * k / 9)), (18, 5), 0, PAPER)
    for x, turn in ((-60, -58), (80, -118)):
        c.at(x, -74, turn=turn).fill("M0 -5H150V5H0zM-4 -9h22v18h-22z", BLACK)
    for k in range(7):
        cut(c, (-70 + k * 24, -74 + rng.uniform(-8, 8)), (24, 3), rng.uniform(-8, 8), BLACK)


def kitchen_1911() -> Canvas:
    """The strike kitchen of 1911: one kettle and the bowls held up to it, in the same two inks."""
    rng = random.Random("kitchen-1911")
    c = Canvas(WIDTH, HEIGHT, BLACK)
    for i in range(150):
        angle = math.tau * i / 150
        near = 250 + rng.uniform(0, 120)
        cut(
            c,
            (800 + near * math.cos(angle), 470 + near * 0.8 * math.sin(angle)),
            (rng.uniform(300, 900), 9),
            math.degrees(angle),
            PAPER,
        )
    c.fill("M0 730H1600V1067H0z", PAPER)
    c.fill("M0 746H1600V1067H0z", BLACK)
    for row in range(7):
        for x in range(-40, 1600, 150):
            cut(
                c,
                (x + (row % 2) * 70 + rng.uniform(-10, 10), 810 + row * 36),
                (rng.uniform(90, 170), 8),
                rng.uniform(-1, 1),
                PAPER,
            )
    for k in range(5):
        x = 690 + k * 55
        for part in range(5):
            cut(
                c,
                (x + 20 * math.sin(part * 1.7 + k), 330 - part * 62),
                (74, 13),
                -90 + 24 * math.sin(part * 1.7 + k),
                PAPER,
            )
    c.fill("M520 400H1080L1040 760C1030 790 570 790 560 760z", PAPER)
    c.fill("M536 414H1064L1026 752C1016 776 584 776 574 752z", SECOND)
    c.disc(800, 404, 290, BLACK, tall=54)
    c.disc(800, 402, 262, PAPER, tall=40)
    c.disc(800, 410, 240, SECOND, tall=30)
    for k in range(18):
        cut(
            c,
            (580 + k * 25, 470 + 18 * math.sin(math.pi * k / 17)),
            (200, 8),
            90 + (k - 9) * 1.1,
            PAPER if k % 3 else BLACK,
        )
    for k, x in enumerate((130, 400, 670, 940, 1210, 1480)):
        _raised_bowl(c.at(x, 860 + (k % 2) * 56, 1.12, turn=(x - 800) / 90), rng)
    frame(c, rng)
    return c


def _raised_bowl(c: Canvas, rng: random.Random) -> None:
    c.fill("M-64 320L-50 70H50L64 320z", PAPER)
    c.fill("M-54 320L-42 70H42L54 320z", BLACK if rng.random() < 0.6 else SECOND)
    for k in range(5):
        cut(c, (-34 + k * 17, 110 + (k % 2) * 14), (120, 7), 90 + (k - 2) * 2, PAPER)
    c.fill("M-60 84C-80 20 -50 -6 0 -6C50 -6 80 20 60 84z", BLACK)
    c.fill("M-50 74C-68 24 -44 4 0 4C44 4 68 24 50 74z", PAPER)
    bowl(c, rng)
    for side in (-1, 1):
        for k in range(2):
            c.stroke([(side * (44 + k * 22), 44 - k * 16), (side * (60 + k * 24), -2 - k * 6)], 26, BLACK)
            c.stroke([(side * (44 + k * 22), 44 - k * 16), (side * (60 + k * 24), -2 - k * 6)], 17, PAPER)
