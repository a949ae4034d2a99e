"""The fields of a page: dates, slugs, summaries."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.writing import fields
from tests.pages.wordpress import export as wxr
from tests.pages.wordpress.export import story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"gmt": wxr.NEVER, "date": "2018-02-03 04:05:06"}, (2018, 2, 3, 4, 5, 6)),
        ({"gmt": wxr.NEVER, "date": wxr.NEVER}, (2019, 5, 4, 10, 30, 0)),
        ({"gmt": "next Friday", "date": "2018-02-31 00:00:00"}, (2019, 5, 4, 10, 30, 0)),
    ],
)
def test_dates_fall_back(tmp_path: Path, said: dict[str, str], day: tuple[int, ...]) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1, **said)))
    assert story(1).first_published_at == datetime(*day, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("slug", "title", "ours"),
    [
        ("%d0%bf%d0%be%d1%80%d1%82", "Порт", "порт"),
        ("%d8%a7%d9%84%d9%85%d9%8a%d9%86%d8%a7%d8%a1", "الميناء", "الميناء"),
        ("", "Eine Überschrift!", "eine-überschrift"),
        ("", "!!!", "post-7"),
        ("a/b\\c", "x", "abc"),
        ("x" * 300, "x", "x" * 200),
    ],
)
def test_slugs_come_in_every_script(tmp_path: Path, slug: str, title: str, ours: str) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(7, title, slug=slug)))
    assert story(7).slug == ours


def test_summaries_are_the_excerpt_or_the_first_sentences_or_the_title() -> None:
    entry = _entry(body="<p>One. Two!</p>")
    assert fields.summary(entry, shown_title="T") == "One. Two!"
    long = "The crews met at the gate and stayed there until the morning came. " * 9
    found = fields.summary(_entry(body=f"<p>{long}</p>"), shown_title="T")
    assert found == (long[:67] * 4).strip()
    assert len(fields.summary(_entry(body="<p>" + "word " * 200 + "</p>"), shown_title="T")) <= 300
    assert fields.summary(_entry(body='<img src="x.jpg">'), shown_title="T") == "T"


def _entry(**said: str) -> Entry:
    return Entry(line=1, number=1, kind="post", status="publish", title="T", **said)  # type: ignore[arg-type]
