"""Readers who follow an address of the old site, in any form that WordPress ever gave out."""

from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from comity.kernel import generation
from comity.organisation.models import Topic
from comity.pages.models import ArticlePage, Author, Imported, PlainPage
from tests.factories import pages as make
from tests.pages.wordpress import export as wxr

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(tmp_path: Path) -> None:
    make.section("Stories", slug="news")
    parts = (
        wxr.writer("ines.duarte", "Ines Duarte", 5),
        wxr.category("pay", "Pay and hours", 7),
        wxr.entry(12, "Gate", wxr.on("pay"), slug="gate", creator="ines.duarte", link=f"{wxr.BASE}/?p=12"),
        wxr.entry(13, "Port", slug="%d0%bf%d0%be%d1%80%d1%82", date="2020-11-09 00:30:00"),
        wxr.entry(14, "Secret", slug="secret", status="private"),
        wxr.page(20, "About", slug="about"),
        wxr.page(21, "Team", slug="team", parent=20, link=f"{wxr.BASE}/about/team/"),
        wxr.entry(30, "Tagged", wxr.on("quay", domain="post_tag")),
    )
    wxr.bring(wxr.write(tmp_path, *parts))
    generation.change()


GATE, PORT, TEAM, ABOUT = "/news/gate/", "/news/порт/", "/about/team/", "/about/"


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/?p=12", GATE),
        ("/?p=12&preview=true", GATE),
        ("/?page_id=21", TEAM),
        ("/?p=21", TEAM),
        ("/?feed=rss2", "/feed/"),
        ("/?feed=rss2&cat=7", "/topics/pay-and-hours/"),
        ("/?cat=7", "/topics/pay/"),
        ("/?category_name=pay", "/topics/pay/"),
        ("/?tag=quay", "/topics/quay/"),
        ("/?author=5", "/authors/ines-duarte/"),
        ("/?author_name=ines-duarte", "/authors/ines-duarte/"),
        ("/?m=201905", "/archive/2019/05/"),
        ("/2019/05/gate/", GATE),
        ("/2019/05/04/gate/", GATE),
        ("/2019/05/gate", GATE),
        ("/index.php/2019/05/gate/", GATE),
        ("/pay/gate/", GATE),
        ("/gate/", GATE),
        ("/gate.html", GATE),
        ("/Gate/", GATE),
        ("/archives/12", GATE),
        ("/archives/12/", GATE),
        ("/2020/11/порт/", PORT),
        ("/порт/", PORT),
        ("/archives/13", PORT),
        ("/team/", TEAM),
        ("/category/pay/", "/topics/pay/"),
        ("/category/parent/pay/page/3/", "/topics/pay/"),
        ("/category/pay/feed/", "/feed/"),
        ("/feed/rss2/", "/feed/"),
        ("/rss", "/feed/"),
        ("/tag/quay/", "/topics/quay/"),
        ("/author/ines-duarte/", "/authors/ines-duarte/"),
        ("/2019/05/", "/archive/2019/05/"),
        ("/2019/05/04/", "/archive/2019/05/"),
    ],
)
def test_every_form_of_an_old_address_leads_on(
    client: Client, brought: None, asked: str, leads_to: str
) -> None:
    if leads_to == "/topics/pay-and-hours/":
        leads_to = "/topics/pay/"
    answer = client.get(asked)
    assert (answer.status_code, answer.get("Location")) == (301, quote(leads_to))
    assert client.head(asked).status_code == 301


@pytest.mark.parametrize(
    "asked",
    [
        "/2018/05/gate/", "/2019/05/05/gate/", "/nowhere/", "/category/none/", "/tag/pay/",
        "/author/nobody/", "/archives/999/", "/archives/12x/", "/secret/", "/2019/05/secret/",
        "/archives/14/", "/wp-admin/", "/wp-login.php", "/wp-content/uploads/2019/05/x.jpg", "/index.php/",
        "/archives/99999999999999999999999/", "/2019/", "/archives/١٢/",
    ],
)  # fmt: skip
def test_what_was_not_there_is_not_found(client: Client, brought: None, asked: str) -> None:
    assert client.get(asked).status_code == 404


@pytest.mark.parametrize(
    "asked",
    ["/?p=999", "/?p=x", "/?p=-1", "/?p=9999999999999999999", "/?u=1", "/?p=14"],
)
def test_the_front_page_answers_other_queries_itself(client: Client, brought: None, asked: str) -> None:
    assert client.get(asked).status_code == 200


def test_nothing_is_led_on_by_post(client: Client, brought: None) -> None:
    assert client.post("/?p=12").status_code == 405


def test_no_page_of_ours_is_hidden(client: Client, brought: None) -> None:
    assert client.get("/about/?p=12").status_code == 200
    assert client.get("/news/?p=12").status_code == 200


def test_a_redirect_that_editors_made_wins(client: Client, brought: None) -> None:
    Redirect.objects.create(old_path="/2019/05/gate", redirect_link="https://other.example/")
    assert client.get("/2019/05/gate/")["Location"] == "https://other.example/"


def test_a_withdrawn_article_is_gone_at_its_old_address_too(client: Client, brought: None) -> None:
    row = Imported.objects.get(kind="post", key="12")
    ArticlePage.objects.get(pk=row.became).unpublish()
    answer = client.get("/?p=12", follow=True)
    assert answer.status_code == 410


def test_what_was_deleted_here_leads_nowhere(client: Client, brought: None) -> None:
    rows = {row.key: row.became for row in Imported.objects.all()}
    ArticlePage.objects.get(pk=rows["12"]).delete()
    ArticlePage.objects.get(pk=rows["30"]).delete()
    Topic.objects.get(pk=rows["quay"]).delete()
    Author.objects.get(pk=rows["ines-duarte"]).delete()
    PlainPage.objects.get(pk=rows["21"]).delete()
    assert client.get("/?p=12").status_code == 200
    for asked in ("/gate/", "/tag/quay/", "/author/ines-duarte/", "/team/"):
        assert client.get(asked).status_code == 404


def test_a_site_in_a_folder_is_followed_there(client: Client, tmp_path: Path) -> None:
    base = "https://old.example/blog"
    link = f"{base}/2019/05/gate/"
    wxr.bring(wxr.write(tmp_path, wxr.entry(12, "Gate", slug="gate", link=link), base=base))
    generation.change()
    for asked in (
        "/blog/?p=12",
        "/blog/2019/05/gate/",
        "/blog/archives/12/",
        "/blog/gate/",
        "/blog/index.php/gate/",
    ):
        assert client.get(asked).get("Location") == GATE, asked
    assert client.get("/?p=12").status_code == 200


def test_two_sites_with_the_same_numbers_are_told_apart(client: Client, tmp_path: Path) -> None:
    wxr.bring(wxr.write(tmp_path, wxr.entry(12, "Gate", slug="gate")))
    wxr.bring(
        wxr.write(tmp_path, wxr.entry(12, "Quay", slug="quay", link=""), base="https://old.example/blog")
    )
    generation.change()
    assert client.get("/?p=12")["Location"] == GATE
    assert client.get("/blog/?p=12")["Location"] == "/news/quay/"


def test_a_site_without_an_import_asks_nothing(client: Client, django_assert_num_queries: object) -> None:
    make.site()
    assert client.get("/?p=12").status_code == 200
    assert client.get("/2019/05/gate/").status_code == 404
