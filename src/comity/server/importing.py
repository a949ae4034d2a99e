"""`comity import`: what an organisation brings from the system it used before."""

import fcntl
import os
from pathlib import Path
from typing import TYPE_CHECKING

from comity.server import directory
from comity.server.console import Refusal, progress, say, warn

if TYPE_CHECKING:
    from comity.pages.wordpress.report import Report

_LOCK = "import.lock"
_POLITE = 5  # steps behind other programs of this machine
_TOLD = 30  # lines of what was left out

_held: list[int] = []  # closed by the end of the process, also when it is killed


def hold(file: Path, media: Path | None) -> None:
    """Refuse what is plainly wrong, and a second import at the same time."""
    from comity.config import env

    if not file.is_file():
        raise Refusal(f"There is no file {file}.", hint="Name the .xml file that WordPress gave you.")
    if media is not None and not media.is_dir():
        raise Refusal(f"There is no folder {media}.", hint="Name a copy of the folder wp-content/uploads.")
    directory.require(env.data)
    directory.hold(env.data)
    held = os.open(env.data / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    _held.append(held)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Refusal(
            "Another import is running here.", hint="Wait until it is done, then run the same command again."
        ) from None
    except OSError:
        pass  # a file system without locks: then nobody can be told


def wordpress(file: Path, *, media: Path | None, may_fetch: bool, partial: bool, as_json: bool) -> None:
    """Check the whole file, bring what is in it, and say what came and what did not."""
    from comity.kernel.sqlite import patience
    from comity.pages.wordpress import checking, writing
    from comity.pages.wordpress.faults import Unreadable

    patience.hurry()
    os.nice(_POLITE)  # readers of the site come first
    try:
        with progress("Reading the file") as reading:
            index = checking.check(file, partial=partial, progress=reading)
        if index.cut:
            warn(index.cut)
        with progress("Bringing posts and pages") as bringing:
            report = writing.bring(index, writing.Sources(media, may_fetch), bringing)
    except Unreadable as fault:
        raise Refusal(fault.words) from None
    _tell(report)
    if as_json:
        say(report.as_json())


def _tell(report: "Report") -> None:
    say()
    for name, count in report.counts.items():
        say(f"{count:>8}  {name}", style="bold" if count else "")
    if report.changed:
        say(f"{report.changed:>8}  brought up to date")
    if report.unchanged:
        say(f"{report.unchanged:>8}  unchanged since the last import")
    _list("Came otherwise", [f"{words}: {names}" for words, names in report.told()])
    _list("Left out", [f"{what}: {why}" for what, why in report.left_out()])


def _list(title: str, lines: list[str]) -> None:
    if not lines:
        return
    say(f"\n{title}", style="bold")
    for line in lines[:_TOLD]:
        say(f"  - {line}")
    if len(lines) > _TOLD:
        say(f"  … and {len(lines) - _TOLD} more; all of them: --json")
