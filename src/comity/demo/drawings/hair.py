"""What heads wear: hair, caps, scarves."""

from collections.abc import Callable

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.looks import Look


def hair_front(c: Canvas, look: Look) -> None:
    """Draw what lies over forehead and crown."""
    _STYLES[look.style](c, look)


def _long(c: Canvas, look: Look) -> None:
    c.fill(
        "M-132 20C-150 -200 -60 -216 10 -206C130 -214 150 -100 132 20C128 -40 110 -90 60 -128C10 -96 "
        "-90 -80 -116 -60C-126 -30 -128 0 -132 20z",
        look.hair,
    )


def _curls(c: Canvas, look: Look) -> None:
    for x, y, r in (
        (-90, -136, 44),
        (-36, -164, 48),
        (30, -168, 48),
        (88, -140, 44),
        (-116, -84, 32),
        (116, -86, 32),
        (0, -132, 34),
    ):
        c.disc(x, y, r, look.hair)


def _bun(c: Canvas, look: Look) -> None:
    c.fill("M-127 10C-160 -250 160 -250 127 10C122 -60 70 -122 0 -132C-70 -122 -122 -60 -127 10z", look.hair)
    c.line("M0 -132C-4 -150 -4 -168 0 -182", 4, mix(look.hair, "#ffffff", 0.25))


def _short(c: Canvas, look: Look) -> None:
    c.fill(
        "M-126 -10C-150 -130 -120 -206 -20 -200C40 -226 140 -190 130 -100C132 -60 128 -30 124 -8C116 "
        "-40 112 -70 104 -96C60 -84 -20 -96 -60 -130C-70 -96 -112 -80 -114 -50C-118 -36 -122 -24 "
        "-126 -10z",
        look.hair,
    )


def _bald(c: Canvas, look: Look) -> None:
    for side in (-1, 1):
        c.fill(
            f"M{side * 124} 20C{side * 138} -30 {side * 132} -80 {side * 108} -110C{side * 116} -70 "
            f"{side * 112} -20 {side * 124} 20z",
            look.hair,
        )


def _cap(c: Canvas, look: Look) -> None:
    c.fill(
        "M-126 0C-130 -50 -126 -90 -118 -100H118C126 -90 130 -50 126 0C118 -30 114 -60 110 -84H-110"
        "C-114 -60 -118 -30 -126 0z",
        look.hair,
    )
    c.fill(
        "M-150 -86C-170 -220 -40 -232 20 -228C130 -222 170 -160 150 -86C60 -120 -60 -120 -150 -86z",
        look.trim,
    )
    c.fill(
        "M60 -224C150 -210 164 -150 150 -86C120 -98 90 -104 60 -108C90 -150 90 -190 60 -224z",
        mix(look.trim, "#000000", 0.16),
    )
    c.fill(
        "M-156 -84C-60 -126 60 -126 156 -84C160 -64 150 -54 134 -60C50 -90 -50 -90 -134 -60C-150 -54 "
        "-160 -64 -156 -84z",
        mix(look.trim, "#000000", 0.3),
    )
    c.disc(4, -228, 11, mix(look.trim, "#000000", 0.3))


def _beanie(c: Canvas, look: Look) -> None:
    c.fill("M-138 -66C-160 -260 160 -260 138 -66z", look.trim)
    for i in range(9):
        c.line(
            f"M{-112 + i * 28} -96C{-104 + i * 26} -150 {-80 + i * 20} -190 {-56 + i * 14} -206",
            4,
            mix(look.trim, "#000000", 0.16),
        )
    c.fill(
        "M-146 -110C-60 -130 60 -130 146 -110L142 -50C60 -72 -60 -72 -142 -50z",
        mix(look.trim, "#000000", 0.14),
    )


def _scarf(c: Canvas, look: Look) -> None:
    dark = mix(look.trim, "#000000", 0.2)
    c.fill(
        "M-124 -30C-140 -180 -70 -200 0 -200C70 -200 140 -180 124 -30C118 60 90 150 0 168C-90 150 "
        "-118 60 -124 -30C-110 60 -80 130 0 146C80 130 110 60 108 -40C100 -130 60 -146 0 -148C-60 "
        "-146 -100 -130 -108 -40z",
        look.trim,
    )
    c.fill(
        "M-158 -40C-176 -236 176 -236 158 -40C150 60 120 170 0 190C70 150 118 80 114 -40C104 -140 50 "
        "-152 0 -152C-50 -152 -104 -140 -114 -40C-118 80 -70 150 0 190C-120 170 -150 60 -158 -40z",
        look.trim,
    )
    c.fill("M-110 120C-50 190 60 200 130 130C150 190 120 250 40 268C-40 276 -120 220 -110 120z", look.trim)
    c.line(
        "M-96 150C-40 206 50 214 118 160M-84 186C-30 232 40 240 96 206M-140 -70C-120 -150 -60 -176 "
        "10 -178M140 -60C132 -110 110 -140 80 -156",
        5,
        dark,
    )


def _turban(c: Canvas, look: Look) -> None:
    c.fill(
        "M-140 -60C-190 -240 -40 -280 0 -276C60 -284 190 -230 140 -60C80 -120 30 -140 0 -150C-30 "
        "-140 -80 -120 -140 -60z",
        look.trim,
    )
    dark = mix(look.trim, "#000000", 0.22)
    c.line(
        "M-136 -90C-80 -150 -20 -170 60 -262M-150 -140C-90 -190 -40 -220 20 -272M136 -90C80 -150 20 "
        "-170 -10 -186M150 -140C100 -190 70 -210 44 -220",
        6,
        dark,
    )
    c.fill("M0 -150C-16 -180 -14 -220 0 -250C14 -220 16 -180 0 -150z", mix(look.trim, "#ffffff", 0.2))


_STYLES: dict[str, Callable[[Canvas, Look], None]] = {
    "long": _long,
    "bob": _long,
    "curls": _curls,
    "bun": _bun,
    "braids": _bun,
    "short": _short,
    "bald": _bald,
    "cap": _cap,
    "beanie": _beanie,
    "scarf": _scarf,
    "turban": _turban,
}
