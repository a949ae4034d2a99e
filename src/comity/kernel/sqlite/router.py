"""What may be lost lives in a file of its own: cache and sessions never wait for a member's vote."""

from typing import Any

from django.conf import settings
from django.db.models import Model

SCRATCH = "scratch"
SCRATCH_APPS = frozenset({"sessions", "django_cache"})


class ScratchRouter:
    """Sends sessions and the cache table to the database "scratch", where there is one."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        """Return "scratch" for its own tables, nothing for all others."""
        return SCRATCH if _has_scratch() and model._meta.app_label in SCRATCH_APPS else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool | None:
        """Refuse relations between the two files: no database could keep them."""
        if not _has_scratch():
            return None
        return (one._meta.app_label in SCRATCH_APPS) == (other._meta.app_label in SCRATCH_APPS)

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool | None:
        """Make each table in the file it belongs to, and only there."""
        if not _has_scratch():
            return None
        return (app_label in SCRATCH_APPS) == (db == SCRATCH)


def _has_scratch() -> bool:
    return SCRATCH in settings.DATABASES
