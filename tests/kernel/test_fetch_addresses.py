"""Which addresses are used: public ones, written in one way only."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.fetch import Failed, Network, Refused, fetch, is_public
from tests.factories.servers import TOKEN, refusal


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("93.184.216.34", True),
        ("1.1.1.1", True),
        ("2606:4700:4700::1111", True),
        ("2a00:1450:4001::8a", True),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("100.127.255.254", False),
        ("127.0.0.1", False),
        ("127.255.0.9", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("172.31.255.255", False),
        ("172.32.0.1", True),
        ("192.0.0.9", False),
        ("192.0.2.7", False),
        ("192.88.99.1", False),
        ("192.168.1.1", False),
        ("198.18.0.1", False),
        ("198.51.100.1", False),
        ("203.0.113.1", False),
        ("224.0.0.1", False),
        ("239.255.255.250", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::7f00:1", False),
        ("::5db8:d822", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", False),
        ("64:ff9b:1::1", False),
        ("100::1", False),
        ("2001::1", False),
        ("2001:1::1", False),
        ("2001:20::1", False),
        ("2001:200::1", True),
        ("2001:db8::1", False),
        ("2002:7f00:1::1", False),
        ("2002:5db8:d822::1", False),
        ("3fff::1", False),
        ("4000::1", False),
        ("5f00::1", False),
        ("fc00::1", False),
        ("fd12:3456::1", False),
        ("fe80::1", False),
        ("fe80::1%2", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("ff0e::1", False),
    ],
)
def test_is_public_knows_the_inside_from_the_outside(text: str, public: bool) -> None:
    assert is_public(ip_address(text)) is public


_INNER = (
    "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 224.0.0.0/4 "
    "240.0.0.0/4 ::/96 ::ffff:0:0/96 64:ff9b::/96 2001::/23 2002::/16 fc00::/7 fe80::/10 ff00::/8"
)


@given(st.sampled_from(_INNER.split()).map(ip_network), st.integers(min_value=0))
def test_is_public_refuses_every_address_of_an_inner_range(
    network: IPv4Network | IPv6Network, number: int
) -> None:
    assert not is_public(network[number % network.num_addresses])


@given(st.ip_addresses(v=4))
def test_is_public_refuses_every_disguise_of_an_ipv4_address(inner: IPv4Address) -> None:
    number = int(inner)
    for disguised in (number, 0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert not is_public(IPv6Address(disguised))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://ally.example/", "We only use addresses that begin with https://."),
        ("ftp://ally.example/", "We only use addresses that begin with https://."),
        ("file:///etc/passwd", "We only use addresses that begin with https://."),
        ("gopher://ally.example/", "We only use addresses that begin with https://."),
        ("//ally.example/", "We only use addresses that begin with https://."),
        ("ally.example", "We only use addresses that begin with https://."),
        ("", "We only use addresses that begin with https://."),
        ("https://", "This is not a web address we can use."),
        ("https:///path", "This is not a web address we can use."),
        (f"https://me:{TOKEN}@ally.example/", "An address with a name or password in it is not used."),
        ("https://ally.example@127.0.0.1/", "An address with a name or password in it is not used."),
        ("https://@ally.example/", "An address with a name or password in it is not used."),
        ("https://ally.example:8443/", "This address names a port that we do not use."),
        ("https://ally.example:22/", "This address names a port that we do not use."),
        ("https://ally.example:0/", "This address names a port that we do not use."),
        ("https://ally.example:99999/", "This is not a web address we can use."),
        ("https://ally.example:x/", "This is not a web address we can use."),
        ("https://ally.example\\@127.0.0.1/", "This is not a web address we can use."),
        ("https://ally.example/a b", "This is not a web address we can use."),
        ("https://ally.example/a\r\nHost: b", "This is not a web address we can use."),
        ("https://ally.example/\x00", "This is not a web address we can use."),
        (" https://ally.example/", "This is not a web address we can use."),
        ("https://ally%2eexample/", "This is not a web address we can use."),
        ("https://ally..example/", "This is not a web address we can use."),
        ("https://-ally.example/", "This is not a web address we can use."),
        ("https://ally_.example/", "This is not a web address we can use."),
        ("https://[fe80::1%25eth0]/", "This is not a web address we can use."),
        ("https://[::1/", "This is not a web address we can use."),
        (f"https://{'a' * 64}.example/", "This is not a web address we can use."),
        ("https://ally.example/" + "a" * 2000, "This is not a web address we can use."),
    ],
)
def test_fetch_refuses_an_address_before_anything_is_looked_up(url: str, why: str) -> None:
    looked_up: list[str] = []
    network = Network(look_up=lambda host, port: looked_up.append(host) or [])
    assert refusal(Refused, lambda: fetch(url, network=network)) == why
    assert looked_up == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://ALLY.example./x", "ally.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://نقابة.example/", "xn--mgbcd1hta.example"),
        ("https://ally。example/", "ally.example"),
        ("https://[2606:4700::1]/", "2606:4700::1"),
        ("https://ally.example:443/", "ally.example"),
    ],
)
def test_fetch_looks_up_the_plain_name_on_the_one_port(url: str, host: str) -> None:
    looked_up: list[tuple[str, int]] = []
    network = Network(look_up=lambda name, port: looked_up.append((name, port)) or [])
    assert refusal(Failed, lambda: fetch(url, network=network)) == "There is no server of this name."
    assert looked_up == [(host, 443)]


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", "https://[::1]/", "https://127.1/", "https://2130706433/"]
)
def test_fetch_refuses_this_machine_however_it_is_written(url: str) -> None:
    def look_up(host: str, port: int) -> list[str]:
        # What the C library makes of the short and the decimal form, without asking it here.
        return ["::1" if ":" in host else "127.0.0.1"]

    why = refusal(Refused, lambda: fetch(url, network=Network(look_up=look_up)))
    assert why == "This address leads to a place inside a network, not to the public internet."


@pytest.mark.parametrize(
    "answers",
    [["10.0.0.7"], ["93.184.216.34", "10.0.0.7"], ["::ffff:10.0.0.7"], ["64:ff9b::a00:7", "93.184.216.34"]],
)
def test_fetch_refuses_a_name_of_which_one_address_is_inside(answers: list[str]) -> None:
    network = Network(look_up=lambda host, port: answers)
    why = refusal(Refused, lambda: fetch(f"https://ally.example/{TOKEN}", network=network))
    assert why == "This address leads to a place inside a network, not to the public internet."
