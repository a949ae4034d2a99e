"""SVG paths and smooth curves as lists of points."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

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
            curve.append(
                (
                    u**3 * start[0] + 3 * u * u * t * first[0] + 3 * u * t * t * second[0] + t**3 * end[0],
                    u**3 * start[1] + 3 * u * u * t * first[1] + 3 * u * t * t * second[1] + t**3 * end[1],
                )
            )
    return curve
