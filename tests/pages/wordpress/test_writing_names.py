"""The section, authors and topics of an import."""

from pathlib import Path

import pytest

from comity.organisation.models import Topic
from comity.pages.models import Author, Imported, SectionPage
from tests.factories import pages as make
from tests.pages.wordpress import export as wxr
from tests.pages.wordpress.export import story

pytestmark = pytest.mark.django_db


def test_topics_are_joined_and_flattened(tmp_path: Path) -> None:
    Topic.objects.create(name="Pay", slug="pay")
    Topic.objects.create(name="Порт", slug="port")
    terms = (
        wxr.on("pay", "Wages"), wxr.on("uncategorized", "Uncategorized"), wxr.on("harbour", "ПОРТ"),
        wxr.on("ships", "SHIPS"), wxr.on("ships-2", "Ships", domain="post_tag"),
        wxr.on("aside", "Aside", domain="post_format"),
    )  # fmt: skip
    report = wxr.bring(wxr.write(tmp_path, wxr.entry(1, "T", *terms)))
    assert [topic.name for topic in story(1).topics] == ["Pay", "Порт", "SHIPS"]
    assert report.counts["topics"] == 1


def test_authors_bring_no_address_of_theirs(tmp_path: Path) -> None:
    ours = make.author("Ines Duarte")
    parts = (wxr.writer("ines", "ines duarte"), wxr.writer("tom@old.example", "tom@old.example", 2))
    wxr.bring(wxr.write(tmp_path, *parts, wxr.entry(1), wxr.entry(2, creator="tom@old.example")))
    assert story(1).authors == [ours]
    assert [author.name for author in story(2).authors] == ["tom"]
    assert not Author.objects.filter(name__contains="@").exists()
    assert not Imported.objects.filter(key__contains="@").exists()


def test_a_section_that_is_there_is_used(tmp_path: Path) -> None:
    there = make.section("News")
    wxr.bring(wxr.write(tmp_path, wxr.entry(1)))
    assert story(1).get_parent().pk == there.pk


def test_the_page_where_posts_were_listed_gives_the_section_its_address(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.page(9, "Blog", slug="blog", body=""), wxr.entry(1)))
    assert story(1).url == "/blog/story-1/"


def test_no_section_is_made_for_pages_alone(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.page(1)))
    assert not SectionPage.objects.exists()
