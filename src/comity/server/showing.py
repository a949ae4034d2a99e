"""`comity demo`: an invented organisation in a data directory of its own, with people who can sign in."""

import re
import secrets
import shlex
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from comity.server import directory, founding, loading, migrating, processes, serving
from comity.server.console import Refusal, progress, say
from comity.server.questions import Answers

if TYPE_CHECKING:
    from comity.demo.actions import Kept
    from comity.people.models import Account

_FILE = "demo-accounts.txt"
_FEWEST_CODES = 4
_KINDS = {"sheet": "plain page", "home": "home page", "profile": "the profile of"}
_REASONS = {"changed": "somebody has changed it", "used": "something that stays uses it"}
_HEAD = """Sign-in data of this demo. Whoever reads this file can sign in.
The second step takes one of the numbers, each once, or the number an app shows for the address of its line.
"""


def show(bind: str) -> None:
    """Make what is missing of the demo, tell how to sign in, and serve it."""
    from comity.config import env

    host, port = serving.address(bind)
    serving.require_free(host, port)
    if not directory.has_settings(env.data):
        say("Preparing the demo. This takes a minute, the first time only.")
        founding.prepare_directory(env.data, Answers(language="en", address=f"http://localhost:{port}"))
    directory.require(env.data)
    directory.hold(env.data)
    site = serving.site_address(port)
    loading.load()
    # In a child: the process that serves opens no database.
    accounts = processes.apart(lambda: _fill(env.data))
    serving.prepare()
    serving.serve(
        host=host,
        port=port,
        web_processes=env.number("COMITY_WEB_PROCESSES"),
        threads=env.number("COMITY_THREADS"),
        greeting=lambda: _greet(site, accounts, env.data / _FILE),
    )


def remove() -> None:
    """Take the demo away. What somebody has changed stays, and what that needs; say which and why."""
    from comity.config import env

    if not env.data.is_dir():
        raise Refusal(
            f"There is no data directory at {env.data}.",
            hint="Name the one of the demo: comity demo --remove --data DIR",
        )
    directory.require(env.data)
    directory.hold(env.data, alone=True)
    loading.load()
    migrating.require_migrated()
    from comity.demo import actions
    from comity.demo.models import Seeded

    is_there = Seeded.objects.exists()
    kept = actions.remove()
    (env.data / _FILE).unlink(missing_ok=True)
    if not is_there:
        say(f"There is no demo in {env.data}. Nothing was changed.")
        return
    say(f"The demo is gone. The site in {env.data} stays, with whatever people have added to it.")
    if kept:
        _say_what_stays(kept, env.data)


def _say_what_stays(kept: "list[Kept]", folder: Path) -> None:
    say("\nThese parts of the demo stay as well. They belong to the site now:")
    for one in kept:
        say(f"  {_KINDS.get(one.kind, one.kind)} “{one.name}”: {_REASONS[one.why]}")
    place = shlex.quote(str(folder))
    say(
        "\nTo start afresh, delete the directory, with all that was written there, and make a new demo:\n"
        f"  rm -r {place}\n"
        f"  comity demo --data {place}      (in a checkout: ./run demo --data {place})"
    )


def _fill(folder: Path) -> str:
    """Make databases, pages and accounts where they are missing; return how to sign in."""
    from comity.demo import actions

    if migrating.missing():
        founding.found(Answers())
    first = not (folder / _FILE).exists()
    try:
        with progress("Writing stories, drawing pictures") if first else nullcontext() as report:
            actions.seed(progress=report)
    except actions.NotEmpty:
        raise Refusal(
            f"{folder} holds content of its own; the demo comes into an empty directory only.",
            hint="Choose another one: comity demo --data DIR",
        ) from None
    return write_accounts(folder / _FILE)


def write_accounts(file: Path) -> str:
    """Give every demo account a password and a second factor, once, and keep them in `file`."""
    from comity.demo.models import Seeded
    from comity.people.adapters import secrets_of
    from comity.people.models import Account

    text = file.read_text(encoding="utf-8") if file.exists() else ""
    known: dict[str, str] = dict(re.findall(r"e-mail +(\S+)\n +password +(\S+)", text))
    rows = Seeded.objects.filter(kind="account").values_list("object_id", flat=True)
    blocks = []
    for account in Account.objects.filter(pk__in=list(rows)).select_related("person"):
        if account.email not in known:
            known[account.email] = _equip(account)
        with secrets_of(account):
            blocks.append(_describe(account, known[account.email]))
    text = "\n".join(blocks)
    directory.replace(file, f"{_HEAD}\n{text}")
    return text


def _equip(account: "Account") -> str:
    """Set a new password and an authenticator app's secret; return the password."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.db import transaction

    from comity.people.adapters import secrets_of

    password = "-".join(secrets.token_hex(3) for _ in range(3))
    with transaction.atomic(), secrets_of(account):
        account.set_password(password)
        account.save(update_fields=["password"])
        Authenticator.objects.filter(user=account).delete()
        TOTP.activate(account, generate_totp_secret())
    return password


def _describe(account: "Account", password: str) -> str:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import decrypt

    app = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    lines = [
        f"{account.name}, {', '.join(sorted(account.offices))}",
        f"  e-mail       {account.email}",
        f"  password     {password}",
    ]
    if app is not None:
        label = quote(f"Comity demo:{account.email}")
        secret = decrypt(app.data["secret"])
        lines += [
            f"  second step  {'  '.join(_codes(account))}",
            f"  or an app    otpauth://totp/{label}?secret={secret}&issuer=Comity%20demo",
        ]
    return "\n".join(lines) + "\n"


def _codes(account: "Account") -> list[str]:
    """Return recovery codes that still work; new ones before they run out."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    codes: list[str] = RecoveryCodes.activate(account).get_unused_codes()
    if len(codes) < _FEWEST_CODES:
        Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
        codes = RecoveryCodes.activate(account).get_unused_codes()
    return codes


def _greet(site: str, accounts: str, file: Path) -> None:
    say(f"\nThe demo is at {site}   (Ctrl+C stops it)", style="bold")
    say(f"Sign in at {site}/cms/ as one of these people. More codes are in {file}.\n")
    for line in accounts.splitlines():
        label, _, codes = line.partition("second step  ")
        if codes:
            say(f"  {label}second step  {'  '.join(codes.split()[:3])}   (one of these, each works once)")
        elif not line.startswith("  or an app"):
            say(f"  {line}")
