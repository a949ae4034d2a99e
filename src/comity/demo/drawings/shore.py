"""At the water's edge: a gull on a bollard, flags between two bows."""

import math
import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, WIDTH, bollard, glitter, rings
from comity.demo.drawings.port import freighter


def bollard_gull() -> Canvas:
    """A gull on a bollard, the hawser taut, grey morning."""
    rng = random.Random("bollard-gull")
    c = Canvas(WIDTH, HEIGHT, "#c9cfc4")
    c.bands(0, 620, ("#8da5a9", "#a9b9b3", "#c9ccb9", "#e5dab9"), steps=10)
    freighter(c.at(330, 600, 1.2), "#5f777c", "#d9d6c2", "#a86a55", ("#9a8a6a", "#7c8f8c", "#b58a5c"))
    c.rect(0, 600, WIDTH, 260, "#64868a")
    glitter(c, rng, (500, 610, 840, 700), "#e5dab9", 30)
    c.fill("M0 830H1600V1067H0z", "#8f8577")
    c.fill("M0 830H1600V858H0z", "#b3a891")
    for joint in range(-100, 1700, 230):
        c.line(f"M{joint} 858L{joint - 130} 1067", 4, "#7d7366", round_ends=False)
    c.fill("M780 960a210 46 0 0 0 420 0a210 46 0 0 0 -420 0z", "#6f6659")
    bollard(c.at(990, 960, 3.1), "#3a2a27")
    c.fill("M880 770C910 760 950 756 990 756V960H886z", "#5a3d36")
    c.line("M-40 520C300 600 640 700 880 836", 34, "#c8a96a")
    for i in range(44):
        share = i / 43
        x = -40 + 920 * share
        y = 520 + 200 * share + 116 * share * share
        c.line(f"M{x - 10} {y + 14}l16 -26", 5, "#9d7f48", round_ends=False)
    for dy in (0, 40, 80):
        c.line(f"M880 {820 + dy}C940 {842 + dy} 1040 {842 + dy} 1100 {820 + dy}", 34, "#c8a96a")
        c.line(f"M880 {832 + dy}C940 {854 + dy} 1040 {854 + dy} 1100 {832 + dy}", 6, "#9d7f48")
    _perched_gull(c.at(1000, 636, 1.55))
    return c


def _perched_gull(c: Canvas) -> None:
    c.line("M-14 -40V0M16 -40V0", 7, ORANGE)
    c.fill("M-32 2h30l-8 -8zM2 2h30l-8 -8z", ORANGE)
    c.fill(
        "M150 -70C110 -50 60 -28 0 -30C-60 -32 -92 -70 -90 -120C-88 -160 -70 -200 -40 -214C-10 -226 "
        "12 -206 10 -176C10 -150 60 -140 90 -110C110 -94 134 -82 150 -70z",
        "#ffffff",
    )
    c.fill(
        "M-20 -140C20 -150 70 -134 100 -106C126 -86 160 -76 196 -66C150 -54 90 -48 40 -70C10 -84 -16 "
        "-110 -20 -140z",
        "#7f8f97",
    )
    c.fill("M120 -88C150 -78 176 -70 200 -66C176 -58 150 -58 124 -62z", INK)
    c.fill("M-56 -200L-112 -186C-116 -180 -112 -174 -104 -174L-52 -174z", AMBER)
    c.fill("M-106 -178l12 -2l4 8l-14 0z", RED)
    c.disc(-36, -194, 7, INK)
    c.disc(-38, -196, 2.5, "#ffffff")


def signal_flags() -> Canvas:
    """Lines of signal flags between two masts over two bows."""
    rng = random.Random("signal-flags")
    c = Canvas(WIDTH, HEIGHT, "#e8e0c4")
    c.rect(0, 0, WIDTH, HEIGHT, "#c3d3c8")
    rings(
        c,
        800,
        900,
        ((980, "#cfd8c2"), (800, "#dbdab8"), (620, "#e6d7a6"), (440, "#eecb8a"), (270, "#f0b963")),
    )
    c.rect(0, 860, WIDTH, 220, "#2f6a70")
    glitter(c, rng, (800, 866, 1067, 500), "#f0d69a", 40)
    for side in (-1, 1):
        view = c.at(800, 900, flip=side > 0)
        view.fill("M-840 -250L-330 -210C-360 -90 -430 20 -480 90H-840z", "#17333d" if side < 0 else "#8e2a26")
        view.fill("M-840 -268L-318 -226L-330 -196L-840 -234z", CREAM)
        view.fill("M-840 40L-452 46L-480 90H-840z", "#0f252d" if side < 0 else "#6f1f1d")
        view.line("M-600 -240V-870", 18, "#5a3d2b")
        view.line("M-680 -700H-520M-660 -560H-540", 10, "#5a3d2b")
        view.disc(-600, -876, 14, AMBER)
        view.line("M-430 -150v56M-460 -94C-460 -60 -400 -60 -400 -94", 9, CREAM if side < 0 else AMBER)
    designs = (0, 1, 2, 3, 4, 5, 6, 7, 8)
    for row, (y1, sag, count) in enumerate(((50, 250, 9), (210, 330, 9), (360, 330, 7))):
        left, right = 204 + row * 0, 1396
        line = [(left + (right - left) * t / 60, y1 + sag * 4 * (t / 60) * (1 - t / 60)) for t in range(61)]
        c.stroke(line, 4, "#4a3426")
        for k in range(count):
            t = (k + 0.75) / (count + 0.5)
            x, y = left + (right - left) * t, y1 + sag * 4 * t * (1 - t)
            slope = math.degrees(math.atan2(sag * 4 * (1 - 2 * t), right - left))
            _flag(c.at(x, y, 1.0, turn=slope * 0.7), designs[(k * 2 + row * 4) % 9])
    return c


_BLUE = "#23506b"


# The ground of each flag, its figure, and the colour of the figure. They spell nothing.
_FLAGS = (
    ("#fbf6e6", "M-60 28H60v30H-60z", RED),
    (RED, "M-22 44a22 22 0 0 1 44 0a22 22 0 0 1 -44 0z", CREAM),
    (AMBER, "M-50 -10L60 100H-50z", _BLUE),
    (_BLUE, "M-60 30H60v28H-60zM-14 -20h28v130h-28z", CREAM),
    ("#fbf6e6", "M-26 20h52v48h-52z", _BLUE),
    (RED, "M-50 -10L50 98L30 110L-60 10zM50 -10L-50 98L-30 110L60 10z", CREAM),
    (_BLUE, "M0 4L46 44L0 84L-46 44z", AMBER),
    (AMBER, "M-46 -20h16v130h-16zM-14 -20h16v130h-16zM18 -20h16v130h-16z", INK),
    (ORANGE, "", ORANGE),
)


def _flag(c: Canvas, design: int) -> None:
    ground, figure, colour = _FLAGS[design]
    notch = "" if figure else "L8 42"
    shape = f"M-46 4C-15 16 15 -8 46 4{notch}L46 84C15 72 -15 96 -46 84z"
    with c.inside(shape) as cloth:
        cloth.rect(-60, -20, 120, 130, ground)
        cloth.fill(figure, colour)
        cloth.fill("M10 -20C30 20 30 70 12 110H60V-20z", "#00000018")
