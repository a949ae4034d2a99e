"""A clock that jumps: what is due still happens, once; no sign-in outlives its time."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask

from comity.kernel import clock
from comity.pages.models import ArticlePage
from comity.people import rules
from comity.people.models import SignIn
from tests.factories import pages as make
from tests.factories import people

pytestmark = pytest.mark.django_db(transaction=True)

EVERY_MINUTE = {
    "BACKEND": "django_ox.backend.OxBackend",
    "QUEUES": [],
    "OPTIONS": {
        "SCHEDULES": {"publish": {"task": "comity.pages.jobs.publish_scheduled", "cron": "* * * * *"}}
    },
}


@pytest.fixture
def worker(settings):
    """The job worker, as `comity serve` runs it, for one round."""
    settings.TASKS = {"default": EVERY_MINUTE}
    _has_run(timezone.now() - timedelta(days=2))

    def work() -> None:
        with pytest.raises(SystemExit) as ended:
            call_command("ox_worker", "--batch", verbosity=0)
        assert ended.value.code == 0

    return work


def _has_run(at) -> None:
    """A schedule that was never seen before only begins to count: this one is known since `at`."""
    OxScheduleTick.objects.create(schedule_name="publish", scheduled_for=at, created_at=at)


def _scheduled(due) -> ArticlePage:
    story = make.draft(make.section(), "At dawn")
    story.save_revision(approved_go_live_at=due)
    return story


def _is_live(story: ArticlePage) -> bool:
    return ArticlePage.objects.get(pk=story.pk).live


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=4000)])
def test_a_clock_that_was_ahead_for_a_while_holds_no_schedule_up(worker, ahead):
    now = timezone.now()
    _has_run(now + ahead)
    story = _scheduled(now - timedelta(seconds=1))
    worker()
    assert _is_live(story)


def test_a_clock_that_jumps_ahead_makes_up_for_what_it_skipped(worker):
    story = _scheduled(timezone.now() - timedelta(hours=30))
    worker()
    worker()
    assert _is_live(story)
    done = OxTask.objects.filter(task_path="comity.pages.jobs.publish_scheduled")
    assert 1 <= done.count() <= 2


def test_a_page_goes_out_once_also_when_its_minute_comes_twice(worker):
    story = _scheduled(timezone.now() - timedelta(seconds=1))
    worker()
    first = ArticlePage.objects.get(pk=story.pk).first_published_at
    assert first
    OxScheduleTick.objects.all().delete()
    _has_run(timezone.now() - timedelta(days=2))
    worker()
    assert ArticlePage.objects.get(pk=story.pk).first_published_at == first


@pytest.mark.parametrize(("ahead", "over"), [(timedelta(minutes=2), False), (timedelta(days=365), True)])
def test_a_sign_in_from_the_future_does_not_outlive_its_time(ahead, over):
    account = people.account("editor")
    with clock.frozen(clock.now() + ahead):
        sign_in = SignIn(account=account, at=clock.now())
        seen = clock.now()
    assert (rules.why_over(sign_in, account=account, seen=seen) is not None) is over
