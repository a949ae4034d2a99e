"""Trains: an engine head on, the night train on its bridge."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, WIDTH, cloud, glitter, rings


def locomotive() -> Canvas:
    """An engine head on, its lamps lit, rays behind."""
    c = Canvas(WIDTH, HEIGHT, "#efdcb0")
    for i in range(36):
        if i % 2:
            a, b = math.radians(i * 10 - 95), math.radians(i * 10 - 85)
            c.area(
                [
                    (800, 620),
                    (800 + 1500 * math.cos(a), 620 + 1500 * math.sin(a)),
                    (800 + 1500 * math.cos(b), 620 + 1500 * math.sin(b)),
                ],
                "#e6c184",
            )
    rings(c, 800, 470, ((430, "#dd8a4b"), (360, ORANGE), (290, "#bd3f2b")))
    c.fill("M0 830C200 790 420 800 560 830H1040C1180 800 1400 790 1600 830V1067H0z", "#4a5a4a")
    c.fill("M640 780H960L1260 1067H340z", "#9b876a")
    for i in range(8):
        share = (i / 7) ** 1.7
        y = 800 + share * 260
        half = 190 + share * 330
        c.rect(800 - half, y, half * 2, 8 + share * 26, "#4f3c2e")
    for side in (-1, 1):
        c.area(
            [
                (800 + side * 118, 780),
                (800 + side * 132, 780),
                (800 + side * 300, 1067),
                (800 + side * 252, 1067),
            ],
            "#2b2725",
        )
        c.area(
            [
                (800 + side * 120, 780),
                (800 + side * 125, 780),
                (800 + side * 276, 1067),
                (800 + side * 262, 1067),
            ],
            "#ece2cb",
        )
    _masts(c)
    _engine(c.at(800, 890))
    return c


def _masts(c: Canvas) -> None:
    for side in (-1, 1):
        for near in (1.0, 0.62):
            x = 800 + side * 700 * near
            base, top = 830 + 60 * near, 830 - 760 * near
            c.fill(f"M{x - 11 * near} {base}V{top}h{22 * near}V{base}z", INK)
            c.line(f"M{x} {top + 60 * near}H{800 + side * 190 * near}", 9 * near, INK)
            c.line(f"M{x} {top + 10}L{800 + side * 330 * near} {top + 60 * near}", 5 * near, INK)
    c.line("M0 40L800 230L1600 40", 4, INK)


def _engine(c: Canvas) -> None:
    c.line("M-110 -700L-150 -640L-60 -590M110 -700L150 -640L60 -590M-150 -702H150", 9, INK)
    c.fill("M-250 -560C-250 -600 -200 -610 0 -610C200 -610 250 -600 250 -560L286 -60H-286z", "#1f4a50")
    c.fill("M0 -610C200 -610 250 -600 250 -560L286 -60H0z", "#193d43")
    c.fill(
        "M-214 -530C-214 -560 -180 -566 -12 -566V-390H-228zM12 -566C180 -566 214 -560 214 -530L228 -390H12z",
        "#0f1b20",
    )
    c.fill("M-206 -520C-204 -550 -180 -556 -120 -558L-170 -398H-218zM30 -560H90L40 -398H24z", "#6d95a0")
    _driver(c)
    c.fill("M-268 -330H268L276 -230H-276z", CREAM)
    c.fill("M0 -330H268L276 -230H0z", "#dccda6")
    c.fill("M-270 -318H270L271 -306H-271zM-275 -252H275L276 -240H-276z", RED)
    for x in (-190, 190):
        c.disc(x, -280, 58, INK)
        c.disc(x, -280, 46, "#fdf1c8")
        c.disc(x - 10, -292, 20, "#ffffff")
    c.disc(0, -468 - 112, 20, INK)
    c.disc(0, -468 - 112, 13, "#fdf1c8")
    c.fill("M-294 -90H294L280 6H-280z", "#8e2a26")
    c.fill("M0 -90H294L280 6H0z", "#7a2320")
    for x in (-180, 180):
        c.disc(x, -44, 46, INK)
        c.disc(x, -44, 34, "#565150")
        c.disc(x, -44, 14, "#8b8581")
    c.fill("M-26 -80h52l-8 96h-36z", INK)
    c.fill("M-246 6H246L190 62H-190z", "#1b1916")
    for x in range(-170, 171, 34):
        c.line(f"M{x} 10L{x * 0.86} 56", 5, "#4a4541", round_ends=False)
    c.line("M-252 -200V-110M252 -200V-110", 8, AMBER)


def _driver(c: Canvas) -> None:
    c.fill("M70 -390C70 -440 96 -452 122 -452C148 -452 176 -440 176 -390z", "#b5562f")
    c.rect(112, -470, 20, 26, "#c58d63")
    c.disc(122, -482, 24, "#d9a47a", tall=28)
    c.fill("M94 -486C92 -526 152 -526 150 -486C136 -498 108 -498 94 -486z", INK)
    c.fill("M92 -490H146L158 -482H94z", "#3a2a22")


def rail_bridge() -> Canvas:
    """A night train on an arched bridge, the moon in the water."""
    rng = random.Random("rail-bridge")
    c = Canvas(WIDTH, HEIGHT, "#1d3a4c")
    rings(
        c,
        1080,
        330,
        ((900, "#21435522"), (700, "#274b5d"), (520, "#305a6a"), (360, "#3d6b78"), (170, "#f3e7c2")),
    )
    c.speckle(rng, (0, 0, 1600, 480), 110, "#f3e7c2", 1.7)
    cloud(c, 960, 360, 460, "#305a6a")
    cloud(c, 120, 170, 340, "#274b5d")
    c.fill("M0 640C140 560 300 540 420 600C560 540 700 560 800 640z", "#16303f")
    c.fill("M760 640C940 590 1120 590 1260 610C1400 560 1540 570 1600 590V640z", "#16303f")
    c.rect(0, 636, WIDTH, 440, "#173243")
    glitter(c, rng, (1080, 660, 1060, 330), "#f3e7c2", 60)
    for y in range(670, 1067, 34):
        c.rect(0, y, WIDTH, 2, "#21455a")
    for i in range(5):
        x = 20 + i * 330
        c.fill(f"M{x - 26} 500H{x + 26}L{x + 40} 1067H{x - 40}z", "#0c1a24")
        c.fill(f"M{x - 52} 900H{x + 52}V960H{x - 52}z", "#0a151d")
        c.line(f"M{x + 20} 700C{x + 90} 420 {x + 240} 420 {x + 310} 700", 26, "#0c1a24")
        for k in range(1, 8):
            up = 700 - 210 * math.sin(math.pi * k / 8)
            c.line(f"M{x + 20 + k * 36} 500V{up}", 6, "#0c1a24")
    c.rect(0, 470, WIDTH, 40, "#0c1a24")
    c.line("M0 440H1600", 4, "#0c1a24")
    for i in range(60):
        c.rect(i * 27, 440, 3, 32, "#0c1a24")
    _night_train(c)
    return c


def _night_train(c: Canvas) -> None:
    c.fill("M1230 462V372C1230 366 1236 362 1242 362H1316C1356 362 1392 400 1410 462z", RED)
    c.fill("M1330 376C1352 382 1370 398 1380 418H1330z", "#f4d98f")
    c.disc(1396, 442, 9, "#fff6d6")
    c.fill("M1404 434L1600 380V520L1404 450z", "#fff6d633")
    for i in range(5):
        x = 1222 - (i + 1) * 236
        c.fill(
            f"M{x} 462V374a10 10 0 0 1 10 -10H{x + 218}a10 10 0 0 1 10 10V462z",
            "#7f2224" if i % 2 else "#8e2a2a",
        )
        for k in range(6):
            c.rect(x + 18 + k * 34, 384, 24, 30, "#f4d98f" if (i * 6 + k) % 5 else "#4a2a2a")
        c.rect(x, 430, 228, 7, CREAM)
    c.rect(40, 460, 1366, 10, INK)
