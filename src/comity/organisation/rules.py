"""Who may change what the organisation says of itself."""

from django.utils.translation import gettext as _

from comity.kernel.access import Actor, NotAllowed


def may_edit_profile(by: Actor) -> None:
    """Raise NotAllowed unless `by` is an administrator."""
    if not by.holds("administrator"):
        raise NotAllowed(_("Only administrators change the organisation's profile."))
