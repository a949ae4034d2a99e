"""The kinds of office. One more office is one more row of OFFICES."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Office:
    """A named responsibility. `code` is kept in the database, `name` and `duty` are shown to people."""

    code: str
    name: str | Promise
    duty: str | Promise
    needs_second_factor: bool = True


OFFICES: dict[str, Office] = {
    office.code: office
    for office in (
        Office(
            "administrator", _("Administrator"), _("Looks after this install: its profile, menu and people.")
        ),
        Office("editor", _("Editor"), _("Writes and publishes pages.")),
        Office("reviewer", _("Reviewer"), _("Writes drafts, reads and approves what others wrote.")),
    )
}
