"""A real install for stories, and what everybody in them does: come in, open the editor, press a button."""

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.people.entrance import code
from tests.server.program import eventually, free_port

PASSWORD = "a long evening at the harbour"
PATIENCE = 60_000
"""Milliseconds that a browser waits for anything: machines that test are busy."""
_COMMAND_ENDS = 300
_SITE_COMES = 60


class Install:
    """A real install in a folder of its own: `comity init`, then `comity serve`."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.data = data
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
        self.environment = {**kept, "DATABASE_URL": "", "CACHE_URL": ""}
        self.program: subprocess.Popen[bytes] | None = None

    def comity(self, *arguments: object) -> str:
        """Run a command to its end and return what it printed."""
        command = [sys.executable, "-m", "comity", *map(str, arguments), "--data", str(self.data)]
        done = subprocess.run(
            command,
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=_COMMAND_ENDS,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self) -> None:
        """Start serving and wait until the site is ready."""
        command = [sys.executable, "-m", "comity", "serve", "--data", str(self.data), "--processes", "1"]
        self.program = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{self.port}"], env=self.environment, stdout=subprocess.DEVNULL
        )
        eventually(lambda: self.status("/health/ready") == 200, _SITE_COMES)

    def status(self, path: str) -> int:
        """Return what the site answers to a GET; 0 when nobody answers."""
        return self.answer(path)[0]

    def answer(self, path: str) -> tuple[int, str]:
        """Return status and Location of what the site answers to a GET; 0 when nobody answers."""
        line = HTTPConnection("localhost", self.port, timeout=10)
        try:
            line.request("GET", path)
            answer = line.getresponse()
            return answer.status, answer.getheader("Location", "")
        except OSError:
            return 0, ""
        finally:
            line.close()

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C would."""
        if self.program:
            self.program.send_signal(signal.SIGINT)
            self.program.wait(20)


def enter(browser: Browser, install: Install, email: str, said: str) -> Page:
    """Open a browser for somebody; set password and second factor with the link that a command `said`."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    link = re.search(rf"{install.url}/\S+", said)
    assert link, said
    page.goto(link[0])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/account/**")
    page.goto(f"{install.url}/cms/")
    if page.locator("[name=login]").count():
        page.fill("[name=login]", email)
        page.fill("[name=password]", PASSWORD)
        page.locator("main button[type=submit]").first.click()
    page.goto(f"{install.url}/account/2fa/totp/activate/")
    secret = page.locator("code").inner_text().strip()
    page.fill("[name=code]", code(secret))
    page.get_by_role("button", name="Finish").click()
    page.wait_for_load_state()
    return page


def open_editor(page: Page, address: str) -> None:
    """Open the editor and wait until its scripts listen: nobody types before that, but a test would."""
    page.goto(address, wait_until="networkidle")


def press(page: Page, button: str) -> None:
    """Press a button of the editor's menu."""
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator(f"footer button{button}").click()


def press_twice(page: Page, button: str, remark: str) -> None:
    """Press a button that holds a text once for its remarks, read one of them, and press again."""
    press(page, button)
    expect(page.locator(".messages")).to_contain_text(remark)
    page.wait_for_load_state("networkidle")
    press(page, button)
