"""Django's SQLite backend, loaded on top of a safe driver.

The exchange happens here and not in the programs that start Django: the engine is loaded by whoever needs
a database first, so web server, worker, tests and type checks all get the same driver.
"""

import sqlite3
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from comity.kernel.sqlite import driver, patience, refusal

# What pysqlite3 does not have: https://sqlite.org/c3ref/c_limit_attached.html
_COLUMN, _VARIABLE_NUMBER = 2, 9
_LIMITS = {_COLUMN: 2000, _VARIABLE_NUMBER: 32766}


def _exchange() -> ModuleType:
    """Put the safe driver in the place of the interpreter's own, and return it."""
    safe = driver()
    if safe is None:
        raise ImproperlyConfigured(refusal())
    if safe is sqlite3:
        return safe
    loaded = sys.modules.get("django.db.backends.sqlite3.base")
    if loaded is not None and loaded.Database is not safe.dbapi2:
        raise ImproperlyConfigured("Django's own SQLite backend was loaded before comity.kernel.sqlite.")
    for module in (safe, safe.dbapi2):
        vars(module).update(SQLITE_LIMIT_COLUMN=_COLUMN, SQLITE_LIMIT_VARIABLE_NUMBER=_VARIABLE_NUMBER)
    # Both names: a second copy of dbapi2 would register its converters over Django's.
    sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = safe, safe.dbapi2
    return safe


if TYPE_CHECKING:
    _Connection = sqlite3.Connection
else:
    _Connection = _exchange().Connection

from django.db.backends.sqlite3 import base  # noqa: E402  (the driver has to be in place first)


class Connection(_Connection):
    """A connection that can be asked for its limits, which pysqlite3 leaves out."""

    if TYPE_CHECKING or not hasattr(_Connection, "getlimit"):

        def getlimit(self, category: int, /) -> int:
            """Return SQLite's own limit for `category`."""
            return _LIMITS[category]


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection, on our driver; waits for a lock as long as its request still may."""

    _waits = 0.0

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters, with our kind of connection."""
        return {**super().get_connection_params(), "factory": Connection}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection that waits as long as the settings say."""
        self._waits = self._longest()
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: Any = None) -> Any:
        """Return a cursor for one statement."""
        waits = round(patience.left(self._longest()), 1)
        if waits != self._waits:
            self.connection.execute(f"PRAGMA busy_timeout = {int(waits * 1000)}")
            self._waits = waits
        return super().create_cursor(name)

    def _longest(self) -> float:
        return float(self.settings_dict["OPTIONS"].get("timeout", 5))
