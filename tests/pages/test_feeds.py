from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from comity.organisation import actions as organisation
from comity.organisation.models import Profile, Topic
from comity.pages import feeds
from comity.pages.models import ArticlePage
from tests.factories import pages as make

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)


def _read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def _texts(node, path):
    return [found.text for found in node.findall("/".join(ATOM + part for part in path.split("/")))]


def _story(**fields):
    organisation.describe(Profile(name="Harbour Union", tagline="Since 1911"))
    section = make.section("News", intro="What happened.")
    story = make.article(section, fields.pop("title", "Night crews"), slug="crews", **fields)
    topic = Topic.objects.create(name="Rail", slug="rail")
    make.credit(story, authors=[make.author("Zora"), make.author("Ana")], topics=[topic])
    make.backdate(story, MARCH)
    return story


def test_a_feed_tells_the_article_whole(client):
    _story(
        summary="Ten hours & more.",
        body=[("text", '<p>At the <a href="/contact/">gate</a>.</p>'), ("panel", {"name": "pages-newest"})],
    )
    feed = _read(client, "/feed/")
    assert (feed.get("{http://www.w3.org/XML/1998/namespace}lang"), _texts(feed, "title")) == (
        "en",
        ["Harbour Union"],
    )
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://localhost/", "self": "http://localhost/feed/"}
    assert _texts(feed, "author/name") == ["Harbour Union"]
    assert _texts(feed, "updated") == ["2026-03-03T12:00:00+00:00"]
    entry = feed.find(f"{ATOM}entry")
    assert _texts(entry, "title") == ["Night crews"]
    assert _texts(entry, "author/name") == ["Zora", "Ana"]
    assert _texts(entry, "summary") == ["Ten hours &amp; more."]
    assert [node.get("term") for node in entry.findall(f"{ATOM}category")] == ["Rail"]
    assert entry.find(f"{ATOM}link").get("href") == "http://localhost/news/crews/"
    (content,) = _texts(entry, "content")
    assert '<a href="http://localhost/contact/" rel="noopener noreferrer">gate</a>' in content
    assert "Newest stories" not in content


@pytest.mark.parametrize("path", ["/feed/", "/news/feed/", "/topics/rail/feed/", "/authors/zora/feed/"])
def test_every_list_has_a_feed_which_its_page_names(client, path):
    _story()
    assert _texts(_read(client, path), "entry/title") == ["Night crews"]
    page = client.get(path.removesuffix("feed/")).content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert f'href="http://localhost{path}"' in page
    assert client.get(path.removesuffix("/"))["Location"] == path


def test_names_stay_when_title_address_and_day_change(client):
    story = _story()
    before = _texts(_read(client, "/feed/"), "entry/id")
    story.title, story.slug = "Other words", "elsewhere"
    story.save_revision().publish()
    feed = _read(client, "/feed/")
    assert _texts(feed, "entry/title") == ["Other words"]
    assert _texts(feed, "entry/id") == before
    assert before[0].startswith("urn:uuid:")
    assert len({*before, *_texts(feed, "id"), *_texts(_read(client, "/news/feed/"), "id")}) == 3


def test_a_feed_that_is_known_is_not_told_again(client):
    story = _story()
    known = client.get("/feed/")
    answer = client.get("/feed/", headers={"if-none-match": known["ETag"]})
    assert (answer.status_code, answer.content) == (304, b"")
    assert "Last-Modified" not in known  # a withdrawal leaves the newest date as it was
    story.summary = "More is known."
    story.save_revision().publish()
    answer = client.get("/feed/", headers={"if-none-match": known["ETag"]})
    assert answer.status_code == 200
    assert "More is known." in answer.content.decode()


def test_characters_that_xml_cannot_say_are_left_out(client):
    story = _story()
    ArticlePage.objects.filter(pk=story.pk).update(
        title="Bell\x07 & <b>\ufffe", summary="]]>\x0b", last_published_at=timezone.now()
    )
    entry = _read(client, "/feed/").find(f"{ATOM}entry")
    assert _texts(entry, "title") == ["Bell & <b>"]
    assert _texts(entry, "summary") == ["]]&gt;"]


def test_a_feed_tells_the_newest_thirty_and_nothing_hidden(client, monkeypatch):
    monkeypatch.setattr(feeds, "MOST", 3)
    section = make.section()
    titles = [make.article(section).title for _ in range(5)]
    make.draft(section, "Secret")
    assert _texts(_read(client, "/feed/"), "entry/title") == titles[:1:-1]


def test_a_feed_without_articles_is_whole(client):
    make.section("Empty")
    feed = _read(client, "/empty/feed/")
    assert feed.findall(f"{ATOM}entry") == []
    assert len(_texts(feed, "updated")) == len(_texts(feed, "id")) == 1


@pytest.mark.parametrize(
    "path", ["/contact/feed/", "/news/crews/feed/", "/nothing/feed/", "/topics/no/feed/", "/authors/no/feed/"]
)
def test_what_is_no_list_has_no_feed(client, path):
    _story()
    assert client.get(path).status_code == 404


def test_a_section_that_is_not_public_has_no_feed(client):
    story = _story()
    story.get_parent().specific.unpublish()
    assert client.get("/news/feed/").status_code == 410 or client.get("/news/feed/").status_code == 404


def test_each_language_has_its_feed(client):
    _story()
    make.article(make.section("Noticias", make.home("es")), "Las grúas")
    assert _texts(_read(client, "/es/feed/"), "entry/title") == ["Las grúas"]
    assert _texts(_read(client, "/es/noticias/feed/"), "entry/title") == ["Las grúas"]
    assert _texts(_read(client, "/feed/"), "entry/title") == ["Night crews"]
