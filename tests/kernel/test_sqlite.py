import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.utils import ConnectionHandler

from comity.kernel import sqlite
from comity.kernel.models import Entry
from comity.kernel.sqlite.base import DatabaseWrapper

PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA secure_delete=ON;PRAGMA trusted_schema=OFF"
)


@pytest.fixture
def embedded(tmp_path: Path, django_db_blocker: Any) -> Any:
    """A database file of its own, through our backend, whatever the tests run on."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 1.5, "init_command": PRAGMAS}
    handler = ConnectionHandler(
        {"default": {"ENGINE": "comity.kernel.sqlite", "NAME": tmp_path / "db.sqlite3", "OPTIONS": options}}
    )
    with django_db_blocker.unblock():
        yield handler["default"]
        handler["default"].close()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 46, 1), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_only_versions_with_the_correction_are_safe(version: tuple[int, ...], safe: bool) -> None:
    assert sqlite.version_is_safe(version) is safe


CLAIM = """
import importlib, sqlite3, sys, types
sqlite3.sqlite_version_info, sqlite3.sqlite_version = {own}, "{name}"
other = {other}
if other is None:
    sys.modules["pysqlite3"] = None  # cannot be imported
elif other != "real":
    sys.modules["pysqlite3"] = types.ModuleType("pysqlite3")
    sys.modules["pysqlite3"].sqlite_version_info = other
from comity.kernel import sqlite
"""


def after_claiming(own: tuple[int, ...], other: object, code: str) -> str:
    """Run code in a process of its own, in which SQLite and pysqlite3 claim these versions."""
    claim = CLAIM.format(own=own, name=".".join(map(str, own)), other=repr(other))
    done = subprocess.run([sys.executable, "-c", claim + code], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


SHOW = "found = sqlite.driver(); print(found.__name__ if found else None, sqlite.refusal())"
LOAD = "importlib.import_module('comity.kernel.sqlite.base'); print('loaded')"


def test_a_safe_sqlite_of_the_interpreter_is_taken() -> None:
    assert after_claiming((3, 51, 3), None, SHOW) == "sqlite3 None\n"


def test_an_unsafe_one_gives_way_to_pysqlite3() -> None:
    assert after_claiming((3, 40, 1), (3, 53, 4), SHOW) == "pysqlite3 None\n"


@pytest.mark.parametrize("other", [None, (3, 51, 1)])
def test_without_a_safe_one_the_refusal_says_what_to_do(other: tuple[int, ...] | None) -> None:
    words = after_claiming((3, 40, 1), other, SHOW)
    assert words.startswith("None This Python brings SQLite 3.40.1, which can damage a database")
    assert "pysqlite3" in words
    assert "DATABASE_URL" in words


@pytest.mark.parametrize("other", [None, (3, 51, 1)])
def test_the_backend_refuses_without_a_safe_one(other: tuple[int, ...] | None) -> None:
    words = after_claiming((3, 40, 1), other, LOAD)
    assert "ImproperlyConfigured: This Python brings SQLite 3.40.1" in words


def test_the_backend_refuses_when_djangos_own_was_loaded_first() -> None:
    words = after_claiming((3, 40, 1), "real", f"import django.db.backends.sqlite3.base; {LOAD}")
    if "pysqlite3" in sys.modules:
        assert "ImproperlyConfigured: Django's own SQLite backend was loaded before comity" in words


def test_the_backend_leaves_a_safe_interpreter_alone() -> None:
    words = after_claiming((3, 51, 3), None, f"{LOAD}; print(importlib.import_module('sqlite3').__name__)")
    assert words == "loaded\nsqlite3\n"


def test_on_this_machine_there_is_nothing_to_refuse() -> None:
    assert sqlite.refusal() is None


# --- the backend ----------------------------------------------------------------------------------
def test_the_backend_runs_on_a_safe_sqlite(embedded: DatabaseWrapper) -> None:
    with embedded.cursor() as cursor:
        (version,) = cursor.execute("SELECT sqlite_version()").fetchone()
    assert sqlite.version_is_safe(tuple(map(int, version.split("."))))
    assert embedded.get_database_version() == tuple(map(int, version.split(".")))


def test_whoever_imports_sqlite3_gets_the_same_driver(embedded: DatabaseWrapper) -> None:
    embedded.ensure_connection()
    assert isinstance(embedded.connection, importlib.import_module("sqlite3").Connection)
    assert (
        importlib.import_module("sqlite3.dbapi2").Connection is importlib.import_module("sqlite3").Connection
    )


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_the_pragmas_reach_every_connection(embedded: DatabaseWrapper, pragma: str, value: object) -> None:
    with embedded.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_the_connection_tells_its_limits_which_pysqlite3_does_not(embedded: DatabaseWrapper) -> None:
    assert embedded.features.max_query_params == 32766
    assert embedded.ops.bulk_batch_size([Entry._meta.get_field("verb")] * 2, range(10**6)) == 32766 // 2


@pytest.mark.django_db
def test_more_rows_than_one_statement_holds_are_written_in_parts() -> None:
    Entry.objects.bulk_create([Entry(verb="admit")] * 5000)
    assert Entry.objects.count() == 5000


def test_errors_are_djangos_errors(embedded: DatabaseWrapper) -> None:
    with embedded.cursor() as cursor:
        cursor.execute("CREATE TABLE page (id integer PRIMARY KEY, title text UNIQUE)")
        cursor.execute("INSERT INTO page (title) VALUES ('one')")
        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO page (title) VALUES ('one')")


def test_the_product_runs_on_it_where_it_runs_embedded() -> None:
    assert isinstance(connection.copy(), DatabaseWrapper) == (connection.vendor == "sqlite")
