"""One request, and the redirects that follow from it."""

import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.client import HTTPException, HTTPResponse, HTTPSConnection  # noqa: TID251 - the one way out
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext_lazy as _

from comity.kernel.fetch.addresses import read
from comity.kernel.fetch.answers import Fetched, read_body, read_headers
from comity.kernel.fetch.connecting import INTERNET, Network, connect
from comity.kernel.fetch.refusals import Failed, Refused

REDIRECTS = 3

# These belong to the connection, or would carry an identity along: no caller sets them.
_OURS = frozenset(
    {"accept-encoding", "connection", "content-length", "cookie", "expect", "host", "te", "transfer-encoding"}
)
# What may follow a redirect to another host; anything else could be a token meant for the first one.
_HARMLESS = frozenset({"accept", "accept-language", "user-agent"})


@dataclass(frozen=True, slots=True)
class _Call:
    url: str
    method: str
    body: bytes | None
    headers: Mapping[str, str]
    limit: int
    deadline: float
    network: Network


def fetch(
    url: str,
    *,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    limit: int = 1_000_000,
    seconds: float = 10,
    network: Network = INTERNET,
) -> Fetched:
    """Ask another server, and return its answer whatever its status.

    `limit` counts bytes after unpacking; `seconds` is the time for everything, redirects included.
    Redirects are followed for GET and HEAD only. Raises `Refused` or `Failed`.
    """
    if taken := _OURS & {name.lower() for name in headers or {}}:
        raise ValueError(f"fetch sets these headers itself: {', '.join(sorted(taken))}")
    call = _Call(url, method, body, dict(headers or {}), limit, time.monotonic() + seconds, network)
    for _attempt in range(1 + REDIRECTS):
        answer = _ask(call)
        if isinstance(answer, Fetched):
            return answer
        call = answer
    raise Failed(_("The other server sends us on and on."))


def _ask(call: _Call) -> Fetched | _Call:
    """Make one request. A redirect that we follow comes back as the next request to make."""
    target = read(call.url, call.network.ports)
    headers = {"User-Agent": "Comity", "Accept": "*/*", **call.headers}
    headers |= {"Accept-Encoding": "gzip", "Connection": "close"}
    try:
        with connect(target, call.network, call.deadline) as sock:
            connection = HTTPSConnection(target.host, target.port, context=call.network.trust())
            connection.sock = sock
            connection.request(call.method, target.path, body=call.body, headers=headers)
            with connection.getresponse() as response:
                if location := _onward(call, response):
                    return _follow(call, location)
                return Fetched(
                    response.status, read_headers(response), read_body(response, call.limit), call.url
                )
    except TimeoutError:
        raise Failed(_("The other server took too long.")) from None
    except ssl.SSLCertVerificationError:
        raise Failed(_("The other server could not prove that it is the one we asked for.")) from None
    except (OSError, HTTPException, zlib.error):
        # Their texts may repeat addresses and bytes of the other side, so they stop here.
        raise Failed(_("The connection to the other server did not work.")) from None


def _onward(call: _Call, response: HTTPResponse) -> str | None:
    """Return where a redirect leads, when it is one that we follow."""
    if call.method not in {"GET", "HEAD"} or response.status not in {301, 302, 303, 307, 308}:
        return None
    return response.getheader("Location")


def _follow(call: _Call, location: str) -> _Call:
    try:
        # http.client reads headers as Latin-1; many servers send UTF-8.
        url = urljoin(call.url, quote(location.encode("latin-1"), safe="!#$%&'()*+,/:;=?@[]~"))
        same = urlsplit(url).netloc.lower() == urlsplit(call.url).netloc.lower()
    except ValueError:
        raise Refused(_("This is not a web address we can use.")) from None
    kept = {name: value for name, value in call.headers.items() if same or name.lower() in _HARMLESS}
    return replace(call, url=url, headers=kept)
