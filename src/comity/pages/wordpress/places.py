"""The seam between reading an export and converting a body: what a body asks, and what comes out."""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that was had: the key of its row, and the words the export gave it."""

    key: int
    alt: str = ""
    caption: str = ""


class Places(Protocol):
    """What a body asks while it is converted. Called outside of any transaction: it may fetch a picture."""

    def picture(self, address: str, attachment: int | None) -> Shot | None:
        """Return the picture of an address or an attachment's number; None when it is not to be had."""

    def attached(self) -> list[int]:
        """Return the numbers of the post's own attachments, in their order: a gallery without a list."""

    def file(self, address: str, attachment: int | None) -> int | None:
        """Return the key of a file to download; None when it is not to be had."""

    def link(self, address: str) -> str:
        """Return the attributes of `<a>`: `linktype="page" id="12"`, `linktype="document" id="3"`,
        `href="/2019/05/old/"` or `href="https://elsewhere.example/"`; "" when the address is not allowed.

        Values are escaped as in HTML: `&amp;` for `&`.
        """


@dataclass(frozen=True, slots=True)
class Converted:
    """A body as a StreamField keeps it, and what could not come along, in short words, each once."""

    body: list[dict[str, Any]]
    remarks: tuple[str, ...] = ()
