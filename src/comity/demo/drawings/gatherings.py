"""People together: a meeting in the canteen, a march, a convention."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.crowd import COATS, HAIRS, SKINS, back_of_person, marcher
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, TEAL, WIDTH, cloud, gull, rings
from comity.demo.drawings.port import crane


def canteen() -> Canvas:
    """A full canteen at shift change; somebody speaks from a bench, hands go up."""
    rng = random.Random("canteen")
    c = Canvas(WIDTH, HEIGHT, "#d9b98a")
    c.fill("M0 0H1600V640H0z", "#cfae80")
    c.rect(0, 470, WIDTH, 300, "#3d6163")
    c.rect(0, 462, WIDTH, 12, "#2b484b")
    for i in range(3):
        x = 90 + i * 510
        c.rect(x, 110, 400, 300, "#3a2a22")
        with c.inside(f"M{x + 14} 124h372v272h-372z") as pane:
            pane.bands(110, 410, ("#efc386", "#f2d29a", "#f4dfb2"), steps=6)
            crane(pane.at(x + 110 + i * 80, 400, 0.4, flip=bool(i % 2)), "#8a6f52", trolley=200)
            pane.rect(x, 384, 420, 40, "#6b8583")
        c.rect(x + 194, 124, 12, 272, "#3a2a22")
        c.rect(x + 14, 250, 372, 10, "#3a2a22")
    for lamp in (c.at(340, 0), c.at(800, 0), c.at(1260, 0)):
        lamp.line("M0 0V70", 5, INK)
        lamp.fill("M-74 120C-66 78 -24 66 0 66C24 66 66 78 74 120z", RED)
        lamp.disc(0, 122, 24, "#fff2c6", tall=12)
        lamp.fill("M-74 122L-300 760H300L74 122z", "#fff2c614")
    _speaker(c.at(800, 640))
    rows = ((600, 0.62, 13, 0), (690, 0.82, 11, 60), (800, 1.06, 9, 20), (950, 1.36, 7, 90))
    for index, (y, size, count, shift) in enumerate(rows):
        for i in range(count):
            place = (i + 0.5) * WIDTH / count + shift - 50 + rng.uniform(-16, 16)
            if index < 2 and abs(place - 800) < 66 * size + 40:
                continue
            back_of_person(
                c.at(place, y + rng.uniform(-12, 12), size),
                rng,
                hand=rng.random() < (0.3, 0.34, 0.36, 0.2)[index],
            )
    return c


def _speaker(c: Canvas) -> None:
    skin = "#8d5a3a"
    c.rect(-110, 0, 220, 22, "#5a3a26")
    c.rect(-92, 22, 18, 60, "#4a2f1f")
    c.rect(74, 22, 18, 60, "#4a2f1f")
    c.fill("M-44 0L-38 -130H38L46 0H10L2 -90L-8 0z", "#26323a")
    c.fill("M-52 -126C-58 -220 -50 -250 -20 -258H20C50 -250 58 -220 52 -126z", ORANGE)
    c.fill("M-54 -172H54V-158H-54zM-30 -256h14v130h-14zM16 -256h14v130h-14z", CREAM)
    c.fill("M-50 -238C-80 -220 -92 -180 -84 -142L-62 -146L-46 -196z", mix(ORANGE, "#000000", 0.16))
    c.fill("M-90 -150h40l6 46h-44z", CREAM)
    c.line("M-82 -138h24M-82 -126h28M-80 -114h20", 3, "#9a8c6c")
    c.disc(-70, -140, 14, skin)
    c.fill(
        "M40 -246C76 -250 104 -280 112 -322L90 -332C82 -300 66 -282 40 -276z", mix(ORANGE, "#000000", 0.16)
    )
    c.fill("M88 -326C84 -350 92 -366 104 -368C116 -366 120 -346 114 -322z", skin)
    c.fill("M-14 -276H14V-250C6 -242 -6 -242 -14 -250z", mix(skin, "#000000", 0.2))
    c.disc(0, -306, 34, skin, tall=40)
    c.fill("M-36 -306C-44 -366 44 -366 36 -306C30 -330 10 -338 0 -338C-10 -338 -30 -330 -36 -306z", "#1d1411")
    c.disc(0, -356, 18, "#1d1411")
    c.disc(-12, -306, 3.6, INK)
    c.disc(12, -306, 3.6, INK)
    c.fill("M-10 -288C-4 -278 6 -278 11 -288C6 -292 -4 -292 -10 -288z", "#5e1f1c")
    c.line("M-17 -316h10M7 -316h10", 3, "#1d1411")


def march() -> Canvas:
    """A march with blank banners through a street above the harbour."""
    rng = random.Random("march")
    c = Canvas(WIDTH, HEIGHT, "#f0d9a4")
    rings(c, 800, 720, ((1200, "#f0d09a"), (960, "#f2d9a8"), (740, "#f5e2b6"), (540, "#f9ecc8")))
    for x, y, width in ((60, 90, 330), (1180, 60, 380), (700, 190, 240)):
        cloud(c, x, y, width, "#fbf3da")
    houses = (
        (0, 210, 420, "#b5694a"),
        (190, 170, 500, "#d0915a"),
        (350, 190, 390, "#8e5a4a"),
        (1060, 180, 430, "#b5694a"),
        (1230, 190, 520, "#c98a55"),
        (1410, 200, 400, "#94604c"),
    )
    for x, width, tall, colour in houses:
        _house(c, x, width, tall, colour)
    for x, up, colour, wide, tall, tilt in (
        (190, 300, TEAL, 300, 170, -4),
        (560, 250, CREAM, 330, 190, 2),
        (1010, 230, AMBER, 310, 180, -2),
        (1390, 300, "#6b2f3a", 290, 170, 4),
    ):
        _banner(c.at(x, up, turn=tilt), colour, wide, tall, 640)
    for y, size, count in ((690, 0.6, 14), (760, 0.76, 12)):
        for i in range(count):
            marcher(
                c.at((i + 0.5) * WIDTH / count + rng.uniform(-14, 14), y + rng.uniform(-10, 10), size), rng
            )
    _banner(c.at(800, 470), RED, 760, 220, 420)
    for y, size, count in ((850, 1.0, 9), (980, 1.3, 7)):
        for i in range(count):
            place = (i + 0.5) * WIDTH / count + rng.uniform(-18, 18)
            marcher(c.at(place, y + rng.uniform(-10, 10), size), rng)
    for x, y in ((470, 130), (560, 90), (1130, 170)):
        gull(c, x, y, 1.0, "#7a6a50", turn=-6)
    return c


def _house(c: Canvas, x: float, width: float, tall: float, colour: str) -> None:
    top = 760 - tall
    c.rect(x, top, width, tall + 40, colour)
    c.fill(f"M{x - 12} {top}L{x + width / 2} {top - 86}L{x + width + 12} {top}z", "#5d3b30")
    for row in range(5):
        for column in range(3):
            wx, wy = x + width * (0.14 + column * 0.28), top + 34 + row * 76
            c.rect(wx, wy, width * 0.17, 46, "#f3dfae" if (row + column) % 3 else "#7a8d86")
            c.rect(wx, wy + 46, width * 0.17, 5, mix(colour, "#000000", 0.25))


def _banner(c: Canvas, colour: str, wide: float, tall: float, poles: float) -> None:
    for x in (-wide / 2, wide / 2):
        c.rect(x - 6, -tall / 2 - 26, 12, poles, "#5a3a26")
        c.disc(x, -tall / 2 - 30, 13, AMBER)
    top = [(-wide / 2 + wide * t / 20, -tall / 2 + 16 * math.sin(math.pi * t / 20)) for t in range(21)]
    low = [
        (-wide / 2 + wide * t / 20, tall / 2 + 22 * math.sin(math.pi * t / 20) + 7 * math.sin(t))
        for t in range(21)
    ]
    c.area([*top, *reversed(low)], colour)
    with c.inside([*top, *reversed(low)]) as cloth:
        for t in (0.18, 0.5, 0.78):
            x = -wide / 2 + wide * t
            cloth.fill(
                f"M{x} {-tall}C{x + 26} -20 {x - 14} 30 {x + 10} {tall}H{x + 46}C{x + 20} 30 {x + 50} "
                f"-20 {x + 30} {-tall}z",
                "#00000016",
            )
        cloth.stroke([(x, y + 14) for x, y in top], 5, "#ffffff40")
        cloth.stroke([(x, y - 16) for x, y in low], 7, mix(colour, "#ffffff", 0.35))
    for t in range(0, 21, 1):
        c.line(f"M{low[t][0]} {low[t][1]}v12", 4, AMBER, round_ends=False)


def convention() -> Canvas:
    """A convention hall from the gallery: rows in a half circle, voting cards up."""
    rng = random.Random("convention")
    c = Canvas(WIDTH, HEIGHT, "#5b2a2a")
    c.fill("M0 0H1600V330H0z", "#24404a")
    for i in range(17):
        c.fill(f"M{i * 100} 0h50v330h-50z", "#284853")
    for x in range(100, 1600, 200):
        c.fill(f"M{x} 0L{x - 120} 330H{x + 120}z", "#f4d98f14")
    for i, (x, colour) in enumerate(((420, RED), (600, AMBER), (800, CREAM), (1000, AMBER), (1180, RED))):
        c.rect(x - 62, 20, 124, 210 + (i % 2) * 0, colour)
        c.fill(f"M{x - 62} 230h124l-62 46z", colour)
        c.rect(x - 62, 20, 124, 12, "#5a3a26")
        c.fill(f"M{x + 20} 32h42v198l-42 31z", "#00000018")
    c.fill("M300 330H1300L1380 420H220z", "#a9713f")
    c.fill("M220 420H1380V452H220z", "#7b4d2b")
    c.fill("M470 312H1130V366H470z", "#5a2320")
    c.rect(456, 302, 688, 14, "#7b3b2e")
    for i in range(7):
        x = 520 + i * 94
        if i == 3:
            continue
        _sitter(c.at(x, 302, 0.5), rng)
    c.fill("M760 366V268H840V366z", "#7b4d2b")
    c.fill("M746 256H854V274H746z", "#93603a")
    _sitter(c.at(800, 258, 0.62), rng)
    for row in range(7):
        _seats(c, rng, row)
    return c


def _seats(c: Canvas, rng: random.Random, row: int) -> None:
    radius, size, count = 330 + row * 128, 0.34 + row * 0.085, 9 + row * 3
    for wide, colour in ((30 + row * 8, "#6e3330"), (12 + row * 3, "#83403a")):
        angles = [a * math.pi / 90 for a in range(4, 87)]
        c.stroke(
            [
                (800 + (radius + wide) * 1.22 * math.cos(a), 330 + (radius + wide) * 0.62 * math.sin(a))
                for a in angles
            ],
            wide,
            colour,
        )
    for i in range(count):
        angle = math.pi * (0.1 + 0.8 * (i + 0.5) / count)
        if abs(angle - math.pi / 2) < 0.05:
            continue
        _voter(c.at(800 + radius * 1.22 * math.cos(angle), 330 + radius * 0.62 * math.sin(angle), size), rng)


def _voter(c: Canvas, rng: random.Random) -> None:
    back_of_person(c, rng)
    if rng.random() < 0.62:
        side = rng.choice((-1, 1))
        c.line(f"M{side * 60} 30L{side * 92} -130", 30, rng.choice(COATS))
        card = c.at(side * 94, -176, turn=rng.uniform(-12, 12))
        card.rect(-46, -50, 92, 100, RED)
        card.rect(-46, -50, 92, 10, "#c8574f")


def _sitter(c: Canvas, rng: random.Random) -> None:
    skin, coat, hair = rng.choice(SKINS), rng.choice(COATS), rng.choice(HAIRS)
    c.fill("M-80 10C-84 -70 -70 -100 -30 -110H30C70 -100 84 -70 80 10z", mix(coat, "#ffffff", 0.12))
    c.rect(-18, -140, 36, 40, skin)
    c.disc(0, -180, 44, skin, tall=52)
    c.fill("M-48 -180C-54 -256 54 -256 48 -180C30 -214 -30 -214 -48 -180z", hair)
    for x in (-15, 15):
        c.disc(x, -176, 5, INK)
    c.line("M-10 -148h20", 4, "#5e1f1c")
