from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comity.organisation.models import Topic
from comity.pages import sitemaps
from tests.factories import pages as make

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _places(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    rows = ElementTree.fromstring(answer.content)
    return {row.find(f"{SITEMAP}loc").text: row.findtext(f"{SITEMAP}lastmod") for row in rows}


def _all(client):
    found = {}
    for part in _places(client, "/sitemap.xml"):
        found |= _places(client, part.removeprefix("http://localhost"))
    return found


def test_the_sitemap_names_every_public_address_and_no_other(client):
    section = make.section("News")
    story = make.article(section, slug="crews")
    make.credit(story, authors=[make.author("ليلى")], topics=[Topic.objects.create(name="Rail", slug="rail")])
    make.backdate(story, datetime(2026, 3, 3, tzinfo=UTC))
    make.draft(section, "Hidden")
    make.article(section, "Gone").unpublish()
    Topic.objects.create(name="Empty", slug="empty")
    found = _all(client)
    paths = {address.removeprefix("http://localhost") for address in found}
    assert paths == {
        "/", "/news/", "/news/crews/", "/contact/", "/privacy/", "/imprint/", "/topics/rail/", "/topics/",
        "/authors/", "/authors/%D9%84%D9%8A%D9%84%D9%89/", "/archive/", "/archive/2026/03/",
    }  # fmt: skip
    assert found["http://localhost/news/crews/"] == "2026-03-03"
    for path in paths:
        assert client.get(path).status_code == 200


def test_each_language_has_its_addresses(client):
    make.article(make.section("Noticias", make.home("es")), slug="gruas")
    paths = {address.removeprefix("http://localhost") for address in _all(client)}
    assert {"/es/", "/es/noticias/", "/es/noticias/gruas/", "/es/archive/"} <= paths
    assert "/archive/" not in paths


def test_parts_hold_so_many_addresses_and_no_more(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "A_PART", 3)
    section = make.section("News")
    for _ in range(4):
        make.article(section)
    parts = [_places(client, f"/sitemap-{n}.xml") for n in range(1, sitemaps.parts() + 1)]
    assert [len(part) for part in parts] == [3, 1, 3, 3, 3]
    assert len({address for part in parts for address in part}) == 13


@pytest.mark.parametrize("number", ["0", "3", "99999", "9" * 400, "x"])
def test_a_part_that_is_not_there_is_404(client, number):
    make.article(make.section("News"))
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_a_part_costs_the_same_for_any_number():
    section, costs = make.section("News"), []
    for _ in range(3):
        make.article(section)
        with CaptureQueriesContext(connection) as seen:
            sitemaps.part(2)
        costs.append(len(seen))
    assert costs[0] == costs[2] <= 8


def test_robots_are_led_to_the_sitemap_and_away_from_the_desk(client):
    words = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://localhost/sitemap.xml\n" in words
    assert "Disallow: /cms/\n" in words
