"""How large a picture may be, judged before anything of it is decoded."""

from typing import IO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from comity.kernel.pictures.segments import MOST_SEGMENTS, SCAN, segments

LARGEST_FILE = 30 * 1024 * 1024
# A phone's "50 megapixels" are 50.3 million pixels.
MOST_PIXELS = 60_000_000
# A progressive JPEG has about ten scans. Each costs a pass over all pixels, so thousands stop a machine.
MOST_SCANS = 32


class Refused(ValidationError):
    """This file is not taken as a picture. The message says what to do."""


def read_bounded(file: "File[bytes] | IO[bytes]") -> bytes:
    """Return the whole file from its beginning; raises `Refused` when it is too large."""
    file.seek(0)
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise Refused(
            _("This picture is larger than %(limit)s MB. Save it smaller and try again."),
            code="too_large",
            params={"limit": LARGEST_FILE // 1024**2},
        )
    return content


def unreadable() -> Refused:
    """Return the refusal of what is broken or no picture."""
    return Refused(
        _("This file is not a picture we can read. Save it as JPEG or PNG and try again."), code="unreadable"
    )


def too_many_pixels() -> Refused:
    """Return the refusal of a picture that would fill the memory."""
    return Refused(
        _("This picture has more than %(limit)s million pixels. Save it smaller and try again."),
        code="too_many_pixels",
        params={"limit": MOST_PIXELS // 1_000_000},
    )


def check_scans(content: bytes) -> None:
    """Refuse a JPEG of absurdly many parts, before the decoder works on each of them."""
    kinds = [kind for kind, _start, _end in segments(content)]
    if len(kinds) == MOST_SEGMENTS or kinds.count(SCAN) > MOST_SCANS:
        raise unreadable()
