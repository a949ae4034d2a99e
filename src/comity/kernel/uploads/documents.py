"""Which kinds of documents are taken, and the check for each."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from comity.kernel.uploads.names import clean_name
from comity.kernel.uploads.packed import check_packed
from comity.kernel.uploads.refusals import LARGEST_FILE, Refused, not_whole, too_large

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(
    r"\A\s*(<!doctype|<!--|<\?|<%|#!|<(a|body|br|div|head|html|iframe|img|link|meta|p|style|svg|title)\b)"
    r"|<script\b|<\?php",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"BEGIN:VCALENDAR\s.*\sEND:VCALENDAR", re.DOTALL | re.IGNORECASE)


def check_document(file: "File[bytes]") -> None:
    """Raise `Refused` unless the file is of a kind we take, and really of that kind."""
    extension = PurePosixPath(clean_name(file.name or "")).suffix.removeprefix(".")
    check = _CHECKS.get(extension)
    if check is None:
        raise Refused(
            _("Files of this kind are not taken. Save it as one of these and try again: %(kinds)s."),
            code="kind",
            params={"kinds": ", ".join(EXTENSIONS)},
        )
    if file.size > LARGEST_FILE:
        raise too_large()
    try:
        check(file, extension)
    finally:
        file.seek(0)


def _check_pdf(file: "File[bytes]", extension: str) -> None:
    file.seek(0)
    start = file.read(8)
    file.seek(max(0, file.size - 2048))
    if not re.match(rb"%PDF-[12]\.\d", start) or b"%%EOF" not in file.read():
        raise not_whole(extension)


def _check_text(file: "File[bytes]", extension: str) -> None:
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROL.search(text):
        raise Refused(
            _("This is not plain text in UTF-8. Save it again with the encoding UTF-8, and try again."),
            code="content",
        )
    if _MARKUP.search(text):
        raise Refused(
            _("This file holds a web page or a program. Only plain text is taken: remove it and try again."),
            code="program",
        )
    if extension == "ics" and not _CALENDAR.fullmatch(text.strip()):
        raise not_whole(extension)


_CHECKS: dict[str, Callable[["File[bytes]", str], None]] = {
    "pdf": _check_pdf,
    **dict.fromkeys(("odt", "ods", "odp", "docx", "xlsx", "pptx", "epub"), check_packed),
    **dict.fromkeys(("txt", "csv", "ics"), _check_text),
}
EXTENSIONS = tuple(_CHECKS)
