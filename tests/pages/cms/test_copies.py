"""Duplicating a page in one step."""

import gc
from datetime import timedelta

import pytest
from wagtail.models import PageLogEntry

from comity.kernel import clock
from comity.kernel.access import NotAllowed
from comity.organisation.models import Topic
from comity.pages import actions
from comity.pages.models import ArticlePage, Correction, PlainPage
from tests.factories import pages as make
from tests.factories.people import account, sign_in

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary files of its small pictures to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def _collected():
    yield
    gc.collect()


@pytest.fixture
def story():
    """A published article with everything that can hang on it."""
    page = make.article(make.section("News"), "Ten hours", picture=make.picture())
    make.credit(page, authors=[make.author()], topics=[Topic.objects.create(name="Wages", slug="wages")])
    Correction.objects.create(page=page, text="It was Tuesday.")
    page = ArticlePage.objects.get(pk=page.pk)
    page.expire_at = clock.now() + timedelta(days=9)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("office", ["reviewer", "editor"])
def test_a_duplicate_is_a_draft_beside_it_that_opens_in_the_editor(client, story, office):
    writer = account(office)
    sign_in(client, writer)
    answer = client.post(f"/cms/pages/{story.pk}/duplicate/")
    made = ArticlePage.objects.exclude(pk=story.pk).get()
    assert answer["Location"] == f"/cms/pages/{made.pk}/edit/"
    assert (made.title, made.slug, made.live, made.owner_id) == ("Ten hours", "ten-hours-2", False, writer.pk)
    assert made.get_parent().pk == story.get_parent().pk
    assert made.first_published_at is made.go_live_at is made.expire_at is None
    assert "“Ten hours” stays as it is." in client.get(answer["Location"]).content.decode()
    assert client.get("/news/ten-hours-2/").status_code == 404


def test_authors_topics_picture_and_words_are_kept_and_corrections_are_not(story):
    made = actions.duplicate(story, by=account("editor"))
    newest = made.get_latest_revision_as_object()
    for copy in (made, newest):
        assert [row.author.name for row in copy.article_authors.all()] == ["Ines Duarte"]
        assert [row.topic.name for row in copy.article_topics.all()] == ["Wages"]
        assert copy.picture == story.picture
        assert copy.body[0].value.source == "<p>The crews met at the gate.</p>"
        assert list(copy.corrections.all()) == []
    assert newest.expire_at is None
    assert story.corrections.count() == 1


def test_what_is_duplicated_is_the_newest_draft(story):
    story.summary = "Not out yet."
    story.save_revision()
    made = actions.duplicate(story.get_latest_revision_as_object(), by=account("editor"))
    assert made.summary == "Not out yet."


def test_a_locked_page_is_duplicated_without_its_lock(story):
    story.locked, story.locked_by, story.locked_at = True, account("editor"), clock.now()
    story.save()
    made = actions.duplicate(story, by=account("editor"))
    assert (made.locked, made.locked_by) == (False, None)


def test_each_further_duplicate_gets_a_free_address(story):
    by = account("editor")
    assert [actions.duplicate(story, by=by).slug for _time in range(3)] == [
        "ten-hours-2",
        "ten-hours-3",
        "ten-hours-4",
    ]


def test_the_history_says_who_duplicated_what(story):
    by = account("editor")
    made = actions.duplicate(story, by=by)
    assert PageLogEntry.objects.get(page=made.pk, action="wagtail.copy").user == by


def test_sections_and_home_are_not_duplicated(client, story):
    by = account("editor")
    for page in (story.get_parent().specific, make.site()):
        with pytest.raises(NotAllowed, match="Only articles and plain pages"):
            actions.duplicate(page, by=by)
    sign_in(client, by)
    assert "Duplicate" not in client.get(f"/cms/pages/{story.get_parent().pk}/edit/").content.decode()
    assert "Duplicate" in client.get(f"/cms/pages/{story.pk}/edit/").content.decode()


def test_a_plain_page_on_top_is_duplicated(db):
    page = PlainPage.objects.get(pk=make.site().get_children().first().pk)
    assert actions.duplicate(page, by=account("editor")).slug == f"{page.slug}-2"
