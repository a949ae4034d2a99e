"""The time: one place to ask, so that tests can stop it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_stopped: datetime | None = None


def now() -> datetime:
    """Return the present moment, in UTC, with its time zone."""
    return _stopped or datetime.now(UTC)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stop the clock at `at` for every thread of this process; for tests.

    Raises ValueError when `at` has no time zone.
    """
    global _stopped
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("A moment needs its time zone.")
    before, _stopped = _stopped, at.astimezone(UTC)
    try:
        yield
    finally:
        _stopped = before
