"""In the workshop: the apprentice at the wheel."""

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.colours import mix
from comity.demo.drawings.parts import AMBER, CREAM, HEIGHT, INK, RED, WIDTH, rings


def apprentice() -> Canvas:
    """A young fitter beside a wheelset, a gauge in her hand."""
    c = Canvas(WIDTH, HEIGHT, "#d9c08a")
    c.fill("M0 0H1600V760H0z", "#4e6a68")
    for i in range(5):
        x = 40 + i * 330
        c.fill(f"M{x} 60a110 60 0 0 1 220 0V430H{x}z", "#e9d7a6")
        for k in (73, 146):
            c.rect(x + k, 0, 8, 430, "#3f5856")
        for y in (110, 220, 330):
            c.rect(x, y, 220, 7, "#3f5856")
    c.fill("M0 760H1600V1067H0z", "#8a6f4e")
    c.fill("M0 760H1600V780H0z", "#6f583c")
    _wheel(c.at(470, 600), 380)
    c.fill("M40 985H1600V1010H40z", "#3d3531")
    c.fill("M40 985H1600V992H40z", "#d9d3c2")
    _fitter(c.at(1090, 1080, 1.12))
    return c


def _wheel(c: Canvas, radius: float) -> None:
    rings(
        c,
        0,
        0,
        (
            (radius, "#23282b"),
            (radius * 0.955, "#8b958f"),
            (radius * 0.93, "#a9b2ab"),
            (radius * 0.8, "#6d7873"),
            (radius * 0.78, "#7b2c28"),
            (radius * 0.42, "#6a2421"),
            (radius * 0.4, "#8e3a30"),
            (radius * 0.26, "#3a4245"),
            (radius * 0.23, "#b9c0b6"),
            (radius * 0.08, "#3a4245"),
        ),
    )
    for i in range(10):
        spot = c.at(0, 0, turn=i * 36)
        spot.disc(radius * 0.6, 0, radius * 0.09, "#531b19")
    c.fill(
        f"M{-radius * 0.66} {-radius * 0.66}A{radius * 0.93} {radius * 0.93} 0 0 1 {radius * 0.2} "
        f"{-radius * 0.908}L{radius * 0.17} {-radius * 0.79}"
        f"A{radius * 0.8} {radius * 0.8} 0 0 0 {-radius * 0.57} {-radius * 0.57}z",
        "#d3d8cd",
    )


def _fitter(c: Canvas) -> None:
    skin, suit = "#b97f54", "#23506b"
    dark = mix(suit, "#000000", 0.2)
    shirt = "#e7c23e"
    c.fill("M-130 0C-140 -260 -140 -420 -60 -470H110C190 -430 200 -220 190 0z", shirt)
    c.fill("M90 -470C190 -430 200 -220 190 0H110C130 -200 130 -360 60 -470z", mix(shirt, "#000000", 0.16))
    c.fill("M-94 -330H132V-180C160 -150 186 -120 190 0H-130C-128 -100 -116 -150 -94 -180z", suit)
    c.fill("M70 -330H132V-180C160 -150 186 -120 190 0H110C112 -120 100 -240 70 -330z", dark)
    c.fill("M-94 -330L-76 -474L-36 -480L-52 -330zM90 -330L66 -480L102 -474L132 -330z", suit)
    c.fill("M-94 -338H132V-318H-94z", mix(suit, "#ffffff", 0.14))
    c.disc(-72, -314, 14, AMBER)
    c.disc(112, -314, 14, AMBER)
    c.fill("M-40 -270H80V-170H-40z", dark)
    c.fill("M-40 -270H80V-250H-40z", mix(suit, "#ffffff", 0.14))
    c.line("M-10 -268V-300M10 -268V-312", 9, RED)
    c.fill("M-20 -540H50V-462C30 -440 0 -440 -20 -462z", mix(skin, "#000000", 0.18))
    _fitter_head(c.at(10, -610), skin)
    c.fill(
        "M-88 -356C-170 -370 -240 -420 -270 -476L-318 -560L-268 -592L-214 -510C-186 -474 -130 -466 -50 -472z",
        shirt,
    )
    c.fill(
        "M-88 -356C-170 -370 -240 -420 -270 -476L-318 -560L-304 -568C-250 -470 -180 -410 -84 -392z",
        mix(shirt, "#000000", 0.16),
    )
    c.fill("M-318 -560L-268 -592L-256 -572L-306 -540z", CREAM)
    c.fill("M-312 -566C-340 -590 -346 -626 -326 -640L-296 -646C-276 -640 -262 -616 -270 -592z", skin)
    gauge = c.at(-318, -640, turn=-36)
    gauge.rect(-14, -120, 28, 190, "#c9cdc4")
    gauge.fill("M-14 -120H70V-96H14V-60H-14z", "#c9cdc4")
    gauge.fill("M-14 40H70V64H-14z", "#9aa39c")
    for i in range(7):
        gauge.rect(-14, -84 + i * 18, 10 + (i % 2) * 6, 3, INK)
    c.fill("M-344 -620a14 12 0 0 1 40 -10l20 4a12 12 0 0 1 0 22l-26 4z", mix(skin, "#000000", 0.14))
    c.fill(
        "M150 -420C210 -360 226 -250 180 -170L110 -140L96 -190L140 -220C158 -270 140 -330 110 -380z",
        mix(shirt, "#000000", 0.16),
    )
    c.disc(102, -166, 34, skin)


def _fitter_head(c: Canvas, skin: str) -> None:
    hair = "#241813"
    c.fill("M60 -60C140 -60 150 60 110 130C90 150 70 120 80 90C90 40 60 0 60 -60z", hair)
    c.fill("M-78 -30C-84 60 -50 110 -10 112C40 112 80 70 80 -20C80 -110 -72 -120 -78 -30z", skin)
    c.fill(
        "M20 -90C70 -80 80 -40 80 -20C80 70 40 112 -10 112C40 80 50 -20 20 -90z", mix(skin, "#000000", 0.1)
    )
    c.fill("M-82 -24C-96 -130 96 -140 86 -10C70 -60 20 -74 -10 -60C-40 -48 -70 -50 -82 -24z", hair)
    c.fill("M-84 -60C-60 -90 60 -96 84 -56L84 -24C60 -56 -60 -54 -84 -28z", RED)
    c.fill(
        "M-66 -62a30 24 0 0 1 62 -6l-4 30a30 20 0 0 1 -56 4zM6 -68a34 24 0 0 1 64 6l-6 28a30 20 0 0 "
        "1 -54 -4z",
        "#9fd0cf",
    )
    c.fill("M-58 -60l20 -8l-14 34l-10 2zM16 -66l20 -4l-12 32l-10 0z", "#d9efe9")
    c.disc(84, 10, 15, skin, tall=22)
    for x in (-40, 24):
        c.disc(x, 14, 8, INK)
        c.line(f"M{x - 18} -8q16 -12 34 -2", 7, hair)
    c.line("M-12 20C-24 40 -24 48 -6 50", 6, mix(skin, "#000000", 0.3))
    c.line("M-34 76C-16 90 10 88 26 74", 8, "#7a2f26")
