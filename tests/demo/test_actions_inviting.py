"""The demo's calendar has something to come to, on whatever day it is made."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.demo import actions, stories
from comity.demo.actions.inviting import first_day
from comity.demo.stories.shapes import Event
from comity.kernel import clock
from comity.pages import panels
from comity.pages.models import ArticlePage, CalendarPage, EventPage, Occurrence

WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def seeded(db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    """A demo that is made on a day long after it was written."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    with clock.frozen(datetime(2028, 5, 3, 9, tzinfo=UTC)):
        actions.seed()
        yield


def event(**numbers: int) -> Event:
    return Event("k", "meeting", "T", "S", [], ["ports"], **numbers)


@pytest.mark.parametrize(
    ("numbers", "day"),
    [
        ({}, date(2026, 11, 18)),
        ({"in_days": 9}, date(2026, 11, 27)),
        ({"days_ago": 20}, date(2026, 10, 29)),
        ({"weekday": 3}, date(2026, 11, 18)),
        ({"weekday": 2}, date(2026, 11, 24)),
        ({"in_days": 1, "weekday": 4}, date(2026, 11, 19)),
        ({"days_ago": 19, "weekday": 3}, date(2026, 11, 4)),
    ],
)
def test_days_count_from_the_day_the_demo_is_made(numbers: dict[str, int], day: date) -> None:
    assert first_day(event(**numbers), WEDNESDAY) == day


@pytest.mark.parametrize("today", [date(2026, 11, day) for day in range(16, 23)])
def test_whatever_the_weekday_all_but_one_event_are_to_come(today: date) -> None:
    over = [row.key for row in stories.read().calendar.events if first_day(row, today) < today]
    assert over == ["archive-evening"]


def test_each_language_has_its_calendar(seeded: None, client: Any) -> None:
    for language in stories.WRITTEN:
        calendar = CalendarPage.objects.live().in_menu().get(locale__language_code=language)
        events = EventPage.objects.live().child_of(calendar)
        assert events.count() == 8
        assert [row.repeat for row in events if row.repeat] == ["weekly"]
        assert [row.cancelled_because != "" for row in events if row.cancelled] == [True]
        assert [row.start_time for row in events if row.title == _all_day(language)] == [None]
        assert {row.zone.key for row in events} == {"UTC", "Africa/Tunis"}
        assert Occurrence.objects.below(calendar).past().count() == 1
        shown = panels.coming(language, "home", None)
        assert shown is not None
        assert [day.event.locale.language_code for day in shown.context["days"]] == [language] * 4
        assert [link["title"] for link in shown.context["calendars"]] == [calendar.title]
        for row in (calendar, *events):
            assert client.get(row.url).status_code == 200


def _all_day(language: str) -> str:
    return next(row.title for row in stories.read(language).calendar.events if row.key == "open-day")


def test_a_story_shows_the_next_events_of_its_language(seeded: None, client: Any) -> None:
    for story in ArticlePage.objects.filter(translation_key=_key()):
        body = client.get(story.url).content.decode()
        titles = {row.title: row.title in body for row in EventPage.objects.all()}
        mine = EventPage.objects.filter(locale=story.locale).values_list("title", flat=True)
        assert [title for title, shown in titles.items() if shown and title not in mine] == []
        assert sum(titles.values()) == 3


def _key() -> Any:
    return ArticlePage.objects.get(slug="convention-214").translation_key
