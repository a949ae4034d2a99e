"""People of a crowd, from behind and from the front, each another one."""

import math
import random
from collections.abc import Callable

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, INK, ORANGE, RED, TEAL

SKINS = ("#f0c8a4", "#d9a47a", "#b97f54", "#8d5a3a", "#5f3a26", "#e2b48c")


COATS = ("#2f5a5e", "#8e3a2c", "#3b4a58", "#c0763a", "#5c5a3c", "#a4262c", "#d0a94a", "#24404a", "#6b4a5c")


HATS = ("none", "cap", "helmet", "scarf", "beanie", "bun", "curls", "turban", "bald", "long")


HAIRS = ("#241813", "#3a2417", "#6b4a2c", "#b9b2a4", "#17120f", "#8a3f22")


def back_of_person(c: Canvas, rng: random.Random, *, hat: str | None = None, hand: bool = False) -> None:
    """Somebody seen from behind, shoulders and head; shoulders at 0, 0, head about 120 above."""
    skin, coat, hair = rng.choice(SKINS), rng.choice(COATS), rng.choice(HAIRS)
    kind, trim = hat or rng.choice(HATS), rng.choice((RED, AMBER, "#2f5a5e", ORANGE, CREAM, "#24404a"))
    if hand:
        _raised_arm(c, coat, skin, left=rng.random() < 0.4)
    c.fill("M-98 200C-104 70 -84 26 -34 10H34C84 26 104 70 98 200z", coat)
    c.fill("M30 10H34C84 26 104 70 98 200H44C60 120 56 50 30 10z", mix(coat, "#000000", 0.14))
    c.fill("M-24 -30H24V14C10 28 -10 28 -24 14z", mix(skin, "#000000", 0.12))
    c.fill("M-36 8C-20 30 20 30 36 8L40 20C20 42 -20 42 -40 20z", mix(coat, "#000000", 0.24))
    c.disc(-46, -62, 11, skin, tall=16)
    c.disc(46, -62, 11, skin, tall=16)
    c.disc(0, -66, 48, skin, tall=58)
    _head_cover(c, kind, hair, trim)


def _raised_arm(c: Canvas, coat: str, skin: str, *, left: bool) -> None:
    view = c.at(0, 0, flip=left)
    view.fill("M52 60C70 10 84 -80 88 -150L128 -146C130 -60 120 40 96 110z", coat)
    view.fill("M94 -146L98 -190H124L124 -146z", skin)
    view.fill(
        "M86 -186C82 -222 90 -240 96 -252L104 -250L106 -272L115 -272L118 -250L122 -266L131 -263L130 "
        "-238C138 -226 136 -200 126 -184z",
        skin,
    )
    view.fill("M88 -200C78 -206 72 -220 76 -226C84 -226 92 -214 96 -206z", skin)


def _head_cover(c: Canvas, kind: str, hair: str, trim: str) -> None:
    if kind in {"none", "cap", "helmet", "beanie"}:
        c.fill(
            "M-48 -76C-50 -30 -30 -14 -20 -12C-8 -8 8 -8 20 -12C30 -14 50 -30 48 -76C46 -140 -46 "
            "-140 -48 -76z",
            hair,
        )
    if kind in _COVERS:
        _COVERS[kind](c, hair, trim)


def _bald(c: Canvas, hair: str, _trim: str) -> None:
    c.fill("M-48 -76C-50 -40 -34 -18 -20 -14H20C34 -18 50 -40 48 -76C40 -50 -40 -50 -48 -76z", hair)


def _cap(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -84C-60 -148 60 -148 54 -84C30 -72 -30 -72 -54 -84z", trim)
    c.fill("M-54 -84C-30 -72 30 -72 54 -84L54 -76C30 -64 -30 -64 -54 -76z", mix(trim, "#000000", 0.25))


def _helmet(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -82C-56 -152 56 -152 54 -82z", trim)
    c.fill("M-9 -134h18v52h-18z", mix(trim, "#000000", 0.16))
    c.fill("M-62 -86H62L58 -74H-58z", mix(trim, "#000000", 0.22))


def _beanie(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-52 -66C-60 -150 60 -150 52 -66z", trim)
    c.fill("M-54 -84H54V-62H-54z", mix(trim, "#ffffff", 0.18))


def _scarf(c: Canvas, _hair: str, trim: str) -> None:
    c.fill(
        "M-52 -60C-60 -150 60 -150 52 -60C54 -30 44 -6 60 40C20 58 -20 58 -60 40C-44 -6 -54 -30 -52 -60z",
        trim,
    )
    c.fill("M-8 -30C-2 0 -10 30 -30 60H30C10 30 2 0 8 -30z", mix(trim, "#000000", 0.16))


def _bun(c: Canvas, hair: str, trim: str) -> None:
    c.disc(0, -66, 51, hair, tall=60)
    c.disc(0, -132, 26, hair, tall=24)
    c.line("M-18 -116C-8 -110 8 -110 18 -116", 5, trim)


def _curls(c: Canvas, hair: str, _trim: str) -> None:
    for i in range(16):
        angle = math.tau * i / 16
        c.disc(46 * math.cos(angle), -74 + 50 * math.sin(angle), 24, hair)
    c.disc(0, -70, 52, hair)


def _turban(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-56 -70C-70 -150 70 -150 56 -70C30 -46 -30 -46 -56 -70z", trim)
    for i in range(3):
        c.line(
            f"M{-50 + i * 6} {-86 - i * 14}C-20 {-70 - i * 16} 20 {-84 - i * 18} {46 - i * 6} {-110 - i * 8}",
            4,
            mix(trim, "#000000", 0.2),
        )


def _long(c: Canvas, hair: str, _trim: str) -> None:
    c.fill(
        "M-54 -70C-58 -146 58 -146 54 -70C58 -20 58 20 50 50C20 60 -20 60 -50 50C-58 20 -58 -20 -54 -70z",
        hair,
    )
    c.line("M0 -120V50", 3, mix(hair, "#ffffff", 0.12))


_COVERS: dict[str, Callable[[Canvas, str, str], None]] = {
    "bald": _bald,
    "cap": _cap,
    "helmet": _helmet,
    "beanie": _beanie,
    "scarf": _scarf,
    "bun": _bun,
    "curls": _curls,
    "turban": _turban,
    "long": _long,
}


def marcher(c: Canvas, rng: random.Random) -> None:
    """Draw somebody who walks towards us; shoulders at 0, 0."""
    skin, coat, hair = rng.choice(SKINS), rng.choice(COATS), rng.choice(HAIRS)
    kind, trim = (
        rng.choice(("cap", "helmet", "scarf", "beanie", "none", "curls", "long", "turban")),
        rng.choice((RED, AMBER, TEAL, ORANGE, CREAM)),
    )
    if kind == "long":
        c.fill("M-54 -70C-58 -146 58 -146 54 -70C58 -20 62 30 56 60H-56C-62 30 -58 -20 -54 -70z", hair)
    c.fill("M-98 240C-104 70 -84 26 -34 10H34C84 26 104 70 98 240z", coat)
    c.fill("M-26 8L0 70L26 8z", mix(coat, "#ffffff", 0.5))
    c.fill("M-20 -30H20V14C10 30 -10 30 -20 14z", mix(skin, "#000000", 0.18))
    if kind == "curls":
        for i in range(14):
            c.disc(48 * math.cos(math.tau * i / 14), -80 + 46 * math.sin(math.tau * i / 14), 24, hair)
    c.disc(-46, -62, 10, skin, tall=14)
    c.disc(46, -62, 10, skin, tall=14)
    c.disc(0, -64, 46, skin, tall=56)
    c.fill("M0 -120A46 56 0 0 1 0 -8C20 -30 22 -90 0 -120z", mix(skin, "#000000", 0.08))
    _face(c, rng, hair)
    _FRONTS.get(kind, _front_hair)(c, hair, trim)


def _front_hair(c: Canvas, hair: str, _trim: str) -> None:
    c.fill("M-48 -70C-50 -140 50 -140 48 -70C36 -96 -16 -108 -22 -96C-30 -84 -44 -90 -48 -70z", hair)


def _front_cap(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-52 -84C-58 -142 58 -142 52 -84C30 -94 -30 -94 -52 -84z", trim)
    c.fill(
        "M-50 -86C-30 -98 30 -98 50 -86C54 -76 50 -72 40 -74C14 -82 -14 -82 -40 -74C-50 -72 -54 -76 -50 -86z",
        mix(trim, "#000000", 0.3),
    )


def _front_scarf(c: Canvas, _hair: str, trim: str) -> None:
    c.fill(
        "M-50 -50C-62 -150 62 -150 50 -50C52 -20 44 0 54 34C20 60 -20 60 -54 34C-44 0 -52 -20 -50 -50"
        "C-44 -20 -30 -2 0 -2C30 -2 44 -20 50 -50C46 -120 -46 -120 -50 -50z",
        trim,
    )
    c.fill("M-50 -56C-60 -150 60 -150 50 -56C44 -112 -44 -112 -50 -56z", trim)


def _front_helmet(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -82C-56 -152 56 -152 54 -82z", trim)
    c.fill("M-60 -86H60L50 -74H-50z", mix(trim, "#000000", 0.22))


def _front_beanie(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-50 -74C-58 -146 58 -146 50 -74z", trim)
    c.fill("M-52 -92H52V-70H-52z", mix(trim, "#000000", 0.2))


def _front_turban(c: Canvas, _hair: str, trim: str) -> None:
    c.fill("M-54 -74C-66 -148 66 -148 54 -74C30 -100 -30 -100 -54 -74z", trim)
    c.line("M-46 -88C-20 -110 10 -112 34 -128", 4, mix(trim, "#000000", 0.25))


_FRONTS: dict[str, Callable[[Canvas, str, str], None]] = {
    "cap": _front_cap,
    "scarf": _front_scarf,
    "helmet": _front_helmet,
    "beanie": _front_beanie,
    "turban": _front_turban,
}


def _face(c: Canvas, rng: random.Random, hair: str) -> None:
    for x in (-17, 17):
        c.disc(x, -62, 4.5, INK)
        c.line(f"M{x - 9} -76q9 -6 18 0", 4, mix(hair, INK, 0.5))
    c.line("M0 -58q7 14 -1 17", 3, "#00000050")
    mouth = rng.choice(("open", "smile", "calm"))
    if mouth == "open":
        c.disc(0, -27, 10, "#5e1f1c", tall=8)
    elif mouth == "smile":
        c.fill("M-14 -32C-8 -18 8 -18 14 -32z", "#5e1f1c")
    else:
        c.line("M-10 -28h20", 4, "#5e1f1c")
    if rng.random() < 0.22:
        c.ring(-17, -62, 14, 3, INK)
        c.ring(17, -62, 14, 3, INK)
        c.line("M-4 -63h8", 3, INK)
    elif rng.random() < 0.2:
        c.fill("M-40 -44C-36 0 -18 4 0 4C18 4 36 0 40 -44C30 -34 12 -40 0 -38C-12 -40 -30 -34 -40 -44z", hair)
        c.fill("M-9 -26h18l-4 6h-10z", "#5e1f1c")
