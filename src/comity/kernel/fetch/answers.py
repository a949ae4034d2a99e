"""What comes back, read within limits."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse  # noqa: TID251 - the one way out

from django.utils.translation import gettext_lazy as _

from comity.kernel.fetch.refusals import Failed, TooLong


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `headers` has lower-case names and no cookies; `url` is where it came from in the end."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def read_headers(response: HTTPResponse) -> dict[str, str]:
    """Return the headers with lower-case names and without cookies."""
    headers: dict[str, str] = {}
    for name, value in ((name.lower(), value) for name, value in response.getheaders()):
        if name != "set-cookie":
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def read_body(response: HTTPResponse, limit: int) -> bytes:
    """Read at most `limit` bytes, counted both as they come and unpacked."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise Failed(_("The other server answers in a form we did not ask for."))
    body = response.read(limit + 1)
    whole = not response.length
    if body and coding != "identity" and len(body) <= limit:
        unpacker = zlib.decompressobj(wbits=31)
        body = unpacker.decompress(body, limit + 1)
        whole = unpacker.eof and not unpacker.unused_data
    if len(body) > limit:
        raise TooLong(_("The answer of the other server is too long."))
    if not whole:
        raise Failed(_("The answer of the other server stopped in the middle."))
    return body
