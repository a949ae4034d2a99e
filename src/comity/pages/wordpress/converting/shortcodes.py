"""WordPress's words in square brackets, put as the HTML they stand for; others stay as they are."""

import re
from collections.abc import Callable
from html import escape

# A tag is passed over whole, so that brackets in attributes stay. Both stop at the next opener: linear.
_TOKEN = re.compile(r"<[^<>]*+>?|\[(\[?)(/?)([a-zA-Z][\w-]*+)([^\[\]]*+)\](\]?)")
_ATTRIBUTE = re.compile(r"""([\w-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
_BARE = re.compile(r"https?://[^\s\"']++")
_LOUD = re.compile(r"=|_|-")
KNOWN = {"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"}


def opened(text: str, remark: Callable[[str], None]) -> str:
    """Return HTML with the known shortcodes as elements; `remark` hears of the others."""
    if "[" not in text:
        return text
    last = {name: text.rfind(f"[/{name}]") for name in ("caption", "wp_caption", "embed")}

    def replaced(token: re.Match[str]) -> str:
        return token[0] if token[3] is None else _one(token, last, remark)

    return _TOKEN.sub(replaced, text)


def _one(token: re.Match[str], last: dict[str, int], remark: Callable[[str], None]) -> str:
    name = token[3].lower()
    if token[1] and token[5]:
        return token[0][1:-1]  # written twice, it is only shown
    if name not in KNOWN:
        if not token[2] and _LOUD.search(token[3] + token[4]):
            remark(f"The shortcode [{token[3]}] stayed as it was written.")
        return token[0]
    return token[1] + _element(token, name, last) + token[5]


def _element(token: re.Match[str], name: str, last: dict[str, int]) -> str:
    pairs = _ATTRIBUTE.finditer(token[4])
    given = {pair[1].lower(): pair[2] or pair[3] or pair[4] or "" for pair in pairs}
    if name in last:
        return _around(token, name, given, last)
    if token[2]:
        return ""
    if name in {"gallery", "playlist"} and not (name == "playlist" and not given):
        ids = given.get("ids") or given.get("include") or ""
        return f'\n\n<figure data-ids="{escape(ids)}"></figure>\n\n'
    named = [value for key, value in given.items() if key in _SOURCES]
    sources = named or _BARE.findall(token[4])
    return f'\n\n<{name} src="{escape(sources[0])}"></{name}>\n\n' if sources else token[0]


_SOURCES = set("src mp3 m4a ogg oga wav wma flac mp4 m4v webm ogv wmv flv mov".split())


def _around(token: re.Match[str], name: str, given: dict[str, str], last: dict[str, int]) -> str:
    if token[2]:
        return "</figure>\n\n"
    if token.start() > last[name]:
        return token[0]
    kind = "wp-block-embed" if name == "embed" else "wp-caption"
    return f'\n\n<figure class="{kind}">{given.get("caption", "")} '
