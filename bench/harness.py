"""What all figures stand on: one demo, made once for a run; a way to serve it and ask it; a way to print."""

import os
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

_NOT_PAGES = ("/account", "/cms", "/desk", "/documents", "/media", "/static", "/theme")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what, how much, in which unit, and the most it may be (None: only told)."""

    what: str
    value: float
    unit: str
    most: float | None = None

    @property
    def broken(self) -> bool:
        return self.most is not None and self.value > self.most


def show(figures: list[Figure]) -> None:
    for figure in figures:
        limit = "" if figure.most is None else f"  (at most {figure.most:g})"
        mark = "  BROKEN" if figure.broken else ""
        print(f"{figure.what:<64} {figure.value:>9.2f} {figure.unit}{limit}{mark}", flush=True)


@dataclass(frozen=True, slots=True)
class Site:
    """The demo: where it lies, its pages (address to HTML), and what making it took.

    `ready` and `sizes` are seconds on the clock, `work` the seconds of processor that `ready` held.
    """

    data: Path
    pages: dict[str, str]
    ready: float
    work: float
    sizes: float
    pictures: int

    @property
    def articles(self) -> list[str]:
        return [path for path, page in self.pages.items() if '<article class="article ' in page]

    @property
    def kinds(self) -> dict[str, str]:
        """One page of each kind, by name."""
        return {"home": "/", "section": "/news/", "article": self.articles[0], "plain page": "/contact/"}


@dataclass(frozen=True, slots=True)
class Running:
    """A served site: its port, the process of the program, and the seconds until it could serve."""

    port: int
    pid: int
    seconds: float


@contextmanager
def demo_site() -> Iterator[Site]:
    """Make the demo as `comity demo` does, then every size of its pictures; take it away at the end."""
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        data = Path(folder) / "data"
        before = _work()
        with running("demo", data=data, patience=300) as first:
            pass
        work = _work() - before
        began = time.monotonic()
        manage(data, "ox_worker", "--batch", "--verbosity", "0")
        sizes = time.monotonic() - began
        with running("serve", data=data) as site:
            pages = _crawl(site.port)
        pictures = len(list((data / "media" / "original_images").iterdir()))
        yield Site(data, pages, first.seconds, work, sizes, pictures)


def _work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def manage(data: Path, *arguments: str) -> None:
    """Run one of Django's commands on the site, in a process of its own."""
    command = [sys.executable, "-m", "comity", "manage", *arguments]
    subprocess.run(command, check=True, env=environment(data), stdout=sys.stderr)


def environment(data: Path) -> dict[str, str]:
    """Return the environment of a process that works on the site in `data`."""
    return {**os.environ, "COMITY_DATA": str(data), "DJANGO_SETTINGS_MODULE": "comity.config.settings"}


@contextmanager
def running(*command: str, data: Path, patience: float = 60) -> Iterator[Running]:
    """Start `comity …` and wait until /health/ready answers; at the end stop it as a service manager does."""
    port = _free_port()
    where = ["--data", str(data), "--bind", f"127.0.0.1:{port}"]
    began = time.monotonic()
    program = subprocess.Popen([sys.executable, "-m", "comity", *command, *where], stdout=subprocess.DEVNULL)
    try:
        while not _ready(port):
            if program.poll() is not None or time.monotonic() - began > patience:
                raise RuntimeError(f"comity {command[0]} did not come up")
            time.sleep(0.02)
        yield Running(port, program.pid, time.monotonic() - began)
    finally:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _ready(port: int) -> bool:
    try:
        return get(port, "/health/ready")[0] == 200
    except OSError:
        return False


def get(port: int, path: str) -> tuple[int, str]:
    """GET a path from the served site: status and body."""
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request("GET", path, headers={"Host": f"localhost:{port}"})
        answer = line.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    finally:
        line.close()


def _crawl(port: int) -> dict[str, str]:
    """Follow the links from the home page; return every public page's address and HTML."""
    found: dict[str, str] = {}
    waiting = ["/"]
    while waiting and len(found) < 200:
        path = waiting.pop(0)
        status, page = get(port, path)
        if path in found or status != 200:
            continue
        found[path] = page
        links = re.findall(r'href="(/[^"#?]*)"', page)
        waiting += [link for link in links if link not in found and not link.startswith(_NOT_PAGES)]
    return found
