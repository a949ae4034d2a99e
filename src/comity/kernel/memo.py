"""Ask once: what every page asks for again is kept in memory until something public changes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import connection

from comity.kernel import generation

TRUST = 60.0
"""Seconds for which an unchanged generation is believed, see there."""

_asked = threading.local()


def _begin(**_kwargs: object) -> None:
    _asked.answers = {}


def _end(**_kwargs: object) -> None:
    _asked.answers = None


request_started.connect(_begin, dispatch_uid="comity.memo.begin")
request_finished.connect(_end, dispatch_uid="comity.memo.end")


@dataclass(frozen=True, slots=True)
class _Kept[T]:
    answer: T
    generation: int
    until: float


def until_change[**P, T](ask: Callable[P, T]) -> Callable[P, T]:
    """Return `ask` with its answers kept for all requests of this process until the generation changes.

    It takes positional arguments only, of which there are few. All threads share the answers: nobody may
    change them. Inside a transaction, whose changes nobody else may see yet, they are kept until the request
    ends.

    >>> profile = until_change(lambda: Profile.objects.first())  # doctest: +SKIP
    """
    kept: dict[Any, _Kept[T]] = {}

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.in_atomic_block:
            return _once_a_request(ask, *args, **kwargs)
        now = generation.current()  # first: what changes while we ask makes the answer stale
        held = kept.get(args)
        if held is None or held.generation != now or held.until < time.monotonic():
            kept[args] = held = _Kept(ask(*args, **kwargs), now, time.monotonic() + TRUST)
        return held.answer

    return answer


def _once_a_request[**P, T](ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    answers: dict[Any, T] | None = getattr(_asked, "answers", None)
    if answers is None:
        return ask(*args, **kwargs)
    if (ask, args) not in answers:
        answers[ask, args] = ask(*args, **kwargs)
    return answers[ask, args]
