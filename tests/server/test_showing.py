"""The accounts of the demo can really sign in, and keep what they were told."""

import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from comity.demo.models import Seeded
from comity.people import actions, rules
from comity.people.models import Account
from comity.server import showing
from tests.server.program import comity, refused, start


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
    assert RecoveryCodes(Authenticator.objects.get(user=account, type="recovery_codes")).validate_code(code)
    secret = re.search(r"secret=(\w+)", _told(file, "or an app"))
    assert secret
    now = format_hotp_value(hotp_value(secret[1], next(iter(yield_hotp_counters_from_time()))))
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
    RecoveryCodes.activate(account).validate_code(codes[0])
    showing.write_accounts(file)
    assert _told(file, "password") == password
    assert _told(file, "second step").split() == codes[1:]


@pytest.mark.django_db
def test_codes_are_renewed_before_they_run_out(account: Account, tmp_path: Path) -> None:
    showing.write_accounts(file := tmp_path / "demo-accounts.txt")
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


@pytest.mark.once
def test_demo_comes_tells_how_to_sign_in_and_goes(data: Path) -> None:
    shown = start(data, "demo", 120)
    try:
        assert [shown.status(path) for path in ("/", "/account/login/")] == [200, 200]
        printed = shown.log.read_text()
        assert f"The demo is at http://localhost:{shown.port}" in printed
        assert _told(data / "demo-accounts.txt", "password") in printed
    finally:
        shown.program.terminate()
        shown.program.wait(15)
    done = comity("demo", "--remove", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The demo is gone." in done.stdout
    assert not (data / "demo-accounts.txt").exists()


@pytest.mark.once
def test_demo_refuses_to_be_removed_where_there_is_nothing(tmp_path: Path) -> None:
    assert refused(comity("demo", "--remove", "--data", tmp_path / "absent"), "There is no data directory")
