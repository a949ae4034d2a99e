"""What the program says in the terminal, and how it refuses."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

type Report = Callable[[int, int], None]

_out = Console(markup=False, highlight=False, soft_wrap=True)
_errors = Console(markup=False, highlight=False, soft_wrap=True, stderr=True)

_DISK = {
    errno.ENOSPC: "The disk is full. Make room and run the same command again.",
    errno.EDQUOT: "Your share of the disk is used up. Make room and run the same command again.",
    errno.EROFS: "This place can only be read, not written.",
    errno.EACCES: "This program's user may not read or write it. Check who owns it, and its rights.",
    errno.EPERM: "This program's user may not do that there.",
    errno.EIO: "The disk answers with errors. Copy what can be saved and check the disk.",
}
# SQLite's own numbers, which stay the same for ever: sqlite.org/rescode.html
_SQLITE = {
    5: "The database is busy with another program. Wait a moment and run the same command again.",
    8: "The database file can only be read, not written. Check who owns it, and its rights.",
    10: _DISK[errno.EIO],
    11: "The database file is damaged. Restore a backup.",
    13: _DISK[errno.ENOSPC],
    14: "The database file cannot be opened. Check that this program's user may read and write its folder.",
    26: "The file is not a database. Restore a backup.",
}


class Refusal(Exception):
    """An expected fault: the program stops with these words and exit code 1, without a traceback."""

    def __init__(self, words: str, *, hint: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.hint = hint


def say(words: str = "", *, style: str = "") -> None:
    """Print a line."""
    _out.print(words, style=style or None)
    _out.file.flush()


def warn(words: str) -> None:
    """Print a line about something that is wrong but stops nothing."""
    _errors.print(words, style="yellow")


def refuse(refusal: Refusal) -> None:
    """Print why nothing was done, and what to do about it."""
    _errors.print(f"Error: {refusal.words}", style="red")
    if refusal.hint:
        _errors.print(refusal.hint)


def is_terminal() -> bool:
    """Say whether a person is watching."""
    return _out.is_terminal


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """Show a bar while the work inside reports how much of it is done; one line where nobody watches."""
    started = monotonic()
    if not _out.is_terminal:
        yield lambda _done, _all: None
        say(f"{title}: done in {monotonic() - started:.1f} s")
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_out) as bars:
        bar = bars.add_task(title, total=None)
        yield lambda done, all_: bars.update(bar, completed=done, total=all_)
        bars.update(bar, total=1, completed=1)


def words_for(error: BaseException) -> str:
    """Return what a person should read about an expected fault of the machine, or an empty text."""
    cause = error.__cause__ or error
    number = getattr(cause, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE.get(number & 0xFF, "")
    if isinstance(error, OSError) and error.errno in _DISK:
        place = f"{error.filename}: " if error.filename else ""
        return place + _DISK[error.errno]
    name = type(error).__name__
    if name == "OperationalError" and type(cause).__module__.startswith("psycopg"):
        return (
            f"PostgreSQL does not answer: {str(cause).strip().splitlines()[0]}\n"
            "Check that it runs, and what DATABASE_URL says."
        )
    if name == "ImproperlyConfigured":
        return str(error)
    return ""
