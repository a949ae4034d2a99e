"""A second run: what it changes, and what it leaves alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from comity.kernel import clock
from comity.pages import jobs
from tests.pages.wordpress import export as wxr
from tests.pages.wordpress.export import sheet, story

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    parts = (
        wxr.writer("ines"),
        wxr.entry(1, "One", wxr.on("pay")),
        wxr.page(2),
        wxr.entry(3, status="draft"),
    )
    path = wxr.write(tmp_path, *parts)
    wxr.bring(path)
    before = list(Page.objects.values_list("pk", "title", "path", "last_published_at"))
    again = wxr.bring(path)
    assert set(again.counts.values()) == {0}
    assert (again.unchanged, again.changed, again.left_out()) == (3, 0, [])
    assert list(Page.objects.values_list("pk", "title", "path", "last_published_at")) == before


def test_what_changed_there_is_brought_as_a_new_version(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1, "Old title")))
    changed = wxr.entry(
        1, "New title", wxr.on("pay"), body="<p>New words.</p>", changed="2020-01-01 00:00:00"
    )
    report = wxr.bring(wxr.write(tmp_path, changed))
    assert (report.changed, report.counts["articles"]) == (1, 0)
    found = story(1)
    assert (found.title, found.slug, found.live) == ("New title", "story-1", True)
    assert "New words." in str(found.body)
    assert found.first_published_at == datetime(2019, 5, 4, 10, 30, tzinfo=UTC)
    assert [topic.name for topic in found.topics] == ["Pay"]
    versions = found.revisions.order_by("pk")
    assert [version.content["title"] for version in versions] == ["Old title", "New title"]
    again = wxr.bring(wxr.write(tmp_path, wxr.entry(1, "Third title")))
    assert (again.changed, story(1).title) == (1, "Third title")


def test_what_became_a_draft_there_is_withdrawn_here(tmp_path: Path, client: Client) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1)))
    wxr.bring(wxr.write(tmp_path, wxr.entry(1, status="private")))
    assert not story(1).live
    assert client.get(story(1).url).status_code == 410


def test_what_editors_changed_here_is_left_alone(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1), wxr.entry(2), wxr.entry(3)))
    edited = story(1)
    edited.title = "Edited here"
    edited.save_revision()
    story(2).unpublish()
    deleted = story(3).pk
    story(3).delete()
    report = wxr.bring(wxr.write(tmp_path, *(wxr.entry(number, "Changed there") for number in (1, 2, 3))))
    assert report.counts["articles"] == report.changed == 0
    assert wxr.why(report, "edited here") == "post 1 “Changed there” · post 2 “Changed there”"
    assert wxr.why(report, "stays deleted") == "post 3"
    assert not Page.objects.filter(pk=deleted).exists()


def test_a_page_that_an_editor_took_away_is_told_even_when_nothing_changed(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1), wxr.page(2))
    wxr.bring(path)
    sheet(2).delete()
    report = wxr.bring(path)
    assert wxr.why(report, "stays deleted") == "page 2"
    assert report.counts["pages"] == 0


def test_a_scheduled_post_comes_out_by_the_clock(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(3, status="future", gmt="2101-01-01 00:00:00")))
    assert story(3).go_live_at == datetime(2101, 1, 1, tzinfo=UTC)
    [revision] = Revision.objects.all()
    revision.approved_go_live_at = datetime(2020, 1, 1, tzinfo=UTC)  # time goes by
    revision.content["go_live_at"] = "2020-01-01T00:00:00Z"
    revision.save()
    jobs.publish_scheduled.func()
    assert story(3).live


@pytest.mark.parametrize("there", [{"status": "private"}, {"status": "draft"}, {"password": "hall"}])
def test_a_scheduled_post_that_became_private_there_never_comes_out(
    tmp_path: Path, client: Client, there: dict[str, str]
) -> None:
    soon = {"gmt": "2101-01-01 00:00:00"}
    wxr.bring(wxr.write(tmp_path, wxr.entry(3, status="future", **soon)))
    wxr.bring(wxr.write(tmp_path, wxr.entry(3, **{"status": "future", **soon, **there})))
    assert story(3).go_live_at is None
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    with clock.frozen(datetime(2102, 1, 1, tzinfo=UTC)):
        jobs.publish_scheduled.func()
    assert client.get(story(3).url).status_code == 404


def test_a_scheduled_post_published_early_there_is_public_here(tmp_path: Path, client: Client) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(3, status="future", gmt="2101-01-01 00:00:00")))
    wxr.bring(wxr.write(tmp_path, wxr.entry(3, gmt="2020-05-04 08:30:00")))
    assert client.get(story(3).url).status_code == 200


@pytest.mark.parametrize("odd", ["0001-01-01 00:00:00", "0999-05-01 00:00:00", "9999-12-31 23:59:59"])
def test_an_odd_year_leaves_archive_and_sitemap_standing(tmp_path: Path, client: Client, odd: str) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1), wxr.entry(2, gmt=odd, date=odd)))
    for address in ("/archive/", "/sitemap.xml", "/sitemap-1.xml", "/feed/", story(2).url):
        assert client.get(address).status_code == 200, address
