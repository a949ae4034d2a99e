"""Secrets of this install: random, made once, kept in files that nobody else can read."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Damaged(ValueError):
    """A key file is there but does not hold the key it should: bring it back from a backup."""


def read(folder: Path, name: str, size: int = 32) -> bytes | None:
    """Return the key `name` of `size` bytes, or None when there is no such file.

    Raises Damaged when the file holds something else, ValueError when `name` is no plain name.
    """
    path = _path(folder, name)
    try:
        text = path.read_text(encoding="ascii")
        key = bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise Damaged(f"{path} is damaged: it should hold {size * 2} hexadecimal digits.") from error
    if len(key) != size:
        raise Damaged(f"{path} is damaged: it should hold {size * 2} hexadecimal digits.")
    return key


def read_or_make(folder: Path, name: str, size: int = 32) -> bytes:
    """Return the key `name`, making it first when there is none.

    However many processes ask at once, all get the same key, and it is on the disk before any of them
    has it. A key that exists is never overwritten.
    """
    if (key := read(folder, name, size)) is not None:
        return key
    _private(folder)
    _put(_path(folder, name), secrets.token_bytes(size).hex())
    key = read(folder, name, size)
    if key is None:
        raise Damaged(f"{folder / name} went away while it was being made.")
    return key


def _path(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a key: small letters, digits and hyphens.")
    return folder / name


def _private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    _synchronise(folder.parent)


def _put(path: Path, text: str) -> None:
    """Write `text` to `path` unless the file exists.

    The text is complete in a draft before the name appears: a crash half-way leaves no half key, and
    whoever is second finds the first one's.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with open(number, "w", encoding="ascii") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
    _synchronise(path.parent)


def _synchronise(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
