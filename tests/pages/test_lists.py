from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction

from comity.organisation.models import Topic
from comity.pages import lists
from comity.pages.models import ArticlePage, Author, Listing
from comity.pages.models.listings import with_number
from tests.factories import pages as make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)


def _lists(story):
    return set(Listing.objects.filter(page=story).values_list("list", flat=True))


def _credited():
    """Return an article with an author and a topic, and the names of the lists it belongs to."""
    section, ines = make.section(), make.author()
    rail = Topic.objects.create(name="Rail", slug="rail")
    story = make.article(section)
    make.credit(story, authors=[ines], topics=[rail])
    return story, {
        "language:en",
        f"section:{section.pk}",
        f"topic:{rail.pk}:en",
        f"author:{ines.pk}",
        f"author:{ines.pk}:en",
    }


def test_a_published_article_stands_in_exactly_its_lists():
    story, expected = _credited()
    assert _lists(story) == expected
    make.backdate(story, MARCH)
    assert set(Listing.objects.values_list("month", "published_at")) == {(202603, MARCH)}


def test_topics_changed_in_a_draft_count_once_it_is_published():
    story, expected = _credited()
    story = ArticlePage.objects.get(pk=story.pk)
    story.article_topics = []
    draft = story.save_revision()
    assert _lists(story) == expected
    draft.publish()
    assert _lists(story) == {name for name in expected if not name.startswith("topic")}


@pytest.mark.parametrize("way", ["unpublish", "save", "delete", "delete its section"])
def test_what_is_no_longer_public_stands_in_no_list(way):
    story, _expected = _credited()
    if way == "unpublish":
        story.unpublish()
    elif way == "save":
        story.live = False
        story.save()
    elif way == "delete":
        story.delete()
    else:
        story.get_parent().specific.delete()
    assert not Listing.objects.exists()


def test_a_draft_stands_in_no_list():
    make.draft(make.section())
    assert not Listing.objects.exists()


def test_a_moved_article_stands_in_its_new_section():
    story, _expected = _credited()
    history = make.section("History")
    story.move(history, pos="last-child")
    assert {name for name in _lists(story) if name.startswith("section")} == {f"section:{history.pk}"}


def test_articles_that_come_below_another_home_page_stand_in_its_lists():
    story, expected = _credited()
    story.get_parent().specific.move(make.home("es"), pos="last-child")
    assert _lists(story) == {name.replace(":en", ":es") for name in expected}


def test_a_change_that_is_undone_leaves_the_lists_as_they_were():
    story, expected = _credited()
    with transaction.atomic():
        story.unpublish()
        transaction.set_rollback(True)
    assert _lists(story) == expected


def test_months_are_those_of_the_sites_time_zone(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    story = make.article(make.section())
    make.backdate(story, datetime(2026, 3, 31, 20, tzinfo=UTC))
    assert Listing.objects.filter(list="language:en").get().month == 202604


def test_an_article_without_a_date_gets_one():
    story = make.article(make.section())
    ArticlePage.objects.update(first_published_at=None)
    lists.settle([story.pk])
    assert Listing.objects.filter(list="language:en").get().published_at == (
        ArticlePage.objects.get().first_published_at
    )


def test_settling_all_puts_right_what_is_missing_stale_or_too_much(monkeypatch):
    monkeypatch.setattr(lists, "AT_ONCE", 2)
    section = make.section()
    stories = [make.article(section) for _ in range(5)]
    right = set(Listing.objects.values_list("list", "month", "page"))
    Listing.objects.filter(page=stories[0]).delete()
    Listing.objects.filter(page=stories[1]).update(month=190001)
    Listing.objects.create(list="topic:99", month=202601, published_at=MARCH, page=stories[4])
    assert lists.settle_all(ArticlePage.objects.all()) == 2 + 4 + 1
    assert set(Listing.objects.values_list("list", "month", "page")) == right
    assert lists.settle_all(ArticlePage.objects.all()) == 0


def test_settling_costs_the_same_for_any_number(django_assert_num_queries):
    section = make.section()
    keys = [make.article(section).pk for _ in range(3)]
    with django_assert_num_queries(8):
        lists.settle(keys[:1])
    with django_assert_num_queries(8):
        lists.settle(keys)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
def test_a_page_of_a_list_comes_from_its_index_alone():
    query = Listing.objects.of("language:en").pages()[9980:10000]
    assert "COVERING INDEX" in query.explain()


def test_an_upgrade_lists_what_is_public_already():
    story, expected = _credited()
    make.backdate(story, MARCH)
    make.draft(story.get_parent().specific)
    Listing.objects.all().delete()
    migration = import_module("comity.pages.migrations.0005_articles_in_lists")
    for _again in range(2):
        migration.fill(apps, None)
        assert _lists(story) == expected
        assert Listing.objects.count() == 5
    assert lists.settle_all(ArticlePage.objects.all()) == 0


def test_with_number_leaves_out_who_has_nothing_public(django_assert_num_queries):
    section, ines, ana = make.section(), make.author("Ines"), make.author("Ana")
    make.author("Nobody")
    for _ in range(2):
        make.credit(make.article(section), authors=[ines])
    make.credit(make.article(section), authors=[ines, ana])
    with django_assert_num_queries(1):
        found = {author.name: author.number for author in with_number(Author.objects.all(), "author", "en")}
    assert found == {"Ines": 3, "Ana": 1}


def test_stories_of_one_moment_have_one_order():
    section = make.section()
    stories = [make.article(section) for _ in range(3)]
    for story in stories:
        make.backdate(story, MARCH)
    make.backdate(stories[0], MARCH + timedelta(days=1))
    order = list(Listing.objects.of("language:en").pages())
    assert order == [stories[0].pk, stories[2].pk, stories[1].pk]
