"""A thin database backend: Django's own for SQLite, on a SQLite that cannot corrupt its write-ahead log.

    DATABASES = {"default": {"ENGINE": "comity.kernel.sqlite", ...}}

SQLite before 3.51.3 can damage a database in WAL mode (https://sqlite.org/wal.html#walresetbug). Where the
interpreter brings such a version, the one inside pysqlite3 takes its place, for the whole process.
"""

import importlib
import sqlite3
from types import ModuleType

type Version = tuple[int, ...]


def version_is_safe(version: Version) -> bool:
    """Say whether this SQLite has the correction: 3.51.3, or one of the two series that received it later."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def refusal() -> str | None:
    """Return what to tell an administrator when no safe SQLite is here, else None."""
    return None if driver() else _words(sqlite3.sqlite_version)


def driver() -> ModuleType | None:
    """Return the module to use: the interpreter's own when it is safe, else pysqlite3, else None."""
    if version_is_safe(sqlite3.sqlite_version_info):
        return sqlite3
    try:
        found = importlib.import_module("pysqlite3")
    except ImportError:
        return None
    return found if version_is_safe(found.sqlite_version_info) else None


def _words(version: str) -> str:
    return (
        f"This Python brings SQLite {version}, which can damage a database (fixed in 3.51.3). "
        "Install pysqlite3 0.6.1 or later, use a Python with a newer SQLite, "
        "or set DATABASE_URL to a PostgreSQL database."
    )
