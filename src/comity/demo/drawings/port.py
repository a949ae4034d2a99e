"""What stands and floats in a port: cranes, containers, freighters."""

import random

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix


def crane(
    c: Canvas, colour: str, *, load: str | None = None, trolley: float = 250, drop: float = 130
) -> None:
    """A gantry crane standing on 0, 0 and reaching to the right; about 650 tall, 700 long."""
    for x in (-84, 70):
        c.rect(x, -420, 18, 420, colour)
        c.rect(x - 26, -20, 70, 20, colour)
        for wheel in (-16, 6, 28):
            c.disc(x + wheel, 0, 10, colour)
    c.rect(-84, -230, 172, 16, colour)
    c.rect(-84, -110, 172, 10, colour)
    c.line("M-75 -222L79 -110M79 -222L-75 -110", 7, colour)
    c.line("M-75 -414L79 -230M79 -414L-75 -230", 7, colour)
    _boom(c, colour)
    c.fill("M-230 -476h120v58h-120z", colour)
    c.line("M0 -430L30 -640L70 -430M30 -640L-222 -432M30 -640L210 -428M30 -640L440 -428", 8, colour)
    c.disc(30, -640, 12, colour)
    c.rect(trolley - 40, -402, 80, 12, colour)
    c.fill(f"M{trolley + 30} -402h46v36l-12 14h-34z", colour)
    c.line(f"M{trolley - 28} -395V{-395 + drop}M{trolley + 20} -395V{-395 + drop}", 4, colour)
    c.rect(trolley - 48, -395 + drop, 88, 10, colour)
    if load:
        container(c, trolley - 56, -385 + drop, (104, 46), load)


def _boom(c: Canvas, colour: str) -> None:
    c.rect(-250, -432, 700, 9, colour)
    c.rect(-250, -404, 700, 9, colour)
    for i in range(20):
        x = -250 + i * 35
        c.line(f"M{x} -428l17.5 26l17.5 -26", 4, colour, round_ends=False)


def container(
    c: Canvas, x: float, y: float, size: tuple[float, float], colour: str, *, ribs: int = 7
) -> None:
    """A container seen from its long side."""
    width, height = size
    c.rect(x, y, width, height, colour)
    shade, light = mix(colour, "#000000", 0.22), mix(colour, "#ffffff", 0.14)
    step = width / ribs
    for i in range(ribs):
        c.rect(x + i * step + step * 0.32, y + height * 0.1, step * 0.36, height * 0.8, shade)
    c.rect(x, y, width, height * 0.06, light)
    c.rect(x, y + height * 0.94, width, height * 0.06, shade)


def stack(
    c: Canvas,
    rng: random.Random,
    x: float,
    y: float,
    *,
    columns: int,
    rows: int,
    size: tuple[float, float],
    colours: tuple[str, ...],
) -> None:
    """Containers piled up from y upwards."""
    width, height = size
    last = ""
    for column in range(columns):
        tall = rows - rng.randint(0, 2)
        for row in range(tall):
            colour = rng.choice([k for k in colours if k != last])
            last = colour
            container(c, x + column * (width + 3), y - (row + 1) * (height + 2), (width, height), colour)


def freighter(c: Canvas, hull: str, house: str, boot: str, cargo: tuple[str, ...]) -> None:
    """A small loaded ship far away, sailing right; waterline at 0, about 300 long."""
    for i in range(9):
        tall = (26, 38, 38, 26, 38, 38, 26, 14, 26)[i]
        c.rect(-100 + i * 22, -30 - tall, 20, tall, cargo[i % len(cargo)])
    c.rect(-138, -92, 32, 64, house)
    c.rect(-144, -96, 44, 8, boot)
    c.rect(-130, -116, 14, 22, boot)
    c.fill("M-152 -32H112L150 -44L132 0H-142z", hull)
    c.fill("M-145 -9H136L132 0H-142z", boot)
