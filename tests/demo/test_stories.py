"""The demo's texts: refused when anything is off, and good to read when nothing is."""

import csv
import re
from collections import Counter
from dataclasses import replace

import pytest

from comity.demo import drawings, stories
from comity.demo.stories import markup
from comity.demo.stories.parsing import Wrong
from comity.demo.stories.shapes import BLOCKS, Block, Event, Sheet, Story
from comity.ui import panels

EDITION = stories.read()


def shape(block: Block) -> tuple[object, ...]:
    """What a block has in every language: all but its words."""
    shots = [shot.key for shot in block.shots]
    links = markup.links(block.html)
    return block.type, block.level, shots, links, block.link, block.file, block.panel, block.number


def _unworded(event: Event) -> Event:
    words = ("title", "summary", "place", "address", "cancelled_because")
    return replace(event, body=[], **dict.fromkeys(words, ""))


@pytest.mark.parametrize("language", [code for code in stories.WRITTEN if code != "en"])
def test_every_language_tells_the_same_stories(language: str) -> None:
    edition = stories.read(language)
    for ours, theirs in zip(EDITION.stories, edition.stories, strict=True):
        assert (theirs.key, theirs.section, theirs.topics, theirs.days_ago, theirs.picture.key) == (
            ours.key, ours.section, ours.topics, ours.days_ago, ours.picture.key
        )  # fmt: skip
        assert [shape(block) for block in theirs.body] == [shape(block) for block in ours.body], theirs.key
        assert theirs.title != ours.title
    for ours, theirs in zip(EDITION.sheets, edition.sheets, strict=True):
        assert [shape(block) for block in theirs.body] == [shape(block) for block in ours.body], theirs.key
    for ours, theirs in zip(EDITION.calendar.events, edition.calendar.events, strict=True):
        assert [shape(block) for block in theirs.body] == [shape(block) for block in ours.body], theirs.key
        assert _unworded(theirs) == _unworded(ours)
        assert theirs.title != ours.title
    for ours, theirs in zip(EDITION.documents, edition.documents, strict=True):
        assert (theirs.file, theirs.kind, theirs.dated, theirs.replaces) == (
            ours.file, ours.kind, ours.dated, ours.replaces
        )  # fmt: skip
        assert theirs.title != ours.title
    assert len(edition.organisation.authors) == 3
    assert {key for story in edition.stories for key in story.authors} == {
        writer.key for writer in edition.organisation.authors
    }
    assert [part.key for part in edition.organisation.sections] == [
        part.key for part in EDITION.organisation.sections
    ]


# --- the markup -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "html",
    [
        "<div>x</div>",
        "<p>x",
        "<p>x</b></p>",
        "<p onclick='x'>x</p>",
        "<p><a>x</a></p>",
        '<p><a href="x" target="_blank">x</a></p>',
        "<script>x</script>",
        "words outside",
        "<ul>words</ul>",
        "<p><p>x</p></p>",
        "<!-- a --><p>x</p>",
        "<p>x<img src=x></p>",
    ],
)
def test_markup_refuses_what_a_story_may_not_have(html: str) -> None:
    with pytest.raises(markup.Malformed):
        markup.links(html)


def test_links_are_replaced_and_nothing_else_changes() -> None:
    html = '<p>A &amp; <a href="story:x">b</a> <i>c</i> d</p><ul><li><b>e</b></li></ul>'
    assert markup.links(html) == ["story:x"]
    wanted = '<p>A &amp; <a linktype="page" id="3">b</a> <i>c</i> d</p><ul><li><b>e</b></li></ul>'
    assert markup.linked(html, lambda link: 'linktype="page" id="3"') == wanted
    assert markup.words(html) == "A & b c d e"


# --- the edition as a whole -------------------------------------------------------------------------
def _words(body: list[Block]) -> int:
    parts = [
        text
        for block in body
        for text in (markup.words(block.html), block.text, block.who, block.role, block.title, block.heading)
    ]
    return sum(len(part.split()) for part in parts)


def test_there_are_fifteen_stories_in_four_sections() -> None:
    assert len(EDITION.stories) == 15
    assert {story.section for story in EDITION.stories} == {
        part.key for part in EDITION.organisation.sections
    }
    assert len(EDITION.organisation.sections) == 4
    assert len(EDITION.organisation.topics) == 8
    assert len(EDITION.organisation.authors) == 6


@pytest.mark.parametrize("story", EDITION.stories, ids=lambda story: story.key)
def test_a_story_is_as_long_as_stories_are(story: Story) -> None:
    assert 350 <= _words(story.body) <= 800
    assert len(story.title) <= 120
    assert len(story.summary) <= 300
    assert 1 <= len(story.authors) <= 3
    assert story.key.isascii()
    assert re.fullmatch(r"[a-z0-9-]+", story.key)


@pytest.mark.parametrize("story", EDITION.stories, ids=lambda story: story.key)
def test_a_pictures_alt_text_is_there_and_is_not_its_caption(story: Story) -> None:
    for shot in (story.picture, *(shot for block in story.body for shot in block.shots)):
        assert 20 <= len(shot.alt) <= 250
        assert shot.caption
        assert len(shot.caption) <= 250
        assert shot.alt != shot.caption
        assert shot.credit
        assert shot.key in drawings.PICTURES


def test_every_kind_of_block_is_in_use() -> None:
    bodies = [page.body for page in (*EDITION.stories, *EDITION.sheets)]
    used = Counter(block.type for body in bodies for block in body)
    assert set(used) == set(BLOCKS)
    assert min(number for kind, number in used.items() if kind not in {"panel", "events"}) >= 2


def test_every_topic_author_and_drawing_is_in_use() -> None:
    invented = EDITION.organisation
    assert {key for story in EDITION.stories for key in story.topics} == {row.key for row in invented.topics}
    assert {key for story in EDITION.stories for key in story.authors} == {
        row.key for row in invented.authors
    }
    assert {*EDITION.shots, *(row.portrait for row in invented.authors)} == set(drawings.PICTURES)


def test_some_stories_were_corrected_after_they_appeared() -> None:
    corrected = [story for story in EDITION.stories if story.corrections]
    assert len(corrected) == 2
    for story in corrected:
        assert all(note.days_ago <= story.days_ago for note in story.corrections)


def test_panels_of_the_texts_exist() -> None:
    offered = {name for name, _words in panels.choices()}
    bodies = [page.body for page in (*EDITION.stories, *EDITION.sheets)]
    assert {block.panel for body in bodies for block in body if block.panel} <= offered


def test_files_of_the_texts_exist() -> None:
    for language in stories.WRITTEN:
        edition = stories.read(language)
        for document in edition.documents:
            assert len(edition.file(document.file).decode()) > 300
        assert {path.name for path in edition.folder.iterdir()} == {
            "documents.toml",
            *(document.file for document in edition.documents),
        }


def test_nobody_real_can_be_written_to() -> None:
    for row in EDITION.organisation.accounts:
        assert row.email.endswith(".example")
    assert EDITION.organisation.profile.contact_email.endswith(".example")


def test_a_second_story_of_the_same_key_is_refused() -> None:
    twice = replace(EDITION, stories=[EDITION.stories[0], EDITION.stories[0]])
    with pytest.raises(Wrong, match="story: twice: three-harbours"):
        stories._check(twice)


def test_a_link_that_leads_nowhere_is_refused() -> None:
    for link in ("story:nothing", "page:nothing", "https://example.org/", "javascript:alert(1)", "topic:"):
        body = [Block("link_card", title="x", link=link)]
        sheet = type(EDITION.sheets[0])("lost", "Lost", "Lost", body)
        with pytest.raises(Wrong, match="lost: "):
            stories._check(replace(EDITION, sheets=[*EDITION.sheets, sheet]))


@pytest.mark.parametrize("name", ["gone", ""])
def test_a_file_that_is_no_document_is_refused(name: str) -> None:
    sheet = Sheet("lost", "Lost", "Lost", [Block("file", file=name)])
    with pytest.raises(Wrong, match=f"lost: no file {name}"):
        stories._check(replace(EDITION, sheets=[*EDITION.sheets, sheet]))


def test_an_event_about_nothing_and_one_that_is_there_twice_are_refused() -> None:
    first, *others = EDITION.calendar.events
    lost = replace(EDITION.calendar, events=[replace(first, topics=["nothing"])])
    with pytest.raises(Wrong, match="branch-evening: no topic nothing"):
        stories._check(replace(EDITION, calendar=lost))
    twice = replace(EDITION.calendar, events=[first, first, *others])
    with pytest.raises(Wrong, match="event: twice: branch-evening"):
        stories._check(replace(EDITION, calendar=twice))


def test_a_document_stands_after_the_one_it_replaces() -> None:
    with pytest.raises(Wrong, match=re.escape("statutes.txt: no file statutes-2021.txt")):
        stories._check(replace(EDITION, documents=EDITION.documents[::-1]))


# --- numbers that add up ----------------------------------------------------------------------------
def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _text(key: str) -> str:
    story = next(story for story in EDITION.stories if story.key == key)
    return " ".join(markup.words(block.html) or block.text for block in story.body)


def test_the_ballot_of_the_three_harbours_adds_up() -> None:
    text = _text("three-harbours")
    ports = re.findall(r"([\d,]+) night workers, ([\d,]+) votes, ([\d,]+) for and ([\d,]+) against", text)
    sums = [sum(_number(port[column]) for port in ports) for column in range(4)]
    assert sums == [3870, 3214, 2867, 347]
    assert sums[1] == sums[2] + sums[3]
    for figure in ("3,870", "3,214", "2,867", "347"):
        assert figure in text


def test_the_signallers_books_add_up() -> None:
    counts = [int(number) for number in re.findall(r"(\d+) times", _text("signal-boxes"))]
    assert sum(counts) == 1148


def test_the_contributions_to_the_convention_add_up() -> None:
    counts = re.findall(
        r"(?<!\d)(\d+) on (?:shift pay|rest|apprentices|pensions|heat|everything)", _text("convention-214")
    )
    assert sum(map(int, counts)) == 214


def test_the_payslip_adds_up() -> None:
    text = _text("payslip")
    amounts = [_number(found) for found in re.findall(r"[\d,]+\.\d\d", text)]
    gross = [2644.80, 278.40, 69.60, 156.60]
    taken = [566.89, 188.96, 78.74, 31.49]
    assert round(sum(gross), 2) == 3149.40
    assert round(sum(taken), 2) == 866.08
    assert round(3149.40 - 866.08, 2) == 2283.32
    assert {*gross, *taken, 3149.40, 866.08, 2283.32} <= set(amounts)


def test_the_pay_table_adds_up() -> None:
    table = list(csv.DictReader(EDITION.file("pay-table.csv").decode().splitlines()))
    assert [row["Grade"] for row in table] == list("123456")
    for row in table:
        base = float(row["Base rate an hour"])
        assert float(row["Night supplement an hour"]) == pytest.approx(base / 4, abs=0.0051)
        assert float(row["Sunday supplement an hour"]) == pytest.approx(base / 2)
        assert float(row["Overtime rate an hour"]) == pytest.approx(base * 1.5)
        assert float(row["Four weeks of 38 hours"]) == pytest.approx(base * 152)
