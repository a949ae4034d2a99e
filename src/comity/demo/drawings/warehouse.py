"""A warehouse aisle."""

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, ORANGE, RED, TEAL, WIDTH


def warehouse() -> Canvas:
    """A long warehouse aisle with a forklift under the skylights."""
    c = Canvas(WIDTH, HEIGHT, "#37505a")
    centre = (800.0, 470.0)
    c.fill("M0 0H1600V1067H0z", "#2c434d")
    c.area([(0, 1067), (1600, 1067), (900, 520), (700, 520)], "#8b7a5e")
    c.area([(300, 1067), (1300, 1067), (850, 520), (750, 520)], "#9b8967")
    for i in range(7):
        near, far = 1.6 ** (6 - i), 1.6 ** (6 - i) * 0.74
        for share, colour in ((near, "#f3dfae"), (far, "#2c434d")):
            w, y = 22 * share, centre[1] - 26 * share
            if share == near:
                c.area(
                    [
                        (800 - w, y),
                        (800 + w, y),
                        (800 + w * 0.8, centre[1] - 26 * far * 1.08),
                        (800 - w * 0.8, centre[1] - 26 * far * 1.08),
                    ],
                    colour,
                )
    c.area([(560, 1067), (1040, 1067), (830, 520), (770, 520)], "#f3dfae26")
    for side in (-1, 1):
        _rack(c, side)
    c.rect(700, 420, 200, 110, "#f6e3b4")
    c.fill("M700 420h200v18H700z", "#3a2a22")
    c.rect(700, 420, 10, 110, "#3a2a22")
    c.rect(890, 420, 10, 110, "#3a2a22")
    _forklift(c.at(800, 880, 1.3))
    return c


def _rack(c: Canvas, side: int) -> None:
    colours = ("#c0763a", "#a4562c", "#d6a258", "#8e6a42", "#b5532c", "#7c5a3a", "#5f7a72")

    def at(depth: float, up: float) -> tuple[float, float]:
        size = 1.0 / (1 + depth * 0.62)
        return 800 + side * 930 * size * 0.86, 470 + (640 - up * 330) * size * 0.98

    for depth in range(7, -1, -1):
        d0, d1 = depth * 0.9 - 0.6, depth * 0.9 + 0.3
        shade = 0.08 + depth * 0.075
        for level in range(4):
            a, b = at(d0, level), at(d1, level)
            e, f = at(d0, level + 0.72), at(d1, level + 0.72)
            colour = mix(colours[(level * 3 + depth * 2 + (side > 0)) % 7], "#22343c", shade)
            c.area([a, b, f, e], colour)
            middle0, middle1 = at(d0 + 0.42, level), at(d0 + 0.42, level + 0.72)
            c.stroke([middle0, middle1], 3, mix(colour, "#000000", 0.3), round_ends=False)
            c.area(
                [at(d0, level + 0.32), at(d1, level + 0.32), at(d1, level + 0.4), at(d0, level + 0.4)],
                mix(colour, "#ffffff", 0.2),
            )
            c.area([at(d0, level - 0.1), at(d1, level - 0.1), b, a], mix(ORANGE, "#22343c", shade))
        c.area(
            [at(d0 - 0.06, -0.2), at(d0 + 0.03, -0.2), at(d0 + 0.03, 4.2), at(d0 - 0.06, 4.2)],
            mix(TEAL, "#0f1c22", shade),
        )


def _forklift(c: Canvas) -> None:
    c.fill("M-160 26h330v14h-330z", "#00000044")
    c.rect(-74, -300, 14, 320, INK)
    c.rect(60, -300, 14, 320, INK)
    for y in (-290, -180, -60):
        c.rect(-74, y, 148, 12, INK)
    c.fill("M-100 -250L-84 -264H84L100 -250z", INK)
    c.fill("M-96 -250V-60M96 -250V-60", INK)
    c.line("M-94 -252L-108 -50M94 -252L108 -50", 11, INK)
    c.fill("M-122 -70C-122 -100 -96 -112 -70 -112H70C96 -112 122 -100 122 -70V10H-122z", AMBER)
    c.fill("M-122 -40H122V-20H-122z", INK)
    for i in range(7):
        c.fill(f"M{-118 + i * 36} -20l18 -20h16l-18 20z", AMBER)
    c.disc(0, -206, 34, "#6f452c", tall=40)
    c.fill("M-36 -212C-40 -266 40 -266 36 -212z", RED)
    c.rect(-44, -216, 88, 9, "#7e1d22")
    c.fill("M-62 -110C-62 -154 -44 -164 -14 -168H14C44 -164 62 -154 62 -110z", "#d8c23c")
    c.fill("M-60 -136H60V-124H-60z", CREAM)
    for x in (-12, 12):
        c.disc(x, -202, 4, INK)
    c.line("M-9 -182h18", 4, "#3a1f14")
    for x in (-86, 86):
        c.disc(x, -74, 20, "#fff4cf")
        c.ring(x, -74, 20, 5, INK)
    for x in (-104, 104):
        c.disc(x, 14, 36, INK)
        c.disc(x, 14, 15, "#8b8581")
    for x in (-52, 26):
        c.fill(f"M{x} 4h26l6 66h-38z", "#4a4541")
    for x in (-128, 10):
        c.rect(x, -16, 118, 66, "#b9854a")
        c.rect(x + 46, -16, 24, 66, "#d6a96a")
        c.rect(x, 44, 118, 6, "#8f6230")
    c.rect(-140, 50, 280, 12, "#7b4d2b")
    for x in (-136, -14, 108):
        c.rect(x, 62, 28, 14, "#5f3a20")
