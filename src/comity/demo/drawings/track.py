"""Along the track: heat over the rails, the yard at night, the way home."""

import math
import random
from itertools import pairwise

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, WIDTH, rings, swell, worker
from comity.demo.drawings.paths import Point, smooth


def heat_rails() -> Canvas:
    """A huge sun; the rails bend in the heat, a track worker drinks."""
    rng = random.Random("heat-rails")
    c = Canvas(WIDTH, HEIGHT, "#f0a24a")
    rings(
        c,
        800,
        430,
        (
            (1100, "#f2aa50"),
            (930, "#f4b45a"),
            (770, "#f6c06a"),
            (620, "#f8cd7d"),
            (480, "#fadb96"),
            (345, "#d9432b"),
            (255, "#e05a34"),
        ),
    )
    for y, tall in ((520, 10), (560, 14), (606, 18), (656, 24)):
        c.rect(430, y, 740, tall, "#fadb96" if y < 600 else "#f8cd7d")
    c.fill(
        "M0 690C200 660 330 690 520 680C700 672 900 700 1080 682C1280 664 1440 690 1600 672V1067H0z",
        "#b5532c",
    )
    c.fill("M0 740C300 716 560 740 800 730C1100 720 1400 744 1600 724V1067H0z", "#963f26")
    _wavy_track(c)
    for x, y in ((130, 690), (300, 686), (1320, 686), (1490, 682)):
        c.rect(x, y - 250, 10, 260, "#4a2018")
        c.line(f"M{x - 40} {y - 226}H{x + 50}M{x - 30} {y - 200}H{x + 40}", 7, "#4a2018")
    for start, end in (
        ((-180, 470), (100, 466)),
        ((100, 466), (270, 462)),
        ((270, 462), (1290, 462)),
        ((1290, 462), (1460, 458)),
        ((1460, 458), (1720, 464)),
    ):
        sag = (end[0] - start[0]) * 0.1
        for arm in (0, 70):
            c.line(
                f"M{start[0] + arm} {start[1]}Q{(start[0] + end[0]) / 2 + arm} {start[1] + sag} "
                f"{end[0] + arm} {end[1]}",
                2,
                "#4a2018",
            )
    c.speckle(rng, (0, 760, 1600, 1060), 160, "#7c321f", 4)
    _drinker(c.at(1240, 1010, 1.75))
    return c


def _wavy_track(c: Canvas) -> None:
    def side(offset: float) -> list[Point]:
        points = []
        for i in range(60):
            share = (i / 59) ** 2.0
            y = 690 + share * 400
            bend = 46 * math.sin(i / 59 * 9.0) * (1 - share) ** 1.2
            points.append((700 + bend + offset * (26 + 330 * share), y))
        return points

    c.area([*side(-1.5), *reversed(side(1.5))], "#7c321f")
    left, right = side(-1.3), side(1.3)
    for i in range(4, 60, 2):
        deep = 4 + 26 * (i / 59) ** 2
        (x1, y1), (x2, y2) = left[i], right[i]
        c.area([(x1, y1), (x2, y2), (x2 + 4, y2 + deep), (x1 - 4, y1 + deep)], "#43201a")
    for middle in (-1.0, 1.0):
        c.area([*side(middle - 0.07), *reversed(side(middle + 0.07))], "#2a1512")
        c.area([*side(middle - 0.05), *reversed(side(middle))], "#fadb96")


def _drinker(c: Canvas) -> None:
    skin, coat, dark = "#7a4b31", "#e7c23e", "#c9a42e"
    c.fill("M-36 0L-34 -150H34L44 0H8L2 -96L-6 0z", "#2c2430")
    c.fill("M-46 -6h42v12h-42zM4 -6h42l4 12h-50z", "#171219")
    c.fill("M34 -256C52 -224 56 -186 50 -150L36 -152L26 -220z", dark)
    c.disc(43, -146, 11, skin)
    c.fill("M-20 -310L14 -316L20 -266H-18z", mix(skin, "#000000", 0.18))
    c.fill("M-40 -250C-36 -272 -16 -280 2 -280C24 -280 42 -270 44 -248L38 -146H-38z", coat)
    c.fill("M-41 -214H42L41 -200H-41zM-40 -182H40L39 -168H-39z", "#f7efd9")
    head = c.at(-2, -316, turn=24)
    head.fill(
        "M-32 -24C-34 -12 -46 0 -44 6C-42 10 -34 8 -34 10C-34 16 -38 18 -36 22C-30 36 -12 36 4 30C26 "
        "24 34 4 32 -18z",
        skin,
    )
    head.fill("M12 -6a9 11 0 1 0 0.1 0z", mix(skin, "#000000", 0.2))
    head.fill("M4 -24C8 6 20 26 36 34L44 24C44 4 40 -12 36 -24z", "#f7efd9")
    head.fill("M-36 -22C-38 -66 34 -70 38 -22z", ORANGE)
    head.fill("M-56 -26C-40 -30 20 -30 40 -24L38 -16C20 -22 -30 -22 -54 -18z", mix(ORANGE, "#000000", 0.2))
    bottle = c.at(-44, -302, turn=-56)
    bottle.fill("M-8 0h16v-12l10 -14v-70c0 -8 -36 -8 -36 0v70l10 14z", "#4f9aa3")
    bottle.fill("M8 -26v-62h6v62z", "#9fd0cf")
    c.fill(
        "M-34 -258C-60 -250 -92 -262 -106 -292L-122 -336L-102 -346L-84 -308C-74 -292 -56 -284 -30 -280z", coat
    )
    c.fill("M-34 -258C-60 -250 -92 -262 -106 -292L-98 -296C-84 -270 -58 -262 -34 -266z", dark)
    c.disc(-113, -346, 14, skin)


def yard() -> Canvas:
    """A shunting yard at night from above; some lamps are dark."""
    rng = random.Random("yard")
    c = Canvas(WIDTH, HEIGHT, "#16242c")
    for i in range(10):
        c.line(
            f"M{-80 + i * 26} {-40 + i * 118}C400 {40 + i * 84} 700 {90 + i * 88} 1700 {-140 + i * 138}",
            44,
            "#1e3038",
        )
    tracks = [_yard_track(i) for i in range(9)]
    for track in tracks:
        _yard_rails(c, track)
    for x, y, lit in _YARD_LAMPS:
        for radius, colour in ((190, "#f2c96a1c"), (130, "#f2c96a26"), (70, "#f2c96a36")) if lit else ():
            c.disc(x, y, radius, colour, tall=radius * 0.8)
    palette = (RED, "#7d4a2c", "#3f6b6e", "#8a7a5c", AMBER, "#54636a")
    for row, start, count in _YARD_TRAINS:
        for k in range(count):
            _wagon(c, tracks[row], start + k * 4, palette[(row * 2 + k) % 6])
    for x, y, lit in _YARD_LAMPS:
        c.disc(x, y, 15, "#0b1216")
        c.disc(x, y, 9, "#fdf0c4" if lit else "#3a474c")
    _shunter(c.at(905, 585))
    c.speckle(rng, (0, 0, 1600, 1067), 120, "#2c3d45", 3)
    return c


# Where a lamp stands, and whether it burns.
_YARD_LAMPS = (
    (250, 190, True),
    (640, 170, False),
    (1010, 130, True),
    (1400, 90, False),
    (200, 560, True),
    (600, 520, False),
    (1000, 500, True),
    (1420, 480, True),
    (330, 900, False),
    (820, 880, True),
    (1280, 870, False),
)


# Which track, where on it, how many wagons.
_YARD_TRAINS = ((0, 12, 6), (1, 4, 7), (2, 22, 5), (3, 8, 4), (5, 14, 8), (6, 3, 5), (7, 24, 5), (8, 10, 6))


def _yard_rails(c: Canvas, track: list[Point]) -> None:
    for (x1, y1), (x2, y2) in pairwise(track):
        turn = math.atan2(y2 - y1, x2 - x1) + math.pi / 2
        dx, dy = 20 * math.cos(turn), 20 * math.sin(turn)
        c.stroke([(x1 - dx, y1 - dy), (x1 + dx, y1 + dy)], 6, "#33434a", round_ends=False)
    for side in (-11, 11):
        c.stroke([(x, y + side) for x, y in track], 4, "#8fa1a0")


def _yard_track(i: int) -> list[Point]:
    return smooth(
        [
            (-60, 60 + i * 118),
            (400, 70 + i * 112),
            (900, 60 + i * 114),
            (1300, 20 + i * 124),
            (1680, -40 + i * 136),
        ],
        steps=16,
    )


def _wagon(c: Canvas, track: list[Point], k: int, colour: str) -> None:
    if k + 3 >= len(track):
        return
    (x1, y1), (x2, y2) = track[k], track[k + 3]
    long = math.dist((x1, y1), (x2, y2)) + 6
    view = c.at((x1 + x2) / 2, (y1 + y2) / 2, turn=math.degrees(math.atan2(y2 - y1, x2 - x1)))
    view.rect(-long / 2 + 4, -20, long, 46, "#0b121688")
    view.rect(-long / 2, -25, long - 6, 50, colour)
    view.rect(-long / 2, -25, long - 6, 8, mix(colour, "#ffffff", 0.16))
    for n in range(1, 5):
        view.rect(-long / 2 + n * long / 5 - 3, -25, 4, 50, mix(colour, "#000000", 0.25))


def _shunter(c: Canvas) -> None:
    c.fill("M20 -10L230 -120L260 60z", "#fdf0c43c")
    c.fill("M20 -8L150 -70L168 34z", "#fdf0c444")
    c.disc(0, 0, 26, ORANGE, tall=18)
    c.fill("M-24 -4H24V4H-24z", CREAM)
    c.disc(0, -2, 13, AMBER)
    c.line("M14 8L26 -4", 7, ORANGE)
    c.disc(28, -6, 6, "#fff8dc")


def fog_walk() -> Canvas:
    """The first light: people on their way home along the rails, in fog."""
    c = Canvas(WIDTH, HEIGHT, "#d8d6c4")
    c.bands(0, 700, ("#aebcb6", "#c8ccba", "#e2d9bd", "#f0dcb2"), steps=12)
    c.disc(1130, 470, 100, "#faecc8")
    for i, (y, colour) in enumerate(((540, "#b9c3b4"), (600, "#a3b2a6"), (660, "#8b9f97"))):
        swell(c, y, (18, 620 + i * 130, i * 210), colour)
    for x, tall, colour in ((180, 380, "#9dada3"), (360, 300, "#a9b6aa"), (1420, 420, "#93a59c")):
        c.fill(f"M{x} 680V{680 - tall}h46V680z", colour)
        c.rect(x - 8, 680 - tall - 10, 62, 16, colour)
    c.fill("M0 720C400 690 1200 690 1600 720V1067H0z", "#71867f")
    c.fill("M640 700H700L420 1067H120z", "#7f8f84")
    for i in range(9):
        share = (i / 8) ** 1.8
        c.rect(628 - share * 480, 706 + share * 350, 76 + share * 300, 5 + share * 16, "#55655f")
    for x1, x2 in ((646, 190), (690, 390)):
        c.area([(x1, 700), (x1 + 5, 700), (x2 + 20, 1067), (x2, 1067)], "#3e4b47")
    figures = (
        (760, 790, 0.6, "#5a7069", "#4c615b"),
        (850, 800, 0.66, "#4d655f", "#3f544f"),
        (980, 880, 1.1, "#2f4f52", RED),
        (1120, 900, 1.2, "#8c4a2f", INK),
        (1290, 960, 1.55, "#26383c", AMBER),
    )
    for i, (x, y, size, coat, hat) in enumerate(figures):
        worker(
            c.at(x, y, size, flip=bool(i % 2)),
            coat,
            hat=hat,
            skin="#8d6a50" if i > 1 else coat,
            stride=20,
            trousers=mix(coat, "#000000", 0.45),
            bag="#6d3b2a" if i in (2, 4) else None,
        )
    return c
