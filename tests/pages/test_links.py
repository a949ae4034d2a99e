"""Links of a body, and what is learnt when one is tried."""

import pytest

from comity.pages import links
from comity.pages.links import Link
from tests.factories.servers import World, answer


def test_links_are_found_in_running_text_on_cards_and_on_buttons():
    blocks = [
        {"type": "text", "value": '<a href="https://a.example/">An <b>ally</b></a>'},
        {"type": "text", "value": '<p><a id="7" linktype="page">X</a></p>'},
        {"type": "link_card", "value": {"title": "Rules", "page": None, "address": "https://b.example/"}},
        {"type": "call_to_act", "value": {"heading": "H", "label": "Sign", "page": 9, "address": ""}},
        {"type": "list", "value": [{"type": "x", "value": {"in": '<a href="/news/">News</a>'}, "id": "1"}]},
        {"type": "heading", "value": {"text": "A < B <a", "level": "2"}},
    ]  # fmt: skip
    assert list(links.in_blocks(blocks)) == [
        Link("An ally", None, "https://a.example/"),
        Link("X", 7),
        Link("Rules", None, "https://b.example/"),
        Link("Sign", 9),
        Link("News", None, "/news/"),
    ]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<a>no address</a>", [Link("no address")]),
        ('<a href="https://a.example/">never closed', []),
        ('<a linktype="document" id="3">Statutes</a>', []),
        ('<a linktype="page" id="zz">X</a>', [Link("X")]),
        ('<a href="x">a<a href="y">b</a></a>', [Link("b", None, "y")]),
        ("</a><a/><<a", [Link("")]),
    ],
)
def test_html_that_is_no_good_is_read_as_far_as_it_goes(html, found):
    assert links.in_html(html) == found


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("https://a.example/", True),
        ("HTTP://a.example", True),
        ("/news/", False),
        ("mailto:a@a.example", False),
    ],
)
def test_only_the_web_outside_is_outside(address, outside):
    assert Link("", None, address).outside is outside


@pytest.fixture
def outside(world: World, monkeypatch):
    """A server of the internet, on this machine, that answers with one status."""
    monkeypatch.setattr(links, "NETWORK", world.network)

    def says(status):
        world.server.script = lambda _path: answer(b"", status=f"{status} Said")
        return world.server

    return says


@pytest.mark.parametrize(
    ("status", "fault"),
    [(200, ""), (204, ""), (404, "gone"), (410, "gone"), (403, ""), (429, ""), (999, ""), (500, "silent")],
)  # fmt: skip
def test_an_answer_says_whether_readers_get_in(outside, status, fault):
    assert links.try_address(outside(status).url("/a")) == fault


def test_whoever_refuses_to_be_asked_briefly_is_asked_in_full_for_one_byte(world: World, outside):
    server = outside(405)
    answers = iter(["405 No", "200 Yes"])
    server.script = lambda _path: answer(b"", status=next(answers))
    assert links.try_address(server.url("/a")) == ""
    assert [request.split(b" ")[0] for request in server.asked] == [b"HEAD", b"GET"]
    assert b"Range: bytes=0-0\r\n" in server.asked[1]


def test_a_long_answer_is_an_answer(outside):
    server = outside(200)
    answers = iter([answer(b"", status="405 No"), answer(b"x" * 1_100_000)])
    server.script = lambda _path: next(answers)
    assert links.try_address(server.url("/a")) == ""


@pytest.mark.parametrize(("status", "fault"), [(200, "plain"), (404, "unencrypted"), (500, "unencrypted")])
def test_an_address_without_encryption_is_tried_with_it(outside, status, fault):
    server = outside(status)
    assert links.try_address(server.url("/a").replace("https://", "http://")) == fault


@pytest.mark.parametrize(
    "address", ["https://10.0.0.1/", "https://name:word@a.example/", "https://a.example:22/", "http://[::1/"]
)
def test_addresses_that_lead_inside_or_nowhere_are_refused(monkeypatch, address):  # fmt: skip
    monkeypatch.setattr(links, "NETWORK", links.fetch.Network(look_up=lambda host, _port: [host]))
    assert links.try_address(address) == "refused"


def test_a_name_that_nobody_has_is_silent():
    assert links.try_address("https://nowhere.example/") == "silent"
