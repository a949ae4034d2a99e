"""What one web process holds after 10,000 mixed requests, as the kernel counts it.

Mixed: every public page, a page that is not there, style sheets, pictures, the sign-in page, and one failed
sign-in in every 250, which takes 100 MB for a moment to check the password.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from bench.harness import Figure, Running, Site, get, running

REQUESTS = 10_000
CLIENTS = 4


def measure(site: Site) -> list[Figure]:
    with running("serve", "--processes", "1", data=site.data) as program:
        paths = _paths(site)
        early, wrong = _ask(program, paths, REQUESTS // 10)
        _, more = _ask(program, paths, REQUESTS - REQUESTS // 10)
        web = max(_children(program.pid), key=_work)
        held, most, own = (_kilobytes(web, "status", name) for name in ("VmRSS", "VmHWM", "RssAnon"))
    return [
        Figure("web process after 10,000 mixed requests", held / 1000, "MB", 200),
        Figure("  after the first 1,000", early / 1000, "MB"),
        Figure("  the most at any time", most / 1000, "MB"),
        Figure("  without what files on the disk back", own / 1000, "MB"),
        Figure("server errors among them", wrong + more, "", 0),
    ]


def _ask(program: Running, paths: list[str], requests: int) -> tuple[float, int]:
    """Send that many requests; return what the web process then holds, and how many answers were 5xx."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        statuses = clients.map(partial(_send, program.port), range(requests), islice(cycle(paths), requests))
        wrong = sum(status >= 500 for status in statuses)
    return _kilobytes(max(_children(program.pid), key=_work), "status", "VmRSS"), wrong


def _send(port: int, number: int, path: str) -> int:
    if number % 250:
        return get(port, path)[0]
    address = f"http://localhost:{port}/account/login/"
    with_cookies = build_opener(HTTPCookieProcessor())
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', with_cookies.open(address).read().decode())
    answers = {"login": f"nobody{number}@example.org", "password": "not this one"}
    form = urlencode({**answers, "csrfmiddlewaretoken": token.group(1) if token else ""}).encode()
    with with_cookies.open(address, form) as answer:
        return int(answer.status)


def _paths(site: Site) -> list[str]:
    page = site.pages[site.articles[0]]
    files = re.findall(r'(?:href|src)="(/(?:static|media|theme)[^"#]*)"', page)
    return [*site.pages, *files, "/no/such/page/", "/account/login/", "/health/ready", "/cms/"]


def _children(parent: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _work(process: int) -> int:
    """Ticks of the processor this process has used: the web process answered, the job worker only waited."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _kilobytes(process: int, file: str, name: str) -> float:
    match = re.search(rf"^{name}:\s+(\d+) kB", Path(f"/proc/{process}/{file}").read_text(), re.MULTILINE)
    return float(match.group(1)) * 1.024 if match else 0.0
