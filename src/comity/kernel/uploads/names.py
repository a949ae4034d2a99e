"""Names of uploaded files: kept in every script, harmless on every disk and in every address."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.crypto import get_random_string

LONGEST_NAME = 100
# A file system takes 255 bytes, and a storage adds a few when a name is taken.
_LONGEST_NAME_IN_BYTES = 230
_MARK = 12  # letters and digits: 60 bits, which nobody guesses over a network
# At the end of a name, also where a header has names: in quotation marks, or before a semicolon.
_MARKED = re.compile(rf'-[a-z0-9]{{{_MARK}}}(?=(?:\.[a-z0-9]{{1,10}})?(?:[";]|\Z))')
_JOINERS = "\u200c\u200d"  # Persian, Hindi and others spell with them


def clean_name(name: str) -> str:
    """Return a name that is safe on every disk and in every address, in whatever script it was written.

    Letters, marks and digits stay, the rest becomes a hyphen; at most 100 characters, extension kept.
    """
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(_kept(character) for character in name)
    stem, dot, extension = re.sub(r"-{2,}", "-", kept).strip("-.").rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,10}", extension):
        stem, extension = f"{stem}{dot}{extension}", ""
    end = f".{extension.lower()}" if extension else ""
    return (_shortened(stem.strip("-._") or "file", len(end)) or "file") + end


def marked_name(name: str, longest: int | None = None) -> str:
    """Return a name in the same folder with a mark that nobody can guess and that never comes twice.

    `longest` is how many characters the whole name may have; the stem gives way, the mark stays.
    """
    path = PurePosixPath(name)
    mark = f"-{get_random_string(_MARK, 'abcdefghijklmnopqrstuvwxyz0123456789')}{path.suffix}"
    room = max(1, longest - len(f"{path.parent}/{mark}")) if longest else None
    return str(path.with_name(path.stem[:room] + mark))


def unmarked_names(text: str) -> str:
    """Return a name, or a header with names in it, as it was before `marked_name`."""
    return _MARKED.sub("", text)


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LMN" or character in f"._{_JOINERS}":
        return character
    return "" if category in {"Cc", "Cf", "Cs", "Cn", "Co"} and not character.isspace() else "-"


def _shortened(stem: str, taken: int) -> str:
    stem = stem[: LONGEST_NAME - taken]
    cut = stem.encode()[: _LONGEST_NAME_IN_BYTES - taken].decode(errors="ignore")
    return unicodedata.normalize("NFC", cut).rstrip("-._")
