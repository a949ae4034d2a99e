"""Real-life fragments of bodies, and what becomes of them."""

import pytest

from tests.pages.wordpress.converting.places import RATES, STORY, STRIKE
from tests.pages.wordpress.converting.reading import blocks, converted

LONG = "word " * 60

FRAGMENTS = [
    # the old editor: blank lines and line ends
    ("One\ntwo\n\nThree", [("text", "<p>One<br/>two</p><p>Three</p>")]),
    ("One\r\n\r\nTwo", [("text", "<p>One</p><p>Two</p>")]),
    ("<em>One\n\ntwo</em>", [("text", "<p><i>One</i></p><p><i>two</i></p>")]),
    ("One<br><br>Two<br>Three", [("text", "<p>One</p><p>Two<br/>Three</p>")]),
    ("One<br />\nTwo", [("text", "<p>One<br/>Two</p>")]),
    ("<p>One\ntwo</p>\n<p>&nbsp;</p>\n<p>Three</p>", [("text", "<p>One<br/>two</p><p>Three</p>")]),
    (
        "<ul>\n<li>One\ntwo</li>\n\n<li>Three</li>\n</ul>",
        [("text", "<ul><li>One two</li><li>Three</li></ul>")],
    ),
    ("A\n<pre>x\n\n  y</pre>", [("text", "<p>A</p>"), ("html", "<pre>x\n\n  y</pre>")]),
    ("<div><div>One</div>Two</div>Three", [("text", "<p>One</p><p>Two</p><p>Three</p>")]),
    ("One<hr />Two<!--more-->", [("text", "<p>One</p><p>Two</p>")]),
    # looks and links
    ("<strong>B</strong> <em>I</em> <u>u</u>", [("text", "<p><b>B</b> <i>I</i> u</p>")]),
    ('<span style="color:red">R</span><font size=7>F</font>', [("text", "<p>RF</p>")]),
    ("She said <q>no</q>", [("text", "<p>She said “no”</p>")]),
    (f'<a href="{STORY}">Page</a>', [("text", '<p><a linktype="page" id="40">Page</a></p>')]),
    (f'<a href="{RATES}">File</a>', [("text", '<p><a linktype="document" id="7">File</a></p>')]),
    ('<a href="#one">Here</a> <a name="one"></a>', [("text", "<p>Here</p>")]),
    ('<a href="/a?utm_source=x&amp;b=1&amp;fbclid=2#c">A</a>', [("text", '<p><a href="/a?b=1#c">A</a></p>')]),
    ('<a href="java&#10;script:x()">A</a>', [("text", "<p>A</p>")]),
    # headings
    (
        "<h1>One</h1><h2>Two</h2><h5>Three</h5>",
        [("heading", ("One", "2")), ("heading", ("Two", "2")), ("heading", ("Three", "3"))],
    ),
    (f"<h2>{LONG}</h2>", [("text", f"<p>{LONG.strip()}</p>")]),
    ("<h2> </h2>", []),
    # lists
    ("<ol><li>a<ul><li>b</li></ul></li></ol>", [("text", "<ol><li>a<ol><li>b</li></ol></li></ol>")]),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", [("text", "<ul><li>a<ul><li>b</li></ul></li></ul>")]),
    ("<ul><li><p>a</p><p>b</p></li></ul>", [("text", "<ul><li>a<br/>b</li></ul>")]),
    (
        f'<ul><li>a <img src="{STRIKE}"> b</li><li>c</li></ul>',
        [("text", "<ul><li>a b</li><li>c</li></ul>"), ("picture", (1, "", ""))],
    ),
    # quotes
    ("<blockquote><p>One</p><p>Two</p><cite>Ana</cite></blockquote>", [("quote", ("One\nTwo", "Ana", ""))]),
    ("<blockquote>One\n\nTwo</blockquote>", [("quote", ("One\nTwo", "", ""))]),
    (
        '<blockquote>A <a href="/x">b</a></blockquote>',
        [("html", '<blockquote>A <a href="/x">b</a></blockquote>')],
    ),
    (f"<blockquote>{LONG * 3}</blockquote>", [("html", f"<blockquote>{LONG * 3}</blockquote>")]),
    # what only HTML can say
    ("<dl><dt>a</dt><dd>b</dd></dl>", [("html", "<dl><dt>a</dt><dd>b</dd></dl>")]),
    (
        '<table class="x" dir="rtl"><tr><td style="x" colspan="2">a</td></tr></table>',
        [("html", '<table dir="rtl"><tbody><tr><td colspan="2">a</td></tr></tbody></table>')],
    ),
    (f'<table><tr><td><img src="{STRIKE}"></td></tr></table>', [("picture", (1, "", ""))]),
    (
        f'<table><tr><td><a href="{STORY}">x</a></td></tr></table>',
        [("html", '<table><tbody><tr><td><a linktype="page" id="40">x</a></td></tr></tbody></table>')],
    ),
    # players
    (
        "https://youtu.be/abc\nAnd words",
        [("link_card", ("YouTube", "https://youtu.be/abc")), ("text", "<p>And words</p>")],
    ),
    ("See https://youtu.be/abc now", [("text", "<p>See https://youtu.be/abc now</p>")]),
    (
        '<iframe src="//www.youtube.com/embed/abcdefg?rel=0" title="The march"></iframe>',
        [("link_card", ("The march", "https://www.youtube.com/watch?v=abcdefg"))],
    ),
    (
        '<iframe src="https://maps.example.org/a"></iframe>',
        [("link_card", ("maps.example.org", "https://maps.example.org/a"))],
    ),
    ('<iframe src="about:blank"></iframe><iframe src="javascript:x()"></iframe><iframe></iframe>', []),
    (
        '<object><param name="movie" value="x"><embed src="http://www.youtube.com/v/abcdefg"></object>',
        [("link_card", ("YouTube", "https://www.youtube.com/watch?v=abcdefg"))],
    ),
    (f'<video><source src="{RATES}"></video>', [("file", (7, "old.example.org"))]),
]


@pytest.mark.parametrize(("markup", "expected"), FRAGMENTS)
def test_a_fragment_becomes_blocks(markup, expected):
    assert blocks(markup) == expected


def test_a_link_in_a_heading_is_left_out_and_said():
    found = converted('<h2><a href="/x">Come</a></h2>')
    assert found.remarks == ("The link in the heading “Come” was left out.",)


def test_a_file_that_is_not_to_be_had_leaves_its_words():
    anchors = '<a href="/a.zip">All</a><a class="wp-block-file__button" href="/a.zip">Download</a>'
    box = f'<div class="wp-block-file">{anchors}</div>'
    found = converted(box)
    assert found.remarks == ("The file /a.zip could not be had.",)
    assert blocks(box) == [("text", '<p><a href="/a.zip">All</a></p>')]
