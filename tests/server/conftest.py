"""One install, made by the real `comity init`, for all tests of a run."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.program import Served, comity, start


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A data directory made by `comity init --yes`, and what that printed. The first process makes it."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if hasattr(request.config, "workerinput") else base) / "install"
    place.mkdir(exist_ok=True)
    data, printed = place / "data", place / "printed.txt"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            arguments = ["--name", "Unión Ñandú", "--email", "ana@example.org"]
            done = comity("init", "--yes", "--data", data, *arguments)
            assert done.returncode == 0, done.stdout + done.stderr
            printed.write_text(done.stdout, encoding="utf-8")
    return data, printed.read_text(encoding="utf-8")


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
