"""Static files: gathered, hashed and compressed in the data directory, and again only when they changed."""

import hashlib
import io
import os
from importlib.metadata import version
from pathlib import Path

TITLE = "Preparing style sheets, scripts and icons"


def are_current() -> bool:
    """Say whether the files gathered last are the ones installed now."""
    mark = _mark()
    return mark.exists() and mark.read_text(encoding="utf-8") == _key()


def gather() -> None:
    """Gather them. Opens no database."""
    from django.core.management import call_command

    key = _key()
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    # Last: an interrupted run starts anew.
    _mark().write_text(key, encoding="utf-8")


def _mark() -> Path:
    from django.conf import settings

    return Path(settings.STATIC_ROOT) / ".gathered"


def _key() -> str:
    """What the gathered files depend on: every source, and the programs that change them."""
    from django.contrib.staticfiles.finders import get_finders

    found = hashlib.sha256(" ".join(version(name) for name in ("django", "whitenoise")).encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            state = os.stat(storage.path(name))
            found.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()
