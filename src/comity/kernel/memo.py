"""Ask once a request: what every part of a page asks for again is looked up a single time."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.signals import request_finished, request_started

_kept = threading.local()


def _begin(**_kwargs: object) -> None:
    _kept.answers = {}


def _end(**_kwargs: object) -> None:
    _kept.answers = None


request_started.connect(_begin, dispatch_uid="comity.memo.begin")
request_finished.connect(_end, dispatch_uid="comity.memo.end")


def once_a_request[T](ask: Callable[[], T]) -> Callable[[], T]:
    """Return `ask` with its answer kept until the request ends; outside a request it asks each time.

    >>> profile = once_a_request(lambda: Profile.objects.first())  # doctest: +SKIP
    """

    @wraps(ask)
    def answer() -> T:
        answers: dict[Any, T] | None = getattr(_kept, "answers", None)
        if answers is None:
            return ask()
        if ask not in answers:
            answers[ask] = ask()
        return answers[ask]

    return answer


def forget() -> None:
    """Drop what this request has kept, after a change."""
    if getattr(_kept, "answers", None) is not None:
        _kept.answers = {}
