from datetime import date

import pytest

from comity.pages.kinds import EVENTS, REPEATS, events, repeats


def test_every_kind_of_event_is_a_choice():
    assert [code for code, _label in events()] == list(EVENTS)
    assert dict(events())["rally"] == "Rally"


def test_every_way_to_repeat_is_a_choice():
    assert [code for code, _label in repeats()] == list(REPEATS)


@pytest.mark.parametrize(
    ("code", "day", "rule", "words"),
    [
        ("weekly", "2026-05-12", "FREQ=WEEKLY;BYDAY=TU", "every week on Tuesday"),
        ("fortnightly", "2026-05-16", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "every two weeks on Saturday"),
        ("monthly", "2026-05-12", "FREQ=MONTHLY;BYMONTHDAY=12", "every month on day 12"),
        (
            "monthly", "2026-05-31", "FREQ=MONTHLY;BYMONTHDAY=31",
            "every month on day 31; months without it are left out",
        ),
        ("weekday", "2026-05-07", "FREQ=MONTHLY;BYDAY=1TH", "on the first Thursday of every month"),
        ("weekday", "2026-05-08", "FREQ=MONTHLY;BYDAY=2FR", "on the second Friday of every month"),
        ("weekday", "2026-05-21", "FREQ=MONTHLY;BYDAY=3TH", "on the third Thursday of every month"),
        (
            "weekday", "2026-05-29", "FREQ=MONTHLY;BYDAY=5FR",
            "on the fifth Friday of a month; months without one are left out",
        ),
        ("last_weekday", "2026-05-26", "FREQ=MONTHLY;BYDAY=-1TU", "on the last Tuesday of every month"),
        ("yearly", "2026-05-01", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "every year on 1 May"),
        (
            "yearly", "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "every year on 29 February; years without it are left out",
        ),
    ],
)  # fmt: skip
def test_a_way_to_repeat_gives_its_rule_and_says_what_happens(code, day, rule, words):
    first = date.fromisoformat(day)
    assert REPEATS[code].rule(first) == rule
    assert REPEATS[code].words(first) == words
