"""`kill -9` at any moment: afterwards everything is as before or as intended, never in between."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from comity.pages import jobs
from comity.pages.models import ArticlePage, Withdrawal
from tests.factories import pages as make
from tests.faults.killing import at_every_statement

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_scheduled_article_is_out_or_still_scheduled() -> None:
    story = make.draft(make.section(), "At dawn")
    due = timezone.now() - timedelta(seconds=5)
    revision = story.save_revision(approved_go_live_at=due)

    def check() -> None:
        kept = ArticlePage.objects.get(pk=story.pk)
        waiting = Revision.objects.get(pk=revision.pk).approved_go_live_at is not None
        assert kept.live is not waiting
        assert kept.live is (kept.first_published_at is not None)
        assert (kept.live_revision_id == revision.pk) is kept.live

    steps = at_every_statement(jobs.publish_scheduled.func, check)
    assert steps > 5
    assert ArticlePage.objects.get(pk=story.pk).live


def test_a_withdrawn_article_is_readable_or_gone_with_its_notice() -> None:
    story = make.article(make.section(), "Yesterday's news")

    def check() -> None:
        kept = ArticlePage.objects.get(pk=story.pk)
        noted = Withdrawal.objects.filter(page_id=story.pk).exists()
        assert kept.live is not noted

    at_every_statement(lambda: ArticlePage.objects.get(pk=story.pk).unpublish(), check)
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_a_new_slug_comes_with_its_redirect() -> None:
    from wagtail.contrib.redirects.models import Redirect

    story = make.article(make.section(), "Old name", slug="old")
    story.slug = "new"
    revision = story.save_revision()

    def check() -> None:
        moved = ArticlePage.objects.get(pk=story.pk).slug == "new"
        assert Redirect.objects.filter(old_path="/news/old").exists() is moved

    at_every_statement(lambda: Revision.objects.get(pk=revision.pk).publish(), check)
    assert ArticlePage.objects.get(pk=story.pk).slug == "new"
