"""What a reader's browser loads for each kind of page, over the wire, beside the budgets of the look.

A real browser opens each page on a phone's screen; the bytes are those it reports for each response.
"""

import shutil
from collections import defaultdict

from playwright.sync_api import Response, sync_playwright

from bench.harness import Figure, demo_data, get, served

KILO = 1000
BUDGETS = {"document": 20.0, "stylesheet": 12.0, "script": 20.0, "image": 80.0}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]

SHIFT = """() => new Promise(done => {
    let sum = 0;
    const add = list => { for (const entry of list.getEntries()) sum += entry.value; };
    new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 300);
})"""


def measure() -> list[Figure]:
    figures: list[Figure] = []
    with demo_data() as data, served(data) as (port, _pid, _seconds), sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, path in _pages(port).items():
            figures += _weigh(
                browser.new_page(viewport={"width": 390, "height": 844}),
                name,
                f"http://localhost:{port}{path}",
            )
        browser.close()
    return figures


def _pages(port: int) -> dict[str, str]:
    import re

    home = get(port, "/")[2].decode()
    article = next(
        path
        for path in re.findall(r'href="(/[a-z-]+/[^/"]+/)"', home)
        if not path.startswith(("/account", "/topics", "/authors"))
    )
    return {"home": "/", "section": "/news/", "article": article, "plain page": "/contact/"}


def _weigh(page, name: str, url: str) -> list[Figure]:  # type: ignore[no-untyped-def]
    sizes: dict[str, float] = defaultdict(float)
    count = 0

    def note(response: Response) -> None:
        nonlocal count
        count += 1
        sizes[response.request.resource_type] += response.request.sizes()["responseBodySize"] / KILO

    page.on("requestfinished", lambda request: note(request.response()))
    page.goto(url, wait_until="networkidle")
    shift = page.evaluate(SHIFT)
    page.close()
    rows = [Figure(f"{name}: {kind}", sizes[kind], "kB", most) for kind, most in BUDGETS.items()]
    return [
        *rows,
        Figure(f"{name}: requests", count, "", 12),
        Figure(f"{name}: layout shift", shift, "", 0.02),
    ]
