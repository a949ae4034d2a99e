"""Rooms: lockers, a darkened bedroom, a notice board."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, TEAL, WIDTH


def lockers() -> Canvas:
    """A row of lockers, boots on the bench, one door open."""
    c = Canvas(WIDTH, HEIGHT, "#8fa39a")
    c.rect(0, 0, WIDTH, 800, "#a9b6a2")
    c.rect(0, 800, WIDTH, 267, "#6f5f4c")
    for row in range(3):
        for column in range(14):
            c.rect(
                column * 130 - (row % 2) * 65,
                806 + row * 90,
                124,
                84,
                ("#7a6a55", "#75654f", "#6a5b48")[(row + column) % 3],
            )
    colours = (TEAL, TEAL, RED, TEAL, AMBER, TEAL, TEAL)
    for i, colour in enumerate(colours):
        x = 40 + i * 220
        c.rect(x, 60, 208, 700, colour)
        c.rect(x, 60, 14, 700, mix(colour, "#ffffff", 0.12))
        for k in range(5):
            c.rect(x + 54, 110 + k * 22, 100, 8, mix(colour, "#000000", 0.35))
        c.rect(x + 168, 390, 16, 60, mix(colour, "#000000", 0.4))
        c.rect(x + 64, 250, 80, 46, CREAM)
        c.rect(x + 76, 264, 56 - (i % 3) * 10, 6, "#9a8c6c")
        c.rect(x + 76, 278, 40, 6, "#9a8c6c")
    _open_locker(c.at(700, 60))
    c.rect(0, 752, WIDTH, 22, "#3f4a44")
    c.fill("M80 880H1520V930H80z", "#b9854a")
    c.fill("M80 880H1520V892H80z", "#d6a96a")
    for x in (180, 1380):
        c.fill(f"M{x} 930h50l10 137h-70z", "#4a3a2a")
    for x, colour, sole in ((250, "#5a3a26", INK), (520, "#26292b", AMBER), (1190, "#7b4d2b", INK)):
        _boot(c.at(x + 70, 880, 0.86), mix(colour, "#000000", 0.25), sole)
        _boot(c.at(x, 880, 0.92), colour, sole)
    c.fill("M860 880C850 820 880 790 960 790H1040C1090 790 1110 820 1104 880z", "#d8b83c")
    c.fill("M866 846H1104V860H862zM900 816H1090V828H890z", CREAM)
    return c


def _open_locker(c: Canvas) -> None:
    c.rect(0, 0, 208, 700, "#1f2f33")
    c.rect(0, 120, 208, 12, "#3a4f54")
    c.fill("M30 118C28 60 150 60 150 118z", ORANGE)
    c.rect(20, 108, 150, 12, "#b5452a")
    c.line("M104 150V180M60 190L104 172L150 190", 6, "#c9cdc4")
    c.fill("M50 190C70 180 140 180 160 190L176 420H36z", "#23506b")
    c.fill("M104 186L110 420H176L160 190z", "#1c4259")
    c.rect(40, 560, 130, 110, RED)
    c.line("M70 560C70 520 140 520 140 560", 10, "#7e1d22")
    c.fill("M-6 0L-150 -34V736L-6 700z", "#b9373d")
    c.fill("M-6 0L-150 -34V-20L-6 14z", "#cf5a5c")
    c.fill("M-126 60L-40 76V240L-126 232z", CREAM)
    c.fill("M-116 72L-50 84V170L-116 164z", "#5f8a8c")
    c.disc(-82, 130, 18, AMBER)
    c.fill("M-116 164L-92 132L-70 150L-50 136V170z", TEAL)


def _boot(c: Canvas, colour: str, sole: str) -> None:
    c.fill("M-70 -220H40L46 -110C90 -100 140 -90 150 -50V-20H-76C-84 -80 -64 -150 -70 -220z", colour)
    c.fill("M-70 -220H40L42 -196H-70z", mix(colour, "#ffffff", 0.16))
    c.fill("M96 -94C130 -86 146 -70 150 -50V-24H84C80 -50 84 -76 96 -94z", mix(colour, "#000000", 0.28))
    c.fill("M-82 -26H154V0H-82z", sole)
    for i in range(4):
        c.line(f"M{20 + i * 8} {-190 + i * 26}L{52 + i * 10} {-184 + i * 26}", 6, CREAM)


def notice_board() -> Canvas:
    """A branch notice board full of papers, keys, a lost glove."""
    rng = random.Random("notice-board")
    c = Canvas(WIDTH, HEIGHT, "#dccfa9")
    c.rect(50, 40, 1500, 987, "#5a3a26")
    c.rect(86, 76, 1428, 915, "#c59a5f")
    c.speckle(rng, (90, 80, 1510, 985), 700, "#a97f47", 3.2)
    c.speckle(rng, (90, 80, 1510, 985), 400, "#d8b27a", 2.6)
    papers = (
        (330, 300, 380, 320, "#fbf6e6", -3),
        (760, 250, 300, 240, "#f4d98f", 2),
        (1190, 300, 420, 330, CREAM, -2),
        (250, 720, 260, 330, "#a9c6bd", 3),
        (610, 660, 360, 400, "#fbf6e6", -1),
        (1010, 700, 280, 300, "#e5a58f", 4),
        (1330, 730, 270, 360, "#fbf6e6", -4),
    )
    for index, (x, y, wide, tall, colour, turn) in enumerate(papers):
        _paper(c.at(x, y, turn=turn), rng, (wide, tall), colour, index)
    _keys(c.at(875, 470))
    _glove(c.at(1180, 600, 0.9, turn=16))
    return c


def _paper(c: Canvas, rng: random.Random, size: tuple[float, float], colour: str, index: int) -> None:
    wide, tall = size
    c.rect(-wide / 2 + 10, -tall / 2 + 12, wide, tall, "#00000030")
    c.rect(-wide / 2, -tall / 2, wide, tall, colour)
    dark = mix(colour, INK, 0.45)
    top = -tall / 2 + 40
    if index in (0, 4):
        with c.inside(f"M{-wide / 2 + 24} {top}h{wide - 48}v{tall * 0.5}h{-wide + 48}z") as view:
            view.rect(-300, -300, 600, 600, "#7fa7a6" if index else "#e7b25a")
            view.disc(60, top + 70, 44, ORANGE if index else RED)
            view.fill(
                f"M-300 {top + tall * 0.42}L-90 {top + 60}L20 {top + tall * 0.36}L90 {top + 110}L300 "
                f"{top + tall * 0.5}V400H-300z",
                TEAL,
            )
        top += tall * 0.5 + 28
    else:
        c.rect(-wide / 2 + 26, top, wide * 0.62, 24, RED if index % 2 else TEAL)
        top += 56
    while top < tall / 2 - 34:
        c.rect(-wide / 2 + 26, top, (wide - 52) * rng.uniform(0.6, 1.0), 9, dark)
        top += 30
    if index == 6:
        for k in range(6):
            c.fill(
                f"M{-wide / 2 + 6 + k * 44} {tall / 2}h40v56h-40z",
                mix(colour, "#000000", 0.06) if k != 2 else "#00000000",
            )
    c.disc(4, -tall / 2 + 22, 15, "#00000030")
    c.disc(0, -tall / 2 + 16, 15, (RED, AMBER, TEAL)[index % 3])
    c.disc(-4, -tall / 2 + 11, 5, "#ffffff90")


def _keys(c: Canvas) -> None:
    c.line("M0 -60V-10", 5, INK)
    c.disc(0, -64, 13, RED)
    c.ring(0, 24, 34, 7, "#b9bdb2")
    for turn, colour in ((-18, "#d9a93e"), (14, "#c9cdc4"), (40, "#b9bdb2")):
        key = c.at(0, 54, turn=turn)
        key.ring(0, 24, 22, 12, colour)
        key.rect(-7, 44, 14, 96, colour)
        key.fill("M7 108h20v10h-20zM7 126h26v12h-26z", colour)


def _glove(c: Canvas) -> None:
    c.fill(
        "M-70 120V-10C-70 -30 -40 -30 -40 -10V-90C-40 -112 -8 -112 -8 -90V-110C-8 -132 24 -132 24 "
        "-110V-92C24 -112 54 -112 54 -92V-50C54 -68 82 -68 82 -50V120z",
        "#c8a03c",
    )
    c.fill("M-40 -10V40M-8 -90V0M24 -110V0M54 -92V0", "#a07f2c")
    c.line("M-38 -8V30M-8 -84V-6M24 -100V-6M54 -84V-4", 4, "#a07f2c")
    c.rect(-76, 110, 164, 50, "#8e3a2c")
    c.disc(4, -60, 15, TEAL)


def bedroom() -> Canvas:
    """A bedroom at noon with the blind down; a night worker asleep, boots by the bed."""
    c = Canvas(WIDTH, HEIGHT, "#3a4f5c")
    c.rect(0, 0, WIDTH, 800, "#41596680")
    for x in range(40, 1600, 120):
        c.rect(x, 0, 4, 800, "#3c525f")
    c.rect(0, 800, WIDTH, 267, "#4a3a33")
    for x in range(-40, 1700, 220):
        c.line(f"M{x} 800L{x - 90} 1067", 4, "#3f312b", round_ends=False)
    c.rect(950, 90, 440, 470, "#26333b")
    c.rect(974, 114, 392, 422, "#f8e2a0")
    for i in range(13):
        c.rect(974, 114 + i * 32, 392, 26, "#b8743f" if i % 2 else "#a9683a")
    c.rect(940, 556, 460, 22, "#26333b")
    for i in range(12):
        c.fill(
            f"M{640 - i * 6} {640 + i * 30}L{1010 - i * 4} {590 + i * 32}l0 7L{640 - i * 6} {652 + i * 30}z",
            "#f8e2a034",
        )
    c.rect(80, 420, 40, 440, "#7b4d2b")
    c.rect(1130, 590, 40, 270, "#7b4d2b")
    c.fill("M110 690H1150V800H110z", "#8e5a35")
    c.fill("M120 640C120 600 160 590 200 590H1100C1140 590 1150 610 1150 640V720H120z", "#e9dfc6")
    c.fill("M140 610C120 520 180 500 270 506C380 500 430 520 410 610C350 640 190 640 140 610z", "#fbf6e6")
    c.fill("M400 620C420 540 520 500 640 520C800 470 960 520 1150 560V740H380C370 700 380 660 400 620z", RED)
    c.fill("M640 520C800 470 960 520 1150 560V740H900C860 640 780 560 640 520z", "#8b2026")
    c.fill("M400 620C420 540 520 500 640 520C560 540 470 580 430 660z", CREAM)
    for i in range(4):
        c.fill(
            f"M{520 + i * 160} 740C{530 + i * 160} 660 {560 + i * 150} 600 {600 + i * 140} 530l22 -2"
            f"C{586 + i * 150} 600 {566 + i * 160} 660 {560 + i * 160} 740z",
            "#d9a93e",
        )
    _sleeper(c.at(300, 560))
    c.rect(40, 640, 40, 10, "#00000000")
    _boot(c.at(330, 960, 0.7), "#3a2a1f", INK)
    _boot(c.at(250, 976, 0.76), "#5a3a26", INK)
    c.rect(1240, 700, 220, 24, "#8e5a35")
    c.fill("M1264 724h22v150h-22zM1414 724h22v150h-22z", "#6f4527")
    c.disc(1310, 650, 52, INK)
    c.disc(1310, 650, 42, CREAM)
    c.line("M1310 650V620M1310 650L1334 650", 6, INK)
    c.line("M1276 606l-16 -14M1344 606l16 -14", 11, INK)
    c.fill("M1390 700V640H1440V700z", "#9fd0cf")
    c.fill("M1390 700V660H1440V700z", "#6fb0b5")
    return c


def _sleeper(c: Canvas) -> None:
    skin = "#8d5a3a"
    c.disc(0, 0, 66, skin, tall=58)
    c.fill("M-66 -10C-76 -84 40 -100 60 -30C30 -50 -10 -44 -24 -20C-36 0 -60 10 -66 -10z", "#1d1411")
    c.fill("M-40 -18C0 -34 50 -30 64 -14L62 14C40 0 0 -2 -36 8z", "#24404a")
    c.line("M-66 -6L-40 -6", 6, "#24404a")
    c.line("M18 34q12 6 22 0", 5, "#5e2f1f")
    c.line("M34 12q14 6 4 14", 4, "#6d4229")
    c.fill("M30 70C60 50 100 50 130 76L110 110H30z", mix(skin, "#000000", 0.1))
