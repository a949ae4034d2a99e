"""The `comity` program as a person meets it: real processes, real signals, real files."""

import contextlib
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

type Comity = Callable[..., subprocess.CompletedProcess[str]]

LINK = re.compile(r"http://localhost:8000(/account/password/reset/key/\S+)")


# --- how these tests run the program ------------------------------------------------------------------
def environment() -> dict[str, str]:
    """The environment of a person who has set nothing."""
    ours = ("COMITY_", "DJANGO_", "DATABASE_URL", "CACHE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def comity(*arguments: object, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-m", "comity", *map(str, arguments)]
    return subprocess.run(
        command,
        env={**environment(), **extra},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def refused(done: subprocess.CompletedProcess[str], words: str) -> bool:
    """Say whether a command ended with these words, exit code 1 and no trace."""
    assert words in done.stderr
    return done.returncode == 1 and "Traceback" not in done.stderr + done.stdout


def eventually[T](found: Callable[[], T], seconds: float = 12) -> T:
    """Return the first true answer."""
    end = time.monotonic() + seconds
    while not (result := found()):
        assert time.monotonic() < end, f"nothing happened within {seconds} s"
        time.sleep(0.05)
    return result


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def children(process: int) -> set[int]:
    """Return the running children of a process, whichever of its threads made them."""
    found = set()
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found |= {int(word) for word in path.read_text().split()}
    return found


def runs(process: int) -> bool:
    """Say whether a process still runs."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@dataclass
class Served:
    """A running `comity serve`."""

    program: subprocess.Popen[bytes]
    data: Path
    port: int
    log: Path

    def status(self, path: str = "/health/ready") -> int:
        """Return the status of a page; 0 while nothing answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection), contextlib.suppress(OSError, HTTPException):
            connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
            with connection.getresponse() as answer:
                return answer.status
        return 0

    @property
    def jobs(self) -> set[int]:
        """The job worker: the child that leads a group of its own."""
        return {child for child in children(self.program.pid) if os.getpgid(child) == child}

    @property
    def web(self) -> set[int]:
        """The web processes."""
        return children(self.program.pid) - self.jobs


def start(data: Path) -> Served:
    """Start serving, and wait for the first answer."""
    port = free_port()
    log = data.with_name(f"{data.name}-{port}.log")
    command = [sys.executable, "-m", "comity", "serve", "--data", str(data), "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as out:
        program = subprocess.Popen(command, env=environment(), stdout=out, stderr=out, start_new_session=True)
    served = Served(program, data, port, log)
    eventually(lambda: served.status() == 200 or program.poll() is not None, 30)
    assert program.poll() is None, log.read_text()
    return served


@pytest.fixture(scope="module")
def install(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data directory made by `comity init --yes`, and what that printed."""
    data = tmp_path_factory.mktemp("install") / "data"
    done = comity("init", "--yes", "--data", data, "--name", "Unión Ñandú", "--email", "ana@example.org")
    assert done.returncode == 0, done.stdout + done.stderr
    return data, done.stdout


@pytest.fixture
def data(install: tuple[Path, str], tmp_path: Path) -> Path:
    """An own copy of it."""
    return Path(shutil.copytree(install[0], tmp_path / "data"))


@pytest.fixture(scope="module")
def served(install: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site that several tests look at."""
    found = start(Path(shutil.copytree(install[0], tmp_path_factory.mktemp("served") / "data")))
    yield found
    found.program.terminate()
    found.program.wait(15)


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
    count = "from wagtail.models import Page; from comity.people.models import Account"
    counted = comity(
        "manage", "--data", data, "shell", "--no-imports", "-c", f"{count}; print(Account.objects.count())"
    )
    assert counted.stdout.split()[-1] == "1", counted.stderr


def test_init_refuses_another_language_once_there_is_content(data: Path) -> None:
    done = comity("init", "--yes", "--data", data, "--language", "es")
    assert refused(done, "The first language is en. It is fixed once there is content.")
    assert tomllib.loads((data / "comity.toml").read_text())["language"] == "en"


def test_init_without_a_terminal_asks_for_yes(tmp_path: Path) -> None:
    assert refused(comity("init", "--data", tmp_path / "data"), "comity init --yes")
    assert not (tmp_path / "data").exists()


def test_init_refuses_an_unknown_language_before_making_anything(tmp_path: Path) -> None:
    done = comity("init", "--yes", "--data", tmp_path / "data", "--language", "tlh")
    assert refused(done, "tlh is not one of en, es, fr, ar.")
    assert not (tmp_path / "data").exists()


# --- serve ---------------------------------------------------------------------------------------------
def test_serve_answers_and_prints_an_address_that_passkeys_accept(served: Served) -> None:
    assert served.status("/") == 200
    assert f"Comity is at http://localhost:{served.port}" in served.log.read_text()


def test_serve_starts_a_killed_web_process_again(served: Served) -> None:
    eventually(lambda: len(served.web) == 2)
    victim = min(served.web)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: len(served.web - {victim}) == 2)
    assert served.status() == 200


def test_serve_starts_a_killed_job_worker_again(served: Served) -> None:
    (victim,) = eventually(lambda: served.jobs)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: served.jobs - {victim})
    assert served.status() == 200


def test_serve_survives_a_web_process_that_dies_again_and_again(served: Served) -> None:
    for _ in range(3):
        eventually(lambda: len(served.web) == 2)
        os.kill(max(served.web), signal.SIGKILL)
    eventually(lambda: len(served.web) == 2 and served.status() == 200, 20)
    assert served.program.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_leaves_nothing_behind_ten_seconds_after(data: Path, number: signal.Signals) -> None:
    served = start(data)
    everybody = {served.program.pid, *children(served.program.pid)}
    assert len(everybody) == 4
    began = time.monotonic()
    os.kill(served.program.pid, number)
    assert served.program.wait(10) == 0
    eventually(lambda: not any(runs(process) for process in everybody), 10 - (time.monotonic() - began))


def test_children_of_a_killed_serve_end_too(data: Path) -> None:
    served = start(data)
    others = children(served.program.pid)
    served.program.kill()
    served.program.wait()
    eventually(lambda: not any(runs(process) for process in others), 10)
    assert served.status() == 0


def test_serve_refuses_a_missing_data_directory(tmp_path: Path) -> None:
    done = comity("serve", "--data", tmp_path / "absent")
    assert refused(done, f"There is no data directory at {tmp_path / 'absent'}.")
    assert not (tmp_path / "absent").exists()


def test_serve_refuses_a_data_directory_it_cannot_write() -> None:
    assert refused(comity("serve", "--data", "/proc"), "The data directory /proc cannot be written")


def test_serve_refuses_a_taken_port(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = comity("serve", "--data", data, "--bind", f"127.0.0.1:{port}")
    assert refused(done, f"Port {port} is taken by another program.")


def test_serve_refuses_while_a_migration_is_missing(data: Path) -> None:
    with contextlib.closing(sqlite3.connect(data / "db.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'organisation'")
    done = comity("serve", "--data", data, "--bind", f"127.0.0.1:{free_port()}")
    assert refused(done, "The database is not up to date: ")
    assert "comity init" in done.stderr


def test_serve_refuses_an_empty_data_directory_and_makes_no_database(tmp_path: Path) -> None:
    done = comity("serve", "--data", tmp_path, "--bind", f"127.0.0.1:{free_port()}")
    assert refused(done, "The database is not up to date: it was not made yet.")
    assert not (tmp_path / "db.sqlite3").exists()


def test_serve_refuses_an_unsafe_sqlite(data: Path, tmp_path: Path) -> None:
    """The interpreter's own and the one in the wheel are both older than what is safe."""
    old = "sqlite_version_info = (3, 40, 1)\n"
    (tmp_path / "old" / "pysqlite3").mkdir(parents=True)
    (tmp_path / "old" / "pysqlite3" / "__init__.py").write_text(old)
    (tmp_path / "old" / "pysqlite3" / "dbapi2.py").write_text(old)
    (tmp_path / "old" / "sitecustomize.py").write_text(
        "import sqlite3\nsqlite3.sqlite_version_info = (3, 40, 1)\n"
    )
    port = f"127.0.0.1:{free_port()}"
    done = comity(
        "serve",
        "--data",
        data,
        "--bind",
        port,
        PYTHONPATH=f"{tmp_path / 'old'}:{os.environ.get('PYTHONPATH', '')}",
    )
    assert refused(done, "SQLite 3.40.1, which can damage a database")


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
def test_worker_ends_quietly_when_told(data: Path) -> None:
    command = [sys.executable, "-m", "comity", "worker", "--data", str(data)]
    worker = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline().startswith("Doing jobs.")
    time.sleep(1)
    worker.terminate()
    assert worker.wait(10) == 0
    worker.stdout.close()


def test_user_add_prints_a_link_that_opens_while_the_site_runs(served: Served) -> None:
    done = comity(
        "user", "add", "bo@example.org", "--name", "Bo", "--office", "editor", "--data", served.data
    )
    assert done.returncode == 0, done.stderr
    found = LINK.search(done.stdout)
    assert found, done.stdout
    # The key moves into the session, and the address without it is opened.
    assert served.status(found[1]) == 302


def test_user_add_refuses_an_unknown_office(data: Path) -> None:
    done = comity("user", "add", "bo@example.org", "--office", "emperor", "--data", data)
    assert refused(done, "There is no office emperor.")


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


def test_help_loads_no_django() -> None:
    program = (
        "import sys\nsys.argv = ['comity', '--help']\n"
        "from comity.server.commands import main\n"
        "try:\n    main()\nexcept SystemExit:\n    sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
