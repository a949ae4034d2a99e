"""Portrait heads, flat and frontal: one set of parts, told apart by what people wear and how they look."""

from dataclasses import dataclass

from comity.demo.drawings.canvas import Canvas, mix
from comity.demo.drawings.parts import AMBER, CREAM, INK, ORANGE, RED, TEAL, crane, gull, rings, swell

SIZE = 800


@dataclass(frozen=True)
class Look:
    """What one drawn person looks like."""

    paper: str
    shape: str
    skin: str
    hair: str
    coat: str
    collar: str
    style: str
    trim: str = RED
    glasses: str = ""
    beard: str = ""
    old: bool = False
    wide: float = 1.0
    lips: str = "#8a3a30"
    smile: float = 0.5
    halo: str = "disc"
    earring: str = ""


def portrait(look: Look) -> Canvas:
    """A square portrait."""
    c = Canvas(SIZE, SIZE, look.paper)
    _backdrop(c, look)
    bust(c.at(400, 400), look)
    return c


def _backdrop(c: Canvas, look: Look) -> None:
    if look.halo == "disc":
        c.disc(400, 380, 310, look.shape)
    elif look.halo == "stripes":
        for i in range(9):
            c.fill(f"M{-200 + i * 150} 800L{200 + i * 150} 0h70L{-130 + i * 150} 800z", look.shape)
    elif look.halo == "waves":
        for y in range(80, 800, 90):
            path = f"M-20 {y}" + "".join("q50 -44 100 0q50 44 100 0" for _ in range(5))
            c.line(path, 22, look.shape)
    elif look.halo == "arch":
        c.fill("M130 800V390a270 270 0 0 1 540 0V800z", look.shape)
    else:
        c.fill("M0 460H800V800H0z", look.shape)
        c.disc(560, 330, 150, mix(look.shape, "#ffffff", 0.35))
        c.rect(0, 460, 800, 340, look.shape)


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
    face = (f"M{-118 * w} -60C{-122 * w} 20 {-108 * w} 90 {-72 * w} 134C-46 166 46 166 {72 * w} 134C{108 * w} 90 {122 * w} 20 {118 * w} -60"
            f"C{118 * w} -190 {-118 * w} -190 {-118 * w} -60z")
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
    _hair_front(head, look)
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
            f"M{side * 20} -50C{side * 36} -70 {side * 70} -72 {side * 90} -48C{side * 70} -58 {side * 40} -56 {side * 22} -40z",
            brow,
        )
        c.fill(
            f"M{side * 24} -12C{side * 38} -32 {side * 66} -32 {side * 82} -10C{side * 64} 4 {side * 40} 4 {side * 24} -12z",
            "#f7f0e0",
        )
        c.disc(side * 53, -14, 14, "#2b1a12")
        c.disc(side * 53 - 5, -19, 4, "#ffffff")
        c.line(f"M{side * 22} -11C{side * 38} -34 {side * 66} -34 {side * 84} -10", 6, INK)
        if look.old:
            c.line(
                f"M{side * 30} 16q24 12 48 -2M{side * 96} -18l10 -10M{side * 98} -8l14 -2M{side * 44} 62C{side * 60} 76 {side * 62} 92 {side * 58} 104",
                3,
                shade,
            )
    c.fill("M-4 -40C2 0 20 30 30 48C26 64 -20 66 -28 54C-24 48 -8 54 -4 50C4 20 -6 -10 -4 -40z", shade)
    if look.old:
        c.line("M-50 -104C-20 -112 20 -112 50 -104M-40 -88C-14 -94 14 -94 40 -88", 3, shade)
    bend = look.smile * 24
    c.fill(
        f"M-44 {96 - bend * 0.4}C-24 {86} -8 {86} 0 92C8 86 24 86 44 {96 - bend * 0.4}C24 {104 + bend} -24 {104 + bend} -44 {96 - bend * 0.4}z",
        look.lips,
    )
    c.line(
        f"M-44 {96 - bend * 0.4}C-20 {98 + bend * 0.5} 20 {98 + bend * 0.5} 44 {96 - bend * 0.4}",
        4,
        mix(look.lips, INK, 0.55),
    )
    if look.smile > 0.7:
        c.fill(
            f"M-34 {97 - bend * 0.1}C-16 {100 + bend * 0.1} 16 {100 + bend * 0.1} 34 {97 - bend * 0.1}C18 {106 + bend * 0.5} -18 {106 + bend * 0.5} -34 {97 - bend * 0.1}z",
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
            "M-126 150C-70 210 70 210 126 150C150 190 140 240 110 252C50 276 -50 276 -110 252C-140 240 -150 190 -126 150z",
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
            "M-150 -40C-170 -240 170 -240 150 -40C160 80 190 160 170 250C90 290 -90 290 -170 250C-190 160 -160 80 -150 -40z",
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
            "M-160 -30C-180 -250 180 -250 160 -30C166 60 190 140 240 230C120 330 -120 330 -240 230C-190 140 -166 60 -160 -30z",
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


def _hair_front(c: Canvas, look: Look) -> None:
    h = look.hair
    if look.style in ("long", "bob"):
        c.fill(
            "M-132 20C-150 -200 -60 -216 10 -206C130 -214 150 -100 132 20C128 -40 110 -90 60 -128C10 -96 -90 -80 -116 -60C-126 -30 -128 0 -132 20z",
            h,
        )
    elif look.style == "curls":
        for x, y, r in (
            (-90, -136, 44),
            (-36, -164, 48),
            (30, -168, 48),
            (88, -140, 44),
            (-116, -84, 32),
            (116, -86, 32),
            (0, -132, 34),
        ):
            c.disc(x, y, r, h)
    elif look.style in ("bun", "braids"):
        c.fill("M-127 10C-160 -250 160 -250 127 10C122 -60 70 -122 0 -132C-70 -122 -122 -60 -127 10z", h)
        c.line("M0 -132C-4 -150 -4 -168 0 -182", 4, mix(h, "#ffffff", 0.25))
    elif look.style == "short":
        c.fill(
            "M-126 -10C-150 -130 -120 -206 -20 -200C40 -226 140 -190 130 -100C132 -60 128 -30 124 -8C116 -40 112 -70 104 -96C60 -84 -20 -96 -60 -130C-70 -96 -112 -80 -114 -50C-118 -36 -122 -24 -126 -10z",
            h,
        )
    elif look.style == "bald":
        for side in (-1, 1):
            c.fill(
                f"M{side * 124} 20C{side * 138} -30 {side * 132} -80 {side * 108} -110C{side * 116} -70 {side * 112} -20 {side * 124} 20z",
                h,
            )
    elif look.style == "cap":
        c.fill(
            "M-126 0C-130 -50 -126 -90 -118 -100H118C126 -90 130 -50 126 0C118 -30 114 -60 110 -84H-110C-114 -60 -118 -30 -126 0z",
            h,
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
            "M-156 -84C-60 -126 60 -126 156 -84C160 -64 150 -54 134 -60C50 -90 -50 -90 -134 -60C-150 -54 -160 -64 -156 -84z",
            mix(look.trim, "#000000", 0.3),
        )
        c.disc(4, -228, 11, mix(look.trim, "#000000", 0.3))
    elif look.style == "beanie":
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
    elif look.style == "scarf":
        _headscarf(c, look)
    elif look.style == "turban":
        c.fill(
            "M-140 -60C-190 -240 -40 -280 0 -276C60 -284 190 -230 140 -60C80 -120 30 -140 0 -150C-30 -140 -80 -120 -140 -60z",
            look.trim,
        )
        dark = mix(look.trim, "#000000", 0.22)
        c.line(
            "M-136 -90C-80 -150 -20 -170 60 -262M-150 -140C-90 -190 -40 -220 20 -272M136 -90C80 -150 20 -170 -10 -186M150 -140C100 -190 70 -210 44 -220",
            6,
            dark,
        )
        c.fill("M0 -150C-16 -180 -14 -220 0 -250C14 -220 16 -180 0 -150z", mix(look.trim, "#ffffff", 0.2))


def _headscarf(c: Canvas, look: Look) -> None:
    dark = mix(look.trim, "#000000", 0.2)
    c.fill(
        "M-124 -30C-140 -180 -70 -200 0 -200C70 -200 140 -180 124 -30C118 60 90 150 0 168C-90 150 -118 60 -124 -30C-110 60 -80 130 0 146C80 130 110 60 108 -40C100 -130 60 -146 0 -148C-60 -146 -100 -130 -108 -40z",
        look.trim,
    )
    c.fill(
        "M-158 -40C-176 -236 176 -236 158 -40C150 60 120 170 0 190C70 150 118 80 114 -40C104 -140 50 -152 0 -152C-50 -152 -104 -140 -114 -40C-118 80 -70 150 0 190C-120 170 -150 60 -158 -40z",
        look.trim,
    )
    c.fill("M-110 120C-50 190 60 200 130 130C150 190 120 250 40 268C-40 276 -120 220 -110 120z", look.trim)
    c.line(
        "M-96 150C-40 206 50 214 118 160M-84 186C-30 232 40 240 96 206M-140 -70C-120 -150 -60 -176 10 -178M140 -60C132 -110 110 -140 80 -156",
        5,
        dark,
    )


def _beard(c: Canvas, look: Look) -> None:
    h = look.hair
    w = look.wide
    if look.beard == "full":
        c.fill(
            f"M{-120 * w} -20C{-124 * w} 60 {-110 * w} 130 {-74 * w} 170C-40 210 40 210 {74 * w} 170C{110 * w} 130 {124 * w} 60 {120 * w} -20"
            f"C{108 * w} 30 90 66 60 74C30 62 -30 62 -60 74C-90 66 {-108 * w} 30 {-120 * w} -20zM-44 96C-20 90 20 90 44 96C30 112 -30 112 -44 96z",
            h,
        )
        c.fill("M-42 98C-20 92 20 92 42 98C24 116 -24 116 -42 98z", look.lips)
    elif look.beard == "moustache":
        c.fill("M0 70C-20 58 -60 62 -80 96C-56 92 -20 92 0 86C20 92 56 92 80 96C60 62 20 58 0 70z", h)
    elif look.beard == "goatee":
        c.fill(
            "M0 72C-20 64 -44 70 -54 88C-36 86 -16 88 0 84C16 88 36 86 54 88C44 70 20 64 0 72zM-36 122C-20 114 20 114 36 122C34 160 16 178 0 178C-16 178 -34 160 -36 122z",
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


LOOKS = {
    "portrait-ines": Look(
        "#e7c78a",
        "#d9562f",
        "#d9a47a",
        "#3a2417",
        TEAL,
        "shirt",
        "bob",
        glasses="round",
        smile=0.6,
        lips="#a13c34",
    ),
    "portrait-ruth": Look(
        "#d9e0cf",
        "#8fb3a2",
        "#6f452c",
        "#17120f",
        "#a4262c",
        "robe",
        "curls",
        trim=AMBER,
        smile=0.8,
        halo="arch",
        earring=AMBER,
    ),
    "portrait-yusuf": Look(
        "#c9d8d6",
        "#2f6a70",
        "#c58d63",
        "#2a1f1a",
        "#3b4a58",
        "jumper",
        "short",
        beard="full",
        smile=0.4,
        halo="horizon",
    ),
    "portrait-danylo": Look(
        "#efdfb9",
        "#d9b25a",
        "#f0c8a4",
        "#c9c2b4",
        "#5c5a3c",
        "shirt",
        "cap",
        trim="#3b4a58",
        beard="moustache",
        old=True,
        smile=0.3,
        halo="stripes",
        glasses="square",
    ),
    "portrait-tomoko": Look(
        "#e9c9b4",
        "#c0643a",
        "#f0c9a0",
        "#1d1815",
        "#24404a",
        "scarf",
        "bun",
        trim=AMBER,
        smile=0.5,
        lips="#b5483c",
    ),
    "portrait-lakshmi": Look(
        "#bcd3cd",
        "#a9c6bd",
        "#8d5a3a",
        "#1a1310",
        ORANGE,
        "vest",
        "braids",
        smile=0.6,
        halo="waves",
        earring=CREAM,
        glasses="round",
    ),
}


def ferry_hand() -> Canvas:
    """A ferry crew member at the rail, wind from the left."""
    c = Canvas(1600, 1067, "#cfe0d6")
    rings(
        c,
        1250,
        420,
        ((900, "#d6e4d4"), (700, "#e0e7cf"), (520, "#ecebc8"), (360, "#f5e7b8"), (190, "#fdf4d6")),
    )
    c.fill("M0 520L160 430L300 500L420 460L620 560H0z", "#8fb3ab")
    c.rect(0, 550, 1600, 517, "#2f7078")
    for i, colour in enumerate(("#2a6871", "#256069", "#205761")):
        swell(c, 620 + i * 90, (10 + i * 4, 330 + i * 90, i * 170), colour)
    c.fill("M1160 552L1200 500H1440L1480 552z", "#f7eed8")
    c.fill("M1130 552H1520L1490 590H1160z", "#17333d")
    c.fill("M1290 500L1296 450H1336L1342 500z", ORANGE)
    for x, y, size, turn in (
        (150, 170, 2.0, -12),
        (330, 260, 1.3, 8),
        (1430, 180, 1.6, 6),
        (1120, 130, 1.0, -8),
    ):
        gull(c, x, y, size, "#ffffff", turn=turn)
    bust(
        c.at(700, 470, 1.28),
        Look("", "", "#c58d63", "#241813", "#e7c23e", "vest", "scarf", trim=TEAL, smile=0.6),
    )
    c.fill("M0 872H1600V902H0z", CREAM)
    c.fill("M0 896H1600V906H0z", "#cbbf9f")
    for x in range(60, 1600, 230):
        c.fill(f"M{x} 890h24V1067h-24z", CREAM)
        c.fill(f"M{x + 14} 890h10V1067h-10z", "#cbbf9f")
    c.fill("M0 976H1600V990H0z", CREAM)
    for x, flip in ((500, False), (900, True)):
        hand = c.at(x, 880, 1.1, flip=flip)
        hand.fill("M-70 -10C-60 -40 -20 -52 30 -44C60 -38 70 -10 66 30C60 50 -50 50 -64 30z", "#c58d63")
        for k in range(3):
            hand.line(f"M{-26 + k * 26} -34v60", 4, "#8f5f42")
    return c


def crane_driver() -> Canvas:
    """The crane driver as a young woman, her striped scarf, cranes behind her."""
    c = Canvas(1600, 1067, "#efd9a8")
    rings(c, 520, 480, ((860, "#f0d39a"), (680, "#f2c983"), (520, "#efb56a"), (380, "#e5894b")))
    c.fill("M0 930H1600V1067H0z", TEAL)
    crane(c.at(300, 940, 1.12), "#6b4a38", trolley=330, drop=260, load=RED)
    crane(c.at(1500, 940, 0.9, flip=True), "#8a6a50", trolley=260, drop=160)
    look = Look("", "", "#e2b48c", "#5a3420", "#24404a", "scarf", "cap", trim=AMBER, smile=0.9)
    view = c.at(980, 520, 1.34)
    view.fill(
        "M-140 -60C-150 60 -190 120 -176 230C-140 260 -90 240 -80 180H80C90 240 140 260 176 230C190 120 150 60 140 -60z",
        "#5a3420",
    )
    bust(view, look)
    for y, tall in ((268, 24), (320, 24), (372, 24)):
        view.fill(
            f"M{72 + (y - 250) * 0.02} {y}H{124 + (y - 250) * 0.1}v{tall}H{72 + (y - 250) * 0.02}z", RED
        )
    return c
