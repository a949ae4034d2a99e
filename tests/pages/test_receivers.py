import pytest

from comity.pages.models import Withdrawal
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_a_withdrawn_article_answers_410_and_comes_back_when_published(client):
    story = make.article(make.section())
    story.unpublish()
    gone = client.get(story.url)
    assert gone.status_code == 410
    assert "withdrawn" in gone.content.decode().lower()
    story.save_revision().publish()
    assert client.get(story.url).status_code == 200
    assert not Withdrawal.objects.exists()


def test_a_deleted_article_answers_410(client):
    story = make.article(make.section())
    url = story.url
    story.delete()
    assert client.get(url).status_code == 410


def test_a_deleted_section_takes_its_articles_addresses_to_410(client):
    section = make.section()
    story = make.article(section)
    section.delete()
    assert client.get(story.url).status_code == 410


def test_a_deleted_draft_was_never_there(client):
    story = make.draft(make.section())
    url = story.url
    story.delete()
    assert client.get(url).status_code == 404


def test_a_new_page_at_a_withdrawn_address_is_read(client):
    section = make.section()
    make.article(section, "One", slug="one").delete()
    again = make.article(section, "One again", slug="one")
    assert client.get(again.url).status_code == 200
    assert not Withdrawal.objects.exists()


def test_a_changed_slug_keeps_the_old_address_working(client):
    story = make.article(make.section(), slug="old")
    old = story.url
    story.slug = "new"
    story.save_revision().publish()
    answer = client.get(old)
    assert answer.status_code == 301
    assert answer["Location"] == "/news/new/"


def test_a_renamed_section_keeps_its_articles_old_addresses_working(client):
    section = make.section(slug="old")
    story = make.article(section, slug="story")
    section.slug = "new"
    section.save_revision().publish()
    answer = client.get("/old/story/")
    assert answer.status_code == 301
    assert answer["Location"] == "/new/story/"
    story.refresh_from_db()
    assert story.url == "/new/story/"


def test_a_kept_picture_gets_its_sizes():
    picture = make.picture()
    picture.refresh_from_db()
    assert picture.made("plain")


def test_a_moved_article_keeps_its_old_address_working(client):
    news, history = make.section("News"), make.section("History")
    story = make.article(news, slug="strike")
    story.move(history, pos="last-child")
    answer = client.get("/news/strike/")
    assert (answer.status_code, answer["Location"]) == (301, "/history/strike/")


def test_an_article_that_takes_its_old_slug_back_leads_nowhere_else(client):
    story = make.article(make.section(), slug="one")
    for slug in ("two", "one"):
        story.slug = slug
        story.save_revision().publish()
        story.refresh_from_db()
    assert client.get("/news/one/").status_code == 200
    assert client.get("/news/two/")["Location"] == "/news/one/"
    story.unpublish()
    assert client.get("/news/one/").status_code == 410
