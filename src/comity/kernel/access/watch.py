"""Knows whether this code runs inside a request, where rows with people in them are guarded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.tasks import TaskResult

# Where the code of this thread runs: outside of requests, in one, or in a part that is free inside of one.
OUTSIDE, REQUEST, VALIDATION = "outside", "request", "validation"
_place: ContextVar[str] = ContextVar("comity_place", default=OUTSIDE)


@contextmanager
def inside(place: str) -> Iterator[None]:
    """Run a part of this thread's code in another place."""
    token = _place.set(place)
    try:
        yield
    finally:
        _place.reset(token)


def watched() -> bool:
    """Say whether this code runs inside a request."""
    return _place.get() == REQUEST


class Watch:
    """Middleware: inside of it guarded querysets refuse to be read carelessly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; a response that streams is watched to its end."""
        with inside(REQUEST):
            response = self.get_response(request)
        # Files are left alone: the server may send them by itself, and no rows are read for them.
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _watched(iter(response))
        return response


def _watched(chunks: Iterator[bytes]) -> Iterator[bytes]:
    while True:
        with inside(REQUEST):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


def task_starts(task_result: "TaskResult[..., Any]", **_kwargs: Any) -> None:
    """Leave the request: a backend that runs tasks at once runs them in the middle of one."""
    if _place.get() == REQUEST:
        _place.set(task_result.id)


def task_ends(task_result: "TaskResult[..., Any]", **_kwargs: Any) -> None:
    """Come back to the request, when it was this task that left it."""
    if _place.get() == task_result.id:
        _place.set(REQUEST)
