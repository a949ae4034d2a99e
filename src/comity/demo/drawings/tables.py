"""Tables with things on them: a payslip, a helmet and water, a flask and cups."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, TEAL, WIDTH, rings


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
            f"M{-20 + dx} {dy - 10}C{-8 + dx} {dy - 26} {8 + dx} {dy - 26} {20 + dx} {dy - 10}"
            f"M{-156 + dx} {dy}L{-196 + dx} {dy - 150}M{156 + dx} {dy}L{150 + dx} {dy - 170}",
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


def helmet_water() -> Canvas:
    """A helmet, a water can and a thermometer in hard sun."""
    rng = random.Random("helmet-water")
    c = Canvas(WIDTH, HEIGHT, "#f2c879")
    rings(
        c,
        1420,
        60,
        ((1300, "#f3cd83"), (1040, "#f5d592"), (800, "#f8dfa5"), (580, "#fbe9bd"), (380, "#fff4d6")),
    )
    c.rect(0, 760, WIDTH, 307, "#c98a4a")
    c.rect(0, 760, WIDTH, 16, "#e0a963")
    for x in range(-60, 1600, 260):
        c.line(f"M{x + 120} 776L{x} 1067", 5, "#b0733a", round_ends=False)
    c.fill("M200 900L60 990H760L820 900z", "#00000026")
    _helmet(c.at(470, 900, 1.15))
    c.fill("M930 900L700 1010H990L1130 900z", "#00000026")
    _can(c.at(1010, 900))
    c.fill("M1310 900L1130 980H1290L1390 900z", "#00000026")
    _thermometer(c.at(1330, 900))
    c.speckle(rng, (0, 790, 1600, 1060), 90, "#b0733a", 3)
    return c


def _helmet(c: Canvas) -> None:
    c.fill("M-250 -40C-260 -260 -120 -360 20 -356C170 -350 270 -230 262 -40z", ORANGE)
    c.fill("M90 -340C210 -310 270 -200 262 -40H150C170 -180 150 -280 90 -340z", "#b5452a")
    c.fill("M-30 -362C-20 -378 60 -376 70 -354L84 -40H-26z", "#e8714b")
    c.fill("M-200 -100C-196 -200 -150 -270 -90 -300C-110 -240 -140 -180 -150 -100z", "#ee8a63")
    c.fill(
        "M-330 -14C-330 -50 -280 -62 -240 -62H270C300 -60 306 -20 280 -6H-300C-320 -4 -330 -8 -330 -14z",
        "#c9502f",
    )
    c.fill("M-330 -14C-330 -50 -280 -62 -240 -62H-90C-200 -54 -280 -40 -330 -14z", ORANGE)
    c.fill("M200 -8C220 60 190 100 130 110L110 96C160 84 176 50 160 -8z", CREAM)


def _can(c: Canvas) -> None:
    c.fill("M-120 0V-330C-120 -390 -80 -410 -50 -420V-470H50V-420C80 -410 120 -390 120 -330V0z", "#4f9aa3")
    c.fill("M50 -420C80 -410 120 -390 120 -330V0H50z", "#3d7f88")
    c.rect(-62, -520, 124, 56, TEAL)
    c.fill("M-96 -320H-62V-60H-96z", "#9fd0cf")
    c.rect(-120, -250, 240, 22, CREAM)
    c.rect(-120, -90, 240, 22, CREAM)
    c.line("M110 -350C190 -350 190 -190 116 -190", 24, TEAL)
    for x, y, size in ((-20, -190, 1.0), (30, -150, 0.7), (-10, -300, 0.6), (20, -350, 0.8)):
        c.fill(
            f"M{x} {y}C{x - 26 * size} {y + 40 * size} {x - 18 * size} {y + 62 * size} {x} "
            f"{y + 62 * size}C{x + 18 * size} {y + 62 * size} {x + 26 * size} {y + 40 * size} {x} {y}z",
            "#d9efe9",
        )


def _thermometer(c: Canvas) -> None:
    c.fill("M-70 0V-560C-70 -600 70 -600 70 -560V0z", "#fbf6e6")
    c.fill("M30 -588C58 -584 70 -574 70 -560V0H30z", "#e3d8b8")
    c.disc(0, -76, 46, RED)
    c.rect(-16, -520, 32, 440, "#d9cfb3")
    c.disc(0, -520, 16, "#d9cfb3")
    c.rect(-16, -460, 32, 400, RED)
    for i in range(12):
        c.rect(-54, -500 + i * 32, 26 if i % 3 == 0 else 15, 5, INK)
    c.fill("M-84 0H84V22H-84z", "#7b4d2b")


def coffee() -> Canvas:
    """A flask and four cups on a crate at night, steam."""
    rng = random.Random("coffee")
    c = Canvas(WIDTH, HEIGHT, "#1b2a33")
    rings(c, 760, 420, ((760, "#20323b"), (580, "#293d44"), (420, "#3a4a48"), (280, "#56594a")))
    c.speckle(rng, (0, 0, 1600, 360), 60, "#cfd6c8", 1.5)
    for x, y, size in ((150, 230, 26), (320, 190, 18), (1240, 170, 22), (1430, 240, 30), (1080, 130, 14)):
        for radius, alpha in ((size * 2.4, "20"), (size * 1.6, "30"), (size, "ff")):
            c.disc(x, y, radius, "#f2c96a" + alpha)
    c.fill("M180 700H1420L1500 1067H100z", "#7b4d2b")
    c.fill("M180 700H1420L1430 744H170z", "#a9713f")
    for y in (830, 940):
        c.fill(f"M{200 - y * 0.07} {y}H{1400 + y * 0.07}v12H{200 - y * 0.07}z", "#5a3620")
    for x in (250, 1350):
        for nail in (880, 1000):
            c.disc(x, nail, 9, "#3a2416")
    _flask(c.at(520, 706))
    for stand, colour, scale in (
        (780, RED, 1.0),
        (960, CREAM, 1.06),
        (1150, "#4f9aa3", 0.98),
        (860, AMBER, 1.2),
    ):
        foot = 716 if scale < 1.15 else 742
        for k in (-18, 16):
            c.line(
                f"M{stand + k} {foot - 150 * scale}c-30 -40 30 -70 0 -120c-20 -36 16 -60 4 -96",
                7,
                "#efe2c43c",
            )
        _cup(c.at(stand, foot, scale), colour)
    bread = c.at(1290, 730)
    bread.fill("M-20 0L140 0L150 -40L20 -70z", "#e9cf9a")
    bread.fill("M-24 0H144V16H-24z", "#b9753a")
    bread.fill("M-10 -20H146L148 -32L0 -34z", "#8e3a2c")
    return c


def _flask(c: Canvas) -> None:
    c.fill("M-90 0V-330C-90 -370 -60 -380 -60 -400H60C60 -380 90 -370 90 -330V0z", TEAL)
    c.fill("M30 -400H60C60 -380 90 -370 90 -330V0H30z", "#1d3940")
    c.rect(-90, -290, 180, 24, AMBER)
    c.rect(-90, -60, 180, 24, AMBER)
    c.fill("M-72 -270H-48V-70H-72z", "#4f757c")
    c.fill("M-60 -410H60L52 -500H-52z", "#c9cdc4")
    c.fill("M20 -410H60L52 -500H20z", "#9aa39c")


def _cup(c: Canvas, colour: str) -> None:
    c.line("M60 -100C120 -100 110 -30 52 -30", 16, mix(colour, "#000000", 0.2))
    c.fill("M-66 -130H66L54 0H-54z", colour)
    c.fill("M30 -130H66L54 0H26z", mix(colour, "#000000", 0.18))
    c.disc(0, -130, 66, mix(colour, "#ffffff", 0.2), tall=16)
    c.disc(0, -129, 57, "#3a2016", tall=12)
