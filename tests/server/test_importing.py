"""`comity import wordpress` as a person meets it: words, exit codes, kill -9, two at once."""

import contextlib
import fcntl
import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages.wordpress import export as wxr
from tests.server.program import comity, environment, eventually, refused

pytestmark = pytest.mark.once

NAMES = ["articles", "pages", "authors", "topics", "media", "redirects", "skipped"]


def count(data: Path, table: str) -> int:
    with contextlib.closing(sqlite3.connect(data / "db.sqlite3")) as database:
        found: int = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found


def test_the_report_is_words_and_its_last_line_json(data: Path, tmp_path: Path) -> None:
    parts = (wxr.writer("ines"), wxr.entry(1, "Night", wxr.on("pay")), wxr.entry(2, kind="event"))
    path = wxr.write(tmp_path, *parts, wxr.page(3, "Find", slug="search"))
    done = comity("import", "wordpress", path, "--data", data, "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert list(report) == NAMES
    assert [report[name] for name in NAMES[:-1]] == [1, 1, 1, 1, 0, 2]
    [left] = report["skipped"]
    assert left["what"] == "1 × event"
    assert "page 3 “Find”: /search/ → search-page/" in done.stdout
    again = comity("import", "wordpress", path, "--data", data)
    assert "2  unchanged since the last import" in again.stdout
    assert "{" not in again.stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "Line 1: this is no export of WordPress"),
        (
            wxr.export(wxr.entry(1)).replace("</item>", "</post>"),
            "Line 28: an element is closed that is not open",
        ),
        (wxr.export(wxr.entry(1), wxr.entry(2))[:-300], "bring what is whole with --partial."),
    ],
)
def test_a_malformed_file_is_refused_and_nothing_is_written(
    data: Path, tmp_path: Path, content: str, words: str
) -> None:
    before = count(data, "wagtailcore_page")
    (tmp_path / "export.xml").write_text(content, encoding="utf-8")
    done = comity("import", "wordpress", tmp_path / "export.xml", "--data", data, "--json")
    assert refused(done, words)
    assert done.stderr.count("\n") == 1
    assert (count(data, "wagtailcore_page"), count(data, "pages_imported")) == (before, 0)


def test_a_cut_file_brings_what_is_whole_when_that_is_wanted(data: Path, tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1), wxr.entry(2))
    path.write_text(path.read_text(encoding="utf-8")[:-300], encoding="utf-8")
    done = comity("import", "wordpress", path, "--data", data, "--json", "--partial")
    assert done.returncode == 0, done.stderr
    assert "the file is cut off here, after 1 whole entries" in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["articles"] == 1


def test_what_is_not_there_is_named(data: Path, tmp_path: Path) -> None:
    assert refused(comity("import", "wordpress", tmp_path / "no.xml", "--data", data), "There is no file")
    path = wxr.write(tmp_path, wxr.entry(1))
    done = comity("import", "wordpress", path, "--media", tmp_path / "no", "--data", data)
    assert refused(done, "There is no folder")
    done = comity("import", "wordpress", path, "--data", tmp_path / "nowhere")
    assert refused(done, "There is no data directory")


def test_two_imports_at_once_are_refused(data: Path, tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.entry(1))
    with (data / "import.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert refused(comity("import", "wordpress", path, "--data", data), "Another import is running here.")
    assert comity("import", "wordpress", path, "--data", data).returncode == 0


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_an_import_that_was_stopped_goes_on(data: Path, tmp_path: Path, blow: signal.Signals) -> None:
    path = wxr.write(tmp_path, *(wxr.entry(number) for number in range(1, 301)))
    command = [sys.executable, "-m", "comity", "import", "wordpress", str(path), "--data", str(data)]
    program = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True)
    eventually(lambda: count(data, "pages_articlepage") > 20, 60)
    program.send_signal(blow)
    said = program.communicate(timeout=30)[1]
    if blow == signal.SIGINT:
        assert (program.returncode, said.startswith("Stopped before it was done.")) == (130, True)
    came = count(data, "pages_articlepage")
    assert 20 < came < 300
    done = comity(*command[3:], "--json")
    assert json.loads(done.stdout.splitlines()[-1])["articles"] == 300 - came
    assert count(data, "pages_articlepage") == count(data, "pages_imported") - 1 == 300
