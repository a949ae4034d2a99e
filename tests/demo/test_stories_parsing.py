"""TOML becomes a story, an event or a document, or is refused with the place of its fault."""

import re
from datetime import time

import pytest

from comity.demo.stories.parsing import Wrong, parse
from comity.demo.stories.shapes import Block, Event, Organisation, Shot, Story

STORY = """
key = "k"
section = "news"
title = "T"
summary = "S"
authors = ["ines"]
topics = ["ports"]
days_ago = 1
[picture]
key = "ferry"
alt = "A ferry."
caption = ""
credit = "C"
[[body]]
type = "text"
html = "<p>Words.</p>"
"""


def test_parse_reads_a_story() -> None:
    story = parse(Story, STORY, where="k.toml")
    assert story.picture == Shot("ferry", "A ferry.", "", "C")
    assert story.body == [Block("text", html="<p>Words.</p>")]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('key = "k"', 'key = "k"\nmood = "good"', "k.toml: unknown: mood"),
        ('alt = "A ferry."', 'alt = "A ferry."\nwidth = 3', "k.toml, picture: unknown: width"),
        ('html = "<p>Words.</p>"', 'html = "<p>x</p>"\nfont = "x"', "k.toml, body 1: unknown: font"),
        ('html = "<p>Words.</p>"', 'html = "<p>x</p>"\nwho = "x"', "k.toml, body 1: a text and its who"),
        ('html = "<p>Words.</p>"', "", "k.toml, body 1: a text and its html"),
        ('type = "text"', 'type = "song"', "k.toml, body 1: there is no block 'song'"),
        ('title = "T"', "", "k.toml: missing: title"),
        ('title = "T"', "title = 3", "k.toml, title: str is expected, not 3"),
        ('title = "T"', 'title = "  "', "k.toml, title: empty"),
        ("days_ago = 1", "days_ago = true", "k.toml, days_ago: int is expected, not True"),
        ("days_ago = 1", "days_ago = -1", "k.toml, days_ago: int is expected, not -1"),
        ('authors = ["ines"]', 'authors = "ines"', "k.toml, authors: a list is expected"),
        ("[picture]", "[picture", "k.toml: "),
    ],
)
def test_parse_refuses_what_it_does_not_know_and_says_where(before: str, after: str, why: str) -> None:
    assert before in STORY
    with pytest.raises(Wrong, match=re.escape(why)):
        parse(Story, STORY.replace(before, after, 1), where="k.toml")


def test_parse_refuses_a_table_that_is_none() -> None:
    with pytest.raises(Wrong, match=re.escape("o, profile: a table is expected")):
        parse(
            Organisation,
            'demo_day = 2026-11-16\nprofile = "x"\nsections = []\ntopics = []\nauthors = []\naccounts = []',
            where="o",
        )


EVENT = """
key = "k"
kind = "rally"
title = "T"
summary = "S"
topics = ["ports"]
body = []
"""


def test_parse_reads_the_hours_of_an_event() -> None:
    assert parse(Event, EVENT, where="e").hours == []
    assert parse(Event, EVENT + "hours = [18:30:00, 20:00:00]", where="e").hours == [time(18, 30), time(20)]
    with pytest.raises(Wrong, match=re.escape("e, hours 1: time is expected, not '18:30'")):
        parse(Event, EVENT + 'hours = ["18:30"]', where="e")
