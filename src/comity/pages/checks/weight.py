"""Checks of weight: the page has to open on an old phone and a bad line."""

import zlib
from collections.abc import Iterator

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from comity.pages.checks.text import Text
from comity.pages.models import Picture

FIRST_VIEW = 80 * 1024
"""Bytes of pictures in the first view."""
LONGEST_BODY = 14_000
"""Bytes of a packed body: with its frame the page stays within 20 kB."""
MOST_PICTURES = 20
PHONE = 800
"""Width in pixels of a phone's screen, counted as fine as such screens are."""


def first_view(text: Text) -> Iterator[str]:
    """Warn of a picture at the top that makes phones wait."""
    picture = getattr(text.page, "picture", None)
    size = _on_a_phone(picture) if picture is not None else 0
    if size > FIRST_VIEW:
        yield _(
            "The picture at the top weighs %(size)s on a phone, more than %(most)s. Choose one with less "
            "fine detail."
        ) % {"size": filesizeformat(size), "most": filesizeformat(FIRST_VIEW)}


def _on_a_phone(picture: Picture) -> int:
    """Return the bytes of the size that a phone takes; 0 while the sizes are being made."""
    rows = [row for row in picture.made("wide") if row["format"] == "avif"]
    fitting = [row for row in rows if row["width"] >= PHONE] or rows[-1:]
    if not fitting:
        return 0
    try:
        size: int = picture.file.storage.size(min(fitting, key=lambda row: row["width"])["file"])
    except OSError:
        return 0
    return size


def pictures(text: Text) -> Iterator[str]:
    """Warn of more pictures than a page carries."""
    number = len(text.shots)
    if number > MOST_PICTURES:
        yield _("There are %(number)d pictures here. Up to %(most)d load well: choose the best.") % {
            "number": number,
            "most": MOST_PICTURES,
        }


def length(text: Text) -> Iterator[str]:
    """Warn of a text so long that its page is slow to open."""
    if len(zlib.compress(text.html.encode())) > LONGEST_BODY:
        yield _("The text is very long: %(number)d words. Split it into several pages.") % {
            "number": len(text.plain.split())
        }
