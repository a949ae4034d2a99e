"""Heads and shoulders, flat and frontal."""

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.hair import hair_front
from comity.demo.drawings.looks import Look
from comity.demo.drawings.parts import CREAM, INK


def bust(c: Canvas, look: Look) -> None:
    """Head and shoulders around 0, 0 (between the eyes a little above it); about 800 tall."""
    shade = mix(look.skin, "#2a0f10", 0.2)
    _hair_behind(c, look)
    c.fill("M-330 420C-330 270 -250 210 -110 178H110C250 210 330 270 330 420V560H-330z", look.coat)
    c.fill("M60 178H110C250 210 330 270 330 420H190C190 320 150 230 60 178z", mix(look.coat, "#000000", 0.16))
    c.fill("M-72 60H72V196C40 246 -40 246 -72 196z", shade)
    c.fill("M-72 60H20C10 130 -20 190 -60 210L-72 196z", mix(shade, look.skin, 0.45))
    _collar(c, look)
    head = c.at(0, 0, 1.0)
    _ears(head, look, shade)
    w = look.wide
    face = (
        f"M{-118 * w} -60C{-122 * w} 20 {-108 * w} 90 {-72 * w} 134C-46 166 46 166 {72 * w} 134"
        f"C{108 * w} 90 {122 * w} 20 {118 * w} -60"
        f"C{118 * w} -190 {-118 * w} -190 {-118 * w} -60z"
    )
    head.fill(face, look.skin)
    with head.inside(face) as lit:
        lit.fill(
            "M14 -200C40 -120 20 -60 26 -20C34 20 14 30 16 50C18 80 40 100 20 170H200V-200z",
            mix(look.skin, "#2a0f10", 0.12),
        )
        lit.disc(-62, 60, 34, mix(look.skin, "#d94a3a", 0.16))
        lit.disc(70, 60, 30, mix(look.skin, "#b03a30", 0.2))
    _features(head, look, shade)
    _beard(head, look)
    hair_front(head, look)
    _glasses(head, look)


def _ears(c: Canvas, look: Look, shade: str) -> None:
    if look.style == "scarf":
        return
    for side in (-1, 1):
        c.disc(
            side * 120 * look.wide,
            -6,
            24,
            look.skin if side < 0 else mix(look.skin, "#2a0f10", 0.12),
            tall=36,
        )
        c.disc(side * 121 * look.wide, -4, 11, shade, tall=20)
        if look.earring:
            c.disc(side * 122 * look.wide, 38, 10, look.earring)


def _features(c: Canvas, look: Look, shade: str) -> None:
    brow = mix(look.hair, INK, 0.35) if not look.old else mix(look.hair, "#6a6258", 0.4)
    for side in (-1, 1):
        c.fill(
            f"M{side * 20} -50C{side * 36} -70 {side * 70} -72 {side * 90} -48C{side * 70} -58 "
            f"{side * 40} -56 {side * 22} -40z",
            brow,
        )
        c.fill(
            f"M{side * 24} -12C{side * 38} -32 {side * 66} -32 {side * 82} -10C{side * 64} 4 "
            f"{side * 40} 4 {side * 24} -12z",
            "#f7f0e0",
        )
        c.disc(side * 53, -14, 14, "#2b1a12")
        c.disc(side * 53 - 5, -19, 4, "#ffffff")
        c.line(f"M{side * 22} -11C{side * 38} -34 {side * 66} -34 {side * 84} -10", 6, INK)
        if look.old:
            c.line(
                f"M{side * 30} 16q24 12 48 -2M{side * 96} -18l10 -10M{side * 98} -8l14 -2M{side * 44} "
                f"62C{side * 60} 76 {side * 62} 92 {side * 58} 104",
                3,
                shade,
            )
    c.fill("M-4 -40C2 0 20 30 30 48C26 64 -20 66 -28 54C-24 48 -8 54 -4 50C4 20 -6 -10 -4 -40z", shade)
    if look.old:
        c.line("M-50 -104C-20 -112 20 -112 50 -104M-40 -88C-14 -94 14 -94 40 -88", 3, shade)
    bend = look.smile * 24
    c.fill(
        f"M-44 {96 - bend * 0.4}C-24 {86} -8 {86} 0 92C8 86 24 86 44 {96 - bend * 0.4}C24 "
        f"{104 + bend} -24 {104 + bend} -44 {96 - bend * 0.4}z",
        look.lips,
    )
    c.line(
        f"M-44 {96 - bend * 0.4}C-20 {98 + bend * 0.5} 20 {98 + bend * 0.5} 44 {96 - bend * 0.4}",
        4,
        mix(look.lips, INK, 0.55),
    )
    if look.smile > 0.7:
        c.fill(
            f"M-34 {97 - bend * 0.1}C-16 {100 + bend * 0.1} 16 {100 + bend * 0.1} 34 {97 - bend * 0.1}"
            f"C18 {106 + bend * 0.5} -18 {106 + bend * 0.5} -34 {97 - bend * 0.1}z",
            "#fbf6e6",
        )


def _collar(c: Canvas, look: Look) -> None:
    if look.collar == "vest":
        c.fill("M-230 226L-150 190L-60 420H-210zM230 226L150 190L60 420H210z", "#e7c23e")
        c.fill("M-190 208L-160 194L-90 420H-130zM190 208L160 194L90 420H130z", CREAM)
        c.fill("M-90 180L0 300L90 180L70 168C40 220 -40 220 -70 168z", mix(look.coat, "#ffffff", 0.3))
    elif look.collar == "shirt":
        c.fill(
            "M-116 176L-70 160L0 250L-60 318zM116 176L70 160L0 250L60 318z", mix(look.coat, "#ffffff", 0.55)
        )
        c.line("M0 250V420", 5, mix(look.coat, "#000000", 0.3))
    elif look.collar == "jumper":
        c.fill(
            "M-104 160C-60 220 60 220 104 160L124 196C80 270 -80 270 -124 196z",
            mix(look.coat, "#000000", 0.22),
        )
        for i in range(9):
            c.line(f"M{-96 + i * 24} {204 + 22 - abs(i - 4) * 6}v26", 4, mix(look.coat, "#000000", 0.36))
    elif look.collar == "scarf":
        c.fill(
            "M-126 150C-70 210 70 210 126 150C150 190 140 240 110 252C50 276 -50 276 -110 252C-140 "
            "240 -150 190 -126 150z",
            look.trim,
        )
        c.fill("M40 230L120 236L140 420H70z", mix(look.trim, "#000000", 0.14))
        c.line(
            "M-112 186C-60 232 60 232 118 184M-104 220C-50 252 50 252 104 222",
            5,
            mix(look.trim, "#000000", 0.2),
        )
    elif look.collar == "robe":
        c.fill("M-110 174L0 330L110 174L150 190L30 420H-30L-150 190z", look.trim)
        c.fill("M-80 170L0 290L80 170C40 216 -40 216 -80 170z", CREAM)


def _hair_behind(c: Canvas, look: Look) -> None:
    if look.style == "long":
        c.fill(
            "M-150 -40C-170 -240 170 -240 150 -40C160 80 190 160 170 250C90 290 -90 290 -170 250"
            "C-190 160 -160 80 -150 -40z",
            look.hair,
        )
    elif look.style == "curls":
        for x, y, r in (
            (-120, -130, 80),
            (-150, -40, 74),
            (-140, 50, 66),
            (120, -130, 80),
            (150, -40, 74),
            (140, 50, 66),
            (-50, -190, 84),
            (50, -190, 84),
        ):
            c.disc(x, y, r, look.hair)
    elif look.style == "bun":
        c.disc(60, -210, 66, look.hair)
        c.disc(60, -210, 40, mix(look.hair, "#ffffff", 0.08))
    elif look.style == "bob":
        c.fill(
            "M-150 -40C-170 -230 170 -230 150 -40C156 40 160 90 150 130H-150C-160 90 -156 40 -150 -40z",
            look.hair,
        )
    elif look.style == "scarf":
        c.fill(
            "M-160 -30C-180 -250 180 -250 160 -30C166 60 190 140 240 230C120 330 -120 330 -240 230"
            "C-190 140 -166 60 -160 -30z",
            mix(look.trim, "#000000", 0.14),
        )
    elif look.style == "braids":
        for side in (-1, 1):
            for k in range(7):
                c.disc(
                    side * (138 + k * 5),
                    10 + k * 40,
                    32 - k * 2,
                    look.hair if k % 2 else mix(look.hair, "#ffffff", 0.1),
                )


def _beard(c: Canvas, look: Look) -> None:
    h = look.hair
    w = look.wide
    if look.beard == "full":
        c.fill(
            f"M{-120 * w} -20C{-124 * w} 60 {-110 * w} 130 {-74 * w} 170C-40 210 40 210 {74 * w} 170"
            f"C{110 * w} 130 {124 * w} 60 {120 * w} -20"
            f"C{108 * w} 30 90 66 60 74C30 62 -30 62 -60 74C-90 66 {-108 * w} 30 {-120 * w} -20zM-44 "
            "96C-20 90 20 90 44 96C30 112 -30 112 -44 96z",
            h,
        )
        c.fill("M-42 98C-20 92 20 92 42 98C24 116 -24 116 -42 98z", look.lips)
    elif look.beard == "moustache":
        c.fill("M0 70C-20 58 -60 62 -80 96C-56 92 -20 92 0 86C20 92 56 92 80 96C60 62 20 58 0 70z", h)
    elif look.beard == "goatee":
        c.fill(
            "M0 72C-20 64 -44 70 -54 88C-36 86 -16 88 0 84C16 88 36 86 54 88C44 70 20 64 0 72zM-36 "
            "122C-20 114 20 114 36 122C34 160 16 178 0 178C-16 178 -34 160 -36 122z",
            h,
        )


def _glasses(c: Canvas, look: Look) -> None:
    if look.glasses == "round":
        for x in (-56, 56):
            c.disc(x, -12, 44, "#ffffff26")
            c.ring(x, -12, 44, 8, INK)
        c.line("M-14 -18q14 -10 28 0M-100 -18L-128 -26M100 -18L128 -26", 8, INK)
    elif look.glasses == "square":
        for side in (-1, 1):
            c.fill(f"M{side * 12} -44H{side * 104}L{side * 98} 22H{side * 22}z", "#ffffff26")
            c.line(f"M{side * 12} -44H{side * 104}L{side * 98} 22H{side * 22}L{side * 12} -44z", 9, "#5a2a22")
        c.line("M-14 -34h28M-104 -38L-128 -30M104 -38L128 -30", 9, "#5a2a22")
