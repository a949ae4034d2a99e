"""The sea: ferry, lighthouse, tug, delta, bollard and gull, signal flags."""

import math
import random

from comity.demo.drawings.canvas import Canvas, mix, oval, smooth, trace
from comity.demo.drawings.parts import (
    AMBER, CREAM, INK, ORANGE, RED, TEAL, bollard, cloud, crane, freighter, glitter, gull, rings, swell,
)

WIDTH, HEIGHT = 1600, 1067


def ferry() -> Canvas:
    """A ferry in the strait in the morning, gulls behind her."""
    rng = random.Random("ferry")
    c = Canvas(WIDTH, HEIGHT, "#bcd3cd")
    c.rect(0, 0, WIDTH, 660, "#8fb9bb")
    rings(c, 330, 560, (
        (1300, "#9ac0be"), (1080, "#acc9bd"), (880, "#c4d2b8"), (690, "#dcd9b0"), (510, "#eedfae"), (350, "#f5e2ad"),
        (170, "#fdf2d0"),
    ))
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
        "M300 836C420 812 470 822 520 830C480 842 400 848 300 848zM1180 832C1260 816 1330 820 1400 838C1330 846 1260 846 1180 844z",
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
        x, y, long = rng.uniform(-100, 1700), rng.uniform(-40, 900), rng.uniform(30, 90)
        c.line(f"M{x} {y}l{-long * 0.35} {long}", 2, "#a9bcc04c", round_ends=False)
    _waves(c, 690, 60, ("#35515c", "#2d4652"), 260)
    c.fill(
        "M820 900C860 780 930 770 980 720C1040 700 1080 690 1130 690C1210 690 1260 720 1310 770C1380 800 1420 850 1480 900z",
        "#14191d",
    )
    c.fill(
        "M1130 690C1210 690 1260 720 1310 770C1380 800 1420 850 1480 900H1300C1240 820 1190 760 1130 690z",
        "#1f262b",
    )
    _tower(c.at(1120, 740))
    c.fill(
        "M770 960C800 860 860 840 880 760C890 800 920 790 930 690C950 780 990 760 1000 720C1010 800 1060 800 1080 770C1080 850 1110 880 1120 960z",
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
        "M230 866C320 830 400 842 470 850C420 872 320 884 230 880zM860 858C940 838 1000 842 1060 862C1000 872 930 874 860 870z",
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


def delta() -> Canvas:
    """A river delta from above: islands, lighters, one long roof with its doors shut."""
    rng = random.Random("delta")
    c = Canvas(WIDTH, HEIGHT, "#5d9a92")
    for i in range(26):
        y = 20 + i * 42
        points = smooth([(x, y + 16 * math.sin(x / 210 + i * 0.9)) for x in range(-50, 1700, 110)])
        c.stroke(points, 3, "#6da89d", round_ends=False)
    islands = (
        [(-60, -60), (360, -60), (420, 120), (300, 300), (120, 380), (-60, 340)],
        [(520, -60), (980, -60), (1010, 90), (860, 210), (680, 190), (560, 90)],
        [(1170, -60), (1680, -60), (1680, 330), (1430, 350), (1240, 220), (1150, 80)],
        [(-60, 520), (160, 500), (330, 600), (360, 800), (250, 980), (60, 1140), (-60, 1140)],
        [(520, 380), (800, 330), (1060, 390), (1170, 560), (1080, 760), (820, 830), (580, 750), (470, 560)],
        [(1380, 520), (1680, 470), (1680, 940), (1470, 900), (1340, 720)],
        [(560, 960), (900, 930), (1200, 980), (1290, 1140), (520, 1140)],
    )
    for outline in islands:
        _island(c, rng, outline)
    _hall(c.at(820, 570, turn=-7))
    for x, y, turn, colour in (
        (420, 470, 64, RED), (455, 640, 84, "#3a2b24"), (1240, 420, 118, "#3a2b24"), (1260, 640, 88, AMBER), (1210, 860, 50, "#3a2b24"),
        (1040, 160, 130, RED), (470, 190, 70, "#3a2b24"), (420, 900, 108, AMBER), (720, 890, 4, "#3a2b24"),
    ):
        _lighter(c.at(x, y, 1.0, turn=turn), rng, colour)
    for k in range(12):
        _lighter(c.at(512 + k * 4 - abs(k - 6) * 9, 420 + k * 34, 0.55, turn=8 + k), rng, "#3a2b24")
    return c


def _island(c: Canvas, rng: random.Random, outline: list[tuple[float, float]]) -> None:
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))

    def shrunk(share: float) -> list[tuple[float, float]]:
        return smooth(
            [(x + (middle[0] - x) * share, y + (middle[1] - y) * share) for x, y in outline], closed=True
        )

    c.area(shrunk(-0.09), "#84b9a4")
    c.area(shrunk(0.0), "#e3cf9a")
    c.area(shrunk(0.07), "#b9b267")
    with c.inside(shrunk(0.11)) as field:
        field.rect(0, 0, WIDTH, HEIGHT, "#8fa05a")
        turn = rng.uniform(-30, 30)
        view = field.at(*middle, turn=turn)
        for i in range(-8, 9):
            colour = rng.choice(("#9fae62", "#7f9350", "#c3b765", "#6f8a4c", "#a3a655"))
            view.rect(i * 46, -420, 42, 840, colour)
        view.rect(-420, -8, 840, 12, "#d9c48c")


def _hall(c: Canvas) -> None:
    c.rect(-262, -88, 540, 210, "#00000038")
    c.rect(-280, -110, 540, 104, "#b5492f")
    c.rect(-280, -6, 540, 106, "#8f3626")
    for i in range(28):
        c.rect(-280 + i * 20, -110, 3, 210, "#00000022")
    c.rect(-280, -12, 540, 10, "#5f2219")
    for i in range(7):
        c.rect(-250 + i * 76, -74, 44, 26, "#e3cf9a")
    c.rect(-280, 100, 540, 52, "#d9c48c")
    for i in range(9):
        c.rect(-256 + i * 58, 92, 36, 12, INK)
    for x, y in (
        (-200, 176),
        (-150, 190),
        (-96, 172),
        (-40, 188),
        (20, 176),
        (70, 192),
        (120, 174),
        (176, 188),
        (220, 176),
        (-10, 206),
        (96, 210),
        (-120, 212),
    ):
        c.disc(x + 4, y + 5, 9, "#00000040")
        c.disc(x, y, 9, (CREAM, RED, AMBER, INK, TEAL)[(x * 7 + y) % 5])


def _lighter(c: Canvas, rng: random.Random, colour: str) -> None:
    c.fill("M-64 -15H40C62 -15 78 -4 82 4C78 12 62 23 40 23H-64z", "#0000002c")
    c.fill("M-70 -20H36C58 -20 74 -10 80 0C74 10 58 20 36 20H-70z", colour)
    c.fill("M-60 -12H34V12H-60z", "#d9b878")
    for i in range(4):
        c.disc(-46 + i * 22, rng.uniform(-3, 3), 9, rng.choice((CREAM, ORANGE, "#7d5a3a", "#3f6b6e")))
    c.disc(56, 0, 6, CREAM)


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
    for x in range(-100, 1700, 230):
        c.line(f"M{x} 858L{x - 130} 1067", 4, "#7d7366", round_ends=False)
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
        "M150 -70C110 -50 60 -28 0 -30C-60 -32 -92 -70 -90 -120C-88 -160 -70 -200 -40 -214C-10 -226 12 -206 10 -176C10 -150 60 -140 90 -110C110 -94 134 -82 150 -70z",
        "#ffffff",
    )
    c.fill(
        "M-20 -140C20 -150 70 -134 100 -106C126 -86 160 -76 196 -66C150 -54 90 -48 40 -70C10 -84 -16 -110 -20 -140z",
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
    c.rect(0, 0, WIDTH, HEIGHT, "#d9e0cf")
    rings(
        c,
        800,
        900,
        ((980, "#e2e2c9"), (800, "#eae3c2"), (620, "#f0e1b4"), (440, "#f3d99e"), (270, "#f0b963")),
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
            _flag(c.at(x, y, 1.0, turn=slope), designs[(k * 2 + row * 4) % 9])
    return c


def _flag(c: Canvas, design: int) -> None:
    wide, tall = 92, 84
    shape = f"M{-wide / 2} 4C{-wide / 6} 16 {wide / 6} -8 {wide / 2} 4V{tall}C{wide / 6} {tall - 12} {-wide / 6} {tall + 12} {-wide / 2} {tall}z"
    if design == 8:
        shape = f"M{-wide / 2} 4C{-wide / 6} 16 {wide / 6} -8 {wide / 2} 4L8 {tall / 2}L{wide / 2} {tall}C{wide / 6} {tall - 12} {-wide / 6} {tall + 12} {-wide / 2} {tall}z"
    blue = "#23506b"
    with c.inside(shape) as cloth:
        cloth.rect(-60, -20, 120, 130, (CREAM, RED, AMBER, blue, CREAM, RED, blue, AMBER, ORANGE)[design])
        if design == 0:
            cloth.rect(-60, 28, 120, 30, RED)
        elif design == 1:
            cloth.area(oval(0, 44, 22, 22), CREAM)
        elif design == 2:
            cloth.fill("M-50 -10L60 100H-50z", blue)
        elif design == 3:
            cloth.fill("M-60 30H60v28H-60zM-14 -20h28v130h-28z", CREAM)
        elif design == 4:
            cloth.rect(-26, 20, 52, 48, blue)
        elif design == 5:
            cloth.fill("M-50 -10L50 98L30 110L-60 10zM50 -10L-50 98L-30 110L60 10z", CREAM)
        elif design == 6:
            cloth.fill("M0 4L46 44L0 84L-46 44z", AMBER)
        elif design == 7:
            for i in range(0, 6, 2):
                cloth.rect(-46 + i * 16, -20, 16, 130, INK)
        cloth.fill("M10 -20C30 20 30 70 12 110H60V-20z", "#00000018")
