"""Where `comity serve` listens, and which address it tells people."""

import socket
from collections.abc import Iterator

import pytest

from comity.server import serving
from comity.server.console import Refusal


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens, willing to share it."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(
    ("bind", "found"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("localhost:80", ("127.0.0.1", 80)),
        (":9000", ("127.0.0.1", 9000)),
        ("9000", ("127.0.0.1", 9000)),
        ("0.0.0.0:1", ("0.0.0.0", 1)),
        ("[::1]:8000", ("::1", 8000)),
    ],
)
def test_address_is_host_and_port(bind: str, found: tuple[str, int]) -> None:
    assert serving.address(bind) == found


@pytest.mark.parametrize(
    "bind", ["", "localhost", "127.0.0.1:", "a:b", "h:0", "h:65536", "h:-1", "h:1e3", "h:²"]
)
def test_address_refuses_what_is_none(bind: str) -> None:
    with pytest.raises(Refusal, match="is no address to listen on"):
        serving.address(bind)


def test_require_free_refuses_a_taken_port_and_names_the_next(taken: int) -> None:
    with pytest.raises(Refusal) as caught:
        serving.require_free("127.0.0.1", taken)
    assert caught.value.words == f"Port {taken} is taken by another program."
    assert caught.value.hint == f"Choose another one: --bind 127.0.0.1:{taken + 1}"


def test_require_free_leaves_the_port_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving.require_free("127.0.0.1", port)
    serving.require_free("127.0.0.1", port)


def test_require_free_refuses_an_address_of_another_machine() -> None:
    with pytest.raises(Refusal, match=r"cannot be used on 192\.0\.2\.1"):
        serving.require_free("192.0.2.1", 8000)
