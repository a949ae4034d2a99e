"""A body's HTML as a small tree: read by the rules of browsers, rid of what runs or tracks.

nh3 reads the raw text, so that its well-formed result leaves nothing to guess here.
"""

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

import nh3

from comity.pages import markup

# More than may stay: what a picture, a player or a card is made from is read, and never written again.
_READ = markup.TAGS | set(
    "article aside audio big center embed figure font footer h1 header hgroup iframe img main nav object "
    "section source strike tt video".split()
)
_ATTRIBUTES = {
    **markup.ATTRIBUTES,
    "*": {"class", "dir", "lang", "data-ids"},
    "a": {"href", "rel"},
    "audio": {"src"},
    "embed": {"src"},
    "iframe": {"src", "title", "data-src", "data-lazy-src"},
    "img": set(
        "src alt width height style hidden srcset data-id data-src data-lazy-src data-orig-file "
        "data-attachment-id".split()
    ),
    "source": {"src"},
    "video": {"src", "title"},
}
_CLEANER = nh3.Cleaner(
    tags=_READ,
    clean_content_tags=markup.WORDLESS,
    attributes=_ATTRIBUTES,
    url_schemes=markup.SCHEMES,
    link_rel=None,
)
VOID = set("br col embed hr img source wbr".split())
INLINE = set(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var".split()
)
_DEEPEST = 60  # deeper ones become siblings: the walk over the tree calls itself


class Node:
    """An element, with text and elements inside."""

    __slots__ = ("attrs", "children", "name")

    def __init__(self, name: str, attrs: dict[str, str]) -> None:
        self.name = name
        self.attrs = attrs
        self.children: list[Node | str] = []

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def all(self, *names: str) -> "Iterator[Node]":
        """Return the elements of these names inside, in their order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.name in names:
                    yield child
                yield from child.all(*names)


class _Planter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node if len(self.open) < _DEEPEST else self.open[-1])

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def grow(html: str) -> Node:
    """Return the tree of some HTML; never raises, whatever it is given."""
    planter = _Planter()
    planter.feed(_CLEANER.clean(markup.flat(html)))
    planter.close()
    return planter.root


def words(node: Node) -> str:
    """Return the text of a node on one line."""
    return " ".join(text(node).split())


def text(node: Node) -> str:
    """Return the text of a node, its spaces as they stand."""
    return "".join(_pieces(node))


def _pieces(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.name != "iframe":
            apart = "" if child.name in INLINE else " "
            yield apart
            yield from _pieces(child)
            yield apart


def html(node: Node) -> str:
    """Return a node as HTML again, without classes and without what is shown in blocks of its own."""
    return "".join(_written(node))


LIFTED = {"img", "iframe", "video", "audio", "embed"}


def _written(node: Node) -> Iterator[str]:
    if node.name in LIFTED:
        return
    shown = "".join(f' {name}="{escape(value)}"' for name, value in node.attrs.items() if name != "class")
    if node.name:
        yield f"<{node.name}{shown}>"
    for child in node.children:
        if isinstance(child, str):
            yield escape(child, quote=False)
        else:
            yield from _written(child)
    if node.name and node.name not in VOID:
        yield f"</{node.name}>"
