"""Expected faults of the machine are told in words."""

import errno
import sqlite3

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from comity.server import console


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "may not read or write it. Check who owns it"),
        (errno.EROFS, "read"),
    ],
)
def test_words_for_a_disk_name_the_place(number: int, words: str) -> None:
    found = console.words_for(OSError(number, "x", "/var/lib/comity"))
    assert found.startswith("/var/lib/comity: ")
    assert words in found


def test_words_for_a_real_database_error() -> None:
    wrapper = connections.create_connection("scratch" if "scratch" in connections else "default")
    if wrapper.vendor != "sqlite":
        pytest.skip("the numbers of SQLite")
    wrapper.settings_dict = {**wrapper.settings_dict, "NAME": "/proc/nowhere/db.sqlite3"}
    with pytest.raises(sqlite3.OperationalError) as caught:
        wrapper.connect()
    assert console.words_for(caught.value).startswith("The database file cannot be opened.")


def test_words_for_wrong_settings_are_their_own() -> None:
    assert console.words_for(ImproperlyConfigured("DATABASE_URL must begin with postgres://")) == (
        "DATABASE_URL must begin with postgres://"
    )


@pytest.mark.parametrize(
    "error", [ValueError("x"), OSError(errno.EBADF, "x"), ImportError("x"), KeyError("SQLite")]
)
def test_words_for_our_own_mistakes_are_none(error: Exception) -> None:
    assert console.words_for(error) == ""


def test_progress_is_one_line_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress("Counting") as report:
        report(1, 2)
    assert capsys.readouterr().out.startswith("Counting: done in 0.")


def test_refuse_prints_words_and_hint_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    console.refuse(console.Refusal("[red]No[/red]", hint="Do [this]"))
    assert capsys.readouterr().err == "Error: [red]No[/red]\nDo [this]\n"
