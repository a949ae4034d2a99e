from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError

from comity.pages.blocks import Blocks, CallToActBlock, EventsBlock, GalleryBlock, HtmlBlock, LinkCardBlock
from tests.factories import pages as make

LINK = {"heading": "Come", "title": "The rule", "text": "", "label": "Join"}


@pytest.mark.parametrize("block", [LinkCardBlock(), CallToActBlock()])
def test_a_link_that_leads_nowhere_is_refused_with_words(block):
    value = block.to_python({**LINK, "page": None, "address": ""})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert "Choose a page of this site" in str(refused.value.block_errors["address"])


@pytest.mark.parametrize("block", [LinkCardBlock(), CallToActBlock()])
def test_a_link_leads_to_the_address(block):
    value = block.clean(block.to_python({**LINK, "page": None, "address": "https://example.org/"}))
    assert value.url == "https://example.org/"


@pytest.mark.django_db
def test_a_link_to_a_page_wins_over_an_address():
    story = make.article(make.section(), slug="one")
    value = LinkCardBlock().to_python({**LINK, "page": story.pk, "address": "https://example.org/"})
    assert value.url == "/news/one/"


@pytest.mark.django_db
def test_a_panel_knows_the_page_it_stands_on(client):
    section = make.section()
    other = make.article(section, "Another story")
    story = make.article(section, "This story", body=[("panel", {"name": "pages-newest"})])
    page = client.get(story.url).content.decode()
    assert page.count(other.title) == 1
    assert f'href="{story.url}"' not in page.split("<main", 1)[1]


def test_a_gallery_begins_with_the_two_pictures_it_needs_and_says_so():
    pictures = GalleryBlock().child_blocks["pictures"]
    assert len(GalleryBlock().get_default()["pictures"]) == pictures.meta.min_num == 2
    assert pictures.meta.help_text == "At least two pictures."


def test_every_block_has_a_template_of_its_own():
    names = {block.meta.template for block in Blocks().child_blocks.values()}
    assert len(names) == len(Blocks().child_blocks)


def _events(**value) -> list[tuple[str, object]]:
    return [("events", {"event": None, "calendar": None, "number": 3, **value})]


def _shown(client, **value) -> str:
    body = _events(**value)
    return client.get(make.article(make.section(f"S{len(value)}"), body=body).url).content.decode()


def _coming(calendar, title, away=3, **fields):
    return make.event(calendar, title, starts_on=timezone.localdate() + timedelta(days=away), **fields)


@pytest.mark.django_db
def test_one_event_is_shown_with_its_next_day_or_its_last(client):
    calendar = make.calendar()
    event = _coming(calendar, "Branch meeting", -7, repeat="weekly", place="Dockers’ Hall")
    page = _shown(client, event=event)
    assert "Branch meeting" in page
    assert "Dockers’ Hall" in page
    assert f'datetime="{timezone.localdate():%Y-%m-%d}"' in page
    over = make.event(calendar, "Over", starts_on=date(2020, 5, 1), repeat="yearly", repeat_count=2)
    assert 'datetime="2021-05-01"' in _shown(client, event=over, number=1)


@pytest.mark.django_db
def test_the_next_events_of_a_calendar_are_shown_and_no_more(client):
    calendar = make.calendar()
    for number in (4, 2, 3, 1):
        _coming(calendar, f"Event-{number}", number)
    _coming(make.calendar("Other"), "Elsewhere")
    page = _shown(client, calendar=calendar)
    assert [number for number in range(1, 5) if f"Event-{number}" in page] == [1, 2, 3]
    assert "Elsewhere" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("gone", ["unpublish", "delete"])
@pytest.mark.parametrize("chosen", ["event", "calendar"])
def test_what_is_gone_leaves_no_trace_and_no_error(client, gone, chosen):
    calendar = make.calendar()
    event = _coming(calendar, "Branch meeting")
    body = [("events", {"event": None, "calendar": None, "number": 3, chosen: locals()[chosen]})]
    story = make.article(make.section(), body=body)
    assert "Branch meeting" in client.get(story.url).content.decode()
    getattr(event, gone)()
    answer = client.get(story.url)
    assert answer.status_code == 200
    assert 'class="event' not in answer.content.decode()


@pytest.mark.django_db
def test_the_next_events_of_all_calendars_are_those_of_the_language(client):
    spanish = make.home("es")
    _coming(make.calendar("Port"), "March", 5)
    _coming(make.calendar("Rail"), "Picnic", 2)
    _coming(make.calendar("Calendario", parent=spanish), "Asamblea", 1)
    english = _shown(client, all_calendars=True)
    assert english.index("Picnic") < english.index("March")
    assert "Asamblea" not in english
    section = make.section("Noticias", spanish)
    answer = client.get(make.article(section, body=_events(all_calendars=True)).url).content.decode()
    assert [title in answer for title in ("Asamblea", "March", "Picnic")] == [True, False, False]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "chosen", [(), ("event", "calendar"), ("event", "all_calendars"), ("calendar", "all_calendars")]
)
def test_events_are_one_event_or_one_calendar_or_all(chosen):
    calendar = make.calendar()
    possible = {"event": make.event(calendar).pk, "calendar": calendar.pk, "all_calendars": True}
    block = EventsBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"number": 3, **{name: possible[name] for name in chosen}}))
    assert "either one event, or a calendar, or all" in str(refused.value.block_errors["event"])


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_events_of_a_calendar_take_one_query(django_assert_num_queries, rows):
    calendar = make.calendar()
    for _ in range(rows):
        _coming(calendar, "Event")
    block = EventsBlock()
    value = block.clean(block.to_python({"event": None, "calendar": calendar.pk, "number": 3}))
    assert value["calendar"].pk == calendar.pk
    with django_assert_num_queries(1):
        assert block.render(value).count("<article") == rows


@pytest.mark.django_db
def test_kept_html_is_cleaned_when_shown_and_finds_its_pages(client):
    section = make.section()
    other = make.article(section, slug="other")
    link = f'<a linktype="page" id="{other.pk}">x</a>'
    dirty = f'<table onclick="hit()"><tr><td>{link}</td></tr></table><script>hit()</script>'
    story = make.article(section, body=[("html", dirty)])
    page = client.get(story.url).content.decode()
    assert '<div class="kept" role="region" tabindex="0" aria-label="Table' in page
    assert '<table><tbody><tr><td><a href="/news/other/">x</a></td></tr></tbody></table></div>' in page
    assert "hit()" not in page


@pytest.mark.django_db
def test_kept_html_that_is_not_wide_is_no_stop_for_the_keyboard(client):
    story = make.article(make.section(), body=[("html", "<dl><dt>a</dt><dd>b</dd></dl>")])
    assert '<div class="kept"><dl>' in client.get(story.url).content.decode()


def test_kept_html_is_cleaned_when_saved():
    block = HtmlBlock()
    assert block.clean("<p onclick=x>a</p><script>b</script>") == "<p>a</p>"
    with pytest.raises(ValidationError, match="Nothing would be left"):
        block.clean("<script>a</script>")


@pytest.mark.django_db
def test_kept_html_is_found_by_its_words_and_knows_what_it_leads_to():
    block, other = HtmlBlock(), make.article(make.section())
    value = block.to_python(f'<p>a <a linktype="page" id="{other.pk}">link</a></p>')
    assert block.get_searchable_content(value)[0].split() == ["a", "link"]
    assert [found[1] for found in block.extract_references(value)] == [str(other.pk)]
