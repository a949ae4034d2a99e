"""What the tests in a browser share: ways of looking, an audit with axe, and whatever a page complains of."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page

from comity.people.models import Account
from tests.factories import people

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
# Every pair of size, light and direction is seen once.
WAYS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE},
    "phone-dark-rtl": {"viewport": PHONE, "color_scheme": "dark"},
    "desktop-rtl": {"viewport": DESKTOP},
    "desktop-dark": {"viewport": DESKTOP, "color_scheme": "dark"},
}
_REPORT = """addEventListener('securitypolicyviolation',
    e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`))"""


class Looker:
    """A page, and what it complained of: errors of scripts, of the content policy, of things not found."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        page.set_default_timeout(30_000)
        page.add_init_script(_REPORT)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _note(self, message: ConsoleMessage) -> None:
        own_status = "Failed to load resource" in message.text and message.location["url"] == self.page.url
        if message.type == "error" and not own_status:  # a page that says no is no fault
            self.complaints.append(f"{self.page.url}: {message.text}")

    def open(self, path: str, *, calm: bool = False) -> Page:
        """Open an address of the site; `calm` waits until its scripts have asked for all they need."""
        self.page.goto(self.site + path, wait_until="networkidle" if calm else "load")
        return self.page

    def faults(self, *aside: tuple[str, str]) -> list[str]:
        """Audit the page with axe; `aside` are rules and the beginnings of selectors that are not ours."""
        self.page.evaluate(AXE_FILE_PATH.read_text())
        ask = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
        found = self.page.evaluate(ask, TAGS)["violations"]
        return [
            f"{rule['id']}: {node['target']} {node['html'][:160]}"
            for rule in found
            for node in rule["nodes"]
            if not any(
                rule["id"] == name and str(node["target"][0]).startswith(start) for name, start in aside
            )
        ]

    def check(self, *aside: tuple[str, str]) -> None:
        """Hold the page to what every page promises."""
        faults = [*self.faults(*aside), *self.complaints]
        assert not faults, "\n".join([self.page.url, *faults])
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], f"{self.page.url} scrolls sideways"


@contextmanager
def looking(
    browser: Browser, site: str, way: dict[str, Any], account: Account | None = None
) -> Iterator[Looker]:
    """Open a browser, signed in if there is an account."""
    context = browser.new_context(locale="en-GB", **way)
    if account is not None:
        client = people.sign_in(Client(), account)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    try:
        yield Looker(context.new_page(), site)
    finally:
        context.close()
