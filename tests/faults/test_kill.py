"""`kill -9` at any moment: afterwards everything is as before or as intended, never in between.

A forked child does the work and kills itself at its n-th statement, for every n until it comes through.
"""

import os
import signal
import traceback
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from wagtail.models import Revision

from comity.pages import jobs
from comity.pages.models import ArticlePage, Withdrawal
from tests.factories import pages as make

pytestmark = pytest.mark.django_db(transaction=True)

MOST_STATEMENTS = 400


def _killed_at(statement: int, work: Callable[[], Any]) -> bool:
    """Run `work` in a child that dies before its `statement`-th statement; return whether it died."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            connections.close_all()  # a connection of an earlier test may have come along
            _work_until(statement, work)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - the child must never return into the tests
            traceback.print_exc()
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert status == 0 or os.WIFSIGNALED(status), "the work failed, see its traceback"
    return os.WIFSIGNALED(status)


def _work_until(statement: int, work: Callable[[], Any]) -> None:
    seen = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(count):
        work()


def _at_every_statement(work: Callable[[], Any], check: Callable[[], None]) -> int:
    for statement in range(1, MOST_STATEMENTS):
        died = _killed_at(statement, work)
        check()
        if not died:
            return statement
    raise AssertionError("the work never came to its end")


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

    steps = _at_every_statement(jobs.publish_scheduled.func, check)
    assert steps > 5
    assert ArticlePage.objects.get(pk=story.pk).live


def test_a_withdrawn_article_is_readable_or_gone_with_its_notice() -> None:
    story = make.article(make.section(), "Yesterday's news")

    def check() -> None:
        kept = ArticlePage.objects.get(pk=story.pk)
        noted = Withdrawal.objects.filter(page_id=story.pk).exists()
        assert kept.live is not noted

    _at_every_statement(lambda: ArticlePage.objects.get(pk=story.pk).unpublish(), check)
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_a_new_slug_comes_with_its_redirect() -> None:
    from wagtail.contrib.redirects.models import Redirect

    story = make.article(make.section(), "Old name", slug="old")
    story.slug = "new"
    revision = story.save_revision()

    def check() -> None:
        moved = ArticlePage.objects.get(pk=story.pk).slug == "new"
        assert Redirect.objects.filter(old_path="/news/old").exists() is moved

    _at_every_statement(lambda: Revision.objects.get(pk=revision.pk).publish(), check)
    assert ArticlePage.objects.get(pk=story.pk).slug == "new"
