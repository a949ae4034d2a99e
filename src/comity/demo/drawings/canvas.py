"""A drawing surface for flat, poster-like pictures: paths in, a smooth picture out."""

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self

from PIL import Image, ImageDraw

from comity.demo.drawings.colours import mix_along
from comity.demo.drawings.paths import Matrix, Point, oval, trace

SCALE = 3
"""Everything is drawn this many times too large and then reduced, which smooths the edges."""


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
            a * ma + c * mb,
            b * ma + d * mb,
            a * mc + c * md,
            b * mc + d * md,
            a * x + c * y + e,
            b * x + d * y + f,
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

    def speckle(
        self,
        rng: random.Random,
        box: tuple[float, float, float, float],
        count: int,
        colour: str,
        largest: float = 2.2,
    ) -> None:
        """Small uneven dots, like ink that did not take everywhere."""
        for _ in range(count):
            x, y = rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])
            radius = largest * rng.random() ** 2 + 0.5
            sides = rng.randint(5, 7)
            shape = [
                (
                    x + radius * rng.uniform(0.6, 1.3) * math.cos(math.tau * i / sides),
                    y + radius * rng.uniform(0.6, 1.3) * math.sin(math.tau * i / sides),
                )
                for i in range(sides)
            ]
            self.area(shape, colour)

    @contextmanager
    def inside(self, path: str | Sequence[Point]) -> Iterator[Self]:
        """A view that only leaves marks inside the path."""
        outlines = trace(path) if isinstance(path, str) else [list(path)]
        placed = [self._place(points) for points in outlines]
        box = self._extent(placed)
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

    def _extent(self, outlines: Sequence[Sequence[Point]]) -> tuple[int, int, int, int] | None:
        """The whole pixels that the outlines cover, or None when they lie outside the surface."""
        across = [x for points in outlines for x, _ in points]
        down = [y for points in outlines for _, y in points]
        left, top = max(0, math.floor(min(across))), max(0, math.floor(min(down)))
        right, bottom = (
            min(self._image.width, math.ceil(max(across)) + 1),
            min(self._image.height, math.ceil(max(down)) + 1),
        )
        return (left, top, right, bottom) if left < right and top < bottom else None
