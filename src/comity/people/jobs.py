"""What happens by the clock. The schedule stands in settings.TASKS."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.tasks import task

from comity.kernel import clock
from comity.people import actions


@task()
def synchronise_offices() -> None:
    """Take away the groups of mandates that ran out, and give those of mandates that began. Each minute."""
    actions.synchronise_offices()


@task()
def clear_sessions() -> None:
    """Forget the sessions and sign-ins that are over. Each night."""
    call_command("clearsessions")
    actions.forget_old_sign_ins(before=clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE))
