"""What the log does not get to hold: keys that open something, and a flood that anybody can cause."""

import logging
from time import monotonic

SECRET = ("key", "token", "uidb36", "uidb64")
"""How routes call the parts of an address that open something."""


class WithoutKeys(logging.Filter):
    """Takes the keys out of the address of a request that failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without keys."""
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        if match is not None and isinstance(record.args, tuple):
            for secret in filter(None, (str(match.kwargs.get(name, "")) for name in SECRET)):
                record.args = tuple(
                    arg.replace(secret, "…") if isinstance(arg, str) else arg for arg in record.args
                )
        return True


class Seldom(logging.Filter):
    """Lets a line through, without its trace, and then none for a minute: nobody shall fill the disk."""

    def __init__(self, seconds: float = 60) -> None:
        super().__init__()
        self._seconds, self._next = seconds, 0.0

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record as one line, when the last one is long enough ago."""
        now = monotonic()
        if now < self._next:
            return False
        self._next = now + self._seconds
        record.exc_info = record.exc_text = record.stack_info = None
        return True
