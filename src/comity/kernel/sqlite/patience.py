"""How long a request waits, for the lock of a database or for its turn at something dear.

Each wait has its own limit; what counts for people is the sum. Time that a request has spent already, on
waiting or on work such as checking a password, is taken off the next wait: who has to be told to come back
hears it within 2 s.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.db import connection

LEAST: Final = 0.4
"""Seconds that a wait may always last: locks are held for milliseconds, and an upload took long before."""

_began: ContextVar[float | None] = ContextVar("comity_request_began", default=None)


@contextmanager
def begins() -> Iterator[None]:
    """Count the time from now on, for one request."""
    token = _began.set(time.monotonic())
    try:
        yield
    finally:
        _began.reset(token)


def hurry() -> None:
    """Let this process commit without waiting for the disk, for work that a run after a power cut makes good.

    The lock is then held for a shorter time. What others commit still waits, and the file stays sound.
    """
    if connection.vendor == "sqlite":
        connection.close()
        connection.settings_dict["OPTIONS"]["init_command"] += ";PRAGMA synchronous=NORMAL"


def left(most: float) -> float:
    """Return how many seconds may be waited, of `most`. Outside of requests always all of them."""
    began = _began.get()
    if began is None:
        return most
    return min(most, max(LEAST, most - (time.monotonic() - began)))
