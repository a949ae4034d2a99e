import pytest

from comity.pages.wordpress.converting.blocks import parts
from tests.pages.wordpress.converting.places import HALL, QUAY, RATES, STORY, STRIKE
from tests.pages.wordpress.converting.reading import blocks, converted


def block(name, html, settings=""):
    """Return a block as WordPress writes it."""
    return f"<!-- wp:{name} {settings}-->{html}<!-- /wp:{name} -->"


def figure(name, html):
    return f'<figure class="wp-block-{name}">{html}</figure>'


PARAGRAPH = block("paragraph", "<p>a</p>")
IN_COLUMNS = block("columns", f"<div>{block('column', f'<div>{PARAGRAPH}</div>')}</div>")
IMAGE = f'<img src="{STRIKE}" alt="A" class="wp-image-12"/>'
BESIDE = f'<div><figure><img src="{QUAY}"></figure><div>{PARAGRAPH}</div></div>'
VIDEO = "<div>\nhttps://youtu.be/abc\n</div><figcaption>The march</figcaption>"
FILE = f'<a href="{RATES}">Rates</a><a href="{RATES}" class="wp-block-file__button" download>Download</a>'
BUTTON = f'<div><a class="wp-block-button__link" href="{STORY}">Read</a></div>'
TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table><figcaption>Rates</figcaption>"

FRAGMENTS = [
    (block("paragraph", "\n<p>One\ntwo</p>\n"), [("text", "<p>One two</p>")]),
    (block("core/heading", "<h3>A</h3>", '{"level":3} '), [("heading", ("A", "3"))]),
    (f"Old\nstyle\n{PARAGRAPH}", [("text", "<p>Old<br/>style</p><p>a</p>")]),
    (block("list", f"<ul>{block('list-item', '<li>a</li>')}</ul>"), [("text", "<ul><li>a</li></ul>")]),
    (block("group", f"<div>{IN_COLUMNS}</div>"), [("text", "<p>a</p>")]),
    (
        block("cover", f"<div>{PARAGRAPH}</div>", f'{{"url":"{HALL}","id":14}} '),
        [("picture", (3, "", "")), ("text", "<p>a</p>")],
    ),
    (block("media-text", BESIDE), [("picture", (2, "", "")), ("text", "<p>a</p>")]),
    (block("image", figure("image", IMAGE), '{"id":12} '), [("picture", (1, "A", ""))]),
    (
        block("gallery", "", '{"ids":[12,13]} '),
        [("gallery", ([(1, "", "From the library"), (2, "", "")], ""))],
    ),
    (block("embed", figure("embed", VIDEO)), [("link_card", ("The march", "https://youtu.be/abc"))]),
    (
        block("core-embed/vimeo", "", '{"url":"https://vimeo.com/1"} '),
        [("link_card", ("Vimeo", "https://vimeo.com/1"))],
    ),
    (block("file", f'<div class="wp-block-file">{FILE}</div>', '{"id":20} '), [("file", (7, "Rates"))]),
    (block("buttons", f"<div>{block('button', BUTTON)}</div>"), [("link_card", ("Read", 40))]),
    (block("code", "<pre><code>[gallery]</code></pre>"), [("html", "<pre><code>[gallery]</code></pre>")]),
    (block("separator", "<hr/>") + block("more", "<!--more-->") + block("spacer", "<div></div>"), []),
    (block("html", "<p onclick='x'>a</p><script>x</script>"), [("html", "<p>a</p>")]),
    (block("html", "<script>x</script><style>y</style>"), []),
    (block("freeform", "One\n\nTwo"), [("text", "<p>One</p><p>Two</p>")]),
    (block("table", figure("table", TABLE)), [("html", f"<figure>{TABLE}</figure>")]),
    # written wrongly
    ("<!-- wp:paragraph --><p>a</p>", [("text", "<p>a</p>")]),
    (f"<!-- wp:paragraph --><p>b</p>{PARAGRAPH}", [("text", "<p>b</p><p>a</p>")]),
    ("<p>a</p><!-- /wp:paragraph --><p>b</p>", [("text", "<p>a</p><p>b</p>")]),
    (block("heading", "<h3>a</h3>", "{level:3 "), [("heading", ("a", "3"))]),
    (block("gallery", "", '{"ids":{"a":1}} '), []),
    (block("group", "<!-- wp:paragraph --><p>a</p>"), [("text", "<p>a</p>")]),
    ("<!-- wp: --><p>a</p><!-- wp:UPPER --><!-- wp", [("text", "<p>a</p>")]),
]


@pytest.mark.parametrize(("markup", "expected"), FRAGMENTS)
def test_block_markup_becomes_blocks(markup, expected):
    assert blocks(markup) == expected


def test_an_unknown_block_is_kept_as_html_and_named():
    found = converted('<!-- wp:acme/box {"a":1} --><div class="x"><b>Kept</b></div><!-- /wp:acme/box -->')
    assert [block["value"] for block in found.body] == ["<div><b>Kept</b></div>"]
    assert found.remarks == ("The block “acme/box” is not known here and was kept as HTML.",)


def test_an_unknown_block_that_holds_others_is_taken_apart():
    inner = "<!-- wp:heading --><h2>In</h2><!-- /wp:heading -->"
    assert blocks(f"<!-- wp:acme/row --><div>{inner}</div><!-- /wp:acme/row -->") == [
        ("heading", ("In", "2"))
    ]


def test_a_reusable_block_is_said():
    assert "The reusable block 5 is kept elsewhere" in converted('<!-- wp:block {"ref":5} /-->').remarks[0]


@pytest.mark.parametrize("written", ["{", "[1]", '{"a":' * 5000, "null", "", '"x"'])
def test_settings_that_are_none_are_empty(written):
    (part,) = parts(f"<!-- wp:file {written} -->a<!-- /wp:file -->")
    assert part.settings == {}
