from datetime import date

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from wagtail.models import Site

from comity.kernel.access import NotAllowed
from comity.organisation.actions import describe
from comity.organisation.models import Profile, Topic
from comity.pages.models import EventTopic, HomePage, Occurrence, PlainPage, Withdrawal
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_a_withdrawn_article_answers_410_and_comes_back_when_published(client):
    story = make.article(make.section())
    story.unpublish()
    gone = client.get(story.url)
    assert gone.status_code == 410
    assert "The editors have taken it back.<" in gone.content.decode()
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


def test_a_slug_changed_while_withdrawn_still_leads_from_the_old_address(client):
    story = make.article(make.section(), slug="kettle")
    story.unpublish()
    story.slug = "tea"
    story.save_revision().publish()
    answer = client.get("/news/kettle/")
    assert (answer.status_code, answer["Location"]) == (301, "/news/tea/")


@pytest.mark.parametrize("kind", ["author", "topic"])
def test_what_stands_on_an_article_cannot_be_deleted(kind):
    named = make.author() if kind == "author" else Topic.objects.create(name="Rail", slug="rail")
    story = make.article(make.section())
    make.credit(story, **{f"{kind}s": [named]})
    with pytest.raises(ProtectedError), transaction.atomic():
        named.delete()
    assert type(named).objects.filter(pk=named.pk).exists()


def test_a_draft_that_names_an_author_who_is_gone_still_opens():
    author = make.author("Gone")
    story = make.article(make.section())
    draft = story.get_latest_revision_as_object()
    draft.article_authors.add(_credit(author))
    draft.save_revision()
    author.delete()
    assert story.get_latest_revision_as_object().authors == []


def _credit(author):
    from comity.pages.models import ArticleAuthor

    return ArticleAuthor(author=author)


def test_no_way_of_moving_takes_a_page_to_a_reserved_address():
    home = make.site()
    about = home.add_child(instance=PlainPage(title="About", slug="about"))
    below = about.add_child(instance=PlainPage(title="Our desk", slug="desk"))
    with pytest.raises(NotAllowed):
        below.move(home, pos="last-child")
    assert PlainPage.objects.get(pk=below.pk).url == "/about/desk/"


def _rename(name):
    profile = Profile.current()
    profile.name = name
    describe(profile)
    return HomePage.objects.get()


def test_a_new_name_of_the_organisation_is_what_the_cms_shows():
    describe(Profile(name="Test Union"))
    make.site("Test Union")
    home = _rename("New Union")
    assert (home.title, home.draft_title) == ("New Union", "New Union")
    assert Site.objects.get().site_name == "New Union"
    assert not home.revisions.exists()


def test_a_new_name_is_not_taken_back_by_versions_of_the_home_page():
    describe(Profile(name="Test Union"))
    home = make.site("Test Union")
    home.save_revision().publish()
    home.search_description = "Half a thought"
    draft = home.save_revision()
    home = _rename("New Union")
    assert home.latest_revision_id == draft.pk
    assert home.get_latest_revision_as_object().title == "New Union"
    home.get_latest_revision().publish()
    home.refresh_from_db()
    assert (home.title, home.search_description) == ("New Union", "Half a thought")


def test_a_title_that_an_editor_chose_for_the_home_page_stays():
    describe(Profile(name="Test Union"))
    home = make.site("Test Union")
    home.title = "Start"
    home.save_revision().publish()
    home = _rename("New Union")
    assert (home.title, home.draft_title, home.get_latest_revision_as_object().title) == ("Start",) * 3
    assert Site.objects.get().site_name == "New Union"


def test_a_draft_title_that_an_editor_chose_stays_when_the_live_one_follows_the_name():
    describe(Profile(name="Test Union"))
    home = make.site("Test Union")
    home.title = "Start"
    home.save_revision()
    home = _rename("New Union")
    assert (home.title, home.draft_title) == ("New Union", "Start")
    assert home.get_latest_revision_as_object().title == "Start"


def test_a_name_before_there_is_a_website_changes_nothing():
    describe(Profile(name="Test Union"))
    Profile.objects.get().save()
    profile = Profile.current()
    profile.name = "New Union"
    describe(profile)
    assert not HomePage.objects.exists()


def test_a_section_moved_to_another_language_speaks_it_with_all_below(client):
    story = make.article(make.section("News"), "Cranes")
    story.get_parent().move(make.home("es"), pos="last-child")
    story.refresh_from_db()
    assert (story.locale.language_code, story.url) == ("es", "/es/news/cranes/")
    assert client.get("/news/cranes/").headers["Location"] == "/es/news/cranes/"


def test_the_days_of_an_event_follow_what_is_published():
    event = make.event(make.calendar(), starts_on=date(2026, 5, 12))
    event.starts_on = date(2026, 6, 1)
    event.save_revision()
    assert event.occurrences.get().day == date(2026, 5, 12)
    event.get_latest_revision().publish()
    assert event.occurrences.get().day == date(2026, 6, 1)
    event.unpublish()
    assert not event.occurrences.exists()
    event.save_revision().publish()
    event.delete()
    assert not Occurrence.objects.exists()


def test_a_copy_that_is_public_at_once_has_its_days():
    copy = make.event(make.calendar()).copy(update_attrs={"slug": "copy"})
    assert copy.live
    assert copy.occurrences.count() == 1


def test_an_event_is_published_with_its_days_or_not_at_all(monkeypatch):
    event = make.event(make.calendar(), "Before")
    event.title, event.starts_on = "After", date(2026, 6, 1)
    revision = event.save_revision()
    monkeypatch.setattr(Occurrence.objects.__class__, "bulk_create", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        revision.publish()
    event.refresh_from_db()
    assert (event.title, event.occurrences.get().day) == ("Before", date(2026, 5, 12))


def test_a_topic_of_an_event_cannot_be_deleted():
    rail = Topic.objects.create(name="Rail", slug="rail")
    EventTopic.objects.create(page=make.event(make.calendar()), topic=rail)
    with pytest.raises(ProtectedError), transaction.atomic():
        rail.delete()
