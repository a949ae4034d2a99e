import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.pages import searching
from comity.pages.models import ArticlePage
from tests.factories import pages as make


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"night', "night"),
        ("crew* OR -rail", "crew OR rail"),
        ("a\x00b", "a b"),
        ("ليل", "ليل"),
        (" ".join("abcdefghijklmnop"), "a b c d e f g h i j k l"),
        ("x" * 900, "x" * 200),
        (None, None),
    ],
)
def test_words_keeps_words_only(typed, kept):
    assert searching.words(typed) == kept


@given(st.text(max_size=400))
def test_words_never_holds_what_the_query_language_reads(typed):
    assert not set(searching.words(typed)) & set('"*():^-+\x00')


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ['"', '"" AND', "NEAR(", "a\x00", "'; DROP", "*", "😀"])
def test_any_text_can_be_searched(typed):
    make.article(make.section(), "Night crews")
    assert list(ArticlePage.objects.search(typed)) == []


@pytest.mark.django_db
def test_an_article_is_found_by_a_word_of_its_title():
    story = make.article(make.section(), "Night crews win the rest rule")
    assert [page.pk for page in ArticlePage.objects.search("crews")] == [story.pk]
