import re
import time
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Page

from comity.kernel import clock, memo
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


def test_coming_events_show_each_event_once_next_first():
    calendar, today = make.calendar(), timezone.localdate()
    make.event(calendar, "Weekly", starts_on=today + timedelta(days=1), repeat="weekly")
    for away in (9, 2, 30, 20):
        make.event(calendar, f"In {away}", starts_on=today + timedelta(days=away))
    make.event(calendar, "Over", starts_on=today - timedelta(days=1))
    shown = panels.coming("en", "home", None)
    assert [day.event.title for day in shown.context["days"]] == ["Weekly", "In 2", "In 9", "In 20"]
    assert [link["url"] for link in shown.context["calendars"]] == ["/calendar/"]


def test_coming_events_speak_the_language_of_the_page_they_stand_on():
    soon = {"starts_on": timezone.localdate() + timedelta(days=3)}
    make.event(make.calendar(), "Rally", **soon)
    make.event(make.calendar("Calendario", parent=make.home("es")), "Asamblea", **soon)
    for language, title, url in (("en", "Rally", "/calendar/"), ("es", "Asamblea", "/es/calendario/")):
        shown = panels.coming(language, "home", None)
        assert [day.event.title for day in shown.context["days"]] == [title]
        assert [link["url"] for link in shown.context["calendars"]] == [url]
    assert panels.coming("fr", "home", None) is None


@pytest.mark.django_db(transaction=True)
def test_coming_events_are_kept_for_each_language(client):
    soon = {"starts_on": timezone.localdate() + timedelta(days=3)}
    make.event(make.calendar(), "Rally", **soon)
    make.event(make.calendar("Calendario", parent=make.home("es")), "Asamblea", **soon)
    for url, there, elsewhere in (("/", "Rally", "Asamblea"), ("/es/", "Asamblea", "Rally")) * 2:
        page = client.get(url).content.decode()
        assert there in page
        assert elsewhere not in page


def test_coming_events_show_nothing_when_nothing_comes():
    make.event(make.calendar(), starts_on=timezone.localdate() - timedelta(days=1))
    assert panels.coming("en", "home", None) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_coming_events_take_two_queries(django_assert_num_queries, rows):
    calendar = make.calendar()
    for _ in range(rows):
        make.event(calendar, starts_on=timezone.localdate(), repeat="weekly")
    with django_assert_num_queries(2):
        shown = panels.coming("en", "home", None)
        assert render_to_string("pages/panels/coming.html", shown.context).count("<article") == rows


@pytest.mark.django_db(transaction=True)
def test_an_event_leaves_the_kept_front_page_when_it_is_changed_or_over(client, monkeypatch):
    now = timezone.now()
    event = make.event(
        make.calendar(), "Rally", starts_on=now.date() + timedelta(days=1), time_zone="UTC", start_time=None,
        end_time=None,
    )  # fmt: skip
    assert "Rally" in client.get("/").content.decode()
    event.title = "Great march"
    event.save_revision().publish()
    assert "Great march" in client.get("/").content.decode()
    other = make.event(event.get_parent(), "Picnic", starts_on=event.starts_on)
    assert "Picnic" in client.get("/").content.decode()
    other.delete()
    assert "Picnic" not in client.get("/").content.decode()
    with clock.frozen(now + timedelta(days=3)):
        later = time.monotonic() + memo.TRUST + 1
        monkeypatch.setattr(memo.time, "monotonic", lambda: later)
        assert "Great march" not in client.get("/").content.decode()
