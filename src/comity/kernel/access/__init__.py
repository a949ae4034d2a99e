"""Who may see what: a mechanism, not a habit.

Rows: models with people in them are read through a `GuardedQuerySet`. Inside a request it refuses to be
evaluated until somebody said for whom it is (`visible_to`) or why it may be everything (`everything`). Tasks,
commands and tests outside of requests read freely.
Pages: every view of ours says with `open_to` whom it is for; refusals become pages in one place (`Answers`).
"""

from comity.kernel.access.actors import NOBODY, Actor, Visitor, actor_of
from comity.kernel.access.pages import (
    ANYONE,
    OFFICE_NAMES,
    SIGNED_IN,
    Answers,
    Audience,
    NotAllowed,
    NotVisible,
    name_offices,
    open_to,
    turn_away,
)
from comity.kernel.access.rows import GuardedModel, GuardedQuerySet, Unguarded
from comity.kernel.access.watch import Watch, task_ends, task_starts

__all__ = [
    "ANYONE",
    "NOBODY",
    "OFFICE_NAMES",
    "SIGNED_IN",
    "Actor",
    "Answers",
    "Audience",
    "GuardedModel",
    "GuardedQuerySet",
    "NotAllowed",
    "NotVisible",
    "Unguarded",
    "Visitor",
    "Watch",
    "actor_of",
    "name_offices",
    "open_to",
    "task_ends",
    "task_starts",
    "turn_away",
]
