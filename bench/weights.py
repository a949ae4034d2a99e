"""What a reader's browser loads, beside the budgets of the look, and how soon it shows a page on a poor line.

A real browser opens every page of the demo once, with nothing kept, on a phone and on a desktop; bytes are
those that came over the wire. "In the first view" are the pictures a reader sees without scrolling.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator

from playwright.sync_api import Browser, Request, ViewportSize, sync_playwright

from bench.harness import Figure, Site, running

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Screen and its pixels for each pixel of the page.
SCREENS: dict[str, tuple[ViewportSize, float]] = {
    "phone": ({"width": 390, "height": 844}, 2),
    "desktop": ({"width": 1280, "height": 800}, 1),
}
BUDGETS = {
    "document": ("HTML", "kB", 20),
    "stylesheet": ("style sheets", "kB", 12),
    "script": ("scripts", "kB", 20),
    "view": ("pictures in the first view", "kB", 80),
    "requests": ("requests", "", 12),
    "shift": ("layout shift", "", 0.02),
}
# 400 kbit/s, 300 ms, a processor six times slower.
LINE = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 6

IN_VIEW = """() => [...document.images].filter(image => {
    const box = image.getBoundingClientRect();
    return box.height && box.top < innerHeight && box.bottom > 0;
}).map(image => image.currentSrc)"""
OBSERVED = """kind => new Promise(done => {
    new PerformanceObserver(list => done(list.getEntries().map(one => [one.startTime, one.value ?? 0])))
        .observe({type: kind, buffered: true});
    setTimeout(() => done([]), 500);
})"""


def measure(site: Site) -> list[Figure]:
    with running("serve", data=site.data) as program, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        address = f"http://localhost:{program.port}"
        seen = {
            f"{path}, {screen}": _weigh(browser, screen, address + path)
            for screen in SCREENS
            for path in site.pages
        }
        paints = {name: _paint(browser, address + path) for name, path in site.kinds.items()}
        browser.close()
    return [*_heaviest(seen), *_slowest(paints)]


def _weigh(browser: Browser, screen: str, url: str) -> dict[str, float]:
    """Open a page as a first-time reader; return what each budget asks for."""
    viewport, density = SCREENS[screen]
    page = browser.new_page(viewport=viewport, device_scale_factor=density)
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108 - it wants a function
    page.goto(url, wait_until="networkidle")
    in_view = set(page.evaluate(IN_VIEW))
    shifts = page.evaluate(OBSERVED, "layout-shift")
    found: dict[str, float] = defaultdict(float)
    for request in requests:
        size = request.sizes()["responseBodySize"] / 1000
        found[request.resource_type] += size
        found["view"] += size if request.url in in_view else 0
    page.close()
    return {**found, "requests": len(requests), "shift": sum(value for _start, value in shifts)}


def _paint(browser: Browser, url: str) -> float:
    """Return the seconds until the largest thing in view is painted, on a poor line and a slow phone."""
    viewport, density = SCREENS["phone"]
    page = browser.new_page(viewport=viewport, device_scale_factor=density)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="networkidle", timeout=60_000)
    paints = page.evaluate(OBSERVED, "largest-contentful-paint")
    page.close()
    return max((start for start, _value in paints), default=float("inf")) / 1000


def _heaviest(seen: dict[str, dict[str, float]]) -> Iterator[Figure]:
    for kind, (name, unit, most) in BUDGETS.items():
        where = max(seen, key=lambda page, kind=kind: seen[page].get(kind, 0))  # type: ignore[misc]
        yield Figure(f"{name}, the most ({where})", seen[where].get(kind, 0), unit, most)


def _slowest(paints: dict[str, float]) -> Iterator[Figure]:
    for name, seconds in paints.items():
        yield Figure(f"largest paint of the {name}, poor line, slow phone", seconds, "s", 2.5)
