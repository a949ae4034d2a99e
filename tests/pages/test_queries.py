import pytest

from comity.organisation.models import Topic
from comity.pages import actions, queries
from comity.pages.models import ArticlePage, PlainPage
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_menu_and_footer_share_the_top_pages_between_them():
    make.section("News")
    make.section("Work")
    assert [item["url"] for item in queries.menu("en")] == ["/news/", "/work/"]
    assert {item["url"] for item in queries.footer_links("en")} == {"/contact/", "/privacy/", "/imprint/"}


def test_menu_marks_the_section_of_the_page_being_shown():
    news, work = make.section("News"), make.section("Work")
    marked = {item["url"]: item["current"] for item in queries.menu("en", make.article(work))}
    assert marked == {"/news/": False, "/work/": True}
    assert news.url == "/news/"


def test_articles_by_an_author_come_newest_first_and_public_only():
    section, ines = make.section(), make.author("Ines")
    stories = [make.article(section), make.article(section), make.draft(section)]
    for story in stories:
        make.credit(story, authors=[ines])
    assert [page.pk for page in queries.by_author(ines).page(1)] == [stories[1].pk, stories[0].pk]


@pytest.mark.parametrize(
    ("words", "gap"),
    [("at [your address]", True), ("[هاتف]", True), ("see [1] and []", False), ("desk@union.example", False)],
)
def test_a_gap_is_words_in_brackets_on_a_public_plain_page(words, gap, django_assert_num_queries):
    home = make.site()
    PlainPage.objects.exclude(slug="contact").update(live=False)
    contact = home.get_children().get(slug="contact").specific
    contact.body = [("text", f"<p>{words}</p>"), ("gallery", {"pictures": [], "caption": ""})]
    contact.save()
    with django_assert_num_queries(1):
        assert queries.with_gaps() == ([contact] if gap else [])


@pytest.mark.parametrize("rows", [1, 3])
def test_articles_about_a_topic_cost_the_same_for_any_number(rows, django_assert_num_queries):
    section, rail = make.section(), Topic.objects.create(name="Rail", slug="rail")
    for number in range(rows):
        make.credit(make.article(section), authors=[make.author(f"A {number}")], topics=[rail])
    with django_assert_num_queries(5):
        shown = [(story.title, story.topic, story.authors) for story in queries.about(rail, "en").page(1)]
    assert len(shown) == rows


def test_each_language_has_its_own_menu_and_newest_articles():
    news, home = make.section("News"), make.home("es")
    noticias = make.section("Noticias", parent=home)
    english, spanish = make.article(news), make.article(noticias)
    assert queries.languages() == {"en": "/", "es": "/es/"}
    assert [link["url"] for link in queries.menu("es")] == ["/es/noticias/"]
    assert [link["url"] for link in queries.menu("en")] == ["/news/"]
    assert [page.pk for page in queries.newest("es")] == [spanish.pk]
    assert [page.pk for page in queries.newest("en")] == [english.pk]
    assert queries.menu("fr") == []


def test_page_at_finds_pages_of_other_languages_by_their_prefix():
    home = make.home("es")
    story = make.article(make.section("Noticias", parent=home), "Señales")
    assert queries.page_at("es/") == home
    assert queries.page_at("es/noticias/señales/") == story
    assert queries.page_at("noticias/señales/") is None
    assert queries.page_at("es/es/") is None


def test_a_language_whose_home_is_not_public_is_not_offered():
    make.site()
    actions.open_language("fr", title="Syndicat")
    assert queries.languages() == {"en": "/"}
    assert queries.page_at("fr/") is None


def test_page_at_finds_every_kind_of_page_by_its_address():
    section = make.section("News")
    story, site = make.article(section, "Signal boxes"), make.site()
    assert queries.page_at("") == site
    assert queries.page_at("news/") == section
    found = queries.page_at("news/signal-boxes/")
    assert found == story
    assert type(found) is ArticlePage
    assert type(queries.page_at("contact/")) is PlainPage


def test_page_at_finds_an_article_in_one_query(django_assert_num_queries):
    story = make.article(make.section("News"), "Signal boxes")
    with django_assert_num_queries(1):
        assert queries.page_at(story.url).picture is None


@pytest.mark.parametrize(
    "path", ["news/hidden/", "history/signal-boxes/", "NEWS/signal-boxes/", "signal-boxes/", "home/news/"]
)
def test_page_at_finds_nothing_where_nothing_public_stands(path):
    section = make.section("News")
    make.section("History")
    make.article(section, "Signal boxes")
    make.draft(section, "Hidden")
    assert queries.page_at(path) is None


def test_withdrawals_are_found_by_address_in_any_script():
    story = make.article(make.section(), "الموانئ والسكك")
    story.unpublish()
    assert queries.withdrawals_at(story.url).count() == 1
    assert queries.withdrawals_at("/news/other/").count() == 0
