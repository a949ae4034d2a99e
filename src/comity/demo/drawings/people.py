"""People together: a meeting in the canteen, a march, a convention, hands on a rope."""

import math
import random
from collections.abc import Callable

from comity.demo.drawings.canvas import Canvas, mix, oval, smooth
from comity.demo.drawings.parts import AMBER, CREAM, INK, ORANGE, RED, SKINS, TEAL, cloud, crane, gull, rings

WIDTH, HEIGHT = 1600, 1067

COATS = ("#2f5a5e", "#8e3a2c", "#3b4a58", "#c0763a", "#5c5a3c", "#a4262c", "#d0a94a", "#24404a", "#6b4a5c")
HATS = ("none", "cap", "helmet", "scarf", "beanie", "bun", "curls", "turban", "bald", "long")
HAIRS = ("#241813", "#3a2417", "#6b4a2c", "#b9b2a4", "#17120f", "#8a3f22")


def back_of_person(c: Canvas, rng: random.Random, *, hat: str | None = None, hand: bool = False) -> None:
    """Somebody seen from behind, shoulders and head; shoulders at 0, 0, head about 120 above."""
    skin, coat, hair = rng.choice(SKINS), rng.choice(COATS), rng.choice(HAIRS)
    kind, trim = hat or rng.choice(HATS), rng.choice((RED, AMBER, "#2f5a5e", ORANGE, CREAM, "#24404a"))
    if hand:
        _raised_arm(c, coat, skin, left=rng.random() < 0.4)
    c.fill("M-98 200C-104 70 -84 26 -34 10H34C84 26 104 70 98 200z", coat)
    c.fill("M30 10H34C84 26 104 70 98 200H44C60 120 56 50 30 10z", mix(coat, "#000000", 0.14))
    c.fill("M-24 -30H24V14C10 28 -10 28 -24 14z", mix(skin, "#000000", 0.12))
    c.fill("M-36 8C-20 30 20 30 36 8L40 20C20 42 -20 42 -40 20z", mix(coat, "#000000", 0.24))
    c.disc(-46, -62, 11, skin, tall=16)
    c.disc(46, -62, 11, skin, tall=16)
    c.disc(0, -66, 48, skin, tall=58)
    _head_cover(c, kind, hair, trim)


def _raised_arm(c: Canvas, coat: str, skin: str, *, left: bool) -> None:
    view = c.at(0, 0, flip=left)
    view.fill("M52 60C70 10 84 -80 88 -150L128 -146C130 -60 120 40 96 110z", coat)
    view.fill("M94 -146L98 -190H124L124 -146z", skin)
    view.fill(
        "M86 -186C82 -222 90 -240 96 -252L104 -250L106 -272L115 -272L118 -250L122 -266L131 -263L130 -238C138 -226 136 -200 126 -184z",
        skin,
    )
    view.fill("M88 -200C78 -206 72 -220 76 -226C84 -226 92 -214 96 -206z", skin)


def _head_cover(c: Canvas, kind: str, hair: str, trim: str) -> None:
    if kind in {"none", "cap", "helmet", "beanie"}:
        c.fill("M-48 -76C-50 -30 -30 -14 -20 -12C-8 -8 8 -8 20 -12C30 -14 50 -30 48 -76C46 -140 -46 -140 -48 -76z", hair)
    if kind in _COVERS:
        _COVERS[kind](c, hair, trim)


def _bald(c: Canvas, hair: str, _trim: str) -> None:
    c.fill("M-48 -76C-50 -40 -34 -18 -20 -14H20C34 -18 50 -40 48 -76C40 -50 -40 -50 -48 -76z", hair)


def _cap(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -84C-60 -148 60 -148 54 -84C30 -72 -30 -72 -54 -84z", trim)
    c.fill("M-54 -84C-30 -72 30 -72 54 -84L54 -76C30 -64 -30 -64 -54 -76z", mix(trim, "#000000", 0.25))


def _helmet(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -82C-56 -152 56 -152 54 -82z", trim)
    c.fill("M-9 -134h18v52h-18z", mix(trim, "#000000", 0.16))
    c.fill("M-62 -86H62L58 -74H-58z", mix(trim, "#000000", 0.22))


def _beanie(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-52 -66C-60 -150 60 -150 52 -66z", trim)
    c.fill("M-54 -84H54V-62H-54z", mix(trim, "#ffffff", 0.18))


def _scarf(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-52 -60C-60 -150 60 -150 52 -60C54 -30 44 -6 60 40C20 58 -20 58 -60 40C-44 -6 -54 -30 -52 -60z", trim)
    c.fill("M-8 -30C-2 0 -10 30 -30 60H30C10 30 2 0 8 -30z", mix(trim, "#000000", 0.16))


def _bun(c: Canvas, hair: str, trim: str) -> None:
    c.disc(0, -66, 51, hair, tall=60)
    c.disc(0, -132, 26, hair, tall=24)
    c.line("M-18 -116C-8 -110 8 -110 18 -116", 5, trim)


def _curls(c: Canvas, hair: str, _trim: str) -> None:
    for i in range(16):
        angle = math.tau * i / 16
        c.disc(46 * math.cos(angle), -74 + 50 * math.sin(angle), 24, hair)
    c.disc(0, -70, 52, hair)


def _turban(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-56 -70C-70 -150 70 -150 56 -70C30 -46 -30 -46 -56 -70z", trim)
    for i in range(3):
        c.line(
            f"M{-50 + i * 6} {-86 - i * 14}C-20 {-70 - i * 16} 20 {-84 - i * 18} {46 - i * 6} {-110 - i * 8}",
            4,
            mix(trim, "#000000", 0.2),
        )


def _long(c: Canvas, hair: str, _trim: str) -> None:
    c.fill("M-54 -70C-58 -146 58 -146 54 -70C58 -20 58 20 50 50C20 60 -20 60 -50 50C-58 20 -58 -20 -54 -70z", hair)
    c.line("M0 -120V50", 3, mix(hair, "#ffffff", 0.12))


_COVERS: dict[str, Callable[[Canvas, str, str], None]] = {
    "bald": _bald,
    "cap": _cap,
    "helmet": _helmet,
    "beanie": _beanie,
    "scarf": _scarf,
    "bun": _bun,
    "curls": _curls,
    "turban": _turban,
    "long": _long,
}


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
    for x in (340, 800, 1260):
        c.line(f"M{x} 0V70", 5, INK)
        c.fill(f"M{x - 74} 120C{x - 66} 78 {x - 24} 66 {x} 66C{x + 24} 66 {x + 66} 78 {x + 74} 120z", RED)
        c.disc(x, 122, 24, "#fff2c6", tall=12)
        c.fill(f"M{x - 74} 122L{x - 300} 760H{x + 300}L{x + 74} 122z", "#fff2c614")
    _speaker(c.at(800, 640))
    rows = ((600, 0.62, 13, 0), (690, 0.82, 11, 60), (800, 1.06, 9, 20), (950, 1.36, 7, 90))
    for index, (y, size, count, shift) in enumerate(rows):
        for i in range(count):
            x = (i + 0.5) * WIDTH / count + shift - 50 + rng.uniform(-16, 16)
            if index < 2 and abs(x - 800) < 66 * size + 40:
                continue
            back_of_person(
                c.at(x, y + rng.uniform(-12, 12), size),
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
    houses = ((0, 210, 420, "#b5694a"), (190, 170, 500, "#d0915a"), (350, 190, 390, "#8e5a4a"), (1060, 180, 430, "#b5694a"),
              (1230, 190, 520, "#c98a55"), (1410, 200, 400, "#94604c"))
    for x, width, tall, colour in houses:
        _house(c, x, width, tall, colour)
    for x, up, colour, wide, tall, tilt in (
        (190, 300, TEAL, 300, 170, -4), (560, 250, CREAM, 330, 190, 2), (1010, 230, AMBER, 310, 180, -2), (1390, 300, "#6b2f3a", 290, 170, 4),
    ):
        _banner(c.at(x, up, turn=tilt), colour, wide, tall, 640)
    for y, size, count in ((690, 0.6, 14), (760, 0.76, 12)):
        for i in range(count):
            _marcher(
                c.at((i + 0.5) * WIDTH / count + rng.uniform(-14, 14), y + rng.uniform(-10, 10), size), rng
            )
    _banner(c.at(800, 470), RED, 760, 220, 420)
    for y, size, count in ((850, 1.0, 9), (980, 1.3, 7)):
        for i in range(count):
            x = (i + 0.5) * WIDTH / count + rng.uniform(-18, 18)
            _marcher(c.at(x, y + rng.uniform(-10, 10), size), rng)
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
                f"M{x} {-tall}C{x + 26} -20 {x - 14} 30 {x + 10} {tall}H{x + 46}C{x + 20} 30 {x + 50} -20 {x + 30} {-tall}z",
                "#00000016",
            )
        cloth.stroke([(x, y + 14) for x, y in top], 5, "#ffffff40")
        cloth.stroke([(x, y - 16) for x, y in low], 7, mix(colour, "#ffffff", 0.35))
    for t in range(0, 21, 1):
        c.line(f"M{low[t][0]} {low[t][1]}v12", 4, AMBER, round_ends=False)


def _marcher(c: Canvas, rng: random.Random) -> None:
    skin, coat, hair = rng.choice(SKINS), rng.choice(COATS), rng.choice(HAIRS)
    kind, trim = (
        rng.choice(("cap", "helmet", "scarf", "beanie", "none", "curls", "long", "turban")),
        rng.choice((RED, AMBER, TEAL, ORANGE, CREAM)),
    )
    if kind == "long":
        c.fill("M-54 -70C-58 -146 58 -146 54 -70C58 -20 62 30 56 60H-56C-62 30 -58 -20 -54 -70z", hair)
    c.fill("M-98 240C-104 70 -84 26 -34 10H34C84 26 104 70 98 240z", coat)
    c.fill("M-26 8L0 70L26 8z", mix(coat, "#ffffff", 0.5))
    c.fill("M-20 -30H20V14C10 30 -10 30 -20 14z", mix(skin, "#000000", 0.18))
    if kind == "curls":
        for i in range(14):
            c.disc(48 * math.cos(math.tau * i / 14), -80 + 46 * math.sin(math.tau * i / 14), 24, hair)
    c.disc(-46, -62, 10, skin, tall=14)
    c.disc(46, -62, 10, skin, tall=14)
    c.disc(0, -64, 46, skin, tall=56)
    c.fill("M0 -120A46 56 0 0 1 0 -8C20 -30 22 -90 0 -120z", mix(skin, "#000000", 0.08))
    _face(c, rng, hair)
    _FRONTS.get(kind, _front_hair)(c, hair, trim)


def _front_hair(c: Canvas, hair: str, _trim: str) -> None:
    c.fill("M-48 -70C-50 -140 50 -140 48 -70C36 -96 -16 -108 -22 -96C-30 -84 -44 -90 -48 -70z", hair)


def _front_cap(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-52 -84C-58 -142 58 -142 52 -84C30 -94 -30 -94 -52 -84z", trim)
    c.fill(
        "M-50 -86C-30 -98 30 -98 50 -86C54 -76 50 -72 40 -74C14 -82 -14 -82 -40 -74C-50 -72 -54 -76 -50 -86z",
        mix(trim, "#000000", 0.3),
    )


def _front_scarf(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-50 -50C-62 -150 62 -150 50 -50C52 -20 44 0 54 34C20 60 -20 60 -54 34C-44 0 -52 -20 -50 -50C-44 -20 -30 -2 0 -2C30 -2 44 -20 50 -50C46 -120 -46 -120 -50 -50z", trim)
    c.fill("M-50 -56C-60 -150 60 -150 50 -56C44 -112 -44 -112 -50 -56z", trim)


def _front_helmet(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -82C-56 -152 56 -152 54 -82z", trim)
    c.fill("M-60 -86H60L50 -74H-50z", mix(trim, "#000000", 0.22))


def _front_beanie(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-50 -74C-58 -146 58 -146 50 -74z", trim)
    c.fill("M-52 -92H52V-70H-52z", mix(trim, "#000000", 0.2))


def _front_turban(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -74C-66 -148 66 -148 54 -74C30 -100 -30 -100 -54 -74z", trim)
    c.line("M-46 -88C-20 -110 10 -112 34 -128", 4, mix(trim, "#000000", 0.25))


_FRONTS: dict[str, Callable[[Canvas, str, str], None]] = {
    "cap": _front_cap,
    "scarf": _front_scarf,
    "helmet": _front_helmet,
    "beanie": _front_beanie,
    "turban": _front_turban,
}


def _face(c: Canvas, rng: random.Random, hair: str) -> None:
    for x in (-17, 17):
        c.disc(x, -62, 4.5, INK)
        c.line(f"M{x - 9} -76q9 -6 18 0", 4, mix(hair, INK, 0.5))
    c.line("M0 -58q7 14 -1 17", 3, "#00000050")
    mouth = rng.choice(("open", "smile", "calm"))
    if mouth == "open":
        c.disc(0, -27, 10, "#5e1f1c", tall=8)
    elif mouth == "smile":
        c.fill("M-14 -32C-8 -18 8 -18 14 -32z", "#5e1f1c")
    else:
        c.line("M-10 -28h20", 4, "#5e1f1c")
    if rng.random() < 0.22:
        c.ring(-17, -62, 14, 3, INK)
        c.ring(17, -62, 14, 3, INK)
        c.line("M-4 -63h8", 3, INK)
    elif rng.random() < 0.2:
        c.fill("M-40 -44C-36 0 -18 4 0 4C18 4 36 0 40 -44C30 -34 12 -40 0 -38C-12 -40 -30 -34 -40 -44z", hair)
        c.fill("M-9 -26h18l-4 6h-10z", "#5e1f1c")


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
            [(800 + (radius + wide) * 1.22 * math.cos(a), 330 + (radius + wide) * 0.62 * math.sin(a)) for a in angles],
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


def hands_rope() -> Canvas:
    """Many hands on one rope."""
    rng = random.Random("hands-rope")
    c = Canvas(WIDTH, HEIGHT, "#e7b25a")
    for i in range(30):
        if i % 2:
            a, b = math.radians(i * 12), math.radians(i * 12 + 12)
            c.area(
                [
                    (800, 533),
                    (800 + 1400 * math.cos(a), 533 + 1400 * math.sin(a)),
                    (800 + 1400 * math.cos(b), 533 + 1400 * math.sin(b)),
                ],
                "#eabf70",
            )
    rope = smooth([(-80, 700), (300, 600), (800, 520), (1300, 470), (1700, 400)], steps=40)
    c.stroke([(x, y + 26) for x, y in rope], 92, "#b97f34")
    c.stroke(rope, 92, "#efe0b8")
    for i in range(0, len(rope) - 3, 4):
        x, y = rope[i]
        c.fill(
            f"M{x - 6} {y + 46}C{x + 24} {y + 30} {x + 14} {y - 26} {x + 50} {y - 48}L{x + 58} {y - 44}C{x + 28} {y - 20} {x + 36} {y + 32} {x + 4} {y + 48}z",
            "#a9803f",
        )
    grips = ((200, "#5f3a26", "#24404a", False), (480, "#e2b48c", RED, True), (760, "#8d5a3a", "#c9b23c", False),
             (1040, "#f0c8a4", "#3b4a58", True), (1320, "#6f452c", "#8e3a2c", False))
    for x, skin, sleeve, below in grips:
        y = next(py for px, py in rope if px >= x)
        _grip(c.at(x, y, 1.28, turn=-9 + (180 if below else 0), flip=below), skin, sleeve)
    c.speckle(rng, (0, 0, 1600, 1067), 180, "#d79c42", 3)
    return c


def _grip(c: Canvas, skin: str, sleeve: str) -> None:
    dark = mix(skin, "#000000", 0.2)
    c.fill("M-104 -900L-66 -150H62L106 -900z", sleeve)
    c.fill("M20 -900L24 -150H62L106 -900z", mix(sleeve, "#000000", 0.18))
    c.fill("M-76 -176H72V-140H-72z", mix(sleeve, "#ffffff", 0.22))
    c.fill("M-58 -140H56C62 -110 76 -90 78 -60V-10H-78V-60C-78 -90 -64 -110 -58 -140z", skin)
    c.fill("M18 -140H56C62 -110 76 -90 78 -60V-10H34C44 -60 34 -110 18 -140z", dark)
    for i in range(4):
        x = -78 + i * 40
        c.fill(f"M{x} -44a19 19 0 0 1 38 0V36a19 21 0 0 1 -38 0z", skin)
        c.fill(
            f"M{x + 26} -58a16 16 0 0 1 12 14V36a19 21 0 0 1 -14 19C{x + 32} 30 {x + 32} -20 {x + 26} -58z",
            dark,
        )
        c.line(f"M{x + 8} -8h16", 3, dark)
        c.line(f"M{x + 8} -40q8 -5 16 0", 3, dark)
    c.fill("M-78 -60C-100 -50 -112 -26 -106 -6C-100 8 -84 6 -80 -8L-70 -34z", skin)
