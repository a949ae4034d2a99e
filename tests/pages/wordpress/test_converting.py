"""Whatever a body holds, it converts, in good time, twice alike, and nothing in it runs."""

import json
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.pages.markup import clean
from comity.pages.wordpress.converting import convert, plain
from tests.pages.wordpress.converting.places import STRIKE, Known
from tests.pages.wordpress.converting.reading import blocks, converted

RUNS = set(
    "script style iframe object embed form input button svg math link meta base img video audio source "
    "template noscript frame frameset applet textarea select".split()
)
KEPT_ATTRIBUTES = set(
    "href linktype id dir lang colspan rowspan span scope start reversed type value title datetime open "
    "data-block-key".split()
)
SCHEMES = ("http://", "https://", "mailto:", "tel:", "/")


class Watch(HTMLParser):
    """Notes every tag and attribute that should not be in what readers are sent."""

    def __init__(self):
        super().__init__()
        self.bad = []

    def handle_starttag(self, tag, attrs):
        self.bad += [tag] if tag in RUNS else []
        for name, value in attrs:
            if name not in KEPT_ATTRIBUTES:
                self.bad.append(name)
            if name == "href" and not value.startswith(SCHEMES):
                self.bad.append(value)

    def handle_comment(self, data):
        self.bad.append(data)


def harm(found):
    """Return what runs or tracks in the HTML of a converted body."""
    watch = Watch()
    for block in found.body:
        if block["type"] in {"text", "html"}:
            watch.feed(block["value"])
        elif block["type"] == "link_card":
            assert block["value"]["page"] or block["value"]["address"].startswith(("https://", "http://"))
    watch.close()
    return watch.bad


HOSTILE = [
    "<script>hit()</script>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<SCRIPT/x>hit()</SCRIPT\t>",
    "<img src=x onerror=hit()>",
    "<p onclick=hit()>a</p>",
    "<svg onload=hit()><script>hit()</script></svg>",
    "<svg><p><style><img src=x onerror=hit()></style></p></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()></style></mglyph></table></mtext></math>",
    '<noscript><p title="</noscript><img src=x onerror=hit()>"></noscript>',
    "<iframe srcdoc='<script>hit()</script>'></iframe>",
    "<iframe src='javascript:hit()'></iframe>",
    "<a href='javascript:hit()'>a</a>",
    "<a href='&#106;avascript&colon;hit()'>a</a>",
    "<a href=' \x01javascript:hit()'>a</a>",
    "<a href='data:text/html,<script>hit()</script>'>a</a>",
    "<a href='vbscript:hit()'>a</a>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action='https://evil.example/'><button formaction='javascript:hit()'>b</button></form>",
    "<object data='x.swf'></object><embed src='https://evil.example/x.swf'>",
    "<table background='javascript:hit()'><tr><td style='behavior:url(x)'>a</td></tr></table>",
    "<details open ontoggle=hit()><summary>a</summary></details>",
    "<pre><a href=\"x\" style='background:url(javascript:hit())'>a</a></pre>",
    "<!-- wp:html --><a onmouseover='hit()' href='/\" onclick=\"hit()'>a</a><!-- /wp:html -->",
    "<!-- wp:acme/x --><img src=x onerror=hit()><link rel=stylesheet href=//evil.example><!-- /wp:acme/x -->",
    '<!-- wp:cover {"url":"\\"><script>hit()</script>"} --><p>a</p><!-- /wp:cover -->',
    '<!-- wp:embed {"url":"javascript:hit()"} /-->',
    "[embed]javascript:hit()[/embed][video src='javascript:hit()'][audio src='\"><script>hit()</script>']",
    '[caption caption="<script>hit()</script>"]<img src=x>[/caption][gallery ids=""><script>"]',
    "<plaintext><script>hit()</script>",
    "<textarea><script>hit()</script></textarea><title><script>hit()</script></title>",
    "<!--><script>hit()</script>--><![CDATA[<script>hit()</script>]]><?php hit() ?>",
    "\0<\0script>hit()</script>\ud800\ufffe&#0;&#xD800;&#x1;",
    "a < b > c << d & e &amp; f",
    "<a <b <p x=<script>hit()</script>",
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_nothing_that_runs_comes_along(markup):
    found = converted(f"Before {markup} after")
    assert harm(found) == []
    json.dumps(found.body, ensure_ascii=False).encode("utf-8", "strict")
    assert harm(converted(f"<table><tr><td>{markup}</td></tr></table>")) == []


TAGS = (
    "<b> </b> <p> </p> <ul> <li> </ul> <table> <td> </table> <pre> </pre> <div> </div> <h2> </h2> <br> "
    "<dl><dt> <blockquote> </blockquote> <figure> </figure> <details> </a> "
    "[caption] [/caption] [gallery] [[embed]]"
)
COMMENTS = (
    "<!-- wp:group -->|<!-- /wp:group -->|<!-- wp:list -->|<!-- /wp:list -->|<!-- wp:html -->|"
    '<!-- /wp:html -->|<!-- wp:acme/x {"a":1} -->|<!-- /wp:acme/x -->|'
    '<!--|-->|<a href="/x">|&nbsp;|word | |"|\n|\n\n'
)
pieces = st.sampled_from([*HOSTILE, *TAGS.split(), *COMMENTS.split("|"), f'<img src="{STRIKE}">'])
markups = st.lists(pieces | st.text(max_size=6), max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(markups)
def test_any_mixture_converts_harmlessly_and_twice_alike(markup):
    found = converted(markup)
    assert harm(found) == []
    assert converted(markup) == found
    assert "\\u0000" not in json.dumps(found.body)
    for block in found.body:
        if block["type"] == "html":
            assert clean(block["value"]) == block["value"]


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_converts(text):
    assert harm(converted(text)) == []
    assert len(plain(text, 50)) <= 50


BOMBS = [
    "<div>",
    "<ul><li>",
    "<b><p>",
    "<a href=x><p>",
    "<p><font color=a><b class=b><i id=c>x",
    "<table><tr><td>",
    "<blockquote>",
    "<!-- wp:group --><div>",
    "<!-- wp:paragraph -->",
    "<!-- wp:x ",
    "[a ",
    "[caption]",
    "[gallery ",
    "[",
    "<",
    "<a x=",
    "&",
    "&lt; ",
    "a\n \n",
    " ",
    "<br>",
    "<span>",
    "<svg>",
    "https://youtu.be/x\n",
    "<figure class=wp-caption>",
    "\0",
    "\ud800",
    "{",
    "</p>",
]


def calls_of(markup):
    """The work of a conversion: calls, which are the same on every machine, where seconds are not."""
    calls = 0

    def count(_frame, event, _what):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        converted(markup)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", BOMBS)
def test_work_grows_with_length_only(piece):
    """Eight times the length: linear work is about eight times as much, quadratic sixty-four."""
    short, long = (piece * (size // len(piece)) for size in (5_000, 40_000))
    converted(short)  # what is loaded once is no work of the second
    assert calls_of(long) < 12 * calls_of(short) + 5_000


def test_ten_thousand_nested_parts_keep_their_words():
    for tag in ("div", "ul", "b", "blockquote"):
        deep = f"<{tag}>" * 10_000 + "<p>Down here</p>" + f"</{tag}>" * 10_000
        assert blocks(deep) == [("text", "<p>Down here</p>")]


def test_a_post_of_ten_megabytes_converts():
    paragraph = "<p>" + "The quay stood <b>still</b> &amp; waited. " * 100 + "</p>\n"
    body = converted(paragraph * (10_000_000 // len(paragraph))).body
    assert [block["type"] for block in body] == ["text"]
    assert body[0]["value"].count("<p ") == 10_000_000 // len(paragraph)


def test_ids_are_the_same_each_time_and_differ_between_posts():
    first = convert("One<hr><table><td>a</table>", Known(), key="post-1").body
    other = convert("One<hr><table><td>a</table>", Known(), key="post-2").body
    assert len({block["id"] for block in first + other}) == 4


def test_what_is_left_out_is_said_once():
    assert converted("<script>a</script><script>b</script><form></form>").remarks == (
        "A script was left out.",
        "A form was left out.",
    )


@pytest.mark.parametrize(
    ("markup", "longest", "words"),
    [
        ("<p>One</p><p>two &amp; <b>th</b>ree</p>", 80, "One two & three"),
        ("<!-- wp:paragraph --><p>One</p><!-- /wp:paragraph --><script>x</script>", 80, "One"),
        ('[gallery ids="1"]One [caption]<img src=x> two[/caption] [[gallery]]', 80, "One two [[gallery]]"),
        ("One two three", 9, "One two…"),
        ("Onetwothree", 5, "Onet…"),
        ("", 5, ""),
    ],
)
def test_a_summary_is_plain_words_cut_at_a_word(markup, longest, words):
    assert plain(markup, longest) == words
