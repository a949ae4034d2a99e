"""Asking another server, and being sent on."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from comity.kernel.fetch import Failed, Fetched, Refused, fetch
from tests.factories.servers import TOKEN, World, answer, refusal


def test_fetch_returns_what_the_server_says(world: World) -> None:
    world.server.script = lambda path: answer(b"solidarity", "X-One: a", "X-One: b", "Set-Cookie: id=1")
    found = fetch(world.server.url("/hello?to=all"), network=world.network)
    assert found == Fetched(
        200, {"content-length": "10", "x-one": "a, b"}, b"solidarity", world.server.url("/hello?to=all")
    )
    port = world.server.address[1]
    assert world.server.asked == [
        f"GET /hello?to=all HTTP/1.1\r\nHost: ally.example:{port}\r\nUser-Agent: Comity\r\n"
        "Accept: */*\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
    ]


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_fetch_returns_an_unhappy_status_as_it_is(world: World, status: int) -> None:
    world.server.script = lambda path: answer(b"no", status=f"{status} Sorry")
    found = fetch(world.server.url(), network=world.network)
    assert (found.status, found.body) == (status, b"no")


def test_fetch_sends_a_body_and_the_callers_headers(world: World) -> None:
    world.server.script = lambda path: answer(b"", status="202 Accepted")
    found = fetch(
        world.server.url("/inbox"),
        method="POST",
        body=b"{}",
        headers={"Content-Type": "application/json", "User-Agent": "Comity/1"},
        network=world.network,
    )
    assert (found.status, found.body) == (202, b"")
    request = world.server.asked[0]
    assert request.startswith(b"POST /inbox HTTP/1.1\r\n")
    for line in (b"Content-Type: application/json", b"User-Agent: Comity/1", b"Content-Length: 2"):
        assert request.count(line + b"\r\n") == 1


def test_fetch_sends_letters_of_every_script_in_the_agreed_spelling(world: World) -> None:
    world.server.script = lambda path: answer(path.encode())
    found = fetch(world.server.url("/straße/%2F/?q=سلام&a[]=1"), network=world.network)
    assert found.body == b"/stra%C3%9Fe/%2F/?q=%D8%B3%D9%84%D8%A7%D9%85&a[]=1"


@pytest.mark.parametrize("name", ["Cookie", "host", "Content-Length", "Transfer-Encoding", "Connection"])
def test_fetch_lets_no_caller_set_the_headers_of_the_connection(name: str) -> None:
    with pytest.raises(ValueError, match=name.lower()):
        fetch("https://ally.example/", headers={name: "x"})


def onward(location: str, status: int = 302) -> list[bytes]:
    return answer(b"moved", f"Location: {location}", status=f"{status} Elsewhere")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_fetch_follows_a_redirect_and_says_where_it_ended(world: World, status: int) -> None:
    world.server.script = lambda path: onward("../b?c=1", status) if path == "/a/" else answer(path.encode())
    found = fetch(world.server.url("/a/"), network=world.network)
    assert (found.status, found.body, found.url) == (200, b"/b?c=1", world.server.url("/b?c=1"))


def test_fetch_follows_a_redirect_written_in_any_script(world: World) -> None:
    world.server.script = lambda path: onward("/عن") if path == "/" else answer(path.encode())
    assert fetch(world.server.url(), network=world.network).body == b"/%D8%B9%D9%86"


def test_fetch_follows_three_redirects_and_no_fourth(world: World) -> None:
    def script(path: str) -> list[bytes]:
        left = int(path[1:])
        return onward(f"/{left - 1}") if left else answer(b"there")

    world.server.script = script
    assert fetch(world.server.url("/3"), network=world.network).body == b"there"
    why = refusal(Failed, lambda: fetch(world.server.url("/4"), network=world.network))
    assert why == "The other server sends us on and on."
    assert len(world.server.asked) == 8


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://ally.example/", "We only use addresses that begin with https://."),
        ("file:///etc/passwd", "We only use addresses that begin with https://."),
        ("https://inner.example/", "This address names a port that we do not use."),
        ("https://inner.example:{port}/", "This address leads to a place inside a network"),
        ("//inner.example:{port}/", "This address leads to a place inside a network"),
        ("https://me@ally.example:{port}/", "An address with a name or password in it is not used."),
        ("https://[::1", "This is not a web address we can use."),
        ("https://ally.example\\@inner.example:{port}/", "An address with a name or password"),
    ],
)
def test_fetch_checks_every_redirect_anew(world: World, location: str, why: str) -> None:
    def look_up(host: str, port: int) -> list[str]:
        return ["169.254.169.254"] if host == "inner.example" else ["127.0.0.1"]

    world.server.script = lambda path: onward(location.format(port=world.server.address[1]))
    network = replace(world.network, look_up=look_up)
    assert refusal(Refused, lambda: fetch(world.server.url(f"/{TOKEN}"), network=network)).startswith(why)
    assert len(world.server.asked) == 1


@pytest.mark.parametrize(("host", "kept"), [("ally.example", True), ("other.example", False)])
def test_fetch_takes_a_token_along_to_the_same_host_only(world: World, host: str, kept: bool) -> None:
    world.server.script = lambda path: onward(world.server.url("/b", host)) if path == "/a" else answer(b"ok")
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "text/plain"}
    fetch(world.server.url("/a"), headers=headers, network=world.network)
    assert (TOKEN.encode() in world.server.asked[1]) is kept
    assert b"Accept: text/plain\r\n" in world.server.asked[1]


def test_fetch_hands_back_a_redirect_of_a_post(world: World) -> None:
    world.server.script = lambda path: onward("/elsewhere", 307)
    found = fetch(world.server.url("/inbox"), method="POST", body=b"x", network=world.network)
    assert (found.status, found.headers["location"], len(world.server.asked)) == (307, "/elsewhere", 1)


def test_fetch_counts_the_time_over_all_redirects(world: World) -> None:
    def script(path: str) -> Iterator[bytes]:
        time.sleep(0.25)
        yield from onward("/again")

    world.server.script = script
    start = time.monotonic()
    why = refusal(Failed, lambda: fetch(world.server.url(), seconds=0.6, network=world.network))
    assert why == "The other server took too long."
    assert time.monotonic() - start < 1.5
    assert len(world.server.asked) <= 3
