import pytest

from comity.pages.wordpress.converting import convert
from tests.pages.wordpress.converting.places import HALL, QUAY, STORY, STRIKE, UPLOADS, Known
from tests.pages.wordpress.converting.reading import blocks, converted

SMALL = STRIKE.replace(".jpg", "-300x200.jpg")
ONE, TWO = (1, "", ""), (2, "", "")
SHOTS = f'<figure><img src="{STRIKE}"><figcaption>A</figcaption></figure><figure><img src="{QUAY}"></figure>'
ENTRIES = "".join(
    f'<li class="blocks-gallery-item"><figure><img src="{one}"></figure></li>' for one in (STRIKE, QUAY)
)

FRAGMENTS = [
    (
        f'<p>A <b>b <img src="{STRIKE}" alt="Pickets"> c</b></p>',
        [("text", "<p>A <b>b</b></p>"), ("picture", (1, "Pickets", "")), ("text", "<p><b>c</b></p>")],
    ),
    (f'<a href="{STRIKE}"><img src="{SMALL}"></a>', [("picture", ONE)]),
    (
        f'<a href="{STORY}"><img src="{SMALL}" alt="The strike"></a>',
        [("picture", (1, "The strike", "")), ("link_card", ("The strike", 40))],
    ),
    (f'<a href="{STORY}" rel="attachment wp-att-3"><img src="{SMALL}"></a>', [("picture", ONE)]),
    (
        f'<a href="/x">Words <img src="{STRIKE}"></a>',
        [("text", '<p><a href="/x">Words</a></p>'), ("picture", ONE)],
    ),
    (
        f'<figure><img src="{STRIKE}"><figcaption>Before <i>noon</i></figcaption></figure>',
        [("picture", (1, "", "Before noon"))],
    ),
    (
        f'<figure><img src="{STRIKE}"><figcaption>{"word " * 60}</figcaption></figure>',
        [("picture", ONE), ("text", f"<p>{('word ' * 60).strip()}</p>")],
    ),
    (f'<img src="{HALL}" alt="The hall">', [("picture", (3, "", ""))]),
    ('<img class="alignleft wp-image-13 size-full" src="/gone.jpg">', [("picture", TWO)]),
    (f'<img src="data:image/gif;base64,R0" data-src="{QUAY}">', [("picture", TWO)]),
    (f'<img srcset="/x.jpg 300w, {QUAY} 900w">', [("picture", TWO)]),
    (
        'Well <img class="emoji" alt="🙂" src="https://s.w.org/images/core/emoji/1.svg">',
        [("text", "<p>Well 🙂</p>")],
    ),
    (
        f'<figure class="wp-block-gallery">{SHOTS}<figcaption>Both</figcaption></figure>',
        [("gallery", ([(1, "", "A"), TWO], "Both"))],
    ),
    (f'<ul class="wp-block-gallery">{ENTRIES}</ul>', [("gallery", ([ONE, TWO], ""))]),
    (f'<figure class="wp-block-gallery"><img src="{STRIKE}"></figure>', [("picture", ONE)]),
]


@pytest.mark.parametrize(("markup", "expected"), FRAGMENTS)
def test_pictures_stand_where_they_stood(markup, expected):
    assert blocks(markup) == expected


BEACONS = [
    '<img src="https://pixel.wp.com/b.gif?v=1">',
    f'<img src="{STRIKE}" width="1" height="1">',
    f'<img src="{STRIKE}" style="width:1px;display: none">',
    f'<img src="{STRIKE}" hidden>',
    '<img src="https://ssl-vg03.met.vgwort.de/na/0123">',
    f'<noscript><img src="{STRIKE}"></noscript>',
]


@pytest.mark.parametrize("markup", BEACONS)
def test_pictures_that_count_readers_are_not_even_asked_for(markup):
    places = Known()
    assert convert(markup, places, key="a").body == []
    assert places.asked == []


def test_the_full_size_is_asked_for_first():
    places = Known()
    convert(f'<img src="{UPLOADS}/gone-300x200.jpg?w=3" class="wp-image-99">', places, key="a")
    assert places.asked == [(f"{UPLOADS}/gone.jpg", 99), (f"{UPLOADS}/gone-300x200.jpg?w=3", 99)]


def test_a_missing_picture_is_said_once_and_its_caption_stays():
    one = '<figure><img src="/gone.jpg"><figcaption>The gate</figcaption></figure>'
    found = converted(one + one)
    assert found.remarks == ("A picture could not be had: /gone.jpg",)
    assert blocks(one) == [("text", "<p>The gate</p>")]


def test_a_gallery_of_many_is_parted_evenly():
    many = "".join(f'<img src="{STRIKE}">' for _ in range(49))
    sizes = [len(value[0]) for kind, value in blocks(f"<figure>{many}</figure>") if kind == "gallery"]
    assert sizes == [17, 17, 15]
