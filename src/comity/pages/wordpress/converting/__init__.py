"""A body as WordPress keeps it becomes the blocks of a page, and nothing that runs or tracks comes along."""

import re
from html import escape

from comity.pages import markup
from comity.pages.wordpress.converting import blocks, shortcodes, tree
from comity.pages.wordpress.converting.body import Body, cut
from comity.pages.wordpress.converting.flow import Flow
from comity.pages.wordpress.places import Converted, Places

__all__ = ["convert", "plain"]

_READ = (
    set(
        "audio button buttons details embed file gallery heading image list list-item paragraph pullquote "
        "quote table verse video".split()
    )
    | blocks.ARRANGING
)
_OLD = {"", "freeform", "classic", "shortcode", "missing"}
_LITERAL = {"code", "preformatted", "html"}
_NOTHING = set("more nextpage spacer separator".split())
_LEFT_OUT = {
    "<script": "A script was left out.",
    "<form": "A form was left out.",
    "<svg": "A drawing in SVG was left out.",
}
_ENOUGH = 50_000  # characters in which the words of a summary are looked for
_SHORTCODE = re.compile(r"(?<!\[)\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist)\b[^\[\]]*+\]")


def convert(markup_: str, places: Places, *, key: str) -> Converted:
    """Return a body as raw blocks; the same for the same markup, answers of `places` and key."""
    text = markup.writable(markup_)
    body = Body(places, key)
    lower = text.lower()
    for sign, words in _LEFT_OUT.items():
        if sign in lower:
            body.remark(words)
    for part in blocks.parts(text):
        _read(part, body)
    return body.done()


def _read(part: blocks.Part, body: Body) -> None:
    if part.name in _NOTHING:
        return
    if part.name == "block":
        ref = part.settings.get("ref", "")
        body.remark(f"The reusable block {ref} is kept elsewhere in WordPress: copy its words.")
        return
    if part.name in _LITERAL:
        Flow(body).keep(part.html)
        return
    html = shortcodes.opened(part.html, body.remark)
    if part.name in _OLD:
        Flow(body, classic=not part.inside).read(html)
    elif part.name in _READ:
        _known(part, html, body)
    else:
        kept = "kept as HTML" if html.strip() else "taken apart or left out"
        body.remark(f"The block “{part.name}” is not known here and was {kept}.")
        Flow(body).keep(html)


def _known(part: blocks.Part, html: str, body: Body) -> None:
    """Read a block we know. Its HTML says most; some blocks keep what matters in their settings only."""
    if part.name == "gallery" and "<img" not in html:
        ids = ",".join(str(one) for one in _listed(part.settings.get("ids")) if isinstance(one, int))
        html = f'<figure data-ids="{ids}">{html}</figure>' if ids else html
    elif part.name == "embed" and not html.strip():
        html = f'<figure class="wp-block-embed">{escape(str(part.settings.get("url", "")))}</figure>'
    elif part.name == "cover" and "<img" not in html and isinstance(part.settings.get("url"), str):
        html = f'<img src="{escape(part.settings["url"])}" data-id="{part.settings.get("id", "")}">{html}'
    elif part.name == "file":
        number = part.settings.get("id")
        Flow(body, number=number if isinstance(number, int) else None).read(html)
        return
    Flow(body).read(html)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def plain(markup_: str, longest: int) -> str:
    """Return the words of some markup on one line, at most so many characters, cut at a word."""
    text = _SHORTCODE.sub(" ", markup.writable(markup_[:_ENOUGH]))
    return cut(tree.words(tree.grow(text)), longest)
