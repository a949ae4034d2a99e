"""What `comity init` asks, in the terminal or by flags, and which answers it takes."""

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import typer

from comity.server.console import Refusal, say, warn
from comity.server.directory import Value

LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "ar": "العربية"}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
OWN_WORDS = (
    "Comity's own words on the screen are English for now, whatever the first language. "
    "Direction, dates, your pages and the editor's screens follow it."
)


@dataclass(frozen=True)
class Answers:
    """The answers; an empty one was not given."""

    language: str = ""
    name: str = ""
    address: str = ""
    time_zone: str = ""
    email: str = ""
    administrator: str = ""

    def settings(self) -> dict[str, Value]:
        """Return what of this belongs into comity.toml."""
        found: dict[str, Value] = {
            "COMITY_LANGUAGE": self.language,
            "COMITY_TIME_ZONE": self.time_zone,
            "COMITY_PUBLIC_URL": self.address,
        }
        host = urlsplit(self.address).hostname or ""
        if place := _place_here(self.address):
            found["COMITY_BIND"] = place
        if host not in {"", *LOOPBACK}:
            found["COMITY_HOSTS"] = [host, "localhost", "127.0.0.1", "[::1]"]
        if self.address.startswith("https://"):
            # TLS ends at a proxy; `serve` listens on this machine only, so the proxy is here too.
            found["COMITY_PROXIES"] = ["127.0.0.1", "::1"]
        return {name: value for name, value in found.items() if value}


def _place_here(address: str) -> str:
    """Return where `serve` has to listen for this address to lead to it; empty when it is of no loopback.

    With https a proxy listens at the address, and `serve` behind it, somewhere else.
    """
    parts = urlsplit(address)
    if parts.scheme != "http" or parts.port is None or parts.hostname not in LOOPBACK:
        return ""
    return f"{'[::1]' if parts.hostname == '::1' else '127.0.0.1'}:{parts.port}"


def defaults() -> Answers:
    """Return what `--yes` takes where no flag says otherwise."""
    return Answers("en", "Our organisation", "http://localhost:8000", system_time_zone())


def system_time_zone() -> str:
    """Return the time zone of this machine where it can be told, else UTC."""
    try:
        zone = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    except OSError:
        return "UTC"
    return zone if zone in available_timezones() and not zone.startswith("Etc/") else "UTC"


def checked(answers: Answers) -> Answers:
    """Return the answers in their plain form. Refuses the first one that cannot be used."""
    for field in fields(answers):
        if why := fault(field.name, getattr(answers, field.name)):
            raise Refusal(why)
    return replace(
        answers, address=answers.address.rstrip("/"), name=answers.name.strip(), email=answers.email.strip()
    )


def fault(name: str, value: str) -> str:
    """Say what is wrong with an answer; an empty text when nothing is."""
    if not value:
        return ""
    return {
        "language": _language_fault,
        "name": _name_fault,
        "address": _address_fault,
        "time_zone": _zone_fault,
        "email": _email_fault,
        "administrator": _name_fault,
    }[name](value)


def _language_fault(value: str) -> str:
    return "" if value in LANGUAGES else f"{value} is not one of {', '.join(LANGUAGES)}."


def _name_fault(value: str) -> str:
    return "" if 0 < len(value.strip()) <= 120 else "A name has between 1 and 120 characters."


def _address_fault(value: str) -> str:
    example = "Write it like https://example.org"
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return f"{value} is no address of a site. {example}"
    if parts.scheme not in {"http", "https"} or not parts.hostname or (port is not None and port == 0):
        return f"{value} is no address of a site. {example}"
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        return f"The site needs a host name of its own, without a path. {example}"
    if not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:]+", parts.hostname):
        return f"{parts.hostname} is no host name: letters of a-z, digits, dots and hyphens. {example}"
    return ""


def _zone_fault(value: str) -> str:
    return "" if value in available_timezones() else f"{value} is no time zone. Write it like Europe/Lisbon."


def _email_fault(value: str) -> str:
    plain = re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+|[^@\s<>\"]+@localhost", value.strip())
    return "" if plain and len(value) <= 254 else f"{value} is no e-mail address."


def ask(given: Answers) -> Answers:
    """Ask in the terminal for whatever was not given by a flag."""
    usual = defaults()
    listed = ", ".join(f"{code} {name}" for code, name in LANGUAGES.items())
    say("A few questions. Enter takes the answer in brackets; all but the language can be changed later.")
    say(f"{OWN_WORDS}\n")
    return Answers(
        language=given.language or _ask("language", f"First language of the site ({listed})", usual.language),
        name=given.name or _ask("name", "Name of the organisation", usual.name),
        address=given.address or _ask("address", "Address of the site", usual.address),
        time_zone=given.time_zone or _ask("time_zone", "Time zone", usual.time_zone),
        email=(
            email := given.email or _ask("email", "E-mail address of the administrator (empty: later)", "")
        ),
        administrator=given.administrator
        or (_ask("administrator", "Name of the administrator", "") if email else ""),
    )


def _ask(name: str, question: str, default: str) -> str:
    while True:
        try:
            value: str = typer.prompt(question, default=default, show_default=bool(default)).strip()
        except typer.Abort:
            raise Refusal("Stopped. Nothing was made.", hint="Without questions: comity init --yes") from None
        if not (why := fault(name, value)):
            return value
        warn(why)
