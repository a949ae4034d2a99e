from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from comity.organisation.models import Topic
from comity.pages.models import ArticlePage, Correction, PlainPage, SectionPage
from tests.factories import pages as make
from tests.factories import people

pytestmark = pytest.mark.django_db


def test_article_shows_its_words_and_its_end_of_text_corrections(client):
    story = make.article(make.section(), "Night crews win the ten-hour rest")
    Correction.objects.create(page=story, on="2026-03-03", text="The talks took eleven weeks, not ten.")
    page = client.get(story.url).content.decode()
    assert "Night crews win the ten-hour rest" in page
    assert "The talks took eleven weeks, not ten." in page


def test_article_names_its_authors_and_topics_in_the_editors_order(client):
    story = make.article(make.section())
    topics = [Topic.objects.create(name=name, slug=name.lower()) for name in ("Rail", "Ports")]
    make.credit(story, authors=[make.author("Zora"), make.author("Ana")], topics=topics)
    kept = ArticlePage.objects.get(pk=story.pk)
    assert [author.name for author in kept.authors] == ["Zora", "Ana"]
    assert kept.topic is not None
    assert kept.topic.name == "Rail"


@pytest.mark.parametrize("slug", ["cms", "account", "api", "feed", "es", "desk", "health", "topics"])
def test_a_top_page_refuses_a_reserved_slug(slug):
    home = make.site()
    with pytest.raises(ValidationError) as refused:
        home.add_child(instance=PlainPage(title="Mine", slug=slug)).full_clean()
    assert "slug" in refused.value.message_dict


def test_an_article_refuses_the_slug_of_its_sections_feed():
    with pytest.raises(ValidationError):
        make.article(make.section(), slug="feed").full_clean()


def test_an_article_may_bear_a_word_that_is_reserved_at_the_top_only():
    make.article(make.section(), slug="campaigns").full_clean()


@pytest.mark.parametrize(
    "title", ["الموانئ والسكك", "港口与铁路", "Порты и рельсы", "Λιμάνια", "Häfen & Gleise"]
)
def test_a_title_in_any_script_gives_a_page_that_can_be_read(client, title):
    story = make.article(make.section(), title)
    assert story.slug
    assert client.get(story.url).status_code == 200


def test_a_title_of_a_thousand_characters_is_refused_with_its_length():
    section = make.section()
    with pytest.raises(ValidationError) as refused:
        section.add_child(instance=ArticlePage(title="x" * 1000, slug="long", summary="s"))
    assert "255" in str(refused.value)
    assert not ArticlePage.objects.exists()


def test_home_leads_with_the_newest_article_unless_editors_chose_one(client):
    section = make.section()
    old, new = make.article(section, "Old"), make.article(section, "New")
    make.backdate(old, timezone.now() - timedelta(days=3))
    home = make.site()
    assert client.get("/").context["lead"] == new
    home.lead = old
    home.save()
    assert client.get("/").context["lead"] == old


def test_home_never_shows_a_draft_or_a_story_twice(client):
    section = make.section()
    make.draft(section, "Secret plan")
    for _ in range(12):
        make.article(section)
    context = client.get("/").context
    shown = [
        context["lead"],
        *context["stories"],
        *(s for row in context["sections"] for s in row["stories"]),
    ]
    assert len(shown) == len({story.pk for story in shown}) == 10
    assert "Secret plan" not in {story.title for story in shown}


def test_nobody_deletes_moves_or_withdraws_home():
    home, who = make.site(), people.account("administrator")
    may = Page.objects.get(pk=home.pk).permissions_for_user(who)
    assert may.can_edit()
    assert [may.can_delete(), may.can_move(), may.can_unpublish()] == [False] * 3


def test_home_without_articles_still_answers(client):
    make.site()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_section_costs_the_same_number_of_queries_for_any_number_of_stories(
    client, django_assert_max_num_queries, rows
):
    section = make.section()
    for _ in range(rows):
        story = make.article(section, picture=make.picture())
        make.credit(story, authors=[make.author(f"Author {story.pk}")])
    client.get(section.url)
    with django_assert_max_num_queries(16):
        assert client.get(section.url).status_code == 200


def test_section_pages_split_and_never_overlap(client):
    section = make.section()
    made = {make.article(section).pk for _ in range(23)}
    first = [s.pk for s in client.get(section.url).context["stories"]]
    second = [s.pk for s in client.get(f"{section.url}?page=2").context["stories"]]
    assert len(first) == 20
    assert set(first) | set(second) == made


@pytest.mark.parametrize("number", ["0", "-1", "999", "two", "9" * 400])
def test_section_answers_any_page_number(client, number):
    section = make.section()
    make.article(section)
    assert client.get(section.url, {"page": number}).status_code == 200


def test_article_takes_at_most_fifteen_queries(client, django_assert_max_num_queries):
    section = make.section()
    picture = make.picture()
    story = make.article(
        section,
        picture=picture,
        body=[
            ("text", "<p>One.</p>"),
            ("picture", {"picture": picture, "alt_text": "", "decorative": False, "caption": "C"}),
            ("gallery", {"pictures": [{"picture": make.picture()} for _ in range(4)], "caption": ""}),
            ("quote", {"text": "We stood there.", "who": "Ana", "role": "docker"}),
        ],
    )
    topic = Topic.objects.create(name="Rail", slug="rail")
    make.credit(story, authors=[make.author(), make.author("Ana")], topics=[topic])
    client.get(story.url)
    with django_assert_max_num_queries(15):
        assert client.get(story.url).status_code == 200


def test_section_stands_in_the_menu_by_default():
    assert SectionPage(title="x").show_in_menus


def test_a_correction_is_of_today_unless_editors_say_otherwise():
    assert Correction(text="Eleven weeks, not ten.").on == timezone.localdate()
