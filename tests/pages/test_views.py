from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date
from icalendar import Calendar

from comity.organisation.models import Topic
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_author_page_lists_their_public_articles_only(client):
    section, ines = make.section(), make.author("Ines Duarte")
    story, hidden = make.article(section, "Public"), make.draft(section, "Hidden")
    for page in (story, hidden):
        make.credit(page, authors=[ines])
    page = client.get("/authors/ines-duarte/").content.decode()
    assert "Ines Duarte" in page
    assert "Public" in page
    assert "Hidden" not in page


def test_topic_page_lists_its_articles(client):
    rail = Topic.objects.create(name="Rail", slug="rail", about="Everything on tracks.")
    story = make.article(make.section(), "Signal boxes stay staffed")
    make.credit(story, topics=[rail])
    page = client.get("/topics/rail/").content.decode()
    assert "Everything on tracks." in page
    assert "Signal boxes stay staffed" in page


def test_author_slugs_may_be_in_any_script(client):
    make.site()
    author = make.author("ليلى حداد")
    assert client.get(author.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("path", ["/authors/nobody/", "/topics/nothing/", "/no/such/page/", "/nothing-here/"])
def test_an_unknown_address_answers_404_with_a_way_home(client, path):
    make.site()
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/contact/", "/news/", "/theme.css", "/no/such/page/"])
def test_a_public_page_reads_no_cookie_and_sets_none(client, path):
    make.section("News")
    answer = client.get(path)
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


# --- files for calendar programs ---------------------------------------------------------------------
def _events(answer) -> list[str]:
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_a_calendar_file_holds_public_events_that_are_coming_or_not_long_over(client):
    calendar, today = make.calendar(), timezone.localdate()
    make.event(calendar, "Coming", starts_on=today + timedelta(days=3))
    make.event(calendar, "Cancelled", starts_on=today + timedelta(days=2), cancelled=True)
    make.event(calendar, "Last month", starts_on=today - timedelta(days=30))
    make.event(calendar, "Long ago", starts_on=today - timedelta(days=900))
    make.event(calendar, "Since long", starts_on=today - timedelta(days=900), repeat="weekly")
    make.event(calendar, "Taken back", starts_on=today + timedelta(days=1)).unpublish()
    make.event(make.calendar("Other"), "Elsewhere", starts_on=today)
    answer = client.get("/calendar/calendar.ics")
    assert _events(answer) == ["Coming", "Cancelled", "Last month", "Since long"]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_calendar_file_costs_the_same_for_any_number_of_events(client, django_assert_num_queries, rows):
    calendar = make.calendar()
    for _ in range(rows):
        make.event(calendar, starts_on=timezone.localdate(), omit=[timezone.localdate() + timedelta(days=7)])
    client.get("/calendar/calendar.ics")
    with django_assert_num_queries(4):
        client.get("/calendar/calendar.ics")


def test_an_event_file_holds_the_event(client):
    event = make.event(make.calendar(), "Branch meeting")
    answer = client.get(f"{event.url}event.ics")
    assert _events(answer) == ["Branch meeting"]
    assert answer.headers["Last-Modified"] == http_date(event.last_published_at.timestamp())


@pytest.mark.parametrize("path", ["/calendar/calendar.ics", "/calendar/meeting/event.ics"])
def test_a_file_that_has_not_changed_is_not_sent_again(client, path):
    event = make.event(make.calendar(), "Meeting", starts_on=timezone.localdate())
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event.place = "Dockers’ Hall"
    event.save_revision().publish()
    assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/calendar/event.ics", "/calendar/meeting/calendar.ics", "/news/calendar.ics",
        "/calendar/no/event.ics", "/calendar/draft/event.ics", "/calendar.ics", "/event.ics",
    ],
)  # fmt: skip
def test_there_is_a_file_for_public_calendars_and_events_only(client, path):
    make.section("News")
    calendar = make.calendar()
    make.event(calendar, "Meeting")
    make.event(calendar, "Draft").unpublish()
    assert client.get(path).status_code == 404


def test_who_subscribed_stays_subscribed_when_the_calendar_moves(client):
    calendar = make.calendar(slug="dates")
    calendar.save_revision().publish()
    event = make.event(calendar, slug="meeting")
    calendar.refresh_from_db()
    calendar.slug = "calendar"
    calendar.save_revision().publish()
    answer = client.get("/dates/calendar.ics")
    assert (answer.status_code, answer["Location"]) == (301, "/calendar/calendar.ics")
    answer = client.get("/dates/meeting/event.ics")
    assert (answer.status_code, answer["Location"]) == (301, f"/calendar/{event.slug}/event.ics")
