"""A stuck writer, a full or broken disk, a database that is away: a polite 503 instead of an error page.

People read on meanwhile: only the request that needs what is missing is asked to come back.
"""

import errno
import logging
import sys
from collections.abc import Callable, Iterator

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views import defaults

from comity.kernel.sqlite import patience

RETRY_AFTER = 5  # seconds

logger = logging.getLogger(__name__)

# https://sqlite.org/rescode.html: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN
_SQLITE = frozenset({5, 6, 8, 10, 13, 14})
_LOCKED = frozenset({5, 6})
_NO_LOCK = "55P03"  # lock_not_available, of PostgreSQL
# Full, failing, turned read-only by the system after a failure, or mounted with the wrong owner.
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES})


class Busy:
    """Middleware: answers 503 when a view failed because something it needs is stuck, full or away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, and count how long it takes."""
        with patience.begins():
            return self.get_response(request)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the 503, or nothing when it is an error of ours."""
        return unavailable(exception) if is_busy(exception) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an error raised outside of views, while an upload is read or a session saved. For handler500."""
    error = sys.exception()
    if error is not None and is_busy(error):
        return unavailable(error)
    return defaults.server_error(request)


def is_busy(error: BaseException) -> bool:
    """Say whether an error comes from something that is stuck, full, broken or away: no fault of our code."""
    return any(_is_passing(one) for one in _with_causes(error))


def is_locked(error: BaseException) -> bool:
    """Say whether an error comes from somebody else who is writing just now: to try again may help."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0)
    return code & 0xFF in _LOCKED or getattr(error.__cause__, "sqlstate", "") == _NO_LOCK


def unavailable(error: BaseException) -> HttpResponse:
    """Return the 503. The log names the kind of error only: its text may hold what a person typed."""
    logger.warning("Answered 503: %s", " from ".join(_kind(one) for one in _with_causes(error)))
    response = HttpResponse(_page(), status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _page() -> str:
    try:
        # Without the request, so that no context processor asks the database that does not answer.
        return render_to_string("503.html", {"retry_after": RETRY_AFTER})
    except Exception:  # noqa: BLE001  (whatever the template lacks now, people get an answer)
        return gettext("Too much is going on just now, or a disk is full. Please try again in a few seconds.")


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__


def _kind(error: BaseException) -> str:
    """Name an error; one of the disk with its number, since without it nobody knows what to repair."""
    number = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return f"{type(error).__name__} {number}".rstrip()


def _is_passing(error: BaseException) -> bool:
    if isinstance(error, OperationalError):
        code = getattr(error.__cause__, "sqlite_errorcode", None)
        # SQLite also says "no such table" in this way; PostgreSQL does not.
        return _is_postgresql(error.__cause__) if code is None else code & 0xFF in _SQLITE
    return (isinstance(error, OSError) and error.errno in _DISK) or _is_cache_away(error)


def _is_postgresql(error: BaseException | None) -> bool:
    return type(error).__module__.startswith("psycopg")


def _is_cache_away(error: BaseException) -> bool:
    redis = sys.modules.get("redis.exceptions")  # only there when the cache is Redis
    return redis is not None and isinstance(error, redis.ConnectionError | redis.TimeoutError)
