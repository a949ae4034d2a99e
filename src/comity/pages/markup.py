"""HTML that came from elsewhere: what of it may stand on a page, and how it is read in good time.

It lives in this room because no room below keeps HTML: theirs are plain words.
"""

import re
from collections import Counter

import nh3

_WORDS = "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong"
_SIGNS = "sub sup time u var wbr"
_BLOCKS = "address blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre summary ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
TAGS = set(f"{_WORDS} {_SIGNS} {_BLOCKS} {_TABLES}".split())
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "linktype", "id"},  # linktype and id: a page or a file of this site
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# What holds no words for readers: it goes with all that is inside.
WORDLESS = set(
    "applet base button canvas datalist form head link map math meta noembed noframes noscript "
    "option script select style svg template textarea title xmp".split()
)
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_VALUES = {
    "colspan": _SPAN,
    "rowspan": _SPAN,
    "span": _SPAN,
    "dir": re.compile(r"ltr|rtl|auto"),
    "id": re.compile(r"[0-9]{1,18}"),
    "lang": re.compile(r"[A-Za-z0-9-]{1,35}"),
    "linktype": re.compile(r"page|document"),
    "scope": re.compile(r"(?:row|col)(?:group)?"),
    "start": _NUMBER,
    "type": re.compile(r"[1aAiI]"),
    "value": _NUMBER,
}

# A browser skips the first line end inside <pre>: left there, each cleaning would eat one more.
_FIRST_LINES = re.compile(r"(<pre(?: [^<>]*)?>)\n+")
# Characters that databases, XML or UTF-8 refuse: controls and halves of a pair.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)")
_ALONE = set("br col dd dt hr img input li option p param source td th tr wbr".split())
_REOPENED = set("a b big code em font i nobr s small strike strong tt u".split())
_BEYOND_PARAGRAPHS = re.compile(r"</?(?!(?:p|br|img|a|h[1-6]|script|style)\b)[a-zA-Z][^<>]*+>?")
DEEPEST = 200
_REOPENINGS = 8
_FEW_SIGNS = 1000
_MANY_SIGNS = re.compile(r"(?:[^<>&]*+&){500}")


def _allowed(_tag: str, name: str, value: str) -> str | None:
    pattern = _VALUES.get(name)
    return value if pattern is None or pattern.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=WORDLESS,
    attributes=ATTRIBUTES,
    attribute_filter=_allowed,
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> str:
    """Return HTML with nothing but harmless tags and attributes; "" when no words are left."""
    kept = _FIRST_LINES.sub(r"\1", _CLEANER.clean(flat(writable(html)))).strip()
    return kept if has_words(kept) else ""


def writable(text: str) -> str:
    """Return text without characters that cannot be kept, its lines ended by a line feed."""
    return _UNWRITABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def has_words(html: str) -> bool:
    """Say whether anything but tags and spaces is in well-formed HTML."""
    return any(part.partition(">")[2].strip() for part in f">{html}".replace("&nbsp;", " ").split("<"))


def flat(html: str) -> str:
    """Return HTML that is read in linear time: as it is, or, nested like an attack, in plain paragraphs.

    Browsers' rules look through all open tags at each new one, and open unclosed ones again in each
    paragraph: a few megabytes of either would take hours. So would a text of very many `&`, which nh3
    copies at each of them: comments, which nobody sees, cut it into short ones.
    """
    if html.count("&") > _FEW_SIGNS:
        html = _MANY_SIGNS.sub(lambda found: f"{found[0][:-1]}<!---->&", html)
    opened: Counter[str] = Counter()
    depth = reopened = cost = 0
    for count, tag in enumerate(_TAG.finditer(html)):
        name = tag[2].lower()
        if name not in _REOPENED:
            cost += reopened
        if name not in _ALONE and not (tag[1] and not opened[name]):
            step = -1 if tag[1] else 1
            opened[name] += step
            depth += step
            reopened += step if name in _REOPENED else 0
        if depth > DEEPEST or cost > _REOPENINGS * (count + DEEPEST):
            return _BEYOND_PARAGRAPHS.sub(" ", html)
    return html
