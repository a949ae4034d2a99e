import pytest

from comity.organisation.models import Topic
from tests.factories import pages as make

pytestmark = pytest.mark.django_db


def test_author_page_lists_their_public_articles_only(client):
    section, ines = make.section(), make.author("Ines Duarte")
    story, hidden = make.article(section, "Public"), make.draft(section, "Hidden")
    for page in (story, hidden):
        make.credit(page, authors=[ines])
    page = client.get("/authors/ines-duarte/").content.decode()
    assert "Ines Duarte" in page
    assert "Public" in page
    assert "Hidden" not in page


def test_topic_page_lists_its_articles(client):
    rail = Topic.objects.create(name="Rail", slug="rail", about="Everything on tracks.")
    story = make.article(make.section(), "Signal boxes stay staffed")
    make.credit(story, topics=[rail])
    page = client.get("/topics/rail/").content.decode()
    assert "Everything on tracks." in page
    assert "Signal boxes stay staffed" in page


def test_author_slugs_may_be_in_any_script(client):
    make.site()
    author = make.author("ليلى حداد")
    assert client.get(author.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("path", ["/authors/nobody/", "/topics/nothing/", "/no/such/page/", "/nothing-here/"])
def test_an_unknown_address_answers_404_with_a_way_home(client, path):
    make.site()
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/contact/", "/news/", "/theme.css", "/no/such/page/"])
def test_a_public_page_reads_no_cookie_and_sets_none(client, path):
    make.section("News")
    answer = client.get(path)
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
