"""What all figures need: a site in a folder of its own, a served one, and a way to print."""

import os
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
        print(f"{figure.what:<58} {figure.value:>10.2f} {figure.unit}{limit}{mark}", flush=True)


def comity(*arguments: str, data: Path) -> None:
    """Run a `comity` command in its own process and wait for it."""
    subprocess.run(
        [sys.executable, "-m", "comity", *arguments, "--data", str(data)], check=True, stdout=sys.stderr
    )


@contextmanager
def demo_data() -> Iterator[Path]:
    """Give a data directory that holds the seeded demo, with every picture's sizes made."""
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        data = Path(folder) / "data"
        comity("demo", "--no-serve", data=data)
        environment = {**os.environ, "COMITY_DATA": str(data)}
        command = [sys.executable, "-m", "comity", "manage", "ox_worker", "--batch"]
        subprocess.run(command, check=True, env=environment, stdout=sys.stderr)
        yield data


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(data: Path, *, processes: int = 1) -> Iterator[tuple[int, int, float]]:
    """Serve `data`; give the port, the process id of `comity serve`, and the seconds until it was ready."""
    port = free_port()
    command = [sys.executable, "-m", "comity", "serve", "--data", str(data)]
    command += ["--bind", f"127.0.0.1:{port}", "--processes", str(processes)]
    began = time.monotonic()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _ready(port):
            if program.poll() is not None or time.monotonic() - began > 60:
                raise RuntimeError("comity serve did not come up")
            time.sleep(0.02)
        yield port, program.pid, time.monotonic() - began
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(20)


def _ready(port: int) -> bool:
    try:
        return get(port, "/health/ready")[0] == 200
    except OSError:
        return False


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """GET a path from the served site: status, headers (lower-case names) and the body as it came."""
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    line.request(
        "GET",
        path,
        headers={"Host": f"localhost:{port}", **{k.replace("_", "-"): v for k, v in headers.items()}},
    )
    answer = line.getresponse()
    body = answer.read()
    found = {name.lower(): value for name, value in answer.getheaders()}
    line.close()
    return answer.status, found, body
