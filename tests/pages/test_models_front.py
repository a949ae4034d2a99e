"""A front page that editors built."""

import re

import pytest

from comity.organisation.models import Topic
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def _grid(**value):
    articles = [{"type": "item", "value": story.pk, "id": None} for story in value.pop("articles", ())]
    grid = {"title": "", "section": None, "topic": None, "number": "3", "columns": "3", **value}
    return {"type": "grid", "value": {**grid, "articles": articles}}


def _lead(story=None):
    return {"type": "lead", "value": {"article": story and story.pk}}


def _build(*blocks):
    home = make.site()
    home.body = home.body.stream_block.to_python(list(blocks))
    home.save_revision().publish()


def _titles(client, path="/"):
    page = client.get(path).content.decode()
    return re.findall(r'story-title"><a href="[^"]+">([^<]+)<', page)


@pytest.fixture
def stories():
    """Six articles, the newest last."""
    section = make.section("News")
    return [make.article(section, f"Story {number}") for number in range(6)]


def test_an_empty_front_page_fills_itself_as_before(client, stories):
    _build()
    assert _titles(client)[:3] == ["Story 5", "Story 4", "Story 3"]
    assert "Story 0" in _titles(client)


def test_the_newest_lead_and_fill_grids_and_none_stands_there_twice(client, stories):
    _build(_lead(), _grid(number="2"), _grid(number="12"))
    assert _titles(client) == [f"Story {number}" for number in (5, 4, 3, 2, 1, 0)]


def test_what_was_chosen_stands_where_it_was_put(client, stories):
    _build(_lead(stories[1]), _grid(number="2"), _grid(articles=[stories[5], stories[1], stories[0]]))
    assert _titles(client) == ["Story 1", "Story 4", "Story 3", "Story 5", "Story 0"]


def test_a_grid_shows_the_newest_of_a_section_or_about_a_topic(client, stories):
    work, topic = make.section("Work"), Topic.objects.create(name="Wages", slug="wages")
    shift = make.article(work, "Night shift")
    make.credit(stories[0], topics=[topic])
    _build(_grid(section=work.pk, title="At <work>"), _grid(topic=topic.pk), _grid(number="1"))
    assert _titles(client) == ["Night shift", "Story 0", "Story 5"]
    page = client.get("/").content.decode()
    assert "At &lt;work&gt;</h2>" in page
    assert 'href="/work/">All of Work' in page
    assert shift.url in page


def test_withdrawn_stories_leave_the_front_page(client, stories):
    _build(_lead(stories[0]), _grid(articles=[stories[1], stories[2]]))
    stories[0].unpublish()
    stories[1].unpublish()
    assert _titles(client) == ["Story 5", "Story 2"]


def test_bands_text_and_ready_made_boxes_stand_between(client, stories):
    where = {"page": None, "address": "https://example.org/strike"}
    band = {"heading": "Stand with us", "text": "Five minutes.", "label": "Sign", "strong": True, **where}
    _build(
        {"type": "text", "value": "<p>Good morning.</p>"},
        {"type": "band", "value": band},
        {"type": "panel", "value": {"name": "pages-newest"}},
    )
    page = client.get("/").content.decode()
    assert "<p>Good morning.</p>" in page
    assert 'class="band band-join"' in page
    assert '<a class="button" href="https://example.org/strike">Sign</a>' in page
    assert "Newest stories" in page


@pytest.mark.parametrize("blocks", [[_lead()], [_grid()], [{"type": "text", "value": "<p>Hi</p>"}]])
def test_a_front_page_has_one_first_heading_with_and_without_stories(client, blocks):
    _build(*blocks)
    assert client.get("/").content.decode().count("<h1") == 1
    make.article(make.section())
    assert client.get("/").content.decode().count("<h1") == 1


@pytest.mark.django_db(transaction=True)  # what every page asks is kept in memory, as it is for readers
@pytest.mark.parametrize("number", [1, 3])
def test_a_front_page_asks_as_often_for_three_blocks_of_each_as_for_one(
    client, stories, number, django_assert_max_num_queries
):
    work, topic = make.section("Work"), Topic.objects.create(name="Wages", slug="wages")
    where = {"page": work.pk, "address": ""}
    band = {
        "type": "band",
        "value": {"heading": "Stand", "text": "", "label": "Sign", "strong": False, **where},
    }
    text = {"type": "text", "value": f'<p><a linktype="page" id="{work.pk}">Work</a></p>'}
    grids = [_grid(section=work.pk), _grid(topic=topic.pk), _grid(articles=[stories[2]]), _grid()]
    _build(_lead(stories[0]), text, *[band] * number, *grids * (number // 2 + 1))
    client.get("/")
    with django_assert_max_num_queries(12):
        assert client.get("/").status_code == 200
