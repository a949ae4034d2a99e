"""Rendering an article beside rendering the start page that `wagtail start` makes, in turn, in one run.

The article is read and written anew each time. What stands on every page (name, menu, foot) is kept in
memory, as on a running site; the start page has nothing of the kind. Both run on SQLite, without debug mode,
in a process that is already warm; a request goes through all middleware, without compression and without the
web server. Compared is the work of the processor: the clock also counts whatever else runs on a shared
machine.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.harness import Figure, Site

ROUNDS = 100
WARM = 10
SETTINGS = """from .base import *
SECRET_KEY = "only measured"
DEBUG = False
ALLOWED_HOSTS = ["*"]
"""


class Probe:
    """A process of its own that renders pages again and again."""

    def __init__(self, settings: str, *, folder: Path, **environment: str) -> None:
        search = f"{folder}{os.pathsep}{Path.cwd()}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.probe"],
            env={**os.environ, "PYTHONPATH": search, "DJANGO_SETTINGS_MODULE": settings, **environment},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, task: str, path: str) -> list[float]:
        """Return milliseconds of processor and of clock of one render (`time`), or its queries (`count`)."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{task} {path}\n")
        self.process.stdin.flush()
        status, *values = self.process.stdout.readline().split() or ["nothing"]
        if status != "200":
            raise RuntimeError(f"{path} answered {status}")
        return [float(value) for value in values]

    def close(self) -> None:
        self.process.communicate(timeout=20)


def measure(site: Site) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        theirs = Probe("reference.settings.measured", folder=_reference(Path(folder)))
        ours = Probe("comity.config.settings", folder=Path(folder), COMITY_DATA=str(site.data))
        article = max(site.articles, key=lambda path: len(site.pages[path]))
        for _ in range(WARM):
            ours.ask("time", article), theirs.ask("time", "/")
        pairs = [(ours.ask("time", article), theirs.ask("time", "/")) for _ in range(ROUNDS)]
        counts = {path: ours.ask("count", path)[0] for path in site.pages}
        reference_count = theirs.ask("count", "/")[0]
        ours.close()
        theirs.close()
    work, clock = ([(one[n], other[n]) for one, other in pairs] for n in (0, 1))
    return [
        Figure("longest article of the demo, processor (median)", median(a for a, _ in work), "ms"),
        Figure("start page of `wagtail start`, processor (median)", median(b for _, b in work), "ms"),
        Figure(
            "the article in start pages, processor (median of pairs)", median(a / b for a, b in work), "x", 2
        ),
        Figure("the article in start pages, clock (median of pairs)", median(a / b for a, b in clock), "x"),
        Figure("queries of an article, the most", max(counts[path] for path in site.articles), "", 15),
        Figure("queries of any page, the most", max(counts.values()), ""),
        Figure("queries of the start page", reference_count, ""),
    ]


def _reference(folder: Path) -> Path:
    """Make what `wagtail start` makes; return where it lies."""
    target = folder / "reference"
    target.mkdir()
    program = Path(sys.executable).with_name("wagtail")
    subprocess.run([program, "start", "reference", str(target)], check=True, stdout=subprocess.DEVNULL)
    (target / "reference" / "settings" / "measured.py").write_text(SETTINGS)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "reference.settings.measured"}
    for command in (["migrate"], ["collectstatic", "--noinput"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=target,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return target
