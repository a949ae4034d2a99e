"""What happens by the clock."""

from django.core.management import call_command
from django.tasks import task


@task
def publish_scheduled() -> None:
    """Publish and withdraw what is due. Due times are compared with now: a missed minute is made up."""
    call_command("publish_scheduled", verbosity=0)
