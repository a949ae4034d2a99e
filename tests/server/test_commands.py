"""The `comity` program as a person meets it: real processes, real files."""

import contextlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.server.program import LINK, comity, environment, eventually, refused

pytestmark = pytest.mark.once


# --- init ----------------------------------------------------------------------------------------------
def test_init_makes_everything_and_says_what_to_do_next(install: tuple[Path, str]) -> None:
    data, printed = install
    made = {path.name for path in data.iterdir()}
    assert {"comity.toml", "secrets", "db.sqlite3", "scratch.sqlite3", "media", "static", "backups"} <= made
    assert tomllib.loads((data / "comity.toml").read_text())["language"] == "en"
    assert f"comity serve --data {data}" in printed
    assert LINK.search(printed)


def test_init_keeps_everybody_else_out(install: tuple[Path, str]) -> None:
    data, _ = install
    assert data.stat().st_mode & 0o777 == 0o700
    private = [data / "comity.toml", data / "db.sqlite3", data / "secrets", *(data / "secrets").iterdir()]
    assert [path.name for path in private if path.stat().st_mode & 0o077] == []


def test_init_runs_again_without_harm(data: Path) -> None:
    before = {path: path.read_bytes() for path in [data / "comity.toml", *(data / "secrets").iterdir()]}
    done = comity("init", "--yes", "--data", data, "--time-zone", "Europe/Lisbon")
    assert done.returncode == 0, done.stderr
    settings = tomllib.loads((data / "comity.toml").read_text())
    assert (settings["language"], settings["time_zone"]) == ("en", "Europe/Lisbon")
    assert all(
        (data / "secrets" / path.name).read_bytes() == before[path] for path in before if path.parent != data
    )
    with contextlib.closing(sqlite3.connect(data / "db.sqlite3")) as database:
        counted = database.execute(
            "SELECT (SELECT count(*) FROM people_account), (SELECT count(*) FROM pages_homepage)"
        )
        assert counted.fetchone() == (1, 1)


def test_init_refuses_another_language_once_there_is_content(data: Path) -> None:
    done = comity("init", "--yes", "--data", data, "--language", "es")
    assert refused(done, "The first language is en. It is fixed once there is content.")
    assert tomllib.loads((data / "comity.toml").read_text())["language"] == "en"


def test_init_without_a_terminal_asks_for_yes(tmp_path: Path) -> None:
    assert refused(comity("init", "--data", tmp_path / "data"), "comity init --yes")
    assert not (tmp_path / "data").exists()


def test_init_that_was_stopped_says_so_and_goes_on_when_it_is_run_again(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "comity", "init", "--yes", "--data", str(tmp_path / "data")]
    program = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True)
    eventually((tmp_path / "data" / "db.sqlite3").exists, 60)
    program.send_signal(signal.SIGINT)
    said = program.communicate(timeout=60)[1]
    assert (program.returncode, said) == (
        130,
        "Stopped before it was done. The same command goes on from there.\n",
    )
    assert comity(*command[3:]).returncode == 0


def test_init_refuses_an_unknown_language_before_making_anything(tmp_path: Path) -> None:
    done = comity("init", "--yes", "--data", tmp_path / "data", "--language", "tlh")
    assert refused(done, "tlh is not one of en, es, fr, ar.")
    assert not (tmp_path / "data").exists()


def test_help_of_init_tells_that_our_own_words_are_english() -> None:
    shown = comity("init", "--help", COLUMNS="200")
    assert "Comity's own words are English for now." in " ".join(shown.stdout.split())


# --- settings ------------------------------------------------------------------------------------------
def test_broken_settings_are_named_with_file_and_line(data: Path) -> None:
    with (data / "comity.toml").open("a") as file:
        file.write("threads = many\n")
    line = (data / "comity.toml").read_text().count("\n")
    done = comity("serve", "--data", data)
    assert refused(done, f"{data / 'comity.toml'}: cannot be read as TOML")
    assert f"line {line}" in done.stderr


def test_wrong_values_are_named_with_the_variable(data: Path) -> None:
    done = comity("serve", "--data", data, COMITY_WEB_PROCESSES="many")
    assert refused(done, "COMITY_WEB_PROCESSES: must be a whole number, not 'many'.")


# --- other commands ------------------------------------------------------------------------------------
def hears(pid: int, number: signal.Signals) -> bool:
    """Say whether a process has a handler of its own for this signal."""
    caught = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return caught is not None and bool(int(caught[1], 16) >> (number - 1) & 1)


def test_worker_gathers_static_files_and_ends_quietly_when_told(data: Path) -> None:
    shutil.rmtree(data / "static")
    command = [sys.executable, "-m", "comity", "worker", "--data", str(data)]
    worker = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline().startswith("Preparing style sheets")
    assert worker.stdout.readline().startswith("Doing jobs.")
    assert (data / "static" / "staticfiles.json").exists()
    eventually(lambda: hears(worker.pid, signal.SIGTERM), 60)
    worker.terminate()
    assert worker.wait(60) == 0
    worker.stdout.close()


def test_user_add_refuses_what_is_no_address(data: Path) -> None:
    assert refused(comity("user", "add", "bo", "--data", data), "bo is no e-mail address.")


def test_user_add_refuses_an_unknown_office(data: Path) -> None:
    done = comity("user", "add", "bo@example.org", "--office", "emperor", "--data", data)
    assert refused(done, "There is no office emperor.")


def test_user_add_end_and_list_say_what_they_did(data: Path) -> None:
    def user(*words: str) -> str:
        done = comity("user", *words, "--data", data)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    added = user("add", "bo@example.org", "--name", "Bo", "--office", "editor")
    assert "Given from now on: editor." in added
    assert LINK.search(added)
    again = user("add", "bo@example.org", "--name", "Bob", "--office", "editor", "--office", "reviewer")
    for words in ("has an account already", "stays Bo.", "Held already: editor.", "now on: reviewer."):
        assert words in again
    assert "bo@example.org  Bo: editor from " in user("list")
    assert "Ended: editor." in user("end", "bo@example.org", "--office", "editor")
    refusal = comity("user", "end", "ana@example.org", "--data", data)
    assert refused(refusal, "This is the last administrator.")


def test_reset_of_a_second_factor_says_what_comes_next(data: Path) -> None:
    done = comity("user", "reset-second-factor", "ana@example.org", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sets up a new second factor" in done.stdout


def test_manage_hands_arguments_on(data: Path) -> None:
    done = comity("manage", "--data", data, "check", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "System check identified no issues" in done.stdout


def test_wrong_usage_ends_with_two() -> None:
    assert comity("serve", "--nonsense").returncode == 2
    assert comity("dance").returncode == 2


def test_version_is_the_one_installed() -> None:
    assert comity("--version").stdout == f"comity {version('comity')}\n"


def test_help_loads_no_django() -> None:
    program = (
        "import sys\nsys.argv = ['comity', '--help']\n"
        "from comity.server.commands import main\n"
        "try:\n    main()\nexcept SystemExit:\n    sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
