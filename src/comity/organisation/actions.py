"""What happens to the organisation's profile."""

from collections.abc import Mapping

from django.db import transaction

from comity.kernel import audit
from comity.kernel.access import Actor
from comity.organisation import rules
from comity.organisation.models import Profile, Topic, Wording


def describe(profile: Profile, *, by: Actor | None = None) -> Profile:
    """Keep the profile. `by` is None for the program itself (`init`, the demo)."""
    if by is not None:
        rules.may_edit_profile(by)
    with transaction.atomic():
        profile.clean_fields()
        profile.save()
        audit.record("describe", by=by, on=profile)
    return profile


def word(
    texts: Mapping[str, str], *, language: str, topic: Topic | None = None, by: Actor | None = None
) -> None:
    """Keep what the profile, or a topic, says in a language: text by field; an empty one shows the original.

    For the profile `by` has to be an administrator; topics belong to whom the CMS lets at them.
    """
    if by is not None and topic is None:
        rules.may_edit_profile(by)
    with transaction.atomic():
        kept = {row.field: row for row in Wording.objects.filter(topic=topic, language=language)}
        new = {
            field: text
            for field, text in texts.items()
            if text != (kept[field].text if field in kept else "")
        }
        if not new:
            return
        for field, text in new.items():
            row = kept.get(field) or Wording(topic=topic, language=language, field=field)
            row.text = text
            row.save() if text else row.delete()
        audit.record(f"word in {language}", by=by, on=topic or Profile(pk=1))
