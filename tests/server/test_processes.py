"""Children bring back a result or a refusal, and end when their parent ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.server import processes
from comity.server.console import Refusal


def _refuse() -> None:
    raise Refusal("Not so.", hint="Do it like this.")


def _disk_full() -> None:
    raise OSError(28, "No space left on device", "db.sqlite3")


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_apart_returns_what_the_child_found_in_another_process() -> None:
    assert processes.apart(lambda: 6 * 7) == 42
    assert processes.apart(os.getpid) != os.getpid()


@pytest.mark.parametrize(
    ("work", "words", "hint"),
    [
        (_refuse, "Not so.", "Do it like this."),
        (_disk_full, "db.sqlite3: The disk is full. Make room and run the same command again.", ""),
    ],
)
def test_apart_refuses_as_the_child_did(work: Callable[[], None], words: str, hint: str) -> None:
    with pytest.raises(Refusal) as caught:
        processes.apart(work)
    assert (caught.value.words, caught.value.hint) == (words, hint)


def test_apart_ends_with_one_when_the_child_was_killed() -> None:
    with pytest.raises(SystemExit) as caught:
        processes.apart(_killed)
    assert caught.value.code == 1


def test_apart_shows_the_trace_of_our_own_mistake(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        processes.apart(lambda: 1 // 0)
    assert "ZeroDivisionError" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's notice of a parent's death is Linux's own")
def test_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, time\nfrom comity.server import processes\n"
        "def sleep(parent):\n"
        "    processes.stay_with(parent)\n"
        f"    open({str(tmp_path / 'child')!r}, 'w').write(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "processes.context().Process(target=sleep, args=(os.getpid(),)).start()\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    child = int(_wait_for(lambda: (tmp_path / "child").exists() and (tmp_path / "child").read_text()))
    parent.kill()
    parent.wait()
    assert _wait_for(lambda: not _runs(child))


def _runs(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _wait_for[T](found: Callable[[], T]) -> T:
    end = time.monotonic() + 10
    while not (result := found()):
        assert time.monotonic() < end, "nothing happened within ten seconds"
        time.sleep(0.02)
    return result
