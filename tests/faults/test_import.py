"""An import that is killed, or that fills the disk: whole articles only, and the same command goes on."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection
from wagtail.models import Page

from comity.organisation.models import Topic
from comity.pages.models import ArticlePage, Imported, PlainPage
from comity.pages.wordpress.oldsite import PAGES
from tests.factories import pages as make
from tests.faults.killing import at_every_statement
from tests.pages.wordpress import export as wxr

pytestmark = pytest.mark.django_db(transaction=True)


def whole(posts: int) -> None:
    """Check that what is there is whole: each page has its entry, each article its words and its topic."""
    assert Page.find_problems() == ([], [], [], [], [])
    rows = Imported.objects.filter(kind__in=PAGES)
    brought = {row.became for row in rows}
    articles = list(ArticlePage.objects.all())
    assert {article.pk for article in articles} <= brought
    assert brought == set(Page.objects.filter(pk__in=brought).values_list("pk", flat=True))
    assert len({row.key for row in rows}) == len(rows) <= posts + 1
    for article in articles:
        assert [topic.name for topic in article.topics] == ["Pay"]
        assert "The crews met" in str(article.body)


def test_an_import_killed_at_any_statement_goes_on(tmp_path: Path) -> None:
    make.site()
    posts = [wxr.entry(number, f"Story {number}", wxr.on("pay")) for number in range(1, 9)]
    link = wxr.entry(9, "Links", wxr.on("pay"), body='<p>The crews met <a href="/?p=1">here</a></p>')
    path = wxr.write(tmp_path, wxr.writer("ines"), link, *posts, wxr.page(20))
    at_every_statement(lambda: wxr.bring(path), lambda: whole(len(posts) + 1))
    assert ArticlePage.objects.count() == len(posts) + 1
    assert PlainPage.objects.filter(slug="page-20").count() == Topic.objects.count() == 1
    assert not Imported.objects.filter(is_indexed=False).exists()
    assert not Imported.objects.filter(has_old_links=True).exists()
    assert set(wxr.bring(path).counts.values()) == {0}


def test_a_full_disk_stops_an_import_between_articles(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("The disk of a PostgreSQL server is not ours to fill.")
    make.site()
    body = "<p>The crews met at the gate.</p>" * 200
    posts = [wxr.entry(number, f"Story {number}", wxr.on("pay"), body=body) for number in range(1, 41)]
    path = wxr.write(tmp_path, *posts)
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 60}")
    with pytest.raises(OperationalError, match="full"):
        wxr.bring(path)
    whole(len(posts))
    came = ArticlePage.objects.count()
    assert 0 < came < len(posts)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert wxr.bring(path).counts["articles"] == len(posts) - came
    whole(len(posts))
