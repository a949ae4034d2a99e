"""Withdrawing pages with a reason."""

import pytest
from wagtail.models import PageLogEntry

from comity.pages import actions
from comity.pages.models import Withdrawal
from tests.factories import pages as make
from tests.factories.people import account, sign_in

pytestmark = pytest.mark.django_db

WHY = "The harbour office <b>denied</b> it,\nand was right."


@pytest.fixture
def story():
    return make.article(make.section("News"), "Ten hours")


def _ask(client, page, **form):
    sign_in(client, account("editor", name="Ben Rook"))
    return client.post(f"/cms/pages/{page.pk}/unpublish/", {"reason": "", "note": "", **form})


def test_the_cms_asks_for_a_reason(client, story):
    sign_in(client, account("editor"))
    page = client.get(f"/cms/pages/{story.pk}/unpublish/").content.decode()
    assert 'name="reason"' in page
    assert "s address reads it there" in page


def test_readers_are_told_the_reason_and_the_day(client, story):
    _ask(client, story, reason=WHY)
    page = client.get("/news/ten-hours/")
    assert page.status_code == 410
    words = page.content.decode()
    assert "The harbour office &lt;b&gt;denied&lt;/b&gt; it,<br>and was right." in words
    assert f'Withdrawn on <time datetime="{Withdrawal.objects.get().at:%Y-%m-%d}">' in words
    assert "The editors have taken it back" not in words


def test_without_a_reason_readers_are_told_the_day(client, story):
    _ask(client, story)
    words = client.get("/news/ten-hours/").content.decode()
    assert "The editors have taken it back." in words
    assert "Withdrawn on <time" in words
    assert not PageLogEntry.objects.filter(action=actions.WITHDRAWAL_LOGGED).exists()


def test_the_history_keeps_reason_and_note_and_readers_never_see_the_note(client, story):
    _ask(client, story, reason="Wrong figures.", note="Ada is asking the office.")
    history = client.get(f"/cms/pages/{story.pk}/history/").content.decode()
    assert "Wrong figures." in history
    assert "Ada is asking the office." in history
    assert "Ada" not in client.get("/news/ten-hours/").content.decode()


def test_publishing_again_forgets_the_reason(client, story):
    _ask(client, story, reason="Wrong figures.")
    story.refresh_from_db()
    story.save_revision().publish()
    assert client.get("/news/ten-hours/").status_code == 200
    story.unpublish()
    assert "Wrong figures." not in client.get("/news/ten-hours/").content.decode()


def test_a_reason_too_long_is_asked_for_again_with_its_words(client, story):
    answer = _ask(client, story, reason="w" * 501)
    assert answer.status_code == 200
    assert "w" * 501 in answer.content.decode()
    story.refresh_from_db()
    assert story.live


def test_what_lies_below_is_withdrawn_for_the_same_reason_and_earlier_reasons_stay(client, story):
    early = make.article(story.get_parent().specific, "Early")
    _ask(client, early, reason="An older one.")
    _ask(client, story.get_parent(), reason="The paper closed.", include_descendants="on")
    assert "The paper closed." in client.get("/news/ten-hours/").content.decode()
    assert "The paper closed." in client.get("/news/").content.decode()
    assert "An older one." in client.get("/news/early/").content.decode()


def test_several_pages_are_withdrawn_for_one_reason(client, story):
    second = make.article(story.get_parent().specific, "Second")
    sign_in(client, account("editor"))
    address = f"/cms/bulk/wagtailcore/page/unpublish/?id={story.pk}&id={second.pk}"
    assert 'name="reason"' in client.get(address).content.decode()
    client.post(address, {"reason": "Both were jokes.", "note": "1 April"})
    for path in ("/news/ten-hours/", "/news/second/"):
        assert "Both were jokes." in client.get(path).content.decode()
    assert PageLogEntry.objects.filter(action=actions.WITHDRAWAL_LOGGED).count() == 2


def test_a_section_among_several_takes_what_lies_below_along_when_asked(client, story):
    sign_in(client, account("editor"))
    address = f"/cms/bulk/wagtailcore/page/unpublish/?id={story.get_parent().pk}&next=/cms/"
    answer = client.post(
        address, {"reason": "Closed.", "note": "", "include_descendants": "on"}, follow=True
    ).content.decode()
    assert "Closed." in client.get("/news/ten-hours/").content.decode()
    assert "1 page and 1 child page have been unpublished" in answer


def test_a_page_that_stays_is_not_withdrawn(client):
    home = make.site()
    assert _ask(client, home, reason="No.").status_code in {302, 403}
    home.refresh_from_db()
    assert home.live
