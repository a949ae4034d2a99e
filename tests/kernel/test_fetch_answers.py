"""Answers are read within limits of time and size, and never half."""

import gzip
import time
from collections.abc import Iterator

import pytest

from comity.kernel.fetch import Failed, fetch
from tests.factories.servers import TOKEN, Script, World, answer, refusal


def test_fetch_reads_chunks_and_answers_without_length(world: World) -> None:
    chunks = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n", b"3\r\ntwo\r\n0\r\n\r\n"]
    open_end = [b"HTTP/1.1 200 OK\r\n\r\n", b"until the end"]
    world.server.script = lambda path: chunks if path == "/chunks" else open_end
    assert fetch(world.server.url("/chunks"), network=world.network).body == b"onetwo"
    assert fetch(world.server.url("/end"), network=world.network).body == b"until the end"


def test_fetch_asks_for_the_head_only(world: World) -> None:
    world.server.script = lambda path: answer(b"", length=5_000_000)
    found = fetch(world.server.url(), method="HEAD", network=world.network)
    assert (found.status, found.headers, found.body) == (200, {"content-length": "5000000"}, b"")


def drip(first: bytes, part: bytes) -> Iterator[bytes]:
    yield first
    for _ in range(60):
        time.sleep(0.05)
        yield part


@pytest.mark.parametrize(
    "script",
    [
        lambda path: drip(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n"),
        lambda path: drip(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"1"),
        lambda path: drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"1"),
        lambda path: drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n1\r\n"),
        lambda path: drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        lambda path: drip(b"", b""),
    ],
    ids=["headers", "one header", "body", "chunks", "continue", "silence"],
)
def test_fetch_ends_in_time_however_slowly_the_answer_drips(world: World, script: Script) -> None:
    world.server.script = script
    start = time.monotonic()
    why = refusal(Failed, lambda: fetch(world.server.url(), seconds=0.4, network=world.network))
    assert why == "The other server took too long."
    assert time.monotonic() - start < 1.5


def test_fetch_takes_exactly_the_limit(world: World) -> None:
    world.server.script = lambda path: answer(b"x" * 1000)
    assert len(fetch(world.server.url(), limit=1000, network=world.network).body) == 1000


@pytest.mark.parametrize(
    "script",
    [
        lambda path: answer(b"x" * 1001),
        lambda path: answer(b"x" * 1001, length=10**12),
        lambda path: [b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 1001],
        lambda path: [
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            *[b"1f5\r\n" + b"x" * 501 + b"\r\n"] * 3,
        ],
        lambda path: answer(gzip.compress(bytes(500_000)), "Content-Encoding: gzip"),
    ],
    ids=["length", "a lie", "open end", "chunks", "gzip bomb"],
)
def test_fetch_refuses_more_than_the_limit_however_it_comes(world: World, script: Script) -> None:
    world.server.script = script
    why = refusal(Failed, lambda: fetch(world.server.url(), limit=1000, network=world.network))
    assert why == "The answer of the other server is too long."


def test_fetch_unpacks_what_was_packed(world: World) -> None:
    packed = gzip.compress(b"all for one " * 50)
    world.server.script = lambda path: answer(packed, "Content-Encoding: gzip")
    assert fetch(world.server.url(), network=world.network).body == b"all for one " * 50


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (lambda path: answer(b"half", length=8), "The answer of the other server stopped in the middle."),
        (
            lambda path: answer(gzip.compress(b"x" * 500)[:-9], "Content-Encoding: gzip"),
            "The answer of the other server stopped in the middle.",
        ),
        (
            lambda path: answer(gzip.compress(b"x") + b"more", "Content-Encoding: gzip"),
            "The answer of the other server stopped in the middle.",
        ),
        (
            lambda path: answer(b"?", "Content-Encoding: br"),
            "The other server answers in a form we did not ask for.",
        ),
        (
            lambda path: answer(b"plain", "Content-Encoding: gzip"),
            "The connection to the other server did not work.",
        ),
        (lambda path: [f"220 smtp {TOKEN}\r\n".encode()], "The connection to the other server did not work."),
        (
            lambda path: [b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000],
            "The connection to the other server did not work.",
        ),
        (lambda path: [], "The connection to the other server did not work."),
        (
            lambda path: [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"],
            "The connection to the other server did not work.",
        ),
    ],
    ids=[
        "half",
        "half gzip",
        "gzip and more",
        "brotli",
        "no gzip",
        "no http",
        "long header",
        "nothing",
        "half chunk",
    ],
)
def test_fetch_says_plainly_when_the_answer_is_broken(world: World, script: Script, why: str) -> None:
    world.server.script = script
    assert refusal(Failed, lambda: fetch(world.server.url(f"/{TOKEN}"), network=world.network)) == why
