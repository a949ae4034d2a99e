"""What happens by the clock."""

import logging

from django.db.models import Q
from django.tasks import task
from wagtail.models import Page, Revision

from comity.kernel import clock
from comity.pages import actions, lists, queries, tasks
from comity.pages.models import ArticlePage, EventPage

SHARES_A_NIGHT = 10_000  # half an hour of one worker at most

log = logging.getLogger(__name__)

LINKS_A_NIGHT = 200
"""Links tried each night, the longest untried first."""


@task
def publish_scheduled() -> None:
    """Withdraw and publish what is due, each for itself: one page that cannot go out holds no other up.

    Due times are compared with now: a missed minute is made up.
    """
    now = clock.now()
    for key in Page.objects.filter(live=True, expire_at__lt=now).values_list("pk", flat=True):
        _each(_withdraw, key)
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for key in due.values_list("pk", flat=True):
        _each(_publish, key)


@task
def mend_lists() -> int:
    """Put right what lists of articles have got wrong, and say so: each publication keeps them itself."""
    wrong = lists.settle_all(ArticlePage.objects.all())
    if wrong:
        log.warning("Lists of articles were mended: %s rows were wrong.", wrong)
    return wrong


@task
def extend_occurrences() -> None:
    """Write the days of public events anew: time goes on, and countries change their clocks."""
    today = clock.now().date()
    open_ended = Q(starts_on__gte=today) | ~Q(repeat="")
    for key in EventPage.objects.live().filter(open_ended).values_list("pk", flat=True):
        _each(actions.set_occurrences, key)


@task
def draw_shares() -> int:
    """Draw share pictures that are missing or show an old look, as many as a night has room for."""
    return tasks.draw_shares.func(SHARES_A_NIGHT)


def _each(act, key: int) -> None:  # type: ignore[no-untyped-def]  # what to do with one page
    try:
        act(key)
    except Exception:
        log.exception(
            "A scheduled change failed and is tried again when its turn comes: %s %s", act.__name__, key
        )


def _withdraw(key: int) -> None:
    page = Page.objects.get(pk=key).specific
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(key: int) -> None:
    revision = Revision.objects.get(pk=key)
    if revision.approved_go_live_at:  # an earlier one of the same page may have settled it
        revision.publish(log_action="wagtail.publish.scheduled")


@task
def try_oldest_links() -> None:
    """Have the links tried that were not for the longest time: what works today may be gone tomorrow."""
    tasks.have_tried(queries.links_to_try(LINKS_A_NIGHT))
