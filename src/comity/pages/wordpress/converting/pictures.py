"""Pictures in a body: found under one of their addresses, with the words of this place."""

import re
from itertools import batched
from typing import Any

from comity.pages.wordpress.converting import addresses, tree
from comity.pages.wordpress.converting.body import CAPTION, Body, cut
from comity.pages.wordpress.converting.tree import Node
from comity.pages.wordpress.places import Shot

_NUMBER = re.compile(r"(?:^|\s)wp-image-([0-9]{1,18})(?:\s|$)")
_DIGITS = re.compile(r"[0-9]{1,18}")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?(?![.\d])", re.I)
_MOST = 24  # pictures in one gallery


class Pictures:
    """Turns images into pictures of a body."""

    def __init__(self, body: Body) -> None:
        self.body = body

    def visible(self, node: Node) -> list[Node]:
        """Return the images inside that a reader is meant to see."""
        return [image for image in node.all("img") if not self._unseen(image) and not self.smiley(image)]

    @staticmethod
    def _unseen(image: Node) -> bool:
        tiny = [image.attrs[side].strip() for side in ("width", "height") if side in image.attrs]
        return (
            "hidden" in image.attrs
            or bool(_UNSEEN.search(image.attrs.get("style", "")))
            or any(size in {"0", "1", "0px", "1px"} for size in tiny)
            or addresses.is_beacon(image.attrs.get("src", ""))
        )

    @staticmethod
    def smiley(image: Node) -> str:
        """Return the sign that a small image stands for, "" for any other image."""
        source = image.attrs.get("src", "")
        small = {"emoji", "wp-smiley"} & set(image.classes) or "/images/core/emoji/" in source
        return image.attrs.get("alt", "") if small else ""

    def _shot(self, image: Node) -> Shot | None:
        number = _number(image)
        given = [addresses.plain(address) for address in _sources(image)]
        if not given and number is not None:
            return self.body.places.picture("", number)
        for address in dict.fromkeys(size for one in given for size in (addresses.full_size(one), one)):
            if shot := self.body.places.picture(address, number):
                return shot
        return None

    def value(self, image: Node, caption: str) -> dict[str, Any] | None:
        """Return the raw value of a picture; None, with a remark, when it is not to be had."""
        shot = self._shot(image)
        if shot is None:
            self._missing(image.attrs.get("src", ""))
            return None
        alt = " ".join(image.attrs.get("alt", "").split())
        return _value(shot.key, "" if alt == shot.alt else alt, caption)

    def _missing(self, address: str) -> None:
        where = f": {address}" if address else ", it has no address"
        self.body.remark(f"A picture could not be had{where}")

    def single(self, image: Node, caption: str = "") -> None:
        """Write a picture that a reader is meant to see."""
        if not self._unseen(image) and (value := self.value(image, caption)):
            self.body.add("picture", value)
        else:
            self._said(caption)

    def figure(self, node: Node) -> None:
        """Write the one picture of a figure; words too long for a caption follow as text."""
        image, caption = self.visible(node)[0], tree.words(node)
        if any(tree.words(link) for link in node.all("a")):
            self.body.remark(f"The link in the caption “{cut(caption, 60)}” was left out.")
        long = len(caption) > CAPTION
        self.single(image, "" if long else caption)
        self._said(caption if long else "")
        for link in node.all("a"):
            if not tree.words(link):
                self.linked(link, link.attrs.get("href", ""))

    def linked(self, node: Node, address: str) -> None:
        """Write a card where a linked picture leads, unless that is only its own file."""
        shown = self.visible(node)
        own = not shown or addresses.is_picture(address) or "attachment" in node.attrs.get("rel", "")
        if own or not address or address.startswith("#") or "attachment_id=" in address:
            return
        self.body.card(address, shown[0].attrs.get("alt", ""))

    def gallery(self, node: Node) -> None:
        """Write a gallery: of the images inside, or of the numbers it names."""
        if any(node.all("img")):
            values, caption = self._gathered(node)
        else:
            values, caption = self._numbered(node.attrs.get("data-ids", "")), tree.words(node)
        self._gallery([value for value in values if value], cut(caption, CAPTION))

    def _gathered(self, node: Node) -> tuple[list[dict[str, Any] | None], str]:
        values: list[dict[str, Any] | None] = []
        words: list[str] = []
        for child in node.children:
            if isinstance(child, str):
                words.append(child)
            elif child.name in {"figure", "li"} and len(shown := self.visible(child)) == 1:
                values.append(self.value(shown[0], cut(tree.words(child), CAPTION)))
            elif child.name == "img":
                values += [] if self._unseen(child) else [self.value(child, "")]
            else:
                more, told = self._gathered(child)
                values += more
                words.append(told)
        return values, " ".join(" ".join(words).split())

    def _numbered(self, ids: str) -> list[dict[str, Any] | None]:
        numbers = [int(one) for one in _DIGITS.findall(ids)] or self.body.places.attached()
        values: list[dict[str, Any] | None] = []
        for number in numbers:
            shot = self.body.places.picture("", number)
            if shot is None:
                self._missing(f"number {number}")
            values.append(_value(shot.key, "", shot.caption) if shot else None)
        return values

    def _gallery(self, values: list[dict[str, Any]], caption: str) -> None:
        if len(values) == 1:
            values[0]["caption"] = values[0]["caption"] or caption
            self.body.add("picture", values[0])
            return
        if not values:
            self._said(caption)
            return
        galleries = -(-len(values) // _MOST)  # of about the same size: none is left with one picture
        for some in batched(values, -(-len(values) // galleries), strict=False):
            pictures = [self.body.raw("item", value) for value in some]
            self.body.add("gallery", {"pictures": pictures, "caption": caption})

    def _said(self, caption: str) -> None:
        self.body.begin()
        self.body.say(caption)
        self.body.begin()


def _sources(image: Node) -> list[str]:
    named = [image.attrs.get(name, "") for name in ("src", "data-orig-file", "data-src", "data-lazy-src")]
    largest = image.attrs.get("srcset", "").rpartition(",")[2].split()[:1]
    return [address for address in named + largest if address]


def _number(image: Node) -> int | None:
    """Return the number of the attachment that an image shows, as far as WordPress wrote it down."""
    written = _NUMBER.search(image.attrs.get("class", ""))
    digits = (
        written[1] if written else image.attrs.get("data-id") or image.attrs.get("data-attachment-id", "")
    )
    return int(digits) if _DIGITS.fullmatch(digits) else None


def _value(key: int, alt: str, caption: str) -> dict[str, Any]:
    words = {"alt_text": cut(alt, CAPTION), "decorative": False, "caption": cut(caption, CAPTION)}
    return {"picture": key, **words}
