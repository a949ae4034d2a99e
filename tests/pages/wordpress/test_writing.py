"""An export becomes pages: what comes, and in which state."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Revision

from comity.pages import tasks
from comity.pages.models import ArticlePage, Author, Imported, SectionPage
from comity.pages.wordpress import writing
from comity.pages.wordpress.entries import Entry
from comity.pages.wordpress.writing.entering import Entering
from tests.factories import pages as make
from tests.pages.wordpress import export as wxr
from tests.pages.wordpress.export import sheet, story

pytestmark = pytest.mark.django_db


def test_a_post_becomes_an_article(tmp_path: Path, client: Client) -> None:
    path = wxr.write(
        tmp_path,
        wxr.writer("ines", "Ines Duarte"),
        wxr.category("pay", "Pay"),
        wxr.entry(
            12,
            "Night crews &amp; <em>day</em> crews",
            wxr.on("pay"),
            wxr.on("rail", "Rail", domain="post_tag"),
            wxr.meta("_yoast_wpseo_title", "Crews"),
            wxr.meta("_yoast_wpseo_metadesc", "%%excerpt%% and more"),
            slug="night-crews",
            gmt="2019-05-04 08:30:00",
            changed="2019-06-01 09:00:00",
            excerpt="They <b>met</b>.",
        ),
    )
    report = wxr.bring(path)
    assert report.counts == {
        "articles": 1, "pages": 0, "authors": 1, "topics": 2, "media": 0, "redirects": 1
    }  # fmt: skip
    found = story(12)
    assert (found.title, found.slug, found.summary) == (
        "Night crews & day crews",
        "night-crews",
        "They met.",
    )
    assert (found.seo_title, found.search_description) == ("Crews", "")
    assert found.live
    assert found.first_published_at == datetime(2019, 5, 4, 8, 30, tzinfo=UTC)
    assert found.last_published_at == datetime(2019, 6, 1, 9, tzinfo=UTC)
    assert [author.name for author in found.authors] == ["Ines Duarte"]
    assert [topic.name for topic in found.topics] == ["Pay", "Rail"]
    section = found.get_parent().specific
    assert isinstance(section, SectionPage)
    assert found.url == f"/{section.slug}/night-crews/"
    page = client.get(found.url).content.decode()
    assert "The crews met at the gate." in page
    assert client.get("/2019/05/story-12/")["Location"] == found.url


def test_what_comes_stands_in_the_lists_that_readers_look_through(tmp_path: Path, client: Client) -> None:
    at = {"gmt": "2019-05-04 08:30:00", "excerpt": "They met."}
    live = wxr.entry(12, "Night crews", wxr.on("pay"), slug="night", **at)
    kept = wxr.entry(13, "A draft of ours", wxr.on("pay"), slug="own", status="draft", **at)
    wxr.bring(wxr.write(tmp_path, wxr.writer("ines", "Ines Duarte"), wxr.category("pay", "Pay"), live, kept))
    author = Author.objects.get().get_absolute_url()
    for address in ("/", "/archive/2019/05/", "/topics/pay/", author, "/feed/"):
        page = client.get(address).text
        assert "Night crews" in page, address
        assert "A draft of ours" not in page, address


def test_the_tree_stays_sound(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, *(wxr.entry(number) for number in range(1, 41)), wxr.page(50)))
    assert Page.find_problems() == ([], [], [], [], [])
    urls = [page.url_path for page in Page.objects.exclude(depth=1)]
    assert urls == [page.get_parent().url_path + page.slug + "/" for page in Page.objects.exclude(depth=1)]


def test_the_history_says_where_a_page_comes_from(tmp_path: Path) -> None:
    from wagtail.log_actions import registry

    wxr.bring(wxr.write(tmp_path, wxr.entry(1)))
    [entry] = PageLogEntry.objects.filter(page=story(1).pk)
    assert (entry.action, entry.label, entry.content_changed) == ("comity.import", "A story", True)
    assert str(registry.get_formatter(entry).format_message(entry)) == "Imported from WordPress"
    assert not Revision.objects.filter(object_id=str(story(1).pk)).exists()


@pytest.mark.parametrize(
    ("said", "is_live"),
    [
        ({"status": "publish"}, True),
        ({"status": "draft"}, False),
        ({"status": "pending"}, False),
        ({"status": "private"}, False),
        ({"status": "publish", "password": "1234"}, False),
        ({"status": "future", "gmt": "2001-01-01 00:00:00"}, True),
        ({"status": "future", "gmt": "2101-01-01 00:00:00"}, False),
        ({"status": "future", "gmt": "2101-01-01 00:00:00", "password": "1"}, False),
    ],
)
def test_only_what_was_public_is_public(
    tmp_path: Path, client: Client, said: dict[str, str], is_live: bool
) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(3, **said), wxr.page(4, **said)))
    for page, old in ((story(3), "/2019/05/story-3/"), (sheet(4), "/page-4/")):
        assert page.live is is_live
        assert (page.first_published_at is not None) is is_live
        assert (client.get(page.url).status_code == 200) is is_live
        assert client.get("/", {"p": "3"}).status_code == (301 if is_live else 200)
        if not is_live:
            assert client.get(old).status_code == 404


def test_private_posts_are_told(tmp_path: Path) -> None:
    report = wxr.bring(wxr.write(tmp_path, wxr.entry(3, "Secret", status="private")))
    assert [names for words, names in report.told() if "only editors see" in words] == ["post 3 “Secret”"]


def test_pages_keep_their_tree_whatever_their_order(tmp_path: Path) -> None:
    report = wxr.bring(
        wxr.write(
            tmp_path,
            wxr.page(30, "Leaf", parent=20, slug="leaf", link=f"{wxr.BASE}/trunk/branch/leaf/"),
            wxr.page(20, "Branch", parent=10, slug="branch", link=f"{wxr.BASE}/trunk/branch/"),
            wxr.page(10, "Trunk", slug="trunk"),
            wxr.page(40, "Lost", parent=99, slug="lost"),
        )
    )
    assert sheet(30).url == "/trunk/branch/leaf/"
    assert sheet(40).url == "/lost/"
    assert report.counts["pages"] == 4
    assert report.counts["redirects"] == 0  # each stands where it stood


@pytest.mark.parametrize("slug", ["search", "events-here", "cms", "feed", "join", "ar", "campaigns"])
def test_reserved_addresses_are_renamed_redirected_and_told(tmp_path: Path, slug: str) -> None:
    report = wxr.bring(wxr.write(tmp_path, wxr.page(5, "Taken", slug=slug)))
    if slug == "events-here":
        assert sheet(5).slug == slug
        return
    assert sheet(5).slug == f"{slug}-page"
    assert Redirect.objects.get(redirect_page_id=sheet(5).pk).old_path == f"/{slug}"
    [told] = [names for words, names in report.told() if "taken or reserved" in words]
    assert told == f"page 5 “Taken”: /{slug}/ → {slug}-page/"


def test_a_taken_address_gets_a_number(tmp_path: Path) -> None:
    home = make.site()
    taken = {page.slug for page in home.get_children()}
    assert "contact" in taken
    wxr.bring(
        wxr.write(tmp_path, wxr.page(1, slug="contact"), wxr.page(2, slug="contact", link=f"{wxr.BASE}/x/"))
    )
    assert (sheet(1).slug, sheet(2).slug) == ("contact-2", "contact-3")


def test_two_old_sites_do_not_mix(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1, "Here")))
    report = wxr.bring(wxr.write(tmp_path, wxr.entry(1, "There"), base="https://branch.example/blog"))
    assert report.counts["articles"] == 1
    assert sorted(ArticlePage.objects.values_list("title", flat=True)) == ["Here", "There"]


def test_only_whole_articles_before_the_cut_come(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1), wxr.entry(2))
    path.write_text(path.read_text()[:-200])
    report = wxr.bring(path, partial=True)
    assert report.counts["articles"] == 1
    assert "after 1 whole entries" in dict(report.left_out())["what stood behind the cut"]


def test_what_came_is_found_in_the_cms_once_the_task_has_run(tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(1, "Dredgers at dawn", body="<p>Sand and silt.</p>")))
    assert tasks.index_imported.func() == 0  # it ran at the end of the import
    assert [page.pk for page in Page.objects.search("dredgers")] == [story(1).pk]
    assert not Imported.objects.filter(is_indexed=False).exists()


def test_hostile_titles_and_names_are_words(tmp_path: Path, client: Client) -> None:
    bad = "<script>alert(1)</script>Crews"
    parts = (wxr.writer("x", "<img src=x onerror=alert(1)>Ana"), wxr.category("y", bad))
    wxr.bring(wxr.write(tmp_path, *parts, wxr.entry(1, bad, wxr.on("y", bad), creator="x")))
    page = client.get(story(1).url).content.decode()
    assert "<script>alert" not in page
    assert "onerror" not in page


def test_an_import_waits_for_somebody_who_writes_just_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    bring = Entering.bring

    def locked_at_first(self: Entering, entry: Entry) -> None:
        calls.append(entry.number)
        if len(calls) < 3:
            cause = Exception()
            cause.sqlite_errorcode = 5  # type: ignore[attr-defined]
            raise OperationalError("database is locked") from cause
        bring(self, entry)

    monkeypatch.setattr(Entering, "bring", locked_at_first)
    monkeypatch.setattr(writing, "_WAITS", (0.01, 0.01, 0))
    assert wxr.bring(wxr.write(tmp_path, wxr.entry(7))).counts["articles"] == 1
    assert calls == [7, 7, 7]
    monkeypatch.setattr(writing, "_WAITS", (0,))
    calls.clear()
    with pytest.raises(OperationalError, match="locked"):
        wxr.bring(wxr.write(tmp_path, wxr.entry(8)))
