"""Which addresses we use: public ones, written in a way that no two programs read differently."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_network
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext_lazy as _

from comity.kernel.fetch.refusals import Refused

type Address = IPv4Address | IPv6Address

LONGEST_URL = 2_000

_UNICAST_6 = ip_network("2000::/3")
# Ranges that are global by name only and lead elsewhere: tunnels, relays, translators, examples.
_NEVER = [
    ip_network(text)
    for text in (
        "100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 "
        "::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 2001::/23 2001:db8::/32 2002::/16 3fff::/20"
    ).split()
]
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*|[0-9a-f.]*:[0-9a-f:.]*")


def is_public(address: Address) -> bool:
    """Say whether an address is global unicast and no door into another range.

    Source: IANA special-purpose address registries (RFC 6890); RFC 3056, 4291, 4380, 6052, 7526, 8215.
    """
    if address.is_multicast or not address.is_global:
        return False
    if address.version == 6 and address not in _UNICAST_6:
        return False
    return not any(address in network for network in _NEVER if network.version == address.version)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes, and what it asks for there."""

    host: str
    port: int
    path: str


def read(url: str, ports: Collection[int]) -> Target:
    """Take an address apart, and refuse whatever two programs could read in two ways."""
    bad = Refused(_("This is not a web address we can use."))
    if len(url) > LONGEST_URL or re.search(r"[\x00-\x20\x7f\\]", url):
        raise bad
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removesuffix(".").encode("idna").decode("ascii").lower()
        port = 443 if parts.port is None else parts.port
    except ValueError:
        raise bad from None
    if parts.scheme != "https":
        raise Refused(_("We only use addresses that begin with https://."))
    if "@" in parts.netloc:
        raise Refused(_("An address with a name or password in it is not used."))
    if not _HOST.fullmatch(host):
        raise bad
    if port not in ports:
        raise Refused(_("This address names a port that we do not use."))
    path = quote(parts.path or "/", safe="!$%&'()*+,/:;=@~")
    query = quote(parts.query, safe="!$%&'()*+,/:;=?@[]~")
    return Target(host, port, f"{path}?{query}" if query else path)
