"""The railway: signal box, locomotive, heat over the rails, the yard at night, the bridge."""

import math
import random

from comity.demo.drawings.canvas import Canvas, Point, mix, smooth
from comity.demo.drawings.parts import (
    AMBER,
    CREAM,
    INK,
    ORANGE,
    RED,
    cloud,
    glitter,
    gull,
    rings,
    swell,
    worker,
)

WIDTH, HEIGHT = 1600, 1067


def signal_box() -> Canvas:
    """A signal box above the coast line, its window lit, the sea behind."""
    rng = random.Random("signal-box")
    c = Canvas(WIDTH, HEIGHT, "#dfe6d4")
    c.bands(0, 620, ("#6f9fa6", "#f1e3bd"), steps=9)
    c.disc(1260, 470, 92, "#f8efcf")
    for x, y, width in ((880, 170, 420), (1180, 300, 320), (620, 320, 260)):
        cloud(c, x, y, width, "#f5edd3")
    c.rect(0, 560, WIDTH, 260, "#3c7480")
    glitter(c, rng, (1260, 566, 760, 240), "#f1e3bd", 26)
    c.fill("M1600 470C1520 480 1470 520 1440 566H1600z", "#5d7d6c")
    c.fill("M0 700C300 660 700 690 980 730C1250 770 1450 760 1600 740V1067H0z", "#7f9a5c")
    c.fill("M0 760C300 720 640 740 900 790C1200 840 1440 840 1600 830V1067H0z", "#6d8a50")
    _coast_track(c)
    _signal(c.at(1120, 850, 1.25), up=True)
    _signal(c.at(1330, 800, 0.85), up=False)
    _box(c.at(330, 860))
    c.speckle(rng, (0, 780, 1600, 1060), 130, "#57723f", 4)
    for x in (60, 120, 690, 760, 1490):
        c.fill(
            f"M{x} 1067C{x - 30} 1010 {x + 4} 970 {x + 10} 960C{x + 20} 1000 {x + 50} 1020 {x + 36} 1067z",
            "#57723f",
        )
    gull(c, 760, 130, 1.2, "#fbf7ea", turn=-10)
    gull(c, 840, 190, 0.8, "#fbf7ea", turn=8)
    return c


def _coast_track(c: Canvas) -> None:
    c.fill(
        "M1600 770C1380 800 1180 850 1010 940C940 980 890 1030 860 1067H1330C1360 1010 1420 940 1600 890z",
        "#b9a684",
    )
    outer = smooth([(930, 1090), (1060, 980), (1240, 890), (1420, 830), (1640, 785)])
    inner = smooth([(1160, 1090), (1240, 1010), (1370, 930), (1480, 880), (1640, 835)])
    for i in range(0, len(outer), 2):
        share = 1 - i / len(outer)
        c.stroke([outer[i], inner[i]], 5 + 16 * share, "#5b4534", round_ends=False)
    c.stroke(outer, 10, "#3d3531")
    c.stroke(inner, 10, "#3d3531")
    c.stroke([(x, y - 3) for x, y in outer], 3, "#e8e0cc")
    c.stroke([(x, y - 3) for x, y in inner], 3, "#e8e0cc")


def _signal(c: Canvas, *, up: bool) -> None:
    c.rect(-9, -520, 18, 520, CREAM)
    c.rect(2, -520, 7, 520, "#cbbf9f")
    c.rect(-9, -70, 18, 70, INK)
    c.fill("M-14 -520L0 -560L14 -520z", RED)
    c.line("M26 0V-440M44 0V-440", 4, INK)
    for i in range(14):
        c.line(f"M26 {-20 - i * 30}H44", 4, INK)
    arm = c.at(0, -470, turn=-42 if up else 0)
    arm.fill("M-10 -16H-170L-158 0L-170 16H-10z", RED)
    arm.fill("M-130 -16h20v32h-20z", CREAM)
    arm.disc(24, 0, 17, INK)
    arm.disc(24, 0, 11, "#6fae8a" if up else "#e0523c")
    c.disc(0, -470, 10, INK)


def _box(c: Canvas) -> None:
    c.fill("M-230 -330H250V10H-230z", "#7d3a2b")
    for row in range(9):
        for column in range(8):
            if (row * 3 + column * 5) % 7 < 2:
                c.rect(-222 + column * 58 + (row % 2) * 18, -310 + row * 34, 38, 13, "#8e4836")
    c.fill("M-150 -240a60 60 0 0 1 120 0V-90h-120zM50 -240a60 60 0 0 1 120 0V-90h-120z", "#3d2620")
    c.fill("M-136 -240a46 46 0 0 1 92 0V-104h-92zM64 -240a46 46 0 0 1 92 0V-104h-92z", "#9fb9ad")
    c.rect(-260, -350, 540, 26, "#4b2b20")
    c.rect(-250, -560, 520, 212, CREAM)
    c.rect(-238, -530, 496, 134, "#f7d98d")
    c.fill("M-238 -396L-60 -530H60L-118 -396z", "#fae6ae")
    _signaller(c)
    for x in (-238, -140, -42, 56, 154, 246):
        c.rect(x, -536, 10, 146, CREAM)
    c.rect(-250, -470, 520, 7, CREAM)
    for i in range(10):
        c.rect(-246 + i * 52, -388, 46, 38, "#2f5a5e" if i % 2 else "#356469")
    c.fill("M-300 -556L-220 -690H240L320 -556z", "#3a3f42")
    for i in range(11):
        c.line(f"M{-282 + i * 58} -560L{-212 + i * 44} -686", 3, "#2b2f31", round_ends=False)
    c.rect(-304, -562, 628, 12, "#24292b")
    c.fill("M120 -760H164V-672H120z", "#7d3a2b")
    c.rect(112, -770, 60, 16, "#4b2b20")
    c.line("M262 -350V-300L380 0M300 -350L420 0", 9, "#4b2b20")
    for i in range(9):
        c.line(f"M{276 + i * 12} {-300 + i * 36}h42", 8, "#4b2b20")
    c.line("M290 -430V-350M420 -90V0M290 -430L424 -96", 6, "#4b2b20")


def _signaller(c: Canvas) -> None:
    c.fill("M-20 -396V-440C-20 -466 0 -476 26 -476C52 -476 72 -466 72 -440V-396z", "#2f5a5e")
    c.fill("M60 -458L104 -420L96 -406L52 -436z", "#2f5a5e")
    c.disc(104, -412, 9, "#6f452c")
    c.rect(16, -490, 20, 20, "#6f452c")
    c.disc(26, -502, 20, "#6f452c", tall=23)
    c.fill("M4 -506C2 -532 50 -532 48 -506C40 -514 12 -514 4 -506z", "#241813")
    for i in range(7):
        c.line(f"M{100 + i * 22} -396V{-438 - (i % 3) * 6}", 6, INK)
        c.disc(100 + i * 22, -440 - (i % 3) * 6, 6, (RED, INK, "#2f5a5e")[i % 3])


def locomotive() -> Canvas:
    """An engine head on, its lamps lit, rays behind."""
    c = Canvas(WIDTH, HEIGHT, "#efdcb0")
    for i in range(36):
        if i % 2:
            a, b = math.radians(i * 10 - 95), math.radians(i * 10 - 85)
            c.area([(800, 620), (800 + 1500 * math.cos(a), 620 + 1500 * math.sin(a)),
                    (800 + 1500 * math.cos(b), 620 + 1500 * math.sin(b))], "#e6c184")
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


def heat_rails() -> Canvas:
    """A huge sun; the rails bend in the heat, a track worker drinks."""
    rng = random.Random("heat-rails")
    c = Canvas(WIDTH, HEIGHT, "#f0a24a")
    rings(c, 800, 430, (
        (1100, "#f2aa50"), (930, "#f4b45a"), (770, "#f6c06a"), (620, "#f8cd7d"), (480, "#fadb96"), (345, "#d9432b"),
        (255, "#e05a34"),
    ))
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
    for start, end in (((-180, 470), (100, 466)), ((100, 466), (270, 462)), ((270, 462), (1290, 462)), ((1290, 462), (1460, 458)),
                       ((1460, 458), (1720, 464))):
        sag = (end[0] - start[0]) * 0.1
        for arm in (0, 70):
            c.line(
                f"M{start[0] + arm} {start[1]}Q{(start[0] + end[0]) / 2 + arm} {start[1] + sag} {end[0] + arm} {end[1]}",
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
        "M-32 -24C-34 -12 -46 0 -44 6C-42 10 -34 8 -34 10C-34 16 -38 18 -36 22C-30 36 -12 36 4 30C26 24 34 4 32 -18z",
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
        for k in range(0, len(track) - 1, 1):
            (x1, y1), (x2, y2) = track[k], track[k + 1]
            turn = math.atan2(y2 - y1, x2 - x1) + math.pi / 2
            dx, dy = 20 * math.cos(turn), 20 * math.sin(turn)
            c.stroke([(x1 - dx, y1 - dy), (x1 + dx, y1 + dy)], 6, "#33434a", round_ends=False)
        for side in (-11, 11):
            c.stroke([(x, y + side) for x, y in track], 4, "#8fa1a0")
    lamps = ((250, 190, True), (640, 170, False), (1010, 130, True), (1400, 90, False), (200, 560, True),
             (600, 520, False), (1000, 500, True), (1420, 480, True), (330, 900, False), (820, 880, True), (1280, 870, False))
    for x, y, lit in lamps:
        if lit:
            for radius, colour in ((190, "#f2c96a1c"), (130, "#f2c96a26"), (70, "#f2c96a36")):
                c.disc(x, y, radius, colour, tall=radius * 0.8)
    palette = (RED, "#7d4a2c", "#3f6b6e", "#8a7a5c", AMBER, "#54636a")
    for row, start, count in (
        (0, 12, 6),
        (1, 4, 7),
        (2, 22, 5),
        (3, 8, 4),
        (5, 14, 8),
        (6, 3, 5),
        (7, 24, 5),
        (8, 10, 6),
    ):
        for k in range(count):
            _wagon(c, tracks[row], start + k * 4, palette[(row * 2 + k) % 6])
    for x, y, lit in lamps:
        c.disc(x, y, 15, "#0b1216")
        c.disc(x, y, 9, "#fdf0c4" if lit else "#3a474c")
    _shunter(c.at(905, 585))
    c.speckle(rng, (0, 0, 1600, 1067), 120, "#2c3d45", 3)
    return c


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
    figures = ((760, 790, 0.6, "#5a7069", "#4c615b"), (850, 800, 0.66, "#4d655f", "#3f544f"), (980, 880, 1.1, "#2f4f52", RED),
               (1120, 900, 1.2, "#8c4a2f", INK), (1290, 960, 1.55, "#26383c", AMBER))
    for i, (x, y, size, coat, hat) in enumerate(figures):
        worker(c.at(x, y, size, flip=bool(i % 2)), coat, hat=hat, skin="#8d6a50" if i > 1 else coat, stride=20,
               trousers=mix(coat, "#000000", 0.45), bag="#6d3b2a" if i in (2, 4) else None)
    return c
