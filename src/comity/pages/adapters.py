"""What Wagtail calls by name. It looks these up while its own models load: nothing of it is imported here."""

from typing import Any

from django.utils.translation import gettext as _

from comity.kernel.access import NotAllowed


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what was submitted and approved. Whoever may not publish alone needs somebody else's approval.

    Raises NotAllowed when they submitted it, or changed it since.
    """
    page = workflow_state.content_object
    latest = page.get_latest_revision()
    if user is not None and not page.permissions_for_user(user).can_publish():
        if workflow_state.requested_by_id == user.pk:
            raise NotAllowed(
                _("Somebody else has to approve what you submitted. Your text is kept as a draft.")
            )
        changed = page.revisions.filter(user=user, created_at__gte=workflow_state.created_at)
        if latest.user_id == user.pk or changed.exists():
            raise NotAllowed(
                _("Somebody else has to approve what you changed. Your text is kept as a draft.")
            )
    latest.publish(user=user, skip_permission_checks=True)
