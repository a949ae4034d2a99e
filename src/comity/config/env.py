"""The one place where Comity's settings come from.

Each value is looked for in the environment, then in `comity.toml` in the data directory, then the default
declared here applies. The key in `comity.toml` is the name without `COMITY_`, in lower case. Secrets may also
be named by file (`NAME_FILE`); they leave `os.environ` when this module is imported, because the web server
copies the environment into every request.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Kind = Literal["text", "flag", "number", "words", "secret"]
LANGUAGES = ("en", "es", "fr", "ar")


class Wrong(Exception):
    """A setting cannot be used. `name` is the variable (or file), `why` says what is wrong with it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


def _language(value: str) -> str:
    return "" if value in LANGUAGES else f"must be one of {', '.join(LANGUAGES)}"


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
        return ""
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return "must be a time zone like Europe/Lisbon"


def _address(value: str) -> str:
    wanted = "must be an address like https://example.org, without a path"
    return "" if re.fullmatch(r"https?://[^/?#@\s]+/?", value) else wanted


def _network(value: str) -> str:
    try:
        ip_network(value, strict=False)
        return ""
    except ValueError:
        return "must be addresses or networks like 127.0.0.1 or 10.0.0.0/8"


@dataclass(frozen=True, kw_only=True)
class Name:
    """One setting: kind, default, one line of help, bounds of a number, and what is wrong with a text."""

    kind: Kind
    default: str | bool | int | tuple[str, ...] = ""
    help: str
    least: int = 0
    most: int = 1_000_000
    fault: Callable[[str], str] = lambda _: ""


NAMES: dict[str, Name] = {
    "COMITY_DATA": Name(
        kind="text",
        default="./data",
        help="The data directory. Only in the environment or as --data, since it holds comity.toml itself.",
    ),
    "COMITY_LANGUAGE": Name(
        kind="text",
        default="en",
        fault=_language,
        help="The first language: en, es, fr or ar. Fixed with the content. Our own words: English for now.",
    ),
    "COMITY_TIME_ZONE": Name(
        kind="text",
        default="UTC",
        fault=_time_zone,
        help="The organisation's time zone, for example Europe/Lisbon.",
    ),
    "COMITY_PUBLIC_URL": Name(
        kind="text",
        default="http://localhost:8000",
        fault=_address,
        help="The address people type to reach the site. Used in mails, feeds and passkeys.",
    ),
    "COMITY_HOSTS": Name(
        kind="words",
        default=("localhost", "127.0.0.1", "[::1]"),
        help="The host names the site answers to; any other is refused.",
    ),
    "COMITY_BIND": Name(
        kind="text",
        default="127.0.0.1:8000",
        help="Address and port that `comity serve` listens on.",
    ),
    "COMITY_PROXIES": Name(
        kind="words",
        default=(),
        fault=_network,
        help="Proxies whose forwarded headers are believed: addresses or networks, for example 127.0.0.1.",
    ),
    "COMITY_TLS": Name(
        kind="flag",
        default=False,
        help="Visitors reach the site by HTTPS: secure cookies and HSTS. "
        "On by itself when COMITY_PUBLIC_URL begins with https.",
    ),
    "COMITY_WEB_PROCESSES": Name(
        kind="number",
        default=2,
        least=1,
        most=64,
        help="How many web processes `comity serve` keeps running.",
    ),
    "COMITY_THREADS": Name(
        kind="number",
        default=16,
        least=2,
        most=64,
        help="How many requests one web process works on at the same time.",
    ),
    "COMITY_MAIL_URL": Name(
        kind="secret",
        help="The mail server, for example smtp://user:password@mail.example.org:587?tls=starttls. "
        "Without it mails are written to the log.",
    ),
    "COMITY_MAIL_FROM": Name(
        kind="text",
        help="The sender of our mails, for example Harbour Union <office@example.org>.",
    ),
    "DATABASE_URL": Name(
        kind="secret",
        help="PostgreSQL instead of the embedded database, for example postgres://user:password@host/name.",
    ),
    "CACHE_URL": Name(
        kind="secret",
        help="Redis or Valkey instead of the scratch file, for example redis://host:6379/0.",
    ),
    "COMITY_SECRET_KEY": Name(
        kind="secret",
        help="Signs sessions and links. Left out, a key is made in the secrets folder at first start.",
    ),
    "COMITY_DEBUG": Name(
        kind="flag",
        default=False,
        help="Show error details in the browser. Never on a public site.",
    ),
}

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}


class Source:
    """Reads settings from one environment and the `comity.toml` of its data directory."""

    def __init__(self, environ: MutableMapping[str, str], names: Mapping[str, Name] = NAMES) -> None:
        self._environ = environ
        self._names = names
        folder = environ.get("COMITY_DATA") or str(names["COMITY_DATA"].default)
        self.data = Path(folder).expanduser().absolute()
        secret = {name for name, declared in names.items() if declared.kind == "secret"}
        self._secrets = {name: environ.pop(name) for name in secret & {*environ}}

    def text(self, name: str, default: str | None = None) -> str:
        """A text. Empty when nothing is set and there is no default."""
        if self._declared(name).kind == "secret":
            return self.secret(name) or default or ""
        found = self._find(name)
        if found is None:
            return str(self._declared(name).default) if default is None else default
        if not isinstance(found, str):
            raise Wrong(name, f"must be a text in quotes, not {found!r}.")
        return self._without_fault(name, found.strip())

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Yes or no."""
        found = self._find(name)
        if found is None:
            return bool(self._declared(name).default) if default is None else default
        if isinstance(found, bool):
            return found
        word = str(found).strip().lower()
        if word not in _YES | _NO:
            raise Wrong(name, f"must be true or false, not {found!r}.")
        return word in _YES

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number within the bounds declared for it."""
        declared = self._declared(name)
        found = self._find(name)
        if found is None or found == "":
            assert isinstance(declared.default, int)
            return declared.default if default is None else default
        if isinstance(found, bool) or not re.fullmatch(r"\s*-?[0-9]{1,9}\s*", str(found)):
            raise Wrong(name, f"must be a whole number, not {found!r}.")
        value = int(found)
        if not declared.least <= value <= declared.most:
            raise Wrong(name, f"must be between {declared.least} and {declared.most}, not {value}.")
        return value

    def words(self, name: str, default: Sequence[str] | None = None) -> list[str]:
        """A list: separated by commas in the environment, an array (or the same text) in comity.toml."""
        found = self._find(name)
        if found is None:
            declared = self._declared(name).default
            return [*(declared if isinstance(declared, tuple) else ())] if default is None else [*default]
        if isinstance(found, str):
            found = found.split(",")
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise Wrong(name, 'must be a list of texts, for example ["one", "two"].')
        return [self._without_fault(name, word.strip()) for word in found if word.strip()]

    def secret(self, name: str) -> str:
        """A secret text: NAME, or the content of the file NAME_FILE. Empty when neither is set."""
        self._declared(name)
        if name in self._secrets:
            return self._secrets[name].strip()
        if path := self._environ.get(f"{name}_FILE"):
            return _content(f"{name}_FILE", Path(path))
        key = _key(name)
        if path := self._file.get(f"{key}_file"):
            return _content(f"{key}_file in comity.toml", self.data / str(path))
        found = self._file.get(key, "")
        if not isinstance(found, str):
            raise Wrong(name, "must be a text in quotes.")
        return found.strip()

    def override(self, name: str, value: str) -> None:
        """Set a value for this process and its children, above environment and file."""
        self._declared(name)
        self._environ[name] = value

    def _without_fault(self, name: str, value: str) -> str:
        if value and (why := self._declared(name).fault(value)):
            raise Wrong(name, f"{why}, not {value!r}.")
        return value

    def _declared(self, name: str) -> Name:
        if name not in self._names:
            raise LookupError(f"{name} is not declared in comity.config.env.NAMES")
        return self._names[name]

    def _find(self, name: str) -> Any:
        self._declared(name)
        return self._environ[name] if name in self._environ else self._file.get(_key(name))

    @cached_property
    def _file(self) -> dict[str, Any]:
        path = self.data / "comity.toml"
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Wrong(str(path), f"cannot be read as TOML: {error}.") from None
        except OSError as error:
            raise Wrong(str(path), f"cannot be read: {error.strerror}.") from None
        self._refuse_unknown(path, content)
        return content

    def _refuse_unknown(self, path: Path, content: dict[str, Any]) -> None:
        known = {_key(name) for name in self._names if name != "COMITY_DATA"}
        known |= {f"{_key(name)}_file" for name, declared in self._names.items() if declared.kind == "secret"}
        for key in content.keys() - known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise Wrong(str(path), f"does not know the setting {key}.{hint}")


def _key(name: str) -> str:
    return name.removeprefix("COMITY_").lower()


def _content(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", "it is not written in UTF-8")
        raise Wrong(name, f"the file {path} cannot be read: {why}.") from None


_source = Source(os.environ)

data: Path = _source.data
text = _source.text
flag = _source.flag
number = _source.number
words = _source.words
secret = _source.secret
override = _source.override
