"""What one web process holds after 10,000 mixed requests, as the kernel counts it (VmRSS)."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from bench.harness import Figure, demo_data, get, served

REQUESTS = 10_000
CLIENTS = 8


def measure() -> list[Figure]:
    with demo_data() as data, served(data, processes=1) as (port, pid, _seconds):
        paths = _paths(port)
        with ThreadPoolExecutor(CLIENTS) as clients:
            answers = clients.map(lambda path: get(port, path)[0], islice(cycle(paths), REQUESTS))
            wrong = sum(1 for status in answers if status >= 500)
        heaviest = max(_resident(web) for web in _web_processes(pid))
    return [
        Figure("web process after 10,000 mixed requests", heaviest / 1024, "MB", 200),
        Figure("of those answered with a server error", wrong, "", 0),
    ]


def _paths(port: int) -> list[str]:
    found = set()
    for start in ("/", "/news/"):
        page = get(port, start)[2].decode()
        found |= {path for path in re.findall(r'href="(/[^"#?]*)"', page) if not path.startswith("/account")}
    return [*sorted(found), "/no/such/page/", "/account/login/", "/theme.css", "/health/ready"]


def _web_processes(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    named = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, line in named.items() if b"worker" not in line.split(b"\0")] or [parent]


def _resident(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    match = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(match.group(1)) if match else 0
