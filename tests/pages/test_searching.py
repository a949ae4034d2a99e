import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.search.models import IndexEntry

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


@pytest.mark.django_db
def test_a_short_title_weighs_more_than_a_long_one() -> None:
    section = make.section()
    short = make.article(section, "Dredgers")
    long = make.article(
        section, "Dredgers and many other ships that came to the port in the last days of spring"
    )
    weights = dict(IndexEntry.objects.values_list("object_id", "title_norm"))
    assert weights[str(short.pk)] > 2 * weights[str(long.pk)] > 0
    assert [page.pk for page in ArticlePage.objects.search("dredgers")] == [short.pk, long.pk]
