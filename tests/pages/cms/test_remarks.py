"""Remarks: beside the form, once before a text goes out, and in the report of broken links."""

import json
import re
from datetime import date

import pytest
from django.core import mail
from wagtail.models import Workflow

from comity.pages.cms.remarks import as_text
from comity.pages.models import ArticlePage, Link
from tests.factories import pages as make
from tests.factories.people import account, sign_in
from tests.faults.world import INLINES, MANAGEMENT

pytestmark = pytest.mark.django_db

HERE = '<p>Read <a href="https://example.org/">here</a></p>'


def _form(**fields):
    """What the editor of an article sends: no author, no topic, and these fields."""
    text = {"blocks": [{"key": "a", "text": "New words.", "type": "unstyled"}], "entityMap": {}}
    return {
        "title": "Ten hours", "slug": "ten-hours", "summary": "In one sentence.", "picture": "",
        "picture_caption": "", "body-count": "1", "body-0-deleted": "", "body-0-order": "0",
        "body-0-type": "text", "body-0-id": "", "body-0-value": json.dumps(text), "remarks_shown": "",
        **{f"{inline}-{key}": "0" for inline in INLINES for key in MANAGEMENT}, **fields,
    }  # fmt: skip


def _shown(answer):
    """Return the tokens of the remarks that a form has shown."""
    return re.search(r'name="remarks_shown" value="([^"]*)"', answer.content.decode())[1]


def _warned(answer):
    return "Press the same button again" in answer.content.decode()


@pytest.fixture
def editor(client):
    made = account("editor")
    sign_in(client, made)
    return made


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("go_live", ["", "2099-01-01 10:00"])
def test_publishing_is_held_once_with_the_remarks_in_words_and_nothing_lost(client, go_live):
    section = make.section()
    address = f"/cms/pages/add/pages/articlepage/{section.pk}/"
    form = _form(**{"action-publish": "1", "go_live_at": go_live})
    answer = client.post(address, form)
    page = answer.content.decode()
    assert _warned(answer)
    assert "No author is named. Choose who wrote it." in page
    assert "No topic is chosen." in page
    assert "New words." in page
    assert not ArticlePage.objects.exists()
    client.post(address, {**form, "remarks_shown": _shown(answer)})
    story = ArticlePage.objects.get()
    assert (story.live, story.scheduled_revision is not None) == (not go_live, bool(go_live))


@pytest.mark.usefixtures("editor")
def test_new_remarks_hold_it_again_and_old_ones_do_not(client):
    draft = make.draft(make.section())
    address = f"/cms/pages/{draft.pk}/edit/"
    first = client.post(address, _form(**{"action-publish": "1"}))
    shown = _shown(first)
    second = client.post(
        address, _form(**{"action-publish": "1", "remarks_shown": shown, "summary": "x" * 201})
    )
    assert _warned(second)
    assert set(shown.split()) < set(_shown(second).split())
    client.post(address, _form(**{"action-publish": "1", "remarks_shown": shown}))
    draft.refresh_from_db()
    assert draft.live


@pytest.mark.usefixtures("editor")
def test_saving_a_draft_is_never_held(client):
    draft = make.draft(make.section())
    answer = client.post(f"/cms/pages/{draft.pk}/edit/", _form())
    assert answer.status_code == 302


def test_authors_and_topics_chosen_in_the_form_count_and_are_kept_once(client, editor):
    from comity.organisation.models import Topic

    draft, author = make.draft(make.section()), make.author()
    topic = Topic.objects.create(name="Wages", slug="wages")
    named = {
        "article_authors-TOTAL_FORMS": "1", "article_authors-0-author": author.pk, "article_authors-0-id": "",
        "article_authors-0-ORDER": "1", "article_topics-TOTAL_FORMS": "1", "article_topics-0-topic": topic.pk,
        "article_topics-0-id": "", "article_topics-0-ORDER": "1",
    }  # fmt: skip
    client.post(f"/cms/pages/{draft.pk}/edit/", _form(**{"action-publish": "1"}, **named))
    draft.refresh_from_db()
    assert draft.live
    assert [row.author for row in draft.article_authors.all()] == [author]
    assert [row.topic for row in draft.article_topics.all()] == [topic]


def test_a_reviewer_who_submits_is_warned_once_too(client):
    sign_in(client, account("reviewer"))
    draft = make.draft(make.section())
    address = f"/cms/pages/{draft.pk}/edit/"
    answer = client.post(address, _form(**{"action-submit": "1"}))
    assert _warned(answer)
    assert mail.outbox == []
    client.post(address, _form(**{"action-submit": "1", "remarks_shown": _shown(answer)}))
    draft.refresh_from_db()
    assert draft.current_workflow_state is not None


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("verb", "warned"), [("approve", True), ("reject", False)])
def test_approving_while_editing_is_held_once_and_asking_for_changes_is_not(client, verb, warned):
    draft = make.draft(make.section())
    Workflow.objects.get().start(draft, account("reviewer"))
    act = {"action-workflow-action": "1", "workflow-action-name": verb}
    answer = client.post(f"/cms/pages/{draft.pk}/edit/", _form(**act))
    assert _warned(answer) is warned
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.usefixtures("editor")
def test_a_forged_list_of_remarks_shows_nothing_and_breaks_nothing(client):
    draft = make.draft(make.section())
    answer = client.post(
        f"/cms/pages/{draft.pk}/edit/", _form(**{"action-publish": "1", "remarks_shown": "<b> x\x00" * 99})
    )
    assert answer.status_code == 200
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.usefixtures("editor")
def test_the_side_of_the_form_lists_the_remarks_of_the_saved_draft(client):
    draft = make.draft(make.section(), body=[("text", HERE)])
    page = client.get(f"/cms/pages/{draft.pk}/edit/").content.decode()
    assert "Before this goes out" in page
    assert "The link “here” does not say where it leads." in page
    home = client.get(f"/cms/pages/{make.site().pk}/edit/").content.decode()
    assert "Nothing to say about the saved draft." in home


@pytest.mark.usefixtures("editor")
def test_who_approves_without_opening_the_text_reads_the_remarks(client):
    draft = make.draft(make.section(), body=[("text", HERE)])
    Workflow.objects.get().start(draft, account("reviewer"))
    state = draft.current_workflow_task_state.pk
    for verb, told in {"approve": True, "reject": False}.items():
        answer = client.get(f"/cms/pages/workflow/action/{draft.pk}/{verb}/{state}/").json()
        assert ("does not say where it leads" in answer["html"]) is told


# --- the report ---------------------------------------------------------------------------------------
def _link(page, address, **fields):
    fields = {"words": "Words", "fault": "gone", "since": date(2026, 3, 2), **fields}
    return Link.objects.create(page=page, key=Link.key_of(address), address=address, **fields)


@pytest.mark.parametrize("office", ["reviewer", "editor", "administrator"])
def test_the_report_lists_links_that_lead_nowhere(client, office):
    sign_in(client, account(office))
    story = make.article(make.section(), "Ten hours")
    _link(story, "https://gone.example/")
    _link(story, "https://works.example/", fault="")
    _link(story, "https://once.example/", fault="once")
    page = client.get("/cms/reports/links/").content.decode()
    assert "https://gone.example/" in page
    assert "The page is gone." in page
    assert f'href="/cms/pages/{story.pk}/edit/"' in page
    assert "works.example" not in page
    assert "once.example" not in page


@pytest.mark.usefixtures("editor")
def test_the_report_is_filtered_by_fault_and_words(client):
    story = make.article(make.section(), "Ten hours")
    _link(story, "https://gone.example/")
    _link(story, "http://plain.example/", fault="plain", words="Rules of the port")
    for query, found in {
        "fault=gone": ["gone"], "words=rules": ["plain"], "words=TEN": ["gone", "plain"], "words=zz": [],
        "fault=nonsense": [], "words=%00": ["gone", "plain"],
    }.items():  # fmt: skip
        answer = client.get(f"/cms/reports/links/results/?{query}")
        assert answer.status_code in {200, 400}, query
        shown = re.findall(r"https?://(gone|plain)\.example/", answer.content.decode())
        if query != "fault=nonsense" and answer.status_code == 200:
            assert sorted(set(shown)) == found, query


@pytest.mark.usefixtures("editor")
def test_the_report_comes_as_csv_that_no_spreadsheet_reckons_with(client):
    story = make.article(make.section(), "=1+1")
    _link(story, "https://gone.example/", words="@SUM(A1)")
    answer = client.get("/cms/reports/links/?export=csv")
    head, row = answer.getvalue().decode().splitlines()
    assert head == "Page,Words of the link,Address,What is wrong,Since"
    assert row == "'=1+1,'@SUM(A1),https://gone.example/,The page is gone.,2026-03-02"


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("number", [1, 3])
def test_the_report_asks_as_often_for_three_links_as_for_one(client, number, django_assert_max_num_queries):
    story = make.article(make.section())
    for each in range(number):
        _link(story, f"https://gone.example/{each}")
    with django_assert_max_num_queries(12):
        assert client.get("/cms/reports/links/results/").status_code == 200


@pytest.mark.usefixtures("editor")
def test_an_empty_report_says_so(client):
    assert "No broken link was found." in client.get("/cms/reports/links/").content.decode()


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", " x"])
def test_cells_that_a_spreadsheet_would_reckon_with_stay_text(text):
    assert as_text(text) == f"'{text}"
    assert as_text("1 = 1") == "1 = 1"
    assert as_text(None) == ""
