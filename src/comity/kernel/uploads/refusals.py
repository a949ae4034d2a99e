"""Why an uploaded document is not taken, in words for whoever uploads it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 30 * 1024 * 1024


class Refused(ValidationError):
    """This file is not taken as a document. The message says what to do."""


def too_large() -> Refused:
    """Return the refusal of a file beyond the limit."""
    return Refused(
        _("This file is larger than %(limit)s MB. Make it smaller and try again."),
        code="too_large",
        params={"limit": LARGEST_FILE // 1024**2},
    )


def not_whole(extension: str) -> Refused:
    """Return the refusal of a file that is not, or not wholly, what its name says."""
    return Refused(
        _("This is not a whole %(kind)s file. Open it, save it again as %(kind)s, and try again."),
        code="content",
        params={"kind": extension.upper()},
    )


def macros() -> Refused:
    """Return the refusal of a document with programs in it."""
    return Refused(
        _("This file holds macros or other programs. Save it without them, or as PDF, and try again."),
        code="program",
    )
