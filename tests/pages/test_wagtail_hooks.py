import json

import pytest

from tests.factories import pages as make
from tests.factories.people import account, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("office", "status"), [("administrator", True), ("editor", True), ("reviewer", False)]
)
def test_the_cms_offers_topics_and_authors_to_those_who_keep_them(client, office, status):
    make.site()
    sign_in(client, account(office))
    page = client.get("/cms/").content.decode()
    assert ("/cms/snippets/organisation/topic/" in page) is status
    assert ("/cms/snippets/pages/author/" in page) is status


@pytest.mark.parametrize(("office", "shown"), [("administrator", True), ("editor", False)])
def test_the_cms_leads_administrators_to_the_profile(client, office, shown):
    make.site()
    sign_in(client, account(office))
    assert ("/desk/organisation/" in client.get("/cms/").content.decode()) is shown


def test_an_editor_publishes_an_article_through_the_cms(client):
    section = make.section()
    sign_in(client, account("editor"))
    answer = client.post(
        f"/cms/pages/add/pages/articlepage/{section.pk}/",
        {
            "title": "Ten hours of rest",
            "slug": "ten-hours",
            "summary": "One rule for three harbours.",
            "picture": "",
            "picture_caption": "",
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "text",
            "body-0-value": json.dumps({"blocks": [{"key": "a", "text": "At the gate.", "type": "unstyled"}],
                                        "entityMap": {}}),
            "body-0-id": "",
            **{f"{name}-{key}": "0" for name in ("article_authors", "article_topics", "corrections")
               for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")},
            "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "",
            "action-publish": "1",
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["form"].errors
    assert "At the gate." in client.get("/news/ten-hours/").content.decode()


def test_deleting_an_author_in_use_says_why_not(client):
    author = make.author("Ines")
    make.credit(make.article(make.section()), authors=[author])
    sign_in(client, account("editor"))
    answer = client.post(f"/cms/snippets/pages/author/delete/{author.pk}/", follow=True)
    assert "Take it off them first" in answer.content.decode()
    assert type(author).objects.filter(pk=author.pk).exists()


def test_every_page_is_public(client):
    story = make.article(make.section())
    sign_in(client, account("editor"))
    client.post(f"/cms/pages/{story.pk}/privacy/", {"restriction_type": "login"})
    assert client.get(story.url).status_code == 200
    assert not story.get_view_restrictions().exists()
