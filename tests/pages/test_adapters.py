import pytest
from django.urls import reverse

from comity.pages.models import ArticlePage
from tests.factories import pages as make
from tests.factories.people import account, sign_in

pytestmark = [
    pytest.mark.django_db,
    # Wagtail's notices still go out the old way.
    pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango2028Warning"),
]


def _submitted(by):
    story = make.draft(make.section(), "For approval", owner=by)
    from wagtail.models import Workflow

    state = Workflow.objects.get().start(story, by)
    return story, state.current_task_state


def _approve(client, story, task_state):
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task_state.pk])
    return client.post(address, {"next": "/cms/", "comment": ""})


@pytest.mark.parametrize("office", ["reviewer", "editor", "administrator"])
def test_another_office_approves_and_so_publishes_what_was_submitted(client, office):
    story, task_state = _submitted(account("reviewer"))
    sign_in(client, account(office))
    assert _approve(client, story, task_state).status_code in {200, 302}
    assert ArticlePage.objects.get(pk=story.pk).live


def test_whoever_submitted_is_told_that_somebody_else_has_to_approve(client):
    reviewer = account("reviewer")
    story, task_state = _submitted(reviewer)
    sign_in(client, reviewer)
    answer = _approve(client, story, task_state)
    assert answer.status_code == 403
    assert "Somebody else has to approve what you submitted." in answer.content.decode()
    task_state.refresh_from_db()
    assert task_state.status == task_state.STATUS_IN_PROGRESS
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_whoever_changed_a_submission_does_not_approve_it(client):
    story, task_state = _submitted(account("editor"))
    reviewer = account("reviewer")
    sign_in(client, reviewer)
    story.title = "Words that nobody else read"
    story.save_revision(user=reviewer)
    answer = _approve(client, story, task_state)
    assert answer.status_code == 403
    assert "Somebody else has to approve what you changed." in answer.content.decode()
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_whoever_submitted_leaves_the_text_to_those_who_read_it(client):
    reviewer = account("reviewer")
    story, _task_state = _submitted(reviewer)
    other = account("reviewer", email="other@example.org")
    story = ArticlePage.objects.get(pk=story.pk)
    assert story.get_lock().for_user(reviewer)
    assert not story.get_lock().for_user(other)
    assert not story.get_lock().for_user(account("editor"))
    before = story.latest_revision_id
    sign_in(client, reviewer)
    client.post(f"/cms/pages/{story.pk}/edit/", {"title": "Later", "slug": "later", "summary": "x"})
    assert ArticlePage.objects.get(pk=story.pk).latest_revision_id == before
