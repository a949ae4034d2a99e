"""What every odd request is held to: an answer that tells nothing of the inside."""

import gzip

from django.conf import settings
from django.http import HttpResponse

INSIDE = (
    "Traceback",
    "site-packages",
    "SELECT ",
    str(settings.COMITY_DATA),
    settings.SECRET_KEY,
    "DisallowedHost",
)


def told(response: HttpResponse) -> str:
    """What the answer says, after a look that it does not say too much."""
    content = b"".join(response) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    text = content.decode()
    for word in INSIDE:
        assert word not in text
    return text
