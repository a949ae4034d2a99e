"""The invented union's mark: an anchor whose shank is a railway track."""

from comity.demo.drawings.canvas import Canvas
from comity.demo.drawings.parts import CREAM

# Pages show it 64 wide: this is crisp with three dots a pixel, and every first view carries it.
SIZE = 192
RED = "#a4262c"


def logo() -> Canvas:
    """The mark on a red disc with nothing around it, so that it stands on light and on dark paper."""
    c = Canvas(SIZE, SIZE, None).at(0, 0, SIZE / 512)
    c.disc(256, 256, 254, RED)
    c.ring(256, 256, 232, 7, CREAM)
    c.ring(256, 96, 30, 17, CREAM)
    c.fill("M238 122H274V150H238z", CREAM)
    c.fill("M150 146H362V176H150z", CREAM)
    c.disc(150, 161, 21, CREAM)
    c.disc(362, 161, 21, CREAM)
    c.fill("M240 176H254L248 420H206zM272 176H258L264 420H306z", CREAM)
    for row in range(5):
        y, half = 206 + row * 40, 30 + row * 7
        c.rect(256 - half - 8, y, 2 * half + 16, 13 + row * 1.6, CREAM)
    c.fill(
        "M84 296C92 392 166 456 256 456C346 456 420 392 428 296L396 312C382 372 328 418 256 418C184 "
        "418 130 372 116 312z",
        CREAM,
    )
    c.fill("M64 330L92 248L144 318z", CREAM)
    c.fill("M448 330L420 248L368 318z", CREAM)
    return c
