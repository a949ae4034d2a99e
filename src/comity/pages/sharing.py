"""Draws the picture that is shown where a link to a page is shared. Knows nothing of Django.

Words are drawn only when the font has all of their letters and the machine can shape them: no picture shows
boxes, or Arabic letters that do not join.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps, features

WIDTH, HEIGHT = 1200, 630
FONT = Path(__file__).parent / "fonts" / "share.ttf"
MOST_LINES = 5
LARGEST, SMALLEST, STEP = 100, 40, 4
_MARGIN, _PICTURE, _BAR = 64, 460, 20
_TOP, _BOTTOM = 128, 496  # between them stands the title
_LEADING = 1.24


@dataclass(frozen=True)
class Card:
    """What a picture says and shows. Colours as #rrggbb; logo and picture as files; focus from 0 to 1."""

    title: str
    kicker: str
    name: str
    ink: str
    paper: str
    accent: str
    fill: str
    turned: bool = False
    logo: bytes = b""
    picture: bytes = b""
    focus: tuple[float, float] = (0.5, 0.5)


def draw(card: Card) -> bytes:
    """Return the picture as JPEG, 1200 by 630 pixels."""
    canvas = Image.new("RGB", (WIDTH, HEIGHT), card.paper)
    pen = _Pen(canvas, card)
    pen.block(0, 0, WIDTH - pen.aside, _BAR, card.fill)
    if card.picture:
        with Image.open(BytesIO(card.picture)) as found:
            shown = ImageOps.fit(found.convert("RGB"), (_PICTURE, HEIGHT), centering=card.focus)
        canvas.paste(shown, (pen.at(WIDTH - _PICTURE, _PICTURE), 0))
    pen.words(card.kicker, 68, 30, card.accent)
    pen.title()
    pen.block(_MARGIN, 528, pen.room, 3, card.ink)
    pen.words(card.name, 556, 30, card.ink, after=pen.logo())
    out = BytesIO()
    canvas.save(out, "JPEG", quality=86, subsampling=0, optimize=True)
    return out.getvalue()


class _Pen:
    """Measures from where reading begins: the left, or the right of pictures that are turned round."""

    def __init__(self, canvas: Image.Image, card: Card) -> None:
        self.canvas, self.card = canvas, card
        self.drawn = ImageDraw.Draw(canvas)
        self.aside = _PICTURE if card.picture else 0
        self.room = WIDTH - self.aside - 2 * _MARGIN

    def at(self, start: int, width: int) -> int:
        """Return the left edge of something so wide that begins there."""
        return WIDTH - start - width if self.card.turned else start

    def block(self, start: int, top: int, width: int, height: int, colour: str) -> None:
        left = self.at(start, width)
        self.drawn.rectangle((left, top, left + width - 1, top + height - 1), fill=colour)

    def words(self, words: str, top: int, size: int, colour: str, after: int = 0) -> None:
        """Write one line, cut to the room there is."""
        if words and drawable(words):
            self._line(_cut(words, size, self.room - after), top, size, colour, after)

    def title(self) -> None:
        """Write the title as large as it fits, between kicker and rule; a plain block where it cannot be."""
        if not drawable(self.card.title):
            self.block(_MARGIN, _TOP, self.room, _BOTTOM - _TOP, self.card.fill)
            return
        size, lines = fitted(self.card.title, self.room)
        height = round(size * _LEADING)
        for number, line in enumerate(lines):
            self._line(line, _TOP + number * height, size, self.card.ink)

    def _line(self, words: str, top: int, size: int, colour: str, after: int = 0) -> None:
        start = _MARGIN + after
        side, x = ("rs", WIDTH - start) if self.card.turned else ("ls", start)
        way = "rtl" if self.card.turned else "ltr"
        place = (x, top + size)
        if features.check("raqm"):
            self.drawn.text(place, words, fill=colour, font=font(size), anchor=side, direction=way)
        else:
            self.drawn.text(place, words, fill=colour, font=font(size), anchor=side)

    def logo(self) -> int:
        """Paste the logo before the name; return the room it takes."""
        if not self.card.logo:
            return 0
        with Image.open(BytesIO(self.card.logo)) as found:
            shown = ImageOps.contain(found.convert("RGBA"), (240, 56))
        self.canvas.paste(shown, (self.at(_MARGIN, shown.width), 574 - shown.height // 2), shown)
        return shown.width + 20


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font at a size in pixels."""
    return ImageFont.truetype(FONT, size)


def drawable(words: str) -> bool:
    """Say whether every letter is in the font, and joined letters can be joined."""
    joined = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return (not joined or bool(features.check("raqm"))) and all(map(_in_font, words))


@cache
def _in_font(letter: str) -> bool:
    if unicodedata.category(letter)[0] in "ZC":
        return unicodedata.category(letter) in {"Zs", "Cf"}
    return bytes(font(SMALLEST).getmask(letter)) != bytes(font(SMALLEST).getmask("\U0010ffff"))


def fitted(title: str, room: int) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits into the room, in pixels, and its lines."""
    for size in range(LARGEST, SMALLEST - 1, -STEP):
        lines = _wrapped(title, size, room)
        high = len(lines) * size * _LEADING <= _BOTTOM - _TOP
        if high and len(lines) <= MOST_LINES and all(font(size).getlength(line) <= room for line in lines):
            return size, lines
    kept = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        kept[-1] += " …"
    return SMALLEST, [_cut(line, SMALLEST, room) for line in kept]


def _wrapped(words: str, size: int, room: int) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font(size).getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(words: str, size: int, room: int) -> str:
    """Return the words, or as many letters of them as there is room for and an ellipsis."""
    if font(size).getlength(words) <= room:
        return words
    kept = words.removesuffix(" …")
    while kept and font(size).getlength(f"{kept} …") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()} …"
