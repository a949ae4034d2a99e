"""Names of uploaded files: kept in every script, harmless on every disk and in every address."""

import re
import unicodedata

LONGEST_NAME = 100
# A file system takes 255 bytes, and a storage adds a few when a name is taken.
_LONGEST_NAME_IN_BYTES = 230
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


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LMN" or character in f"._{_JOINERS}":
        return character
    return "" if category in {"Cc", "Cf", "Cs", "Cn", "Co"} and not character.isspace() else "-"


def _shortened(stem: str, taken: int) -> str:
    stem = stem[: LONGEST_NAME - taken]
    cut = stem.encode()[: _LONGEST_NAME_IN_BYTES - taken].decode(errors="ignore")
    return unicodedata.normalize("NFC", cut).rstrip("-._")
