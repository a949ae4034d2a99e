import asyncio
import threading
from typing import Any

import pytest
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.tasks import task
from django.test import RequestFactory, override_settings

from comity.kernel import access
from tests.kernel.sailors import PURSER, Sailor, in_a_request, refused, tables, three_sailors  # noqa: F401

pytestmark = pytest.mark.django_db


def test_the_watch_ends_with_the_request_also_after_an_error() -> None:
    refused(Sailor.objects.count)
    assert Sailor.objects.count() == 3


def test_each_thread_is_watched_by_itself() -> None:
    inside, finished, seen = threading.Event(), threading.Event(), []

    def request() -> None:
        def act() -> None:
            inside.set()
            finished.wait(10)
            try:
                Sailor.objects.all()._guard()
            except access.Unguarded:
                seen.append("refused in the request")

        in_a_request(act)
        Sailor.objects.all()._guard()
        seen.append("free after it, in the same thread")

    thread = threading.Thread(target=request)
    thread.start()
    assert inside.wait(10)
    assert Sailor.objects.count() == 3  # this thread is not in a request
    finished.set()
    thread.join(10)
    assert seen == ["refused in the request", "free after it, in the same thread"]


def test_requests_that_share_a_thread_one_after_the_other_are_each_watched() -> None:
    for _ in range(2):
        refused(Sailor.objects.count)


def test_a_streamed_response_is_watched_to_its_end() -> None:
    def stream(sailors: Any) -> StreamingHttpResponse:
        def view(_request: HttpRequest) -> HttpResponseBase:
            return StreamingHttpResponse(sailor.name for sailor in sailors)

        response = access.Watch(view)(RequestFactory().get("/"))
        assert isinstance(response, StreamingHttpResponse)
        return response

    assert stream(Sailor.objects.visible_to(PURSER).order_by("name")).getvalue() == b"AdaBenCleo"
    assert Sailor.objects.count() == 3
    with pytest.raises(access.Unguarded):
        stream(Sailor.objects.all()).getvalue()
    assert Sailor.objects.count() == 3


def test_a_file_is_handed_on_as_it_is(tmp_path: Any) -> None:
    (tmp_path / "song.txt").write_text("Bread and roses")

    def view(_request: HttpRequest) -> FileResponse:
        return FileResponse((tmp_path / "song.txt").open("rb"))

    response = access.Watch(view)(RequestFactory().get("/"))
    assert isinstance(response, FileResponse)
    assert response.file_to_stream is not None
    assert response.getvalue() == b"Bread and roses"
    response.close()


@task()
def count_sailors() -> int:
    return Sailor.objects.count()


@task()
def fail() -> None:
    count_sailors.enqueue()
    raise LookupError(Sailor.objects.count())


@override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}})
def test_a_task_reads_freely_even_when_it_runs_inside_a_request() -> None:
    def act() -> list[Any]:
        results = [count_sailors.enqueue().return_value, fail.enqueue().errors[0].exception_class]
        with pytest.raises(access.Unguarded):
            Sailor.objects.count()
        return results

    assert in_a_request(act) == [3, LookupError]
    assert Sailor.objects.count() == 3


def test_async_code_of_a_request_is_watched() -> None:
    async def act() -> None:
        Sailor.objects.all()._guard()

    with pytest.raises(access.Unguarded):
        in_a_request(lambda: asyncio.run(act()))
