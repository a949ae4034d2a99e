"""Static files: gathered, hashed and compressed in the data directory, and again only when they changed."""

import fcntl
import hashlib
import io
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from comity.server import processes
from comity.server.console import progress

TITLE = "Preparing style sheets, scripts and icons"


def are_current() -> bool:
    """Say whether the files gathered last are the ones installed now."""
    mark = _mark()
    return mark.exists() and mark.read_text(encoding="utf-8") == _key() + _state_of_list()


def make_current() -> None:
    """Gather them in a child where that is needed, and know their names."""
    if not are_current():
        with progress(TITLE):
            processes.apart(gather)
    # Always, since Django has read the list when it was loaded, and others may have gathered since.
    read_again()


def gather() -> None:
    """Gather them, unless another process does it first. Opens no database."""
    mark = _mark()
    mark.parent.mkdir(parents=True, exist_ok=True)
    with mark.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not are_current():
            _gather()


def _gather() -> None:
    from django.core.management import call_command

    key = _key()
    try:
        call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    except BaseException:
        # On a full disk half of it may be written, and with half a list Django does not load any more.
        _list().unlink(missing_ok=True)
        raise
    # Where the mark was once, everybody could fetch it.
    (_list().parent / ".gathered").unlink(missing_ok=True)
    # Last: an interrupted run starts anew.
    _mark().write_text(key + _state_of_list(), encoding="utf-8")


def read_again() -> None:
    """Read the list of hashed names. Loading Django reads it too, but that may be before it is made."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    storage: Any = staticfiles_storage  # the one that settings.py names, which keeps such a list
    storage.hashed_files, storage.manifest_hash = storage.load_manifest()


def _mark() -> Path:
    """Not among the files themselves: those are public."""
    from django.conf import settings

    return Path(settings.STATIC_ROOT).with_name(".static-gathered")


def _list() -> Path:
    """The list of hashed names, by which pages find the files."""
    from django.conf import settings

    return Path(settings.STATIC_ROOT) / "staticfiles.json"


def _state_of_list() -> str:
    """A hash of the list: the mark stays when somebody removes the files, or puts others there."""
    found = _list()
    return hashlib.sha256(found.read_bytes()).hexdigest() if found.exists() else "none"


def _key() -> str:
    """What the gathered files depend on: every source, and the programs that change them."""
    from django.contrib.staticfiles.finders import get_finders

    found = hashlib.sha256(" ".join(version(name) for name in ("django", "whitenoise")).encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            state = os.stat(storage.path(name))
            found.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()
