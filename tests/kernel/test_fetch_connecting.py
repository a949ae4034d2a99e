"""A connection leads to the address that was checked, and to the server that owns the name."""

import socket
import ssl
import threading
from dataclasses import replace

import pytest

from comity.kernel import fetch as door
from comity.kernel.fetch import Failed, Network, fetch, is_public
from tests.factories.servers import TOKEN, World, answer, refusal


def test_the_internet_is_the_default_and_stands_on_port_443() -> None:
    assert Network() == door.INTERNET
    assert (door.INTERNET.ports, door.INTERNET.allows) == (frozenset({443}), is_public)
    context = door.INTERNET.trust()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_the_system_looks_up_each_address_once() -> None:
    assert door.INTERNET.look_up("127.0.0.1", 443) == ["127.0.0.1"]


def test_fetch_takes_no_proxy_from_the_environment(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    world.server.script = lambda path: answer(b"straight")
    assert fetch(world.server.url(), network=world.network).body == b"straight"


def test_fetch_looks_up_once_and_connects_to_what_was_checked(world: World) -> None:
    looked_up: list[str] = []

    def look_up(host: str, port: int) -> list[str]:
        # The second answer would lead elsewhere: a name that changes between check and use.
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.0.0.7"]

    world.server.script = lambda path: answer(b"here")
    assert fetch(world.server.url(), network=replace(world.network, look_up=look_up)).body == b"here"
    assert looked_up == ["ally.example"]


def test_fetch_tries_the_next_address_when_one_is_dead(world: World) -> None:
    world.server.script = lambda path: answer(b"second")
    network = replace(world.network, look_up=lambda host, port: ["127.0.0.99", "127.0.0.1"])
    assert fetch(world.server.url(), network=network).body == b"second"


def test_fetch_fails_in_plain_words_when_nobody_listens(world: World) -> None:
    network = replace(world.network, look_up=lambda host, port: ["127.0.0.98", "127.0.0.99"])
    why = refusal(Failed, lambda: fetch(world.server.url(f"/{TOKEN}"), network=network))
    assert why == "The connection to the other server did not work."


def test_fetch_believes_only_a_certificate_for_the_name(world: World) -> None:
    why = refusal(Failed, lambda: fetch(world.server.url(host="stranger.example"), network=world.network))
    assert why == "The other server could not prove that it is the one we asked for."
    assert world.server.asked == []


def test_fetch_believes_only_authorities_it_knows(world: World) -> None:
    network = replace(world.network, trust=door.INTERNET.trust)
    why = refusal(Failed, lambda: fetch(world.server.url(f"/{TOKEN}"), network=network))
    assert why == "The other server could not prove that it is the one we asked for."
    assert world.server.asked == []


def test_fetch_does_not_wait_for_a_slow_look_up(world: World) -> None:
    given_up, ended = threading.Event(), threading.Event()

    def look_up(host: str, port: int) -> list[str]:
        given_up.wait(20)
        ended.set()
        return ["127.0.0.1"]

    network = replace(world.network, look_up=look_up)
    why = refusal(Failed, lambda: fetch(world.server.url(), seconds=0.2, network=network))
    assert why == "The other server took too long."
    assert not ended.is_set()
    given_up.set()


def test_fetch_does_not_wait_for_a_server_that_never_shakes_hands(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:

        def hang_up() -> None:
            silent.accept()[0].close()

        port = silent.getsockname()[1]
        network = replace(world.network, ports=frozenset({port}))
        hangs_up = threading.Timer(20, hang_up)
        hangs_up.start()
        why = refusal(Failed, lambda: fetch(f"https://ally.example:{port}/", seconds=0.3, network=network))
        assert hangs_up.is_alive()
        hangs_up.cancel()
    assert why == "The other server took too long."
