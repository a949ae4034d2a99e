import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler

from comity.kernel.sqlite import patience


@pytest.fixture
def locked(tmp_path: Path, django_db_blocker: Any) -> Iterator[Any]:
    """A database of its own whose lock somebody else holds."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 1.5, "init_command": "PRAGMA journal_mode=WAL"}
    about = {"ENGINE": "comity.kernel.sqlite", "NAME": tmp_path / "db.sqlite3", "OPTIONS": options}
    connections = ConnectionHandler({"default": about})
    with django_db_blocker.unblock():
        other = connections.create_connection("default")
        other.cursor().execute("BEGIN IMMEDIATE")
        yield connections["default"]
        connections["default"].close()
        other.close()


class Clock:
    """Stands in for the module `time`: nothing passes but what the test lets pass."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(patience, "time", made)
    return made


def wait(database: Any) -> float:
    """Try to write; return how long it took to be refused."""
    started = time.monotonic()
    with pytest.raises(OperationalError, match="locked"):
        database.cursor().execute("CREATE TABLE gift (amount integer)")
    return time.monotonic() - started


def told(database: Any) -> int:
    """Return how many milliseconds SQLite was told to wait in the next statement."""
    cursor = database.cursor()
    cursor.execute("PRAGMA busy_timeout")
    milliseconds: int = cursor.fetchone()[0]
    return milliseconds


def test_outside_of_requests_every_wait_may_be_whole(locked: Any) -> None:
    assert patience.left(1.5) == 1.5
    assert told(locked) == 1500
    assert wait(locked) > 1.4


def test_what_a_request_took_already_is_taken_off_its_wait(locked: Any, clock: Clock) -> None:
    with patience.begins():
        assert told(locked) == 1500
        clock.now += 0.8  # a password is checked
        assert told(locked) == 700
        clock.now += 0.7  # a first wait
        assert told(locked) == patience.LEAST * 1000
        assert patience.left(1.5) == patience.LEAST
        assert patience.left(0.1) == 0.1
    with patience.begins():
        assert told(locked) == 1500


def test_sqlite_waits_as_long_as_it_was_told(locked: Any, clock: Clock) -> None:
    locked.settings_dict["OPTIONS"]["timeout"] = 60
    with patience.begins():
        clock.now += 60
        assert patience.LEAST * 0.9 < wait(locked) < 30


def test_requests_at_the_same_moment_count_apart() -> None:
    found: list[float] = []
    with patience.begins():
        time.sleep(0.2)
        other = threading.Thread(target=lambda: found.append(patience.left(1)))
        other.start()
        other.join()
        assert patience.left(1) <= 0.8
    assert found == [1]


def test_a_process_in_a_hurry_does_not_wait_for_the_disk(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL takes a lock for each row: nobody waits for the others.")
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", dict(connection.settings_dict["OPTIONS"]))
    patience.hurry()
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)  # NORMAL
    connection.close()
