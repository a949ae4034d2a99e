"""From a name to an encrypted connection with the server that owns it."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from comity.kernel.fetch.addresses import Address, Target, is_public
from comity.kernel.fetch.refusals import Failed, Refused

# One dead address among several must not use up the whole time.
SECONDS_TO_CONNECT = 3.0


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@cache
def _system_trust() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Network:
    """What we may reach and how: by default the public internet; tests bring a small one of their own."""

    allows: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset({443})
    look_up: Callable[[str, int], list[str]] = _look_up
    trust: Callable[[], ssl.SSLContext] = _system_trust


INTERNET = Network()


def connect(target: Target, network: Network, deadline: float) -> "_Socket":
    """Connect to the first checked address that answers, and check the certificate for the name."""
    plain = _dial(_checked(target, network, deadline), target.port, deadline)
    try:
        plain.settimeout(_left(deadline))
        context = network.trust()
        context.sslsocket_class = _Socket
        sock = cast(_Socket, context.wrap_socket(plain, server_hostname=target.host))
    except BaseException:
        plain.close()
        raise
    sock.deadline = deadline
    return sock


def _dial(addresses: list[Address], port: int, deadline: float) -> socket.socket:
    for address in addresses[:-1]:
        try:
            return socket.create_connection((str(address), port), min(_left(deadline), SECONDS_TO_CONNECT))
        except OSError:
            continue
    return socket.create_connection((str(addresses[-1]), port), _left(deadline))


def _checked(target: Target, network: Network, deadline: float) -> list[Address]:
    """Look the name up once; one forbidden address among the answers spoils them all."""
    found: list[list[str]] = []

    def look_up() -> None:
        try:
            found.append(network.look_up(target.host, target.port))
        except (OSError, ValueError):
            found.append([])

    # The system's resolver knows no deadline of ours, so it works beside us and we stop waiting.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if not found:
        raise TimeoutError
    if not found[0]:
        raise Failed(_("There is no server of this name."))
    addresses = [ip_address(text) for text in found[0]]
    if not all(network.allows(address) for address in addresses):
        raise Refused(_("This address leads to a place inside a network, not to the public internet."))
    return addresses


class _Socket(ssl.SSLSocket):
    """A TLS socket with one deadline for all it does, so that a slow drip cannot hold us."""

    deadline: float

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(_left(self.deadline))
        return super().recv_into(*args, **kwargs)

    def send(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(_left(self.deadline))
        return super().send(*args, **kwargs)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
