"""What the log does not get to hold: keys that open something. They stand in addresses that are mailed."""

import logging

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
