"""The data directory: everything an install keeps, and its comity.toml."""

import fcntl
import os
import re
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from comity.server.console import Refusal

type Value = str | bool | int | list[str]

_held: list[int] = []  # closed by the end of the process, also when it is killed


def point_to(folder: Path | None) -> None:
    """Make `folder` the data directory of this process. Before any setting is read."""
    if folder is not None:
        os.environ["COMITY_DATA"] = str(folder.expanduser().absolute())  # noqa: TID251 - where env looks


def make(folder: Path) -> None:
    """Make the data directory, for this user's eyes only. An existing one of ours is left as it is."""
    if folder.is_symlink() and not folder.exists():
        raise Refusal(f"{folder} is a link that leads nowhere.")
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is a file. The data directory must be a folder.")
    if folder.is_dir() and not _is_ours(folder):
        raise Refusal(
            f"{folder} holds other files.", hint="Choose an empty or a new folder: comity init --data DIR"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_uid == os.getuid():
            folder.chmod(0o700)
        for name in ("media", "backups"):
            (folder / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{folder} cannot be made: {error.strerror}.") from None
    require(folder)


def _is_ours(folder: Path) -> bool:
    names = {path.name for path in folder.iterdir()} - {"lost+found"}
    return not names or bool(names & {"comity.toml", "secrets", "db.sqlite3"})


def require(folder: Path) -> None:
    """Refuse when the data directory is missing or cannot be written."""
    if not folder.is_dir():
        raise Refusal(
            f"There is no data directory at {folder}.",
            hint=f"Make one: comity init --data {folder}\nOr name yours: --data DIR (or COMITY_DATA=DIR)",
        )
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"comity")
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        raise Refusal(
            f"The data directory {folder} cannot be written: {error.strerror}.",
            hint="Check who owns it, its rights, and the room on the disk.",
        ) from None


def hold(folder: Path, *, alone: bool = False) -> None:
    """Tell other commands, until this process and its children end, that the site in `folder` is at work.

    Refuses when another one wants it `alone`, or has it while this one does.
    """
    held = os.open(folder, os.O_RDONLY)
    _held.append(held)
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        what = "is still running" if alone else "is just being changed by another command"
        raise Refusal(
            f"The site in {folder} {what}.",
            hint="Stop it where it runs (Ctrl+C), then run the same command again."
            if alone
            else "Wait until that one is done, then run the same command again.",
        ) from None
    except OSError:
        pass  # a file system without locks: then nobody can be told


def has_settings(folder: Path) -> bool:
    """Say whether a comity.toml was written here."""
    return (folder / "comity.toml").exists()


def write_settings(folder: Path, values: dict[str, Value]) -> None:
    """Write `values` (named as in the environment) into comity.toml; all else in it stays."""
    from comity.config import env

    path = folder / "comity.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else _blank(env.NAMES)
    try:
        wanted: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{path} cannot be read as TOML: {error}.") from None
    wanted |= {_key(name): value for name, value in values.items()}
    for name, value in values.items():
        text = _with(text, _key(name), value)
    if not _says(text, wanted):
        lines = "\n".join(_line(_key(name), value) for name, value in values.items())
        raise Refusal(f"{path} is laid out in a way this program cannot change.", hint=f"Set there:\n{lines}")
    replace(path, text)


def _blank(names: dict[str, Any]) -> str:
    lines = [
        "# The settings of this install. Environment variables win over this file: COMITY_LANGUAGE over",
        "# language, and so on. A line that begins with # is not in force and shows the default.",
    ]
    for name, declared in names.items():
        if name == "COMITY_DATA":
            continue
        default = [*declared.default] if isinstance(declared.default, tuple) else declared.default
        lines += ["", f"# {declared.help}", f"# {_line(_key(name), default)}"]
    return "\n".join(lines) + "\n"


def _with(text: str, key: str, value: Value) -> str:
    line = _line(key, value)
    for start in (rf"{key}", rf"# {key}"):
        changed, count = re.subn(rf"^{start} *=.*$", lambda _: line, text, count=1, flags=re.MULTILINE)
        if count:
            return changed
    return f"{text.rstrip()}\n\n{line}\n"


def _says(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _line(key: str, value: Value) -> str:
    if isinstance(value, list):
        return f"{key} = [{', '.join(_line('', word).partition(' = ')[2] for word in value)}]"
    return tomli_w.dumps({key: value}).strip()


def _key(name: str) -> str:
    return name.removeprefix("COMITY_").lower()


def replace(path: Path, text: str) -> None:
    """Exchange the file whole: after a power cut there is the old one or the new one."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".comity-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
