"""Mails between those who write and those who approve."""

from datetime import timedelta

import pytest
from django.core import mail
from wagtail.models import Workflow
from wagtail.users.models import UserProfile

from comity.kernel import clock
from comity.pages import emails, tasks
from tests.factories import pages as make
from tests.factories.people import account
from tests.people import postbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """A reviewer who writes and two who may publish."""
    make.site()
    return account("reviewer", name="Ada Lark"), account("editor", name="Ben Rook"), account("administrator")


def _submit(by, **fields):
    page = make.draft(make.section(), "Ten hours of rest", owner=by, **fields)
    Workflow.objects.get().start(page, by)
    return page


def _judge(page, verb, by, comment=""):
    state = page.current_workflow_task_state
    getattr(state.specific, verb)(user=by, comment=comment)


def _to():
    return sorted(letter.to[0] for letter in mail.outbox)


def test_a_submitted_text_is_told_to_all_who_may_approve_it_but_the_writer(people):
    writer, editor, administrator = people
    page = _submit(writer)
    assert _to() == sorted([editor.email, administrator.email])
    letter = mail.outbox[0]
    assert letter.subject.endswith("Please read “Ten hours of rest”")
    assert "Ada Lark has submitted a text" in letter.body
    assert "Not yet told." in letter.body
    assert f"http://localhost/cms/pages/{page.pk}/edit/" in letter.body
    assert "http://localhost/cms/account/" in letter.body
    assert "&" not in letter.body


def test_changes_asked_for_reach_the_writer_with_the_comment(people):
    writer, editor, _administrator = people
    page = _submit(writer)
    mail.outbox.clear()
    _judge(page, "reject", editor, comment="Who said so? Name & place, please.")
    assert _to() == [writer.email]
    assert "Ben Rook has read your text and asks for changes" in mail.outbox[0].body
    assert "Who said so? Name & place, please." in mail.outbox[0].body


def test_an_approved_text_is_told_as_published_with_its_address(people):
    writer, editor, _administrator = people
    page = _submit(writer)
    mail.outbox.clear()
    _judge(page, "approve", editor)
    assert _to() == [writer.email]
    assert "Published: “Ten hours of rest”" in mail.outbox[0].subject
    assert "http://localhost/news/ten-hours-of-rest/" in mail.outbox[0].body


def test_an_approved_text_that_goes_out_later_says_when(people):
    writer, editor, _administrator = people
    page = _submit(writer, go_live_at=clock.now() + timedelta(days=400))
    mail.outbox.clear()
    _judge(page, "approve", editor)
    assert "Approved: “Ten hours of rest”" in mail.outbox[0].subject
    assert "It goes out on " in mail.outbox[0].body


def test_publishing_past_the_approval_tells_the_writer_too(people):
    writer, editor, _administrator = people
    page = _submit(writer)
    mail.outbox.clear()
    page.get_latest_revision().publish(user=editor)
    assert _to() == [writer.email]
    assert "Ben Rook has published your text." in mail.outbox[0].body


def test_taking_a_submission_back_tells_nobody(people):
    page = _submit(people[0])
    mail.outbox.clear()
    page.current_workflow_state.cancel(user=people[1])
    assert mail.outbox == []


def test_nobody_is_told_of_their_own_act(people):
    editor = people[1]
    page = _submit(editor)
    assert editor.email not in _to()
    mail.outbox.clear()
    _judge(page, "approve", editor)
    assert mail.outbox == []


@pytest.mark.parametrize(("kind", "left"), [("submitted", 1), ("approved", 2)])
def test_who_wants_no_such_mails_gets_none(people, kind, left):
    profile = UserProfile.get_for_user(people[1])
    setattr(profile, f"{kind}_notifications", False)
    profile.save()
    _submit(people[0])
    assert len(mail.outbox) == left


def test_who_may_no_longer_sign_in_gets_none(people):
    people[1].is_active = False
    people[1].save()
    _submit(people[0])
    assert _to() == [people[2].email]


def test_a_mail_speaks_the_language_its_reader_chose_in_the_cms(people):
    profile = UserProfile.get_for_user(people[1])
    profile.preferred_language = "ar"
    profile.save()
    assert emails._language(people[1]) == "ar"
    assert emails._language(people[2]) == "en"


def test_a_long_title_makes_a_short_subject(people):
    page = make.draft(make.section(), "Rest " * 40)
    Workflow.objects.get().start(page, people[0])
    assert len(mail.outbox[0].subject) < 100
    assert mail.outbox[0].subject.endswith("…”")


@pytest.mark.parametrize("fault", ["refuses", "hangs up", "away"])
def test_without_a_mail_server_the_act_stays_and_the_mail_is_left_to_try_again(people, settings, fault):
    writer, editor, _administrator = people
    with postbox.opened("" if fault == "away" else fault) as server:
        settings.MAILERS = server.mailers
        if fault == "away":
            server.server_close()
        page = _submit(writer)
    assert page.current_workflow_state.status == "in_progress"
    with postbox.opened() as server:
        settings.MAILERS = server.mailers
        tasks.tell.call(str(editor.pk), "submitted", page.current_workflow_task_state.pk)
        tasks.tell.call(str(editor.pk), "submitted", page.current_workflow_task_state.pk)
    first, second = server.mails
    name = next(line for line in first.splitlines() if line.startswith("Message-ID:"))
    assert name in second
    assert f"To: {editor.email}" in first


def test_a_mail_about_what_is_gone_is_not_sent(people):
    page = _submit(people[0])
    state = page.current_workflow_task_state.pk
    mail.outbox.clear()
    page.delete()
    tasks.tell.call(str(people[1].pk), "submitted", state)
    assert mail.outbox == []
