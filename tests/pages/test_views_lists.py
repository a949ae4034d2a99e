from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from comity.organisation.models import Topic
from comity.pages.models import ArticlePage
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def _dated(*months):
    section = make.section("News")
    for number, (year, month) in enumerate(months):
        make.backdate(
            make.article(section, f"Of {year}-{month}, {number}"), datetime(year, month, 3, tzinfo=UTC)
        )


def _words(answer):
    return " ".join(strip_tags(answer.content.decode().replace("<", " <")).split())


def test_the_archive_names_months_and_how_many_articles_each_has(client):
    _dated((2026, 3), (2026, 3), (2025, 12))
    page = client.get("/archive/")
    assert list(page.context["years"]) == [2026, 2025]
    assert "March 2 articles" in _words(page)
    assert "December 1 article" in _words(page)
    assert 'href="/archive/2026/03/"' in page.content.decode()


def test_a_year_of_the_archive_names_its_own_months_only(client):
    _dated((2026, 3), (2025, 12))
    assert list(client.get("/archive/2025/").context["years"]) == [2025]


def test_a_month_shows_its_articles_and_leads_to_those_beside_it(client):
    _dated((2026, 3), (2025, 12), (2024, 7), (2025, 12))
    page = client.get("/archive/2025/12/")
    assert [story.title for story in page.context["stories"]] == ["Of 2025-12, 3", "Of 2025-12, 1"]
    beside = page.content.decode().split('class="beside"')[1].split("</nav>")[0]
    assert 'href="/archive/2024/07/"' in beside
    assert 'href="/archive/2026/03/"' in beside
    assert "after" not in client.get("/archive/2026/03/").content.decode().split('class="beside"')[1][:300]


@pytest.mark.parametrize("path", ["2026/04", "2031/01", "2027"])
def test_a_month_or_year_without_articles_is_404_and_leads_to_the_archive(client, path):
    _dated((2026, 3))
    answer = client.get(f"/archive/{path}/")
    assert answer.status_code == 404
    assert "Nothing was published in" in _words(answer)
    assert 'href="/archive/"' in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["2026/13", "2026/3", "2026/00", "0000/01", "0000", "99999/01", "2026/03/03"]
)
def test_what_is_no_month_is_404(client, path):
    _dated((2026, 3))
    assert client.get(f"/archive/{path}/").status_code == 404


@pytest.mark.parametrize("path", ["/archive/2026/03/", "/news/", "/topics/rail/", "/authors/ines-duarte/"])
@pytest.mark.parametrize("number", ["abc", "0", "-1", "99999", "9" * 400])
def test_lists_answer_any_page_number(client, path, number):
    _dated((2026, 3))
    make.credit(ArticlePage.objects.get(), authors=[make.author()], topics=[_rail()])
    assert client.get(path, {"page": number}).status_code == 200


def _rail():
    return Topic.objects.create(name="Rail", slug="rail", about="Tracks.")


@pytest.mark.parametrize("path", ["/archive/2026/03/", "/archive/", "/topics/", "/authors/", "/news/", "/"])
def test_lists_cost_the_same_for_one_row_and_for_three(client, path):
    section, costs = make.section("News"), []
    for number in range(3):
        story = make.article(section)
        topic = Topic.objects.create(name=f"T {number}", slug=f"t-{number}")
        make.credit(story, authors=[make.author(f"A {number}", portrait=make.picture())], topics=[topic])
        make.backdate(story, datetime(2026, 3, 3, tzinfo=UTC))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[2] <= 20


def test_topics_and_authors_are_listed_with_what_is_public_of_them_only(client):
    section, rail, ines = make.section(), _rail(), make.author("Ines Duarte", role="Signaller")
    Topic.objects.create(name="Empty", slug="empty")
    make.author("Nobody")
    for page in (make.article(section), make.draft(section)):
        make.credit(page, authors=[ines], topics=[rail])
    words = _words(client.get("/topics/"))
    assert "Rail Tracks. 1 article" in words
    assert "Empty" not in words
    words = _words(client.get("/authors/"))
    assert "Ines Duarte Signaller 1 article" in words
    assert "Nobody" not in words


def test_lists_of_a_language_hold_what_is_written_in_it(client):
    _dated((2026, 3))
    noticias = make.section("Noticias", make.home("es"))
    make.credit(make.article(noticias, "Las grúas"), authors=[make.author("Lucía")], topics=[_rail()])
    assert "Las grúas" in _words(client.get("/es/topics/rail/"))
    assert "Lucía" in _words(client.get("/es/authors/"))
    assert "Lucía" not in _words(client.get("/authors/"))
    assert len(client.get("/es/archive/").context["years"]) == 1


@pytest.mark.parametrize("path", ["/archive/", "/topics/", "/authors/"])
def test_an_empty_list_says_so(client, path):
    make.site()
    assert "Nothing has been published yet" in _words(client.get(path))


def test_pages_of_a_list_name_themselves_and_those_beside_them(client):
    section = make.section("News")
    for _ in range(41):
        make.article(section)
    first, second, last = (
        client.get(f"/news/{query}").content.decode() for query in ("", "?page=2", "?page=9")
    )
    assert '<link rel="canonical" href="http://localhost/news/">' in first
    assert '<link rel="next" href="http://localhost/news/?page=2">' in first
    assert '<link rel="canonical" href="http://localhost/news/?page=2">' in second
    assert '<link rel="prev" href="http://localhost/news/">' in second
    assert '<link rel="next" href="http://localhost/news/?page=3">' in second
    assert '<link rel="canonical" href="http://localhost/news/?page=3">' in last
    assert '<link rel="next"' not in last


def test_the_foot_leads_to_the_lists_once_there_is_something_in_them(client):
    section = make.section()
    assert 'href="/archive/"' not in client.get("/contact/").content.decode()
    make.article(section)
    foot = client.get("/contact/").content.decode().split("<footer")[1]
    for path in ("/archive/", "/topics/", "/authors/", "/feed/"):
        assert f'href="{path}"' in foot
