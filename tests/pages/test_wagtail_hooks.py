import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import GroupPagePermission, Page

from comity.pages.models import PlainPage
from comity.ui import identity
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


@pytest.mark.parametrize(
    ("office", "profile"), [("administrator", True), ("editor", False), ("reviewer", False)]
)
def test_the_cms_begins_with_ways_to_write(client, office, profile):
    section = make.section("News")
    draft = make.draft(section, "Half a story")
    sign_in(client, account(office))
    page = client.get("/cms/").content.decode()
    start = page[page.index('class="start"') :].partition("</section>")[0]
    assert f'href="/cms/pages/add/pages/articlepage/{section.pk}/"><bdi>News</bdi>' in start
    assert f'href="/cms/pages/{draft.pk}/edit/"><bdi>Half a story</bdi>' in start
    assert "No text waits for approval." in start
    assert ('href="/desk/organisation/"' in start) is profile
    for address in re.findall(r'href="([^"]+)"', start):
        assert client.get(html.unescape(address)).status_code == 200, address
    assert "guide.wagtail.org" not in page


@pytest.mark.parametrize(
    ("office", "offered"), [("administrator", True), ("editor", True), ("reviewer", False)]
)
def test_the_cms_offers_the_lead_story_to_whoever_may_publish_it(client, office, offered):
    make.site()
    sign_in(client, account(office))
    page = client.get("/cms/").content.decode()
    assert ("Choose the lead story" in page) is offered
    assert "All sections and pages" in page


def test_the_desk_promises_reviewers_no_publishing(client):
    make.site()
    sign_in(client, account("reviewer"))
    page = client.get("/desk/").content.decode()
    assert "Write, picture and review pages; editors schedule and publish them." in page


@pytest.mark.parametrize(("name", "title"), [("Harbour & Rail", "Harbour &amp; Rail"), ("", "Comity")])
@pytest.mark.parametrize("address", ["/cms/", "/cms/images/", "/cms/nowhere/"])
def test_tabs_of_the_cms_bear_the_name_of_the_organisation(client, monkeypatch, name, title, address):
    monkeypatch.setattr(identity, "_ask", lambda: identity.Identity(name=name))
    make.site()
    sign_in(client, account("editor"))
    page = client.get(address).content.decode()
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    assert title in found
    assert "Wagtail" not in found


def test_the_cms_of_an_empty_site_begins_with_its_first_section(client):
    home = make.site()
    sign_in(client, account("editor"))
    page = client.get("/cms/").content.decode()
    assert f'href="/cms/pages/add/pages/sectionpage/{home.pk}/"' in page
    assert "No draft is waiting." in page


def test_the_cms_says_which_sections_are_not_published_yet(client):
    make.section("News")
    work = make.section("Work")
    work.unpublish()
    sign_in(client, account("editor"))
    page = client.get("/cms/").content.decode()
    assert "<bdi>News</bdi></a>" in page
    assert "<bdi>Work</bdi> (not published yet)</a>" in page


@pytest.mark.parametrize("may_edit", [True, False])
def test_the_cms_lists_pages_still_to_fill_in_for_those_who_may(client, may_edit):
    make.site()
    sign_in(client, account("editor"))
    if not may_edit:
        GroupPagePermission.objects.filter(permission__codename="change_page").delete()
    contact = PlainPage.objects.get(slug="contact")
    link = f'<a href="/cms/pages/{contact.pk}/edit/"><bdi>Contact</bdi></a>'
    assert (link in client.get("/cms/").content.decode()) is may_edit
    contact.body = [("text", "<p>Write to desk@union.example.</p>")]
    contact.save_revision().publish()
    assert link not in client.get("/cms/").content.decode()


def _written(**fields):
    """What the editor of a plain page sends."""
    return {
        "title": "About", "slug": "about", "summary": "", "body-count": "0",
        **{f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")},
        "comments-MAX_NUM_FORMS": "",
        **fields,
    }  # fmt: skip


def _publish(client, section):
    """Write and publish an article in the CMS, and read what is said next."""
    body = {"blocks": [{"key": "a", "text": "At the gate.", "type": "unstyled"}], "entityMap": {}}
    return client.post(
        f"/cms/pages/add/pages/articlepage/{section.pk}/",
        _written(
            **{f"{name}-{key}": "0" for name in ("article_authors", "article_topics", "corrections")
               for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")},
            **{"title": "Ten hours of rest", "slug": "ten-hours", "summary": "One rule for three harbours.",
               "picture": "", "picture_caption": "", "body-count": "1", "body-0-deleted": "",
               "body-0-order": "0", "body-0-type": "text", "body-0-value": json.dumps(body), "body-0-id": "",
               "action-publish": "1", "remarks_shown": make.remarks_shown()},
        ),
        follow=True,
    )  # fmt: skip


def test_an_editor_publishes_an_article_through_the_cms(client):
    section = make.section()
    sign_in(client, account("editor"))
    answer = _publish(client, section)
    assert answer.redirect_chain, answer.context["form"].errors
    assert "Publish “News” first" not in answer.content.decode()
    assert "At the gate." in client.get("/news/ten-hours/").content.decode()


def test_who_publishes_into_a_hidden_section_hears_what_to_do(client):
    section = make.section("Wages & hours", slug="news")
    section.unpublish()
    sign_in(client, account("editor"))
    said = _publish(client, section).content.decode()
    assert "“Ten hours of rest” is published, but “Wages &amp; hours”, in which it lies, is not" in said
    assert "Publish “Wages &amp; hours” first." in said
    assert f'<a href="/cms/pages/{section.pk}/edit/" class="button' in said


@pytest.mark.parametrize("action", ["", "action-publish", "action-submit"])
def test_a_second_save_of_the_same_page_is_refused_once_and_loses_nothing(client, action):
    about = make.site().add_child(instance=PlainPage(title="About", slug="about"))
    about.save_revision().publish()
    sign_in(client, account("editor"))
    address = f"/cms/pages/{about.pk}/edit/"
    opened = _opened_with(client.get(address))
    client.post(address, _written(**opened, summary="What Ana wrote"))
    second = client.post(address, _written(**opened, summary="What Ben wrote", **{action: "1"}))
    assert second.status_code == 200
    assert "This page was saved while you were writing" in second.content.decode()
    assert "What Ben wrote" in second.content.decode()
    assert PlainPage.objects.get(pk=about.pk).get_latest_revision_as_object().summary == "What Ana wrote"
    third = client.post(address, _written(**_opened_with(second), summary="What Ben wrote", **{action: "1"}))
    assert third.status_code == 302
    assert PlainPage.objects.get(pk=about.pk).get_latest_revision_as_object().summary == "What Ben wrote"
    assert about.revisions.count() == 3


def test_a_preview_still_works_after_somebody_else_saved(client):
    about = make.site().add_child(instance=PlainPage(title="About", slug="about"))
    about.save_revision().publish()
    sign_in(client, account("editor"))
    opened = _opened_with(client.get(f"/cms/pages/{about.pk}/edit/"))
    client.post(f"/cms/pages/{about.pk}/edit/", _written(**opened, summary="What Ana wrote"))
    preview = client.post(f"/cms/pages/{about.pk}/edit/preview/", _written(**opened, summary="Mine"))
    assert preview.json()["is_valid"]


def _opened_with(answer):
    fields = re.findall(
        r'<input type="hidden" name="(loaded_revision_\w+)" value="([^"]*)"', answer.content.decode()
    )
    return dict(fields)


@pytest.mark.parametrize(
    ("title", "slugs"),
    [
        ("\N{ROSE}\N{ROSE}", ["plain-page", "plain-page-2"]),
        ("!!!", ["plain-page", "plain-page-2"]),
        ("Our desk", ["our-desk", "our-desk-2"]),
        ("Desk", ["desk-2", "desk-3"]),
        ("محضر", ["محضر", "محضر-2"]),
    ],
)
def test_a_page_without_a_slug_is_offered_one(client, title, slugs):
    home = make.site()
    sign_in(client, account("editor"))
    for slug in slugs:
        client.post(f"/cms/pages/add/pages/plainpage/{home.pk}/", _written(title=title, slug=""))
        assert PlainPage.objects.latest("pk").slug == slug


def test_a_page_that_would_hide_another_part_of_the_site_is_not_moved_or_copied_there(client):
    home = make.site()
    about = home.add_child(instance=PlainPage(title="About", slug="about"))
    below = about.add_child(instance=PlainPage(title="Our desk", slug="desk"))
    sign_in(client, account("editor"))
    words = "“desk” is the address of another part of this site. Choose another slug."
    move = f"/cms/pages/{below.pk}/move/{home.pk}/confirm/"
    for answer in (client.get(move, follow=True), client.post(move, follow=True)):
        assert words in answer.content.decode()
    several = client.post(f"/cms/bulk/wagtailcore/page/move/?id={below.pk}", {"chooser": str(home.pk)})
    assert several.status_code == 403
    assert words in several.content.decode()
    copy = {"new_title": "Our desk", "new_slug": "desk", "new_parent_page": str(home.pk)}
    assert words in client.post(f"/cms/pages/{below.pk}/copy/", copy).content.decode()
    assert [page.url for page in PlainPage.objects.filter(slug="desk")] == ["/about/desk/"]


def test_deleting_an_author_in_use_says_why_not(client):
    author = make.author("Ines")
    make.credit(make.article(make.section()), authors=[author])
    sign_in(client, account("editor"))
    answer = client.post(f"/cms/snippets/pages/author/delete/{author.pk}/", follow=True)
    assert "Take it off the pages first" in answer.content.decode()
    assert type(author).objects.filter(pk=author.pk).exists()


def test_every_page_is_public(client):
    story = make.article(make.section())
    sign_in(client, account("editor"))
    client.post(f"/cms/pages/{story.pk}/privacy/", {"restriction_type": "login"})
    assert client.get(story.url).status_code == 200
    assert not story.get_view_restrictions().exists()


def test_an_import_of_redirects_leaves_out_what_belongs_to_another_part_of_the_site(client):
    make.site()
    sign_in(client, account("editor"))
    table = "from,to\n/account/login/,https://elsewhere.example/\n/old/,https://elsewhere.example/\n"
    chosen = SimpleUploadedFile("redirects.csv", table.encode())
    asked = client.post("/cms/redirects/import/", {"import_file": chosen}).context["form"]
    answer = client.post(
        "/cms/redirects/import/process/",
        {**asked.initial, "from_index": "0", "to_index": "1", "permanent": "on"},
    )
    assert "Addresses that begin with /account/ belong to another part" in answer.content.decode()
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/old"]


def test_an_import_of_redirects_without_its_file_begins_again(client):
    make.site()
    sign_in(client, account("editor"))
    answer = client.post("/cms/redirects/import/process/", {}, follow=True)
    assert answer.redirect_chain == [("/cms/redirects/import/", 302)]
    assert "Choose the file with the redirects first." in answer.content.decode()
    sign_in(client, account("reviewer"))
    answer = client.post("/cms/redirects/import/process/", {"import_file_name": "x", "input_format": "0"})
    assert answer.status_code == 302
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("act", ["edit", "copy"])
def test_a_form_without_its_fields_is_refused_in_words(client, act):
    page = make.site().add_child(instance=PlainPage(title="About", slug="about"))
    sign_in(client, account("editor"))
    answer = client.post(f"/cms/pages/{page.pk}/{act}/", {"title": "Ours"})
    assert answer.status_code == 400
    assert "This request could not be read" in answer.content.decode()
    assert PlainPage.objects.get(pk=page.pk).title == "About"


def test_links_in_text_lead_to_pages_and_nonsense_leads_nowhere(client):
    section = make.section()
    other = make.article(section, slug="other")
    keys = [other.pk, 1, 10**30, -1, "zz", "٣", ""]
    links = "".join(f'<a linktype="page" id="{key}">{key}!</a>' for key in keys)
    root = {"title": "Root", "page": Page.get_first_root_node()}
    body = [("text", f"<p>{links}</p>"), ("link_card", root)]
    text = client.get(make.article(section, "Linked", body=body).url).content.decode()
    assert f'<a href="/news/other/">{other.pk}!</a><a href="/">1!</a><a>{10**30}!</a>' in text
    assert "<a>-1!</a><a>zz!</a><a>٣!</a><a>!</a>" in text
