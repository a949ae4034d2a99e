"""Why an export file is refused: in one sentence, with the line, the cause and what to do."""

from xml.parsers import expat

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST = 32 * 1024 * 1024  # characters in one entry
DEEPEST = 64  # elements inside each other

_CUT = frozenset(
    {
        expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    }
)
_INVALID = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
_ENCODING = gettext_lazy("this encoding is not known; save the file as UTF-8 and try again.")
_WORDS = {
    expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]: _ENCODING,
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]: _ENCODING,
    expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]: gettext_lazy(
        "an element is closed that is not open; export the file once more, unchanged."
    ),
    expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: gettext_lazy(
        "an entity is used that XML does not know; write the character itself there."
    ),
    expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]: gettext_lazy(
        "a prefix is used that the file does not declare; export it once more, unchanged."
    ),
}


class Unreadable(Exception):
    """The file cannot be brought. `is_cut` when it only ends too early: what stands before that is whole."""

    def __init__(self, words: str, *, is_cut: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.is_cut = is_cut


def at(line: int, words: str) -> Unreadable:
    """Return the refusal of what stands on a line."""
    return Unreadable(_("Line %(line)s: %(words)s") % {"line": line, "words": words})


def cut_off(line: int, whole: int) -> Unreadable:
    """Return the refusal of a file that ends too early, after so many whole entries."""
    words = _(
        "Line %(line)s: the file is cut off here, after %(whole)s whole entries: export or copy it anew, "
        "or bring what is whole with --partial."
    )
    return Unreadable(words % {"line": line, "whole": whole}, is_cut=True)


def of_parser(error: expat.ExpatError, byte: int | None, *, line: int, whole: int, ended: bool) -> Unreadable:
    """Put an error of the parser into words; `byte` is the one it stumbled over."""
    if ended and error.code in _CUT:
        return cut_off(line, whole)
    if error.code == _INVALID:
        return at(line, _of_byte(byte))
    if words := _WORDS.get(error.code):
        return at(line, str(words))
    why = expat.ErrorString(error.code)
    return at(line, _("this is not well-formed XML (%(why)s); export the file once more.") % {"why": why})


def unknown_encoding(line: int) -> Unreadable:
    """Return the refusal of an encoding that cannot be read."""
    return at(line, str(_ENCODING))


def _of_byte(byte: int | None) -> str:
    if byte is not None and byte >= 0x80:
        words = _(
            "byte %(byte)s does not belong to the encoding that the file declares; save the file as UTF-8 "
            "or write the encoding it really has into its first line."
        )
        return words % {"byte": f"0x{byte:02X}"}
    if byte is not None and byte < 0x20:
        words = _("control character %(byte)s, which XML does not allow; remove it there and try again.")
        return words % {"byte": f"0x{byte:02X}"}
    return _(
        "this is not well-formed XML, perhaps a stray < or & or ]]>; repair it there, or export once more."
    )


def too_large(line: int) -> Unreadable:
    """Return the refusal of an entry that would fill the memory."""
    words = _("the entry that begins here is larger than %(limit)s MB; make it shorter and export once more.")
    return at(line, words % {"limit": LARGEST // 1024**2})


def too_deep(line: int) -> Unreadable:
    """Return the refusal of elements inside elements without end."""
    return at(line, _("elements lie too deep inside each other; this is no export of WordPress."))


def declares(line: int) -> Unreadable:
    """Return the refusal of a document type, which could declare entities and name other files."""
    return at(line, _("a DOCTYPE stands here, which no export of WordPress has; remove it and try again."))


def wrong_version(line: int, version: str) -> Unreadable:
    """Return the refusal of a version that nobody has tried."""
    words = _("version %(version)s of the export format is not known (1.0, 1.1 and 1.2 are); export it anew.")
    return at(line, words % {"version": version[:20] or "?"})


def no_export(line: int) -> Unreadable:
    """Return the refusal of another kind of file."""
    words = _("this is no export of WordPress: make one there under Tools, Export, All content.")
    return at(line, words)
