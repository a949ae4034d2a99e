"""Portraits: the authors, a ferry hand, a crane driver."""

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.faces import bust
from comity.demo.drawings.looks import Look
from comity.demo.drawings.parts import AMBER, CREAM, ORANGE, RED, TEAL, gull, rings, swell
from comity.demo.drawings.port import crane

SIZE = 800


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
        "M-140 -60C-150 60 -190 120 -176 230C-140 260 -90 240 -80 180H80C90 240 140 260 176 230C190 "
        "120 150 60 140 -60z",
        "#5a3420",
    )
    bust(view, look)
    for y, tall in ((268, 24), (320, 24), (372, 24)):
        view.fill(
            f"M{72 + (y - 250) * 0.02} {y}H{124 + (y - 250) * 0.1}v{tall}H{72 + (y - 250) * 0.02}z", RED
        )
    return c
