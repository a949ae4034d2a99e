"""What happens to the organisation's profile."""

from django.db import transaction

from comity.kernel import audit
from comity.kernel.access import Actor
from comity.organisation import rules
from comity.organisation.models import Profile


def describe(profile: Profile, *, by: Actor | None = None) -> Profile:
    """Keep the profile. `by` is None for the program itself (`init`, the demo)."""
    if by is not None:
        rules.may_edit_profile(by)
    with transaction.atomic():
        profile.clean_fields()
        profile.save()
        audit.record("describe", by=by, on=profile)
    return profile
