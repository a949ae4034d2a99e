"""One stretch of HTML, read from front to back: each element says what becomes of it."""

import re
from collections.abc import Callable

from comity.pages import markup
from comity.pages.wordpress.converting import addresses, tree
from comity.pages.wordpress.converting.body import TITLE, Body
from comity.pages.wordpress.converting.lines import BOLD, ITALIC, Link
from comity.pages.wordpress.converting.pictures import Pictures
from comity.pages.wordpress.converting.tree import Node

QUOTE = 600  # what a quote holds, in characters
_NOT_PLAIN = ("a", "ul", "ol", "dl", "table", "pre")  # a quote holds words only
_BLANK = re.compile(r"\n[ \t\n]*\n")
_OWN_LINE = re.compile(r"^[ \t]*(https?://\S+)[ \t]*$", re.M)
_SPACES = re.compile(r"[ \t\n\f\r]+")


class Flow:
    """Walks over the tree of some HTML and writes what it finds into a body."""

    def __init__(self, body: Body, *, classic: bool = False, number: int | None = None) -> None:
        self.body = body
        self.classic = classic  # line ends mean something
        self.pictures = Pictures(body)
        self._list: list[str] = []  # the kinds of the lists that are open
        self._broken = -1  # how much had been said at the last line break
        self._number = number  # of the attachment that a file's block names

    def read(self, html: str) -> None:
        """Write some HTML into the body."""
        self.walk(tree.grow(html))
        self.body.begin()

    def keep(self, html: str) -> None:
        """Write some HTML into the body as HTML."""
        self.kept(tree.grow(html))

    def walk(self, node: Node) -> None:
        """Write what is inside an element."""
        for child in node.children:
            if isinstance(child, str):
                self.text(child)
            elif act := ELEMENTS.get(child.name):
                act(self, child)
            else:
                self.walk(child)

    def text(self, words: str) -> None:
        """Write words; WordPress's old editor kept paragraphs as blank lines, and breaks as line ends."""
        if not self.classic or self._list:
            self.body.say(_SPACES.sub(" ", words))
            return
        if "://" in words:
            words = _OWN_LINE.sub(_set_apart, words)
        first, *others = _BLANK.split(words)
        self.body.say(first)
        for part in others:
            self.body.begin()
            self.body.say(part)

    def styled(self, node: Node) -> None:
        """Write bold or italic words."""
        outer = self.body.style
        self.body.style |= BOLD if node.name in {"b", "strong"} else ITALIC
        self.walk(node)
        self.body.style = outer

    def quoted(self, node: Node) -> None:
        self.body.say("“")
        self.walk(node)
        self.body.say("”")

    def link(self, node: Node) -> None:
        """Write linked words; of a linked picture, the picture, and a card if its link leads away."""
        address = node.attrs.get("href", "")
        if any(name in {"wp-block-button__link", "wp-block-file__button"} for name in node.classes):
            self.body.card(address, tree.words(node))
            return
        said = self.body.spoken
        outer = self.body.link
        link = {} if address.startswith("#") else self.body.attributes(address)
        self.body.link = Link(tuple(link.items())) if link else outer
        self.walk(node)
        self.body.link = outer
        if self.body.spoken == said:
            self.pictures.linked(node, address)

    def line_break(self, _node: Node) -> None:
        if self._broken == self.body.spoken and not self._list:
            self.body.begin()  # two in a row stand for a paragraph
        else:
            self.body.say("\n")
        self._broken = self.body.spoken

    def apart(self, node: Node) -> None:
        """Write a paragraph, or what stands like one; inside of a list, a line."""
        self._pause()
        self.walk(node)
        self._pause()

    def _pause(self) -> None:
        if self._list:
            self.body.say("\n")
        else:
            self.body.begin()

    def division(self, node: Node) -> None:
        if "wp-block-file" in node.classes:
            self.file(node)
        else:
            self.apart(node)

    def heading(self, node: Node) -> None:
        words = tree.words(node)
        if not words or len(words) > TITLE or self._list:
            self.apart(node)
            return
        if any(link.attrs.get("href", "#")[:1] != "#" for link in node.all("a")):
            self.body.remark(f"The link in the heading “{words}” was left out.")
        self.body.add("heading", {"text": words, "level": "2" if node.name in {"h1", "h2"} else "3"})
        self._lifted(node)

    def listing(self, node: Node) -> None:
        """Write a list. A numbered list has numbered lists inside: the editor cannot keep others apart."""
        if {"wp-block-gallery", "blocks-gallery-grid"} & set(node.classes) and any(node.all("img")):
            self.pictures.gallery(node)
            return
        with self.body.holding():
            kind = "ol" if "ol" in self._list[-1:] else node.name
            self._list.append(kind)
            depth = len(self._list) - 1
            self.body.begin(kind, depth)
            for child in node.children:
                if isinstance(child, Node) and child.name == "li":
                    self.body.begin(kind, depth)
                    self.walk(child)
                elif isinstance(child, Node) and ELEMENTS.get(child.name):
                    ELEMENTS[child.name](self, child)
                elif isinstance(child, Node):
                    self.walk(child)
                else:
                    self.text(child)
            self._list.pop()
            self.body.begin(self._list[-1] if self._list else "p", max(depth - 1, 0))

    def quote(self, node: Node) -> None:
        """Write a quote that is plain words as one; any other stays as it is."""
        who = [tree.words(cite) for cite in node.all("cite", "footer")]
        told = "\n".join(filter(None, self._paragraphs(node)))
        if self._list or not told:
            self.apart(node)
        elif len(told) > QUOTE or len(who) > 1 or len("".join(who)) > TITLE or any(node.all(*_NOT_PLAIN)):
            self.kept(node)
        else:
            self.body.add("quote", {"text": told, "who": "".join(who), "role": ""})
            self._lifted(node)

    def _paragraphs(self, node: Node) -> list[str]:
        """Return the words of a quote, a line for each paragraph, without who said them."""
        lines = [""]
        for child in node.children:
            if isinstance(child, str):
                first, *others = _BLANK.split(child) if self.classic else [child]
                lines[-1] += first
                lines += others
            elif child.name == "br":
                lines.append("")
            elif child.name in tree.INLINE - {"cite"}:
                lines[-1] += tree.text(child)
            elif child.name not in {"cite", "footer"} | tree.LIFTED:
                lines += [*self._paragraphs(child), ""]
        return [" ".join(line.split()) for line in lines]

    def figure(self, node: Node) -> None:
        """Write what a figure shows, its caption with it."""
        shown = self.pictures.visible(node)
        if "data-ids" in node.attrs or len(shown) > 1 or (shown and "wp-block-gallery" in node.classes):
            self.pictures.gallery(node)
        elif shown and not any(node.all("table", "blockquote", "iframe", "video")):
            self.pictures.figure(node)
        elif "wp-block-embed" in " ".join(node.classes) and "://" in tree.words(node):
            address, _space, caption = tree.words(node).partition(" ")
            self.body.card(address, caption)
        elif any(node.all("table", "pre")):
            self.kept(node)
        else:
            self.apart(node)

    def picture(self, node: Node) -> None:
        words = self.pictures.smiley(node)
        if words:
            self.body.say(words)
        else:
            self.pictures.single(node)

    def player(self, node: Node) -> None:
        """Write a card that leads to what a player plays: readers' browsers load nothing from elsewhere."""
        sources = [node, *node.all("source")]
        found = [one.attrs.get(name, "") for one in sources for name in ("src", "data-src", "data-lazy-src")]
        address = next((one for one in found if one.startswith(("http://", "https://", "//", "/"))), "")
        if not address or addresses.is_beacon(address) or "googletagmanager.com" in address:
            return
        if node.name == "embed" and not addresses.provider(address):
            self.body.remark("A plug-in from before HTML5 was left out.")
            return
        self.body.card(address, node.attrs.get("title", ""))

    def file(self, node: Node) -> None:
        """Write a file to download; its words alone when it is not to be had."""
        anchor = next((one for one in node.all("a") if one.attrs.get("href")), None)
        if anchor is None:
            self.apart(node)
            return
        address, label = addresses.plain(anchor.attrs["href"]), tree.words(anchor)
        key = self.body.places.file(address, self._number)
        if key is None:
            self.body.remark(f"The file {address} could not be had.")
            self.body.card(address, label)
        else:
            self.body.add("file", {"file": key, "label": label[:TITLE]})

    def kept(self, node: Node) -> None:
        """Write an element as HTML, and after it what HTML may not hold: pictures, players."""
        html = markup.clean(self._relinked(node))
        if html:
            self.body.add("html", html)
        self._lifted(node)

    def _relinked(self, node: Node) -> str:
        for anchor in node.all("a"):
            anchor.attrs = self.body.attributes(anchor.attrs.get("href", ""))
        return tree.html(node)

    def _lifted(self, node: Node) -> None:
        for one in node.all(*tree.LIFTED):
            ELEMENTS[one.name](self, one)

    def nothing(self, _node: Node) -> None:
        self._pause()


def _set_apart(line: re.Match[str]) -> str:
    """WordPress shows what is at a known address that stands alone on its line."""
    return f"\n\n{line[1]}\n\n" if addresses.provider(line[1]) else line[0]


ELEMENTS: dict[str, Callable[[Flow, Node], None]] = {
    **dict.fromkeys("b strong i em cite dfn var".split(), Flow.styled),
    **dict.fromkeys(
        "address article aside caption center dd dt figcaption footer header hgroup li main nav object p "
        "section summary td th tr".split(),
        Flow.apart,
    ),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), Flow.heading),
    **dict.fromkeys("ul ol".split(), Flow.listing),
    **dict.fromkeys("table pre dl details".split(), Flow.kept),
    **dict.fromkeys("iframe video audio embed".split(), Flow.player),
    "a": Flow.link,
    "blockquote": Flow.quote,
    "br": Flow.line_break,
    "div": Flow.division,
    "figure": Flow.figure,
    "hr": Flow.nothing,
    "img": Flow.picture,
    "q": Flow.quoted,
}
