"""The accounts of the demo can really sign in, and keep what they were told."""

import contextlib
import json
import re
import shutil
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from comity.demo.models import Seeded
from comity.people import actions, rules
from comity.people.adapters import secrets_of
from comity.people.models import Account
from comity.server import showing
from tests.server.program import Served, comity, refused, start


@pytest.fixture
def account() -> Account:
    """An account that the demo has made."""
    made = actions.add_account(email="marit@union.example", name="Marit", offices=["editor"])
    Seeded.objects.create(kind="account", key="editor", object_id=str(made.pk))
    return made


def _told(file: Path, label: str) -> str:
    found = re.search(rf"^ +{label} +(.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.django_db
def test_accounts_get_a_password_and_a_second_factor_that_work(account: Account, tmp_path: Path) -> None:
    showing.write_accounts(file := tmp_path / "demo-accounts.txt")
    account.refresh_from_db()
    assert account.check_password(_told(file, "password"))
    assert rules.has_second_factor(account)
    code = _told(file, "second step").split()[0]
    with secrets_of(account):
        assert RecoveryCodes(Authenticator.objects.get(user=account, type="recovery_codes")).validate_code(
            code
        )
    secret = re.search(r"secret=(\w+)", _told(file, "or an app"))
    assert secret
    now = format_hotp_value(hotp_value(secret[1], next(iter(yield_hotp_counters_from_time()))))
    with secrets_of(account):
        assert TOTP(Authenticator.objects.get(user=account, type="totp")).validate_code(now)


@pytest.mark.django_db
def test_the_file_is_for_this_user_only(account: Account, tmp_path: Path) -> None:
    showing.write_accounts(file := tmp_path / "demo-accounts.txt")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_a_second_start_keeps_the_password_and_shows_codes_that_still_work(
    account: Account, tmp_path: Path
) -> None:
    showing.write_accounts(file := tmp_path / "demo-accounts.txt")
    password, codes = _told(file, "password"), _told(file, "second step").split()
    with secrets_of(account):
        RecoveryCodes.activate(account).validate_code(codes[0])
    showing.write_accounts(file)
    assert _told(file, "password") == password
    assert _told(file, "second step").split() == codes[1:]


@pytest.mark.django_db
def test_codes_are_renewed_before_they_run_out(account: Account, tmp_path: Path) -> None:
    showing.write_accounts(file := tmp_path / "demo-accounts.txt")
    with secrets_of(account):
        for code in _told(file, "second step").split()[:7]:
            RecoveryCodes.activate(account).validate_code(code)
    showing.write_accounts(file)
    assert len(_told(file, "second step").split()) == 10


@pytest.mark.django_db
def test_a_lost_file_gives_new_passwords(account: Account, tmp_path: Path) -> None:
    showing.write_accounts(file := tmp_path / "demo-accounts.txt")
    before = _told(file, "password")
    file.unlink()
    showing.write_accounts(file)
    account.refresh_from_db()
    assert _told(file, "password") != before
    assert account.check_password(_told(file, "password"))


@pytest.mark.django_db
def test_accounts_of_others_are_left_alone(account: Account, tmp_path: Path) -> None:
    other = actions.add_account(email="own@union.example", name="Own", password="a long one of my own")
    assert "own@union.example" not in showing.write_accounts(tmp_path / "demo-accounts.txt")
    assert not rules.has_second_factor(other)


class Browser:
    """Keeps cookies, follows where it is sent, and posts forms."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))

    def fetch(self, path: str, **form: str) -> tuple[int, str, str]:
        """Return the status, the path it ended at and the text of a page; with a form, post it there."""
        token = next((cookie.value for cookie in self._cookies if cookie.name == "csrf"), "")
        body = urlencode({**form, "csrfmiddlewaretoken": token}).encode() if form else None
        try:
            with self._opener.open(
                Request(self._site + path, body, {"Referer": self._site}), timeout=30
            ) as got:
                return got.status, urlsplit(got.url).path, got.read().decode()
        except HTTPError as error:
            with error:
                return error.code, urlsplit(error.url or "").path, error.read().decode()

    def sign_in(self, accounts: Path, used: int) -> None:
        """Sign in as the demo's editor, who has used so many of the codes already."""
        block = next(
            one for one in accounts.read_text().split("\n\n") if re.search(r"^.+, editor$", one, re.M)
        )
        told = dict(re.findall(r"^ +(e-mail|password|second step) +(.+)$", block, re.M))
        assert self.fetch("/account/login/")[0] == 200
        found = self.fetch("/account/login/", login=told["e-mail"], password=told["password"])
        assert found[:2] == (200, "/account/2fa/authenticate/")
        found = self.fetch(found[1], code=told["second step"].split()[used])
        assert found[0] == 200
        assert "/account/" not in found[1]


def _require_cms(shown: Served, used: int = 0) -> None:
    """Sign in, and fetch a page of the CMS and the style sheet it names."""
    listed = json.loads((shown.data / "static" / "staticfiles.json").read_text())["paths"]
    style = f"/static/{listed['wagtailadmin/css/core.css']}"
    browser = Browser(f"http://localhost:{shown.port}")
    assert shown.status(style) == 200
    browser.sign_in(shown.data / "demo-accounts.txt", used)
    status, path, text = browser.fetch("/cms/pages/")
    assert status == 200, shown.log.read_text()[-3000:]
    assert path.startswith("/cms/pages/")
    assert style in text


@contextlib.contextmanager
def _running(data: Path, command: str) -> Iterator[Served]:
    shown = start(data, command, 120)
    try:
        yield shown
    finally:
        shown.program.terminate()
        shown.program.wait(15)


@pytest.mark.once
def test_demo_comes_tells_how_to_sign_in_and_goes(tmp_path: Path) -> None:
    data = tmp_path / "demo"
    with _running(data, "demo") as shown:
        assert [shown.status(path) for path in ("/", "/account/login/")] == [200, 200]
        printed = shown.log.read_text()
        assert f"The demo is at http://localhost:{shown.port}" in printed
        assert _told(data / "demo-accounts.txt", "password") in printed
        _require_cms(shown)
        assert refused(comity("demo", "--remove", "--data", data), f"The site in {data} is still running.")
        assert shown.status("/static/.gathered") == shown.status("/static/.static-gathered") == 404

    # As after an upgrade: the list names what an older version had.
    names = data / "static" / "staticfiles.json"
    older = json.loads(names.read_text())
    del older["paths"]["wagtailadmin/css/core.css"]
    names.write_text(json.dumps(older))
    (data / ".static-gathered").write_text("older")
    with _running(data, "serve") as served:
        _require_cms(served, used=1)

    # Somebody has cleared the folder away.
    shutil.rmtree(data / "static")
    with _running(data, "serve") as served:
        _require_cms(served, used=2)

    _change_a_story(data)
    done = comity("demo", "--remove", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The demo is gone." in done.stdout
    assert "article “Our own rest rule”: somebody has changed it" in done.stdout
    assert "section “Work”: something that stays uses it" in done.stdout
    assert f"rm -r {data}\n" in done.stdout
    assert not (data / "demo-accounts.txt").exists()

    done = comity("demo", "--remove", "--data", data)
    assert done.stdout == f"There is no demo in {data}. Nothing was changed.\n"


def _change_a_story(data: Path) -> None:
    program = (
        "from comity.pages.models import ArticlePage as A; a = A.objects.get(slug='rest-rule'); "
        "a.title = 'Our own rest rule'; a.save_revision().publish()"
    )
    assert comity("manage", "--data", data, "shell", "-c", program).returncode == 0


@pytest.mark.once
def test_demo_refuses_to_be_removed_where_there_is_nothing(tmp_path: Path) -> None:
    done = comity("demo", "--remove", "--data", tmp_path / "absent")
    assert refused(done, "There is no data directory")
    assert done.stderr.endswith("Name the one of the demo: comity demo --remove --data DIR\n")
