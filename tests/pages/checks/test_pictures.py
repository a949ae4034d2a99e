import pytest

from comity.pages.checks import pictures
from tests.factories import pages as make
from tests.pages.checks.texts import text

pytestmark = pytest.mark.django_db


def _shot(picture, **words):
    return {"picture": picture, "alt_text": "", "decorative": False, "caption": "", **words}


def test_pictures_without_alt_text_are_found_wherever_they_stand():
    bare = [make.picture(f"Bare {number}", description="") for number in range(4)]
    found = pictures.alt_texts(
        text(
            ("picture", _shot(bare[1])),
            ("gallery", {"pictures": [_shot(bare[2]), _shot(bare[3])], "caption": ""}),
            picture=bare[0],
        )
    )
    assert [words.partition(" has no alt text")[0] for words in found] == [
        "The picture at the top, “Bare 0”,",
        "The picture “Bare 1”",
        "The picture “Bare 2”",
        "The picture “Bare 3”",
    ]


def test_pictures_with_words_or_as_decoration_are_fine():
    bare, told = make.picture("Bare", description=""), make.picture("Told")
    blocks = [_shot(bare, alt_text="Cranes"), _shot(bare, decorative=True), _shot(told)]
    assert list(pictures.alt_texts(text(*(("picture", block) for block in blocks), picture=told))) == []


def test_a_picture_that_stands_here_twice_is_told_once():
    bare = make.picture("Bare", description=" ")
    assert len(list(pictures.alt_texts(text(("picture", _shot(bare)), ("picture", _shot(bare)))))) == 1
