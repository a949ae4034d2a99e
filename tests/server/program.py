"""The real program for tests: its commands, its processes, what it answers."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

LINK = re.compile(r"http://localhost:8000(/account/password/reset/key/\S+)")


def environment() -> dict[str, str]:
    """The environment of a person who has set nothing."""
    ours = ("COMITY_", "DJANGO_", "DATABASE_URL", "CACHE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def comity(*arguments: object, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-m", "comity", *map(str, arguments)]
    return subprocess.run(
        command,
        env={**environment(), **extra},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def refused(done: subprocess.CompletedProcess[str], words: str) -> bool:
    """Say whether a command ended with these words, exit code 1 and no trace."""
    assert words in done.stderr
    return done.returncode == 1 and "Traceback" not in done.stderr + done.stdout


def eventually[T](found: Callable[[], T], seconds: float = 12) -> T:
    """Return the first true answer."""
    end = time.monotonic() + seconds
    while not (result := found()):
        assert time.monotonic() < end, f"nothing happened within {seconds} s"
        time.sleep(0.05)
    return result


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def children(process: int) -> set[int]:
    """Return the running children of a process, whichever of its threads made them."""
    found = set()
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found |= {int(word) for word in path.read_text().split()}
    return found


def runs(process: int) -> bool:
    """Say whether a process still runs."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _leads_a_group(process: int) -> bool:
    try:
        return os.getpgid(process) == process
    except ProcessLookupError:  # it has just been killed
        return False


@dataclass
class Served:
    """A running `comity serve`."""

    program: subprocess.Popen[bytes]
    data: Path
    port: int
    log: Path

    def status(self, path: str = "/health/ready") -> int:
        """Return the status of a page; 0 while nothing answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection), contextlib.suppress(OSError, HTTPException):
            connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
            with connection.getresponse() as answer:
                return answer.status
        return 0

    @property
    def jobs(self) -> set[int]:
        """The job worker: the child that leads a group of its own."""
        return {child for child in children(self.program.pid) if _leads_a_group(child)}

    @property
    def web(self) -> set[int]:
        """The web processes."""
        return children(self.program.pid) - self.jobs


def start(data: Path, command: str = "serve", seconds: float = 30) -> Served:
    """Start serving, and wait for the first answer."""
    port = free_port()
    log = data.with_name(f"{data.name}-{port}.log")
    arguments = [sys.executable, "-m", "comity", command, "--data", str(data), "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as out:
        program = subprocess.Popen(
            arguments, env=environment(), stdout=out, stderr=out, start_new_session=True
        )
    served = Served(program, data, port, log)
    eventually(lambda: served.status() == 200 or program.poll() is not None, seconds)
    assert program.poll() is None, log.read_text()
    return served
