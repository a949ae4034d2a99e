"""Ruff's rules that are walls, tried on small bad examples. `./run check` runs them on the tree."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree


def rules_broken(text: str, path: str) -> set[str]:
    """Return the rules that a text breaks when it lies at `path`."""
    found = subprocess.run(
        [
            Path(sys.executable).with_name("ruff"),
            "check",
            "--output-format=concise",
            "--no-cache",
            "--stdin-filename",
            path,
            "-",
        ],
        input=text,
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode in {0, 1}, found.stderr
    return {line.split()[1] for line in found.stdout.splitlines() if line.startswith(path)}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("TID251", "import requests\n"),
        ("TID251", "from urllib.request import urlopen\n"),
        ("TID251", "import sqlite3\n"),
        ("TID251", "import os\n\nprint(os.environ)\n"),
        ("T201", "print(1)\n"),
        ("PLR0917", "def give(a: int, b: int, c: int, d: int, e: int, f: int) -> int:\n    return a\n"),
        ("D103", "def give() -> None: ...\n"),
        ("DTZ005", "import datetime\n\nnow = datetime.datetime.now()\n"),
        ("BLE001", "try:\n    x = 1\nexcept Exception:\n    x = 2\n"),
        ("PGH003", "x = 1  # type: ignore\n"),
        ("E501", f"x = '{'x' * 110}'\n"),
    ],
)
def test_a_breach_is_found(rule: str, text: str) -> None:
    assert rule in rules_broken(text, "src/comity/people/rules.py")


def test_five_arguments_and_any_number_of_named_ones_are_fine() -> None:
    text = '"""Rules."""\n\n\ndef _give(a: int, b: int, c: int, d: int, e: int, *, f: int, g: int) -> int:\n'
    assert (
        rules_broken(text + "    return a + b + c + d + e + f + g\n", "src/comity/people/rules.py") == set()
    )


def test_sqlite_may_be_chosen_where_it_is_chosen() -> None:
    text = "import sqlite3 as sqlite3\n"
    assert "TID251" in rules_broken(text, "src/comity/pages/searching.py")
    assert "TID251" not in rules_broken(text, "src/comity/kernel/sqlite/base.py")
