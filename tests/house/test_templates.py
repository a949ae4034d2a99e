"""Templates carry no script or style of their own, and every visible text can be translated."""

import re
from pathlib import Path

from tests.house import tree

INLINE = {
    "an inline script": re.compile(
        r"<script(?![^>]*\b(?:src=|type=[\"']application/(?:ld\+)?json))[^>]*>", re.I
    ),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=\s*[\"']", re.I),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "code in an htmx attribute": re.compile(r"\b(?:data-)?hx-on\b|\bjs:\{", re.I),
}
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
CODE = re.compile(r"<(script|style|svg|code|kbd|samp)\b.*?</\1>", re.DOTALL | re.I)
# Blocks that a frame puts into an attribute.
KIND = re.compile(r"\{%\s*block (?:kind|\w*class)\s*%\}.*?\{%\s*endblock", re.DOTALL)
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
READ_ALOUD = re.compile(r"\b(?:alt|title|placeholder|aria-label|aria-description)=[\"']([^\"']*)[\"']", re.I)
WORD = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language.
NAMES = {"Atom", "Comity", "CSV", "JSON", "PDF", "RSS"}
ENTITY = re.compile(r"&#?\w+;")


def inline(root: Path) -> list[str]:
    """Return the templates with script or style that a strict policy would refuse."""
    found = []
    for path in tree.templates(root):
        text = COMMENT.sub("", path.read_text(encoding="utf-8")) if path.suffix == ".html" else ""
        found += [
            f"{tree.shown(path, root)}: {what}" for what, pattern in INLINE.items() if pattern.search(text)
        ]
    return found


def fixed_words(text: str) -> list[str]:
    """Return the words that a person sees and nobody can translate."""
    for hidden in (COMMENT, TRANSLATED, CODE, KIND, TAGS, ENTITY):
        text = hidden.sub(" ", text)
    seen = " ".join([MARKUP.sub(" ", text), *READ_ALOUD.findall(text)])
    return [word for word in WORD.findall(seen) if word not in NAMES]


def untranslated(root: Path) -> list[str]:
    """Return the templates with words outside the translate tags."""
    return [
        f"{tree.shown(path, root)}: {' '.join(words[:8])}"
        for path in tree.templates(root)
        if path.suffix != ".xml" and (words := fixed_words(path.read_text(encoding="utf-8")))
    ]


def test_no_template_carries_script_or_style() -> None:
    assert list(tree.templates())
    assert inline(tree.ROOT) == []


def test_every_visible_text_can_be_translated() -> None:
    assert untranslated(tree.ROOT) == []


def test_inline_code_is_found(tmp_path: Path) -> None:
    for name, text in {
        "a": "<script>go()</script>",
        "b": '<p style="color: red">',
        "c": "<a href='x' onclick='go()'>",
        "d": '<a href="javascript:go()">',
        "e": '<button data-hx-on:click="go()">',
        "f": '<script type="module" src="a.js"></script><p data-style="x">{# <style> #}',
    }.items():
        tree.put(tmp_path, f"src/comity/ui/templates/ui/{name}.html", text)
    assert [line.rpartition("/")[2] for line in inline(tmp_path)] == [
        "a.html: an inline script",
        "b.html: an inline style",
        "c.html: an event attribute",
        "d.html: a javascript: address",
        "e.html: code in an htmx attribute",
    ]


def test_fixed_words_are_found(tmp_path: Path) -> None:
    tree.put(
        tmp_path, "src/comity/ui/templates/ui/a.html", '<a aria-label="Close"><b>Read more</b> {{ name }}</a>'
    )
    tree.put(
        tmp_path,
        "src/comity/ui/templates/ui/b.html",
        '{% load i18n %}<p class="big">{% translate "Read" %} · 7&nbsp;'
        "{% blocktranslate %}all of it{% endblocktranslate %}</p>{% block kind %}page{% endblock %}",
    )
    assert untranslated(tmp_path) == ["src/comity/ui/templates/ui/a.html: Read more Close"]
