import pytest
from wagtail.models import Locale

from comity.pages.checks import remarks_on, words
from comity.pages.checks.text import read
from comity.pages.models import ArticlePage
from tests.factories import pages as make
from tests.pages.checks.texts import article, said, text

pytestmark = pytest.mark.django_db

LATIN = "<p>The crews met at the gate and spoke of ten hours of rest.</p>"
ARABIC = "<p>اجتمع العمال عند البوابة وتحدثوا عن عشر ساعات من الراحة بين الورديات.</p>"


def test_a_good_article_has_no_remarks():
    assert said(("heading", {"text": "Rest", "level": "2"}), ("text", LATIN)) == []


@pytest.mark.parametrize(
    ("summary", "start"),
    [("", "There is no summary."), ("  ", "There is no summary."), ("x" * 201, "The summary has 201")],
)
def test_summaries_missing_and_too_long_are_found(summary, start):
    page = article()
    page.summary = summary
    assert [said.startswith(start) for said in words.summary(read(page))] == [True]


def test_a_summary_of_200_characters_fits():
    assert list(words.summary(text(summary="x" * 200))) == []


def test_an_article_without_author_and_topic_says_so():
    page = make.article(make.section())
    assert [remark.words for remark in remarks_on(page)] == [
        "No author is named. Choose who wrote it.",
        "No topic is chosen. Readers find the article by its topics.",
    ]


def test_home_sections_and_plain_pages_need_neither():
    home = make.site()
    assert remarks_on(home) == []
    assert remarks_on(make.section()) == []
    assert [remark.check for remark in remarks_on(home.get_children().first().specific)] == []


def test_a_smaller_heading_before_any_heading_is_found():
    headings = [("heading", {"text": text_, "level": level}) for text_, level in [("A", "3"), ("B", "2")]]
    assert list(words.headings(text(*headings))) == [
        "“A” is a smaller heading, and there is no heading before it. Make it a heading."
    ]
    assert list(words.headings(text(*reversed(headings)))) == []


def test_headings_without_words_and_repeated_are_found():
    blocks = [("heading", {"text": text_, "level": "2"}) for text_ in ("Rest", "rest ", "REST", " ")]
    assert list(words.headings(text(*blocks))) == [
        "A heading has no words. Write some, or take it out.",
        "The heading “Rest” stands here more than once. Tell the parts apart.",
    ]


@pytest.mark.parametrize(
    ("code", "body", "found"),
    [("en", ARABIC, 1), ("en", LATIN, 0), ("ar", LATIN, 1), ("ar", ARABIC, 0), ("en", LATIN * 2 + ARABIC, 0)],
)
def test_a_text_in_letters_of_another_language_is_found(code, body, found):
    page = article(("text", body))
    page.locale = Locale.objects.get_or_create(language_code=code)[0]
    page.title = page.summary = ""
    assert len(list(words.language(read(page)))) == found


def test_a_few_letters_tell_no_language():
    assert list(words.language(text(("text", "<p>نعم</p>"), summary="١٢٣", title="2026", slug="y"))) == []


def test_words_of_quotes_and_captions_count():
    page = ArticlePage(title="", body=[("quote", {"text": "عشر ساعات " * 9, "who": "", "role": ""})])
    page.locale = Locale.objects.get()
    assert len(list(words.language(read(page)))) == 1
