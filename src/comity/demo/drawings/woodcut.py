"""Cut in wood: two inks, wedge-shaped cuts, a frame."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import HEIGHT, WIDTH
from comity.demo.drawings.paths import Point

BLACK, PAPER, SECOND = "#1d1a18", "#eadfc3", "#a5301f"


def cut(c: Canvas, place: Point, size: tuple[float, float], turn: float, colour: str) -> None:
    """One stroke of the gouge: pointed at both ends, thickest before the middle."""
    long, thick = size
    c.at(*place, turn=turn).area(
        [(0, 0), (long * 0.35, -thick / 2), (long, 0), (long * 0.35, thick / 2)], colour
    )


def frame(c: Canvas, rng: random.Random) -> None:
    """Leave a margin of paper with an uneven border, and ink that did not take everywhere."""
    c.fill(
        f"M0 0H{WIDTH}V22H0zM0 {HEIGHT - 22}H{WIDTH}V{HEIGHT}H0zM0 0H22V{HEIGHT}H0zM{WIDTH - 22} 0"
        f"H{WIDTH}V{HEIGHT}H{WIDTH - 22}z",
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


def man(c: Canvas, rng: random.Random, *, fist: bool) -> None:
    """Cut a man in a flat cap; with `fist`, one arm is raised."""
    if fist:
        c.fill("M50 70C74 10 84 -70 80 -140L126 -142C136 -60 126 40 96 120z", PAPER)
        c.fill("M56 70C80 10 90 -70 86 -134L120 -136C130 -60 120 40 90 110z", BLACK)
        c.fill("M76 -140C66 -190 80 -214 104 -214C128 -214 140 -190 128 -140z", BLACK)
        for k in range(4):
            cut(c, (84 + k * 11, -206 + abs(k - 1.5) * 4), (40, 7), 88, PAPER)
        for k in range(6):
            cut(c, (96 + k, -120 + k * 30), (26, 6), 60, PAPER)
    c.fill("M-112 250C-118 90 -96 26 -40 4H40C96 26 118 90 112 250z", PAPER)
    c.fill("M-104 250C-110 96 -90 36 -38 14H38C90 36 110 96 104 250z", BLACK)
    for side in (-1, 1):
        for k in range(7):
            cut(
                c,
                (side * (30 + k * 9), 48 + k * 6),
                (90 + rng.uniform(0, 60), 6),
                90 - side * (4 + k * 3),
                PAPER,
            )
    c.fill("M-26 8L0 60L26 8z", SECOND if rng.random() < 0.45 else PAPER)
    c.fill("M-56 -70C-56 -10 -36 16 0 18C36 16 56 -10 56 -70z", BLACK)
    c.fill("M-46 -76C-48 -16 -30 6 -2 8C6 0 2 -20 10 -30C2 -44 12 -60 8 -76z", PAPER)
    for k in range(5):
        cut(c, (16 + k * 6, -62 + k * 12), (26 - k * 2, 5), 76, PAPER)
    for k in range(3):
        cut(c, (-40 + k * 7, -22 + k * 10), (22, 4), 66, BLACK)
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
        cut(c, (-40 + k * 15, -116 + abs(k - 2.5) * 4), (24, 5), 70 + k * 6, PAPER)


def woman(c: Canvas) -> None:
    """Cut a woman in a headscarf who calls."""
    c.fill("M-116 250C-122 90 -100 20 -60 -6H60C100 20 122 90 116 250z", PAPER)
    c.fill("M-108 250C-114 96 -94 30 -56 4H56C94 30 114 96 108 250z", SECOND)
    for k in range(12):
        cut(c, (-84 + k * 15, 70 + abs(k - 5.5) * 6), (110, 6), 90 + (k - 5.5) * 3, PAPER)
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
        cut(c, (18 + k * 5, -70 + k * 14), (22, 5), 80, PAPER)
    c.fill("M-34 -56L-10 -60V-53L-32 -48zM-24 -48a5 5 0 1 0 0.1 0z", BLACK)
    c.fill("M4 -50L-8 -22L8 -20z", BLACK)
    c.fill("M-20 -4a12 9 0 1 0 24 0a12 9 0 1 0 -24 0z", BLACK)
    for k in range(9):
        angle = math.pi * (1.05 + k * 0.1)
        cut(c, (50 * math.cos(angle), -66 + 52 * math.sin(angle)), (26, 5), math.degrees(angle) + 78, PAPER)
    for k in range(6):
        cut(c, (-50 + k * 20, 34 + (k % 2) * 6), (18, 5), 60 + k * 12, PAPER)


def bowl(c: Canvas, rng: random.Random) -> None:
    """Cut a full bowl."""
    c.fill("M-104 -40H104C100 30 60 66 0 66C-60 66 -100 30 -104 -40z", PAPER)
    c.fill("M-94 -30H94C88 26 54 56 0 56C-54 56 -88 26 -94 -30z", BLACK)
    c.disc(0, -40, 104, BLACK, tall=26)
    c.disc(0, -41, 92, PAPER, tall=18)
    for k in range(9):
        cut(c, (-70 + k * 17, -6 + 4 * math.sin(k)), (44 - abs(k - 4) * 6, 6), 86 - (k - 4) * 6, PAPER)
    for k in range(3):
        cut(c, (-40 + k * 30, -42 + rng.uniform(-4, 4)), (34, 5), 0, SECOND)
