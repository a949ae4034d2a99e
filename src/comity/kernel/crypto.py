"""Fields that the database keeps without being able to read them.

A sealed text is AES-256-GCM with a random nonce. Label and row are authenticated with it, so a text that was
moved to another field or another row does not open. The number before the point names the key, so that
a later key can be used while older texts still open.
"""

import base64
import binascii
import hmac
import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from comity.kernel import keys

_CURRENT = "1"
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
# Bytes, as NIST SP 800-38D gives them for GCM.
_NONCE = 12
_TAG = 16


class Broken(ValueError):
    """A sealed text does not open: changed, moved, cut short, or sealed with a key that is not here."""


def seal(text: str, *, label: str, row: str = "") -> str:
    """Return `text` sealed for the field `label` of the row with key `row`.

    Labels are fixed words such as "people.contact.address" and may never be renamed.
    """
    nonce = secrets.token_bytes(_NONCE)
    key = _own_key(_folder(), f"field-{_CURRENT}")
    sealed = AESGCM(key).encrypt(nonce, text.encode(), _binding(_CURRENT, label, row))
    return f"{_CURRENT}.{_written(nonce + sealed)}"


def unseal(token: str, *, label: str, row: str = "") -> str:
    """Return the text that was sealed for this label and row; raises Broken for anything else."""
    number, _, written = token.partition(".")
    binding = _binding(number, label, row)
    blob = _read(written)
    key = _key_of(_folder(), number)
    try:
        return AESGCM(key).decrypt(blob[:_NONCE], blob[_NONCE:], binding).decode()
    except InvalidTag as error:
        raise Broken("This sealed text does not belong here, or was changed.") from error


def blind_index(value: str, *, label: str) -> str:
    """Return 64 hexadecimal digits that are equal for equal values, and say nothing without the key.

    Capitals, width, composition and spaces at the ends do not count.
    """
    key = _own_key(_folder(), "blind-1")
    return hmac.digest(key, f"{_plain(label)}\0{_folded(value)}".encode(), "sha256").hex()


def _folder() -> Path:
    return Path(settings.COMITY_DATA) / "secrets"


@cache
def _own_key(folder: Path, name: str) -> bytes:
    return keys.read_or_make(folder, name)


@cache
def _key_of(folder: Path, number: str) -> bytes:
    """Return the key that a sealed text names. Never make one: a new key opens nothing."""
    key = keys.read(folder, f"field-{number}") if _NUMBER.fullmatch(number) else None
    if key is None:
        raise Broken("The key of this sealed text is missing: bring it back from a backup.")
    return key


def _binding(number: str, label: str, row: str) -> bytes:
    return f"{number}\0{_plain(label)}\0{row}".encode()


def _plain(label: str) -> str:
    if not label or "\0" in label:
        raise ValueError("A label is a fixed word without NUL.")
    return label


def _folded(value: str) -> str:
    folded = unicodedata.normalize("NFKC", value).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def _written(blob: bytes) -> str:
    return base64.urlsafe_b64encode(blob).rstrip(b"=").decode()


def _read(written: str) -> bytes:
    """Decode strictly: each blob has one way to be written, so no changed token can open."""
    try:
        blob = base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Broken("This is no sealed text.") from error
    if _written(blob) != written or len(blob) < _NONCE + _TAG:
        raise Broken("This is no sealed text.")
    return blob
