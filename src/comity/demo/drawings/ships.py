"""Ships: the ferry, the tug."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import (
    AMBER,
    CREAM,
    HEIGHT,
    INK,
    ORANGE,
    RED,
    TEAL,
    WIDTH,
    cloud,
    glitter,
    gull,
    rings,
    swell,
)
from comity.demo.drawings.port import crane


def ferry() -> Canvas:
    """A ferry in the strait in the morning, gulls behind her."""
    rng = random.Random("ferry")
    c = Canvas(WIDTH, HEIGHT, "#bcd3cd")
    c.rect(0, 0, WIDTH, 660, "#8fb9bb")
    rings(
        c,
        330,
        560,
        (
            (1300, "#9ac0be"),
            (1080, "#acc9bd"),
            (880, "#c4d2b8"),
            (690, "#dcd9b0"),
            (510, "#eedfae"),
            (350, "#f5e2ad"),
            (170, "#fdf2d0"),
        ),
    )
    c.fill("M900 660L1080 520L1170 570L1300 470L1440 590L1600 500V660z", "#7fa29b")
    c.fill("M1100 660L1280 590L1420 630L1600 570V660z", "#6a918c")
    cloud(c, 720, 130, 420, "#eef0dc")
    cloud(c, 90, 260, 300, "#f8efcf")
    c.rect(0, 656, WIDTH, 420, "#2f7078")
    glitter(c, rng, (330, 664, 860, 260), "#f5e2ad", 34)
    for i, (y, tall, long, colour) in enumerate(((712, 7, 300, "#2b676f"), (768, 9, 360, "#265d66"))):
        swell(c, y, (tall, long, i * 140), colour)
    _ferry(c.at(470, 800, 1.15))
    for i, (y, tall, long, colour) in enumerate(
        ((836, 13, 400, "#21525c"), (920, 17, 520, "#1b4651"), (1004, 20, 640, "#163b46"))
    ):
        swell(c, y, (tall, long, i * 190 + 60), colour)
    c.fill(
        "M300 836C420 812 470 822 520 830C480 842 400 848 300 848zM1180 832C1260 816 1330 820 1400 "
        "838C1330 846 1260 846 1180 844z",
        CREAM,
    )
    for x, y, size, turn in (
        (250, 380, 2.0, -14),
        (380, 470, 1.3, 8),
        (150, 500, 1.1, -4),
        (1380, 300, 1.5, 10),
        (480, 340, 0.9, 4),
    ):
        gull(c, x, y, size, "#ffffff", turn=turn)
    return c


def _ferry(c: Canvas) -> None:
    c.fill("M-20 -66H720L676 60H36C0 60 -12 10 -20 -66z", "#17333d")
    c.fill("M-4 10H694L676 60H36C14 60 2 40 -4 10z", "#8e2a26")
    c.rect(-20, -74, 744, 12, CREAM)
    c.fill("M10 -74V-190H600L650 -74z", CREAM)
    c.fill("M60 -190V-270H500L540 -190z", "#f7eed8")
    c.fill("M350 -270V-330H500L520 -270z", CREAM)
    c.fill("M364 -316H490L500 -284H364z", TEAL)
    c.fill("M150 -270L164 -380H250L260 -270z", ORANGE)
    c.fill("M157 -326L160 -350H252L254 -326z", CREAM)
    c.rect(160, -388, 96, 14, INK)
    c.fill("M180 -392C150 -430 90 -420 40 -450C110 -452 190 -440 226 -392z", "#f6f1df")
    for i in range(15):
        c.disc(46 + i * 40, -40, 8, CREAM)
    for i in range(13):
        c.fill(f"M{34 + i * 42} -160h26v40h-26z", TEAL)
    for i in range(9):
        c.fill(f"M{84 + i * 44} -246h28v30h-28z", TEAL)
    c.rect(0, -196, 616, 7, RED)
    c.rect(52, -276, 460, 7, RED)
    for i in range(3):
        x = 280 - i * 96
        c.fill(f"M{x - 34} -286h68l-12 20h-44z", AMBER if i else ORANGE)
        c.line(f"M{x - 30} -300V-286M{x + 30} -300V-286", 4, INK)
    c.line("M440 -330V-420M410 -390H470", 6, INK)
    c.line("M30 -196V-222H600", 3, INK)
    for x in range(40, 600, 36):
        c.line(f"M{x} -222V-196", 3, INK, round_ends=False)


def tug() -> Canvas:
    """A tug at night pulling a hawser, deck lights on."""
    rng = random.Random("tug")
    c = Canvas(WIDTH, HEIGHT, "#203a49")
    c.bands(0, 600, ("#14252f", "#1d3644", "#2a4c58", "#4a6d6d", "#8e8f76", "#d39b62"), steps=12)
    c.speckle(rng, (0, 0, 1600, 240), 80, "#e9dfc0", 1.6)
    c.fill("M0 600V470H120V430H200V500H300V450H360V540H520V600z", "#142530")
    crane(c.at(700, 604, 0.42), "#142530", trolley=180)
    crane(c.at(1000, 604, 0.36), "#142530", trolley=280)
    for x, y in (
        (40, 500),
        (80, 530),
        (150, 470),
        (230, 540),
        (330, 490),
        (420, 570),
        (690, 560),
        (1010, 570),
    ):
        c.rect(x, y, 9, 9, "#f4d98f")
    c.fill("M1280 600V240C1400 250 1500 250 1600 240V600z", "#101c24")
    c.fill("M1280 600V500H1600V600z", "#6e2422")
    c.rect(0, 596, WIDTH, 480, "#1d3c48")
    glitter(c, rng, (640, 610, 1067, 700), "#d39b6288", 46)
    for i, (y, tall, long, colour) in enumerate(((700, 8, 320, "#1a3541"), (780, 11, 420, "#162e39"))):
        swell(c, y, (tall, long, i * 120), colour)
    c.line("M880 660C1020 660 1180 560 1300 440", 9, "#c9b58a")
    _tug(c.at(560, 800, 1.25))
    swell(c, 858, (14, 420, 40), "#12262f")
    c.fill(
        "M230 866C320 830 400 842 470 850C420 872 320 884 230 880zM860 858C940 838 1000 842 1060 862"
        "C1000 872 930 874 860 870z",
        "#dfe3d4",
    )
    swell(c, 940, (18, 560, 220), "#0e1f28")
    return c


def _tug(c: Canvas) -> None:
    c.fill("M-260 -70C-220 -60 120 -62 290 -96L270 70H-210C-244 50 -256 0 -260 -70z", "#101c24")
    c.fill("M-252 16C-100 26 160 22 279 6L270 70H-210C-232 58 -244 40 -252 16z", "#8e2a26")
    c.fill("M-262 -82C-220 -70 120 -72 296 -108L290 -90C120 -56 -220 -56 -260 -68z", AMBER)
    for i in range(6):
        c.ring(-200 + i * 84, -30 - i * 2, 22, 13, "#26343c")
    c.fill("M-120 -78V-170H130V-78z", CREAM)
    c.fill("M-80 -170V-262H70L90 -170z", CREAM)
    c.fill("M-66 -248H60L74 -198H-66z", "#f7d98d")
    for x in (-24, 18):
        c.rect(x, -250, 8, 54, CREAM)
    c.fill("M-94 -262H84L76 -280H-94z", ORANGE)
    c.fill("M-190 -80L-182 -230H-124L-120 -80z", "#1f4a50")
    c.fill("M-185 -170L-183 -200H-122L-121 -170z", AMBER)
    for x in (-84, -20, 44, 96):
        c.disc(x, -122, 17, INK)
        c.disc(x, -122, 11, "#f7d98d")
    c.line("M-10 -280V-400M-44 -350H26M-10 -400L-180 -240M-10 -400L120 -280", 5, INK)
    c.disc(-10, -386, 10, "#fff4cf")
    c.disc(-10, -352, 10, RED)
    c.fill("M200 -96V-140H250V-104z", INK)
    c.fill("M150 -92V-130C150 -146 190 -146 190 -130V-96z", ORANGE)
    c.disc(170, -154, 14, "#8d5a3a")
    c.fill("M154 -158C154 -176 186 -176 186 -158z", AMBER)
