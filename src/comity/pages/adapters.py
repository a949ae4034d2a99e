"""What Wagtail calls by name. It looks these up while its own models load: nothing of it is imported here."""

from typing import Any

from django.utils.translation import gettext as _

from comity.kernel.access import NotAllowed


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what was submitted and approved. Whoever may not publish alone needs somebody else's approval.

    Raises NotAllowed when they are the one who submitted it.
    """
    page = workflow_state.content_object
    alone = user is not None and not page.permissions_for_user(user).can_publish()
    if alone and workflow_state.requested_by_id == user.pk:
        raise NotAllowed(_("Somebody else has to approve what you submitted. Your text is kept as a draft."))
    page.get_latest_revision().publish(user=user, skip_permission_checks=True)
