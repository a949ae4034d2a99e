"""An article's first render beside the start page that `wagtail start` makes, in turn, in one run.

Nothing is kept between two renders on either side; both run on SQLite, without debug mode.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.harness import Figure, demo_data, get, served

ROUNDS = 60
REFERENCE = """from .base import *
SECRET_KEY = "only measured"
DEBUG = False
ALLOWED_HOSTS = ["*"]
"""


class Probe:
    """A process of its own that renders one page again and again."""

    def __init__(self, path: str, *, folder: Path, **environment: str) -> None:
        self.path = path
        where = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{Path.cwd()}", **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.probe"], cwd=Path.cwd(), env=where, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def seconds(self) -> float:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{self.path}\n")
        self.process.stdin.flush()
        status, seconds = self.process.stdout.readline().split()
        if status != "200":
            raise RuntimeError(f"{self.path} answered {status}")
        return float(seconds)

    def close(self) -> None:
        self.process.communicate()


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder, demo_data() as data:
        reference = _reference(Path(folder))
        ours = Probe(
            _an_article(data),
            folder=Path(folder),
            COMITY_DATA=str(data),
            DJANGO_SETTINGS_MODULE="comity.config.settings",
        )
        theirs = Probe("/", folder=reference, DJANGO_SETTINGS_MODULE="reference.settings.measured")
        pairs = [(ours.seconds(), theirs.seconds()) for _ in range(ROUNDS + 5)][5:]
        ours.close()
        theirs.close()
    return [
        Figure("article, first render (median)", median(a for a, _ in pairs) * 1000, "ms"),
        Figure("start page of `wagtail start` (median)", median(b for _, b in pairs) * 1000, "ms"),
        Figure("article by start page (median of pairs)", median(a / b for a, b in pairs), "x", 2),
    ]


def _reference(folder: Path) -> Path:
    wagtail = Path(sys.executable).with_name("wagtail")
    target = folder / "reference"
    target.mkdir()
    subprocess.run([wagtail, "start", "reference", str(target)], check=True, stdout=subprocess.DEVNULL)
    (target / "reference" / "settings" / "measured.py").write_text(REFERENCE)
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


def _an_article(data: Path) -> str:
    with served(data) as (port, _pid, _seconds):
        home = get(port, "/")[2].decode()
    paths = re.findall(r'href="(/[a-z-]+/[^/"]+/)"', home)
    return next(path for path in paths if not path.startswith(("/account", "/topics", "/authors")))
