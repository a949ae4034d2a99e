import re

import pytest
from wagtail.models import Page

from comity.organisation import actions as organisation
from comity.organisation.models import Profile
from comity.pages import panels
from comity.pages.models import PlainPage
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_menu_shows_what_editors_put_there_and_marks_where_one_is():
    news = make.section("News")
    make.section("History")
    make.draft(news)
    items = panels.menu("en", "masthead", make.article(news)).context["items"]
    assert [(item["title"], item["current"]) for item in items] == [("News", True), ("History", False)]


def test_menu_leaves_out_what_is_not_published():
    make.section("News").unpublish()
    assert panels.menu("en", "masthead", None).context["items"] == []


def test_footer_shows_the_plain_pages_outside_the_menu():
    make.site()
    PlainPage.objects.filter(slug="imprint").update(show_in_menus=True)
    titles = {item["url"] for item in panels.footer_links("en", "footer", None).context["items"]}
    assert titles == {"/contact/", "/privacy/"}


def test_newest_stories_leave_out_the_one_being_read():
    section = make.section()
    stories = [make.article(section) for _ in range(5)]
    shown = panels.newest("en", "body", stories[4])
    assert shown is not None
    assert [story.pk for story in shown.context["stories"]] == [story.pk for story in stories[3:0:-1]]


def test_newest_stories_show_nothing_on_an_empty_site():
    make.site()
    assert panels.newest("en", "body", None) is None


@pytest.mark.django_db(transaction=True)
def test_the_kept_frame_follows_every_change(client):
    first, second = make.section("News"), make.section("History")

    def menu() -> list[str]:
        page = client.get("/").content.decode()
        return re.findall(r'href="/([a-z]+)/"', page.split("<main", 1)[0])

    assert menu() == ["news", "history"]
    second.move(first, pos="left")
    assert menu() == ["history", "news"]
    first.refresh_from_db()
    first.slug = "press"
    first.save_revision().publish()
    assert menu() == ["history", "press"]
    Page.objects.get(pk=first.pk).unpublish()  # as the CMS does with several at once
    assert menu() == ["history"]
    second.refresh_from_db()
    second.delete()
    assert menu() == []
    organisation.describe(Profile(name="Dockers of the North"))
    assert "Dockers of the North" in client.get("/contact/").content.decode()
