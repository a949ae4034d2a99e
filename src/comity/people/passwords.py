"""How passwords are hashed: with Argon2, and only a few at a time.

One hash takes about 100 MB. Sixteen threads that hash at once would take 1.6 GB and the machine with it, so
a process hashes two passwords at a time. Whoever waits longer than `PATIENCE` is told to come back.
"""

from threading import BoundedSemaphore
from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher

from comity.kernel.sqlite import patience

AT_ONCE: Final = 2
PATIENCE: Final = 1.0
"""Seconds a sign-in waits for its turn, at most."""

_turns = BoundedSemaphore(AT_ONCE)


class Crowded(Exception):
    """Too many passwords are being checked at the moment. Nothing was decided about this one."""


class BoundedArgon2(Argon2PasswordHasher):
    """Argon2 that runs at most `AT_ONCE` times at once in a process."""

    def encode(self, password: str, salt: str) -> str:
        with _Turn():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _Turn():
            return super().verify(password, encoded)


class _Turn:
    def __enter__(self) -> None:
        if not _turns.acquire(timeout=patience.left(PATIENCE)):
            raise Crowded

    def __exit__(self, *_error: object) -> None:
        _turns.release()
