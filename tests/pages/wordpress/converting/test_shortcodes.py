import pytest

from tests.pages.wordpress.converting.places import QUAY, STRIKE
from tests.pages.wordpress.converting.reading import blocks, converted

IMAGE = f'<img class="wp-image-12" src="{STRIKE}" alt="" />'
BOTH = [(1, "", "From the library"), (2, "", "")]

FRAGMENTS = [
    (
        f'[caption id="attachment_12" width="300"]{IMAGE} The gate[/caption]',
        [("picture", (1, "", "The gate"))],
    ),
    (
        f'[caption width="300" caption="The gate"]<a href="{STRIKE}">{IMAGE}</a>[/caption]',
        [("picture", (1, "", "The gate"))],
    ),
    (
        f"A[wp_caption]{IMAGE} The <em>gate</em>[/wp_caption]B",
        [("text", "<p>A</p>"), ("picture", (1, "", "The gate")), ("text", "<p>B</p>")],
    ),
    (
        f"[caption]{IMAGE} never closed",
        [("text", "<p>[caption]</p>"), ("picture", (1, "", "")), ("text", "<p>never closed</p>")],
    ),
    ('[gallery ids="12,13" columns="2"]', [("gallery", (BOTH, ""))]),
    ("[gallery]", [("gallery", (BOTH, ""))]),
    ("[gallery include='12']", [("picture", (1, "", "From the library"))]),
    ("[embed width='3']https://vimeo.com/1[/embed]", [("link_card", ("Vimeo", "https://vimeo.com/1"))]),
    (
        '[video width="6" mp4="https://example.org/a.mp4"][/video]',
        [("link_card", ("example.org", "https://example.org/a.mp4"))],
    ),
    ("[audio https://example.org/a.mp3]", [("link_card", ("example.org", "https://example.org/a.mp3"))]),
    ("[audio src=https://example.org/a.mp3]", [("link_card", ("example.org", "https://example.org/a.mp3"))]),
    ('[[gallery ids="1"]] and [sic] and [1]', [("text", '<p>[gallery ids="1"] and [sic] and [1]</p>')]),
    (f'<img src="{QUAY}" alt="[gallery]">', [("picture", (2, "[gallery]", ""))]),
    ("[caption][caption][/caption]", []),
]


@pytest.mark.parametrize(("markup", "expected"), FRAGMENTS)
def test_a_shortcode_becomes_what_it_stands_for(markup, expected):
    assert blocks(markup) == expected


@pytest.mark.parametrize("markup", ['[form id="3"]', "[contact-form-7]", "[vc_row]<b>x</b>[/vc_row]"])
def test_an_unknown_shortcode_stays_and_is_said(markup):
    found = converted(markup)
    assert markup[:5] in found.body[0]["value"]
    assert len(found.remarks) == 1
    assert "stayed as it was written" in found.remarks[0]
