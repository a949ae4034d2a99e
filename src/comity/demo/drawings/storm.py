"""The lighthouse in a storm."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import CREAM, HEIGHT, INK, RED, WIDTH, cloud
from comity.demo.drawings.paths import trace


def lighthouse() -> Canvas:
    """A lighthouse in a storm, its beam over tall waves."""
    rng = random.Random("lighthouse")
    c = Canvas(WIDTH, HEIGHT, "#26343f")
    c.bands(0, 760, ("#18232d", "#22303b", "#2f404a", "#3f5259"), steps=8)
    for x, y, width, colour in (
        (-120, 60, 760, "#33444e"),
        (600, 20, 900, "#2b3b46"),
        (1000, 170, 760, "#3a4c55"),
        (200, 250, 620, "#3d5058"),
    ):
        cloud(c, x, y, width, colour)
    c.fill("M1120 250L-60 40V420z", "#f4dd9a30")
    c.fill("M1120 250L-60 130V330z", "#f4dd9a40")
    c.fill("M1120 250L1700 160V352z", "#f4dd9a38")
    for _ in range(210):
        across, down, long = rng.uniform(-100, 1700), rng.uniform(-40, 900), rng.uniform(30, 90)
        c.line(f"M{across} {down}l{-long * 0.35} {long}", 2, "#a9bcc04c", round_ends=False)
    _waves(c, 690, 60, ("#35515c", "#2d4652"), 260)
    c.fill(
        "M820 900C860 780 930 770 980 720C1040 700 1080 690 1130 690C1210 690 1260 720 1310 770C1380 "
        "800 1420 850 1480 900z",
        "#14191d",
    )
    c.fill(
        "M1130 690C1210 690 1260 720 1310 770C1380 800 1420 850 1480 900H1300C1240 820 1190 760 1130 690z",
        "#1f262b",
    )
    _tower(c.at(1120, 740))
    c.fill(
        "M770 960C800 860 860 840 880 760C890 800 920 790 930 690C950 780 990 760 1000 720C1010 800 "
        "1060 800 1080 770C1080 850 1110 880 1120 960z",
        "#dfe7df",
    )
    for x, y, radius in (
        (860, 720, 9),
        (905, 660, 7),
        (960, 640, 10),
        (1010, 676, 6),
        (1060, 730, 8),
        (930, 610, 5),
        (830, 790, 7),
    ):
        c.disc(x, y, radius, "#dfe7df")
    _waves(c, 810, 90, ("#274652", "#1f3a46"), 420)
    _boat(c.at(360, 812, 1.1, turn=-13))
    _waves(c, 915, 116, ("#1a323e", "#152a35"), 560)
    _waves(c, 985, 80, ("#10222c", "#0d1c25"), 700)
    return c


def _waves(c: Canvas, y: float, height: float, colours: tuple[str, str], shift: float) -> None:
    step = height * 4.2
    for layer, colour in enumerate(colours):
        top = y + layer * height * 0.5
        start = (shift * (layer + 1)) % step - 2 * step
        path, crests = f"M{start} 1100V{top}", ""
        x = start
        while x < WIDTH + 100:
            rise = (
                f"C{x + step * 0.34} {top} {x + step * 0.5} {top - height} {x + step * 0.82} {top - height}"
            )
            crests += f"M{x} {top}{rise}"
            path += rise + f"C{x + step * 0.68} {top - height * 0.6} {x + step * 0.74} {top} {x + step} {top}"
            x += step
        c.fill(path + "V1100z", colour)
        for points in trace(crests):
            foam = points[int(len(points) * 0.3) :]
            under = [
                (px - 2, py + 13 * math.sin(math.pi * k / (len(foam) - 1))) for k, (px, py) in enumerate(foam)
            ]
            c.area([*foam, *reversed(under)], "#dfe7df")
            low = [(px + step * 0.02, py + height * 0.26) for px, py in points[int(len(points) * 0.45) : -4]]
            c.stroke(low, 3, mix(colour, "#dfe7df", 0.35))


def _tower(c: Canvas) -> None:
    outline = "M-62 20L-36 -430H36L62 20z"
    with c.inside(outline) as tower:
        tower.rect(-80, -440, 160, 480, CREAM)
        for i in range(3):
            tower.fill(f"M-80 {-360 + i * 150}H80v76H-80z", RED)
        tower.fill("M8 -440H80V40H20z", "#00000030")
    for y in (-280, -130):
        c.fill(f"M-10 {y}v-24a10 10 0 0 1 20 0v24z", INK)
    c.fill("M-56 -430H56L46 -446H-46z", INK)
    c.rect(-34, -520, 68, 76, "#fff4cf")
    c.disc(0, -486, 26, "#ffffff")
    for x in (-36, -13, 8, 30):
        c.rect(x, -522, 5, 80, INK)
    c.line("M-54 -446V-474H54V-446", 5, INK)
    c.fill("M-44 -520C-36 -560 36 -560 44 -520z", RED)
    c.line("M0 -556V-584", 6, INK)


def _boat(c: Canvas) -> None:
    c.fill("M-120 0C-110 40 -90 60 -60 62H70C110 56 140 20 152 -16L-120 0z", "#8e2a26")
    c.fill("M-120 0L152 -16L146 -2L-116 14z", CREAM)
    c.fill("M-60 -4V-74H10L24 -8z", CREAM)
    c.fill("M-50 -62H0L8 -36H-50z", "#f4d98f")
    c.line("M-24 -74V-150M70 -12V-110M-24 -140L70 -100", 6, INK)
    c.disc(70, -112, 8, "#f4d98f")
