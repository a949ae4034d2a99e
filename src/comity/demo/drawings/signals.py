"""The signal box on the coast line."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import CREAM, HEIGHT, INK, RED, WIDTH, cloud, glitter, gull
from comity.demo.drawings.paths import smooth


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
