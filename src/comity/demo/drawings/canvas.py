"""A drawing surface for flat, poster-like pictures: paths in, a smooth picture out."""

import math
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Self

from PIL import Image, ImageDraw

SCALE = 3
"""Everything is drawn this many times too large and then reduced, which smooths the edges."""

type Point = tuple[float, float]
type Matrix = tuple[float, float, float, float, float, float]

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def _cubic(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    length = math.dist(a, b) + math.dist(b, c) + math.dist(c, d)
    steps = max(6, min(64, int(length / 6)))
    points = []
    for i in range(1, steps + 1):
        t = i / steps
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        x = k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0]
        y = k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1]
        points.append((x, y))
    return points


def _quadratic(a: Point, b: Point, c: Point) -> list[Point]:
    first = (a[0] + 2 / 3 * (b[0] - a[0]), a[1] + 2 / 3 * (b[1] - a[1]))
    second = (c[0] + 2 / 3 * (b[0] - c[0]), c[1] + 2 / 3 * (b[1] - c[1]))
    return _cubic(a, first, second, c)


def _arc(start: Point, values: Sequence[float], end: Point) -> list[Point]:
    """Points of an SVG elliptical arc (SVG 1.1, appendix F.6.5, without axis rotation)."""
    rx, ry, _turn, large, sweep = abs(values[0]), abs(values[1]), values[2], values[3], values[4]
    if not rx or not ry or start == end:
        return [end]
    dx, dy = (start[0] - end[0]) / 2 / rx, (start[1] - end[1]) / 2 / ry
    reach = dx * dx + dy * dy
    if reach > 1:
        rx, ry = rx * math.sqrt(reach), ry * math.sqrt(reach)
        dx, dy, reach = dx / math.sqrt(reach), dy / math.sqrt(reach), 1.0
    away = math.sqrt(max(0.0, 1 / reach - 1)) * (-1 if bool(large) == bool(sweep) else 1)
    cx = away * dy * rx + (start[0] + end[0]) / 2
    cy = -away * dx * ry + (start[1] + end[1]) / 2
    begin = math.atan2((start[1] - cy) / ry, (start[0] - cx) / rx)
    stop = math.atan2((end[1] - cy) / ry, (end[0] - cx) / rx)
    if sweep and stop < begin:
        stop += math.tau
    if not sweep and stop > begin:
        stop -= math.tau
    steps = max(6, min(120, int(abs(stop - begin) * max(rx, ry) / 5)))
    angles = (begin + (stop - begin) * i / steps for i in range(1, steps + 1))
    return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]


class _Pen:
    """Reads one SVG path and collects its subpaths as points."""

    def __init__(self) -> None:
        self.subpaths: list[list[Point]] = []
        self.here: Point = (0.0, 0.0)
        self.handle: Point | None = None

    def draw(self, letter: str, values: list[float]) -> None:
        name, x, y = letter.upper(), *self.here
        if letter.islower():
            values = self._absolute(name, values)
        if name == "Z":
            self.subpaths[-1].append(self.subpaths[-1][0])
            self.here, self.handle = self.subpaths[-1][0], None
            return
        end = {"H": (values[0], y), "V": (x, values[0])}.get(
            name, (values[-2], values[-1]) if len(values) > 1 else self.here
        )
        if name == "M":
            self.subpaths.append([end])
            self.here, self.handle = end, None
            return
        points, handle = self._curve(name, values, end)
        self.subpaths[-1].extend(points)
        self.here, self.handle = end, handle

    def _absolute(self, name: str, values: list[float]) -> list[float]:
        x, y = self.here
        if name == "H":
            return [values[0] + x]
        if name == "V":
            return [values[0] + y]
        if name == "A":
            return [*values[:5], values[5] + x, values[6] + y]
        return [value + (y if i % 2 else x) for i, value in enumerate(values)]

    def _curve(self, name: str, values: list[float], end: Point) -> tuple[list[Point], Point | None]:
        x, y = self.here
        mirrored = (2 * x - self.handle[0], 2 * y - self.handle[1]) if self.handle else self.here
        if name == "C":
            second = (values[2], values[3])
            return _cubic(self.here, (values[0], values[1]), second, end), second
        if name == "S":
            second = (values[0], values[1])
            return _cubic(self.here, mirrored, second, end), second
        if name in "QT":
            middle = (values[0], values[1]) if name == "Q" else mirrored
            return _quadratic(self.here, middle, end), middle
        if name == "A":
            return _arc(self.here, values, end), None
        return [end], None


def trace(path: str) -> list[list[Point]]:
    """The subpaths of an SVG path as lists of points; curves become short straight pieces."""
    tokens = _TOKEN.findall(path)
    pen, position, letter = _Pen(), 0, "M"
    while position < len(tokens):
        if tokens[position].isalpha():
            letter = tokens[position]
            position += 1
        count = _ARGUMENTS[letter.upper()]
        pen.draw(letter, [float(value) for value in tokens[position : position + count]])
        position += count
        letter = {"M": "L", "m": "l"}.get(letter, letter)
    return pen.subpaths


class Canvas:
    """A surface measured in picture pixels; `at` gives a moved, scaled or turned view of the same surface."""

    def __init__(self, width: int, height: int, paper: str | None) -> None:
        self.width, self.height = width, height
        size = (width * SCALE, height * SCALE)
        if paper is None:
            self._take(Image.new("RGBA", size, (0, 0, 0, 0)))
        else:
            self._take(Image.new("RGB", size, paper))
        self._matrix: Matrix = (SCALE, 0, 0, SCALE, 0, 0)

    def _take(self, image: Image.Image) -> None:
        self._image = image
        self._pen = ImageDraw.Draw(image)
        # Blends; several times slower than covering, so only what shines through is drawn with it.
        self._glaze = ImageDraw.Draw(image, "RGBA") if image.mode == "RGB" else self._pen

    def _with(self, colour: str) -> ImageDraw.ImageDraw:
        return self._glaze if len(colour) == 9 else self._pen

    def finished(self) -> Image.Image:
        """The picture in its real size."""
        return self._image.reduce(SCALE)

    def at(self, x: float, y: float, size: float = 1.0, *, flip: bool = False, turn: float = 0.0) -> Self:
        """A view whose origin is at x, y; `flip` mirrors left and right, `turn` is in degrees, clockwise."""
        view = object.__new__(type(self))
        view.__dict__.update(self.__dict__)
        a, b, c, d, e, f = self._matrix
        cos, sin = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
        across = -1 if flip else 1
        ma, mb, mc, md = cos * across, sin * across, -sin, cos
        view._matrix = (
            a * ma + c * mb, b * ma + d * mb, a * mc + c * md, b * mc + d * md,
            a * x + c * y + e, b * x + d * y + f,
        )
        return view

    def _place(self, points: Iterable[Point]) -> list[Point]:
        a, b, c, d, e, f = self._matrix
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]

    def _thickness(self, width: float) -> float:
        a, b, c, d, _, _ = self._matrix
        return width * math.sqrt(abs(a * d - b * c))

    def fill(self, path: str, colour: str) -> None:
        """Fill each subpath of an SVG path."""
        for points in trace(path):
            self.area(points, colour)

    def area(self, points: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        self._with(colour).polygon(self._place(points), fill=colour)

    def line(self, path: str, width: float, colour: str, *, round_ends: bool = True) -> None:
        """Stroke each subpath of an SVG path."""
        for points in trace(path):
            self.stroke(points, width, colour, round_ends=round_ends)

    def stroke(self, points: Sequence[Point], width: float, colour: str, *, round_ends: bool = True) -> None:
        """Stroke a row of points."""
        placed = self._place(points)
        thick = self._thickness(width)
        closed = len(placed) > 2 and placed[0] == placed[-1]
        if closed:
            placed.append(placed[1])
        pen = self._with(colour)
        pen.line(placed, fill=colour, width=max(1, round(thick)), joint="curve")
        if round_ends and not closed and thick > 2:
            for x, y in (placed[0], placed[-1]):
                pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=colour)

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self.area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: str, *, tall: float | None = None) -> None:
        """Fill a circle, or an ellipse when `tall` gives another radius downwards."""
        self.area(oval(x, y, radius, radius if tall is None else tall), colour)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        """Stroke a circle."""
        points = oval(x, y, radius, radius)
        self.stroke([*points, points[0]], width, colour)

    def bands(self, top: float, bottom: float, colours: Sequence[str], *, steps: int = 0) -> None:
        """Fill the width with flat bands from top to bottom; `steps` blends that many between the colours."""
        rows = [mix_along(colours, i / (steps - 1)) for i in range(steps)] if steps else list(colours)
        tall = (bottom - top) / len(rows)
        for i, colour in enumerate(rows):
            self.rect(-self.width, top + i * tall, self.width * 3, tall + 1, colour)

    def speckle(self, rng: random.Random, box: tuple[float, float, float, float], count: int, colour: str,
                largest: float = 2.2) -> None:
        """Small uneven dots, like ink that did not take everywhere."""
        for _ in range(count):
            x, y = rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])
            radius = largest * rng.random() ** 2 + 0.5
            sides = rng.randint(5, 7)
            shape = [
                (x + radius * rng.uniform(0.6, 1.3) * math.cos(math.tau * i / sides),
                 y + radius * rng.uniform(0.6, 1.3) * math.sin(math.tau * i / sides))
                for i in range(sides)
            ]
            self.area(shape, colour)

    @contextmanager
    def inside(self, path: str | Sequence[Point]) -> Iterator[Self]:
        """A view that only leaves marks inside the path."""
        outlines = trace(path) if isinstance(path, str) else [list(path)]
        placed = [self._place(points) for points in outlines]
        box = self._frame(placed)
        if box is None:
            yield self.at(0, 0)
            return
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        stencil = ImageDraw.Draw(mask)
        for points in placed:
            stencil.polygon([(x - box[0], y - box[1]) for x, y in points], fill=255)
        view = self.at(0, 0)
        a, b, c, d, e, f = self._matrix
        view._matrix = (a, b, c, d, e - box[0], f - box[1])
        view._take(self._image.crop(box))
        yield view
        self._image.paste(view._image, box, mask)

    def _frame(self, outlines: Sequence[Sequence[Point]]) -> tuple[int, int, int, int] | None:
        """The whole pixels that the outlines cover, or None when they lie outside the surface."""
        across = [x for points in outlines for x, _ in points]
        down = [y for points in outlines for _, y in points]
        left, top = max(0, math.floor(min(across))), max(0, math.floor(min(down)))
        right, bottom = (
            min(self._image.width, math.ceil(max(across)) + 1),
            min(self._image.height, math.ceil(max(down)) + 1),
        )
        return (left, top, right, bottom) if left < right and top < bottom else None


def oval(x: float, y: float, across: float, tall: float) -> list[Point]:
    """The outline of an ellipse by its two radii."""
    steps = max(24, min(180, int((across + tall) * 0.8)))
    return [
        (x + across * math.cos(math.tau * i / steps), y + tall * math.sin(math.tau * i / steps))
        for i in range(steps)
    ]


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    ring = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    curve: list[Point] = [ring[1]]
    for before, (start, end), after in zip(ring, pairwise(ring[1:-1]), ring[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        for i in range(1, steps + 1):
            t = i / steps
            u = 1 - t
            curve.append((
                u**3 * start[0] + 3 * u * u * t * first[0] + 3 * u * t * t * second[0] + t**3 * end[0],
                u**3 * start[1] + 3 * u * u * t * first[1] + 3 * u * t * t * second[1] + t**3 * end[1],
            ))
    return curve


def mix(one: str, other: str, share: float) -> str:
    """A colour between two, `share` (0 to 1) of the way to the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def mix_along(colours: Sequence[str], share: float) -> str:
    """A colour at `share` (0 to 1) along a row of colours."""
    position = share * (len(colours) - 1)
    index = min(int(position), len(colours) - 2)
    return mix(colours[index], colours[index + 1], position - index)
