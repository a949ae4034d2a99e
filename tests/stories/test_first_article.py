"""The first evening: somebody installs Comity, signs in, writes a story with a picture, and schedules it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.pages import jpeg
from tests.people.entrance import code

pytestmark = pytest.mark.once

PASSWORD = "a long evening at the harbour"
TITLE = "Night crews win the ten-hour rest"


class Install:
    """A real install in a folder of its own: `comity init`, then `comity serve`."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.data = data
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
        self.environment = {**kept, "DATABASE_URL": "", "CACHE_URL": ""}
        self.program: subprocess.Popen[bytes] | None = None

    def comity(self, *arguments: str) -> str:
        """Run a command to its end and return what it printed."""
        command = [sys.executable, "-m", "comity", *arguments, "--data", str(self.data)]
        done = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self) -> None:
        """Start serving and wait until the site is ready."""
        command = [sys.executable, "-m", "comity", "serve", "--data", str(self.data), "--processes", "1"]
        self.program = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{self.port}"], env=self.environment, stdout=subprocess.DEVNULL
        )
        for _ in range(300):
            if self.status("/health/ready") == 200:
                return
            time.sleep(0.1)
        raise AssertionError("comity serve did not come up")

    def status(self, path: str) -> int:
        """Return what the site answers to a GET; 0 when nobody answers."""
        line = HTTPConnection("localhost", self.port, timeout=10)
        try:
            line.request("GET", path)
            return line.getresponse().status
        except OSError:
            return 0
        finally:
            line.close()

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C would."""
        if self.program:
            self.program.send_signal(signal.SIGINT)
            self.program.wait(20)


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """An install that is stopped whatever happens."""
    made = Install(tmp_path / "data")
    yield made
    made.stop()


def test_from_init_to_a_story_read_on_a_phone(install: Install, browser: Browser, tmp_path: Path) -> None:
    said = install.comity(
        "init", "--yes", "--name", "Port Workers", "--address", install.url, "--language", "en",
        "--email", "ana@example.org", "--administrator", "Ana Reis",
    )  # fmt: skip
    install.serve()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)

    _set_password(page, re.search(rf"{install.url}/\S+", said).group())  # type: ignore[union-attr]  # printed by init
    _set_up_second_factor(page)
    _write_section(page, install)
    due = _write_and_schedule(page, install, tmp_path)

    assert install.status("/news/night-crews/") == 404
    _wait_until_live(install, due)
    context.close()

    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, device_scale_factor=2, java_script_enabled=False
    )
    reader = phone.new_page()
    reader.goto(install.url)
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_text("The rule now hangs on the wall.")).to_be_visible()
    shown = reader.locator("article img, main img").first
    expect(shown).to_have_attribute("alt", "Cranes over the harbour at dusk")
    assert shown.evaluate("picture => picture.complete && picture.naturalWidth > 300")
    assert shown.evaluate("picture => picture.currentSrc").endswith(".avif")
    assert phone.cookies() == []
    phone.close()


def _set_password(page: Page, link: str) -> None:
    page.goto(link)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/account/**")


def _set_up_second_factor(page: Page) -> None:
    page.goto(page.url.split("/account/")[0] + "/cms/")
    if page.locator("[name=login]").count():
        page.fill("[name=login]", "ana@example.org")
        page.fill("[name=password]", PASSWORD)
        page.locator("main button[type=submit]").first.click()
    page.goto(page.url.split("/account/")[0].split("/cms/")[0] + "/account/2fa/totp/activate/")
    secret = page.locator("code").inner_text().strip()
    page.fill("[name=code]", code(secret))
    page.get_by_role("button", name="Finish").click()
    page.wait_for_load_state()


def _write_section(page: Page, install: Install) -> None:
    page.goto(f"{install.url}/cms/pages/")
    home = re.search(r"/cms/pages/(\d+)/", page.content()).group(1)  # type: ignore[union-attr]  # there is a home
    _open_editor(page, f"{install.url}/cms/pages/add/pages/sectionpage/{home}/")
    page.fill("[name=title]", "News")
    page.keyboard.press("Tab")  # the slug follows when the title is left
    expect(page.locator("[name=slug]")).to_have_value("news")
    _publish(page)


def _open_editor(page: Page, address: str) -> None:
    """Open the editor and wait until its scripts listen: nobody types before that, but a test would."""
    page.goto(address, wait_until="networkidle")


def _publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))


def _write_and_schedule(page: Page, install: Install, folder: Path) -> datetime:
    (folder / "cranes.jpg").write_bytes(jpeg(2000, 1300))
    _open_editor(page, f"{install.url}/cms/images/add/")
    page.locator("input[type=file]").set_input_files(folder / "cranes.jpg")
    expect(page.locator("[name=title]")).to_have_value("cranes")
    page.get_by_label("Alt text").fill("Cranes over the harbour at dusk")
    page.get_by_label("Credit").fill("Ana Reis")
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/cms/images/")

    page.goto(f"{install.url}/cms/pages/")
    page.get_by_role("link", name="News").first.click()
    section = re.search(r"/cms/pages/(\d+)/", page.url).group(1)  # type: ignore[union-attr]  # we are there
    _open_editor(page, f"{install.url}/cms/pages/add/pages/articlepage/{section}/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", "After eleven weeks of talks.")
    page.get_by_role("button", name="Choose an image").first.click()
    page.locator(".modal-body").get_by_role("link", name="cranes").first.click()
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text").first.click()
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.type("The rule now hangs on the wall.")
    page.get_by_role("tab", name="Promote").click()
    page.fill("[name=slug]", "night-crews")
    page.keyboard.press("Tab")
    expect(page.locator("[name=slug]")).to_have_value("night-crews")

    now = datetime.now(UTC)  # whole minutes; far enough ahead that publishing comes before it
    due = now.replace(second=0, microsecond=0) + timedelta(minutes=1 if now.second < 35 else 2)
    page.get_by_role("button", name="Toggle status").first.click()
    page.get_by_role("button", name="Set schedule").first.click()
    page.locator("[name=go_live_at]").fill(due.strftime("%Y-%m-%d %H:%M"))
    # The calendar that opens covers the button.
    page.get_by_role("dialog").get_by_role("button", name="Save schedule").dispatch_event("click")
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/$"))
    page.wait_for_load_state("networkidle")
    _publish(page)
    return due


def _wait_until_live(install: Install, due: datetime) -> None:
    for _ in range(150):
        if install.status("/news/night-crews/") == 200:
            assert datetime.now(UTC) >= due
            return
        time.sleep(1)
    raise AssertionError("the scheduled story did not go live")
