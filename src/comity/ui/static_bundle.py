"""Serves the style sheets of the components as two files: one for every page, one for the desk and forms.

They are put together when collected or asked for; there is no build. The first file names the layers.
"""

import atexit
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SOURCE = Path(__file__).parent / "static" / "ui" / "css"
SITE = (
    "layers reset tokens base page masthead languages quick menu button kicker byline story lead section "
    "ruled article text kept figure gallery quote card act event box band notice empty ledger people "
    "files pagination foot error icon print"
).split()
DESK = "form choices summary code table desk entrance".split()
BUNDLES = {"ui/site.css": SITE, "ui/desk.css": DESK}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bundle(name: str) -> str:
    """Return one bundle as CSS, without comments and indentation."""
    text = "\n".join((SOURCE / f"{part}.css").read_text(encoding="utf-8") for part in BUNDLES[name])
    return "\n".join(line.strip() for line in _COMMENT.sub("", text).splitlines() if line.strip()) + "\n"


@cache
def _folder() -> Path:
    """Return a folder of this process for the finished files, because finders are asked for real paths."""
    folder = mkdtemp(prefix="comity-css-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


class Bundles(BaseFinder):
    """Finds the bundles. Name it in STATICFILES_FINDERS."""

    def find(self, path: str, find_all: bool = False) -> str | list[str]:  # type: ignore[override]  # as Django's own
        found = [self._write(path)] if path in BUNDLES else []
        return found if find_all else "".join(found)

    def list(self, _ignored: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        storage = FileSystemStorage(location=_folder())
        for name in BUNDLES:
            self._write(name)
            yield name, storage

    def _write(self, name: str) -> str:
        target = _folder() / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(bundle(name), encoding="utf-8")
        # As old as its newest part: whoever looks at dates sees a change only where there is one.
        newest = max((SOURCE / f"{part}.css").stat().st_mtime_ns for part in BUNDLES[name])
        os.utime(target, ns=(newest, newest))
        return str(target)
