"""Where `comity serve` listens; which processes it keeps alive, and how they all end together."""

import contextlib
import os
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.config import env
from comity.server import serving
from comity.server.console import Refusal
from tests.server.program import LINK, Served, children, comity, eventually, free_port, refused, runs, start


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens, willing to share it."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(
    ("bind", "found"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("localhost:80", ("127.0.0.1", 80)),
        (":9000", ("127.0.0.1", 9000)),
        ("9000", ("127.0.0.1", 9000)),
        ("0.0.0.0:1", ("0.0.0.0", 1)),
        ("[::1]:8000", ("::1", 8000)),
    ],
)
def test_address_is_host_and_port(bind: str, found: tuple[str, int]) -> None:
    assert serving.address(bind) == found


@pytest.mark.parametrize(
    "bind", ["", "localhost", "127.0.0.1:", "a:b", "h:0", "h:65536", "h:-1", "h:1e3", "h:²"]
)
def test_address_refuses_what_is_none(bind: str) -> None:
    with pytest.raises(Refusal, match="is no address to listen on"):
        serving.address(bind)


def test_require_free_refuses_a_taken_port_and_names_the_next(taken: int) -> None:
    with pytest.raises(Refusal) as caught:
        serving.require_free("127.0.0.1", taken)
    assert caught.value.words == f"Port {taken} is taken by another program."
    assert caught.value.hint == f"Choose another one: --bind 127.0.0.1:{taken + 1}"


def test_require_free_leaves_the_port_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving.require_free("127.0.0.1", port)
    serving.require_free("127.0.0.1", port)


def test_require_free_refuses_an_address_of_another_machine() -> None:
    with pytest.raises(Refusal, match=r"cannot be used on 192\.0\.2\.1"):
        serving.require_free("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("site", "mail", "warned"),
    [
        ("https://union.example", "", True),
        ("https://union.example", "smtp://mail.example", False),
        ("http://localhost:8000", "", False),
    ],
)
def test_an_https_site_without_a_mail_server_is_warned_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: str, mail: str, warned: bool
) -> None:
    monkeypatch.setattr(env, "text", {"COMITY_PUBLIC_URL": site}.__getitem__)
    monkeypatch.setattr(env, "secret", {"COMITY_MAIL_URL": mail}.__getitem__)
    serving._warn_without_mail()
    printed = capsys.readouterr().err
    assert printed.count("\n") == warned
    assert ("Set COMITY_MAIL_URL" in printed) is warned


@pytest.mark.parametrize(
    ("site", "port", "told"),
    [
        ("http://localhost:8832", 8000, True),
        ("http://127.0.0.1:8832", 8000, True),
        ("http://[::1]:8832", 8000, True),
        ("http://localhost", 8000, True),
        ("http://localhost:8832", 8832, False),
        ("https://localhost:8443", 8000, False),
        ("https://union.example", 8000, False),
        ("http://192.0.2.7:8832", 8000, False),
    ],
)
def test_another_port_than_that_of_the_site_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: str, port: int, told: bool
) -> None:
    monkeypatch.setattr(env, "text", {"COMITY_PUBLIC_URL": site}.__getitem__)
    serving.tell_of_other_port(port)
    printed = capsys.readouterr().err
    assert printed.count("\n") == told
    assert (f"the site is at {site}, but this listens on port {port}" in printed) is told


# --- the real program ---------------------------------------------------------------------------------
@pytest.mark.once
def test_serve_answers_and_prints_an_address_that_passkeys_accept(served: Served) -> None:
    assert served.status("/") == 200
    printed = served.log.read_text()
    assert f"Comity is at http://localhost:{served.port}" in printed
    assert f"but this listens on port {served.port}" in printed  # the settings name 8000


@pytest.mark.once
def test_serve_starts_a_killed_web_process_again(served: Served) -> None:
    eventually(lambda: len(served.web) == 2)
    victim = min(served.web)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: len(served.web - {victim}) == 2)
    assert served.status() == 200


@pytest.mark.once
def test_serve_starts_a_killed_job_worker_again(served: Served) -> None:
    (victim,) = eventually(lambda: served.jobs)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: served.jobs - {victim})
    assert served.status() == 200


@pytest.mark.once
def test_serve_survives_a_web_process_that_dies_again_and_again(served: Served) -> None:
    for _ in range(3):
        eventually(lambda: len(served.web) == 2)
        os.kill(max(served.web), signal.SIGKILL)
    eventually(lambda: len(served.web) == 2 and served.status() == 200, 20)
    assert served.program.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.once
def test_serve_leaves_nothing_behind_ten_seconds_after(data: Path, number: signal.Signals) -> None:
    served = start(data)
    everybody = {served.program.pid, *children(served.program.pid)}
    assert len(everybody) == 4
    began = time.monotonic()
    os.kill(served.program.pid, number)
    assert served.program.wait(10) == 0
    eventually(lambda: not any(runs(process) for process in everybody), 10 - (time.monotonic() - began))


@pytest.mark.once
def test_children_of_a_killed_serve_end_too(data: Path) -> None:
    served = start(data)
    others = children(served.program.pid)
    served.program.kill()
    served.program.wait()
    eventually(lambda: not any(runs(process) for process in others), 10)
    assert served.status() == 0


@pytest.mark.once
def test_serve_refuses_a_missing_data_directory(tmp_path: Path) -> None:
    done = comity("serve", "--data", tmp_path / "absent")
    assert refused(done, f"There is no data directory at {tmp_path / 'absent'}.")
    assert not (tmp_path / "absent").exists()


@pytest.mark.once
def test_serve_refuses_a_data_directory_it_cannot_write() -> None:
    assert refused(comity("serve", "--data", "/proc"), "The data directory /proc cannot be written")


@pytest.mark.once
def test_serve_refuses_a_taken_port(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = comity("serve", "--data", data, "--bind", f"127.0.0.1:{port}")
    assert refused(done, f"Port {port} is taken by another program.")


@pytest.mark.once
def test_serve_refuses_while_a_migration_is_missing(data: Path) -> None:
    with contextlib.closing(sqlite3.connect(data / "db.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'organisation'")
    done = comity("serve", "--data", data, "--bind", f"127.0.0.1:{free_port()}")
    assert refused(done, "The database is not up to date: ")
    assert "comity init" in done.stderr


@pytest.mark.once
def test_serve_refuses_an_empty_data_directory_and_makes_no_database(tmp_path: Path) -> None:
    done = comity("serve", "--data", tmp_path, "--bind", f"127.0.0.1:{free_port()}")
    assert refused(done, "The database is not up to date: it was not made yet.")
    assert not (tmp_path / "db.sqlite3").exists()


@pytest.mark.once
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


@pytest.mark.once
def test_user_add_prints_a_link_that_opens_while_the_site_runs(served: Served) -> None:
    done = comity(
        "user", "add", "bo@example.org", "--name", "Bo", "--office", "editor", "--data", served.data
    )
    assert done.returncode == 0, done.stderr
    found = LINK.search(done.stdout)
    assert found, done.stdout
    # The key moves into the session, and the address without it is opened.
    assert served.status(found[1]) == 302
