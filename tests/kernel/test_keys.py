import multiprocessing
import os
import resource
import signal
import stat
from pathlib import Path
from typing import Any

import pytest

from comity.kernel import keys


def test_read_or_make_makes_a_key_once(tmp_path: Path) -> None:
    key = keys.read_or_make(tmp_path / "secrets", "field-1")
    assert len(key) == 32
    assert keys.read_or_make(tmp_path / "secrets", "field-1") == key
    assert keys.read(tmp_path / "secrets", "field-1") == key


def test_read_or_make_makes_another_key_for_another_name_and_size(tmp_path: Path) -> None:
    short, long = keys.read_or_make(tmp_path, "one", 16), keys.read_or_make(tmp_path, "two", 48)
    assert (len(short), len(long)) == (16, 48)
    assert not long.startswith(short)


def test_keys_and_their_folder_are_private_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        keys.read_or_make(folder, "django")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "django").stat().st_mode) == 0o600


def test_read_never_makes_a_key(tmp_path: Path) -> None:
    assert keys.read(tmp_path / "secrets", "field-1") is None
    assert not (tmp_path / "secrets").exists()


@pytest.mark.parametrize("content", ["", "ab", "no key", "ab" * 31, "ab" * 33, "é" * 64])
def test_a_damaged_key_is_reported_and_never_overwritten(tmp_path: Path, content: str) -> None:
    (tmp_path / "field-1").write_text(content)
    with pytest.raises(keys.Damaged, match="field-1 is damaged"):
        keys.read_or_make(tmp_path, "field-1")
    assert (tmp_path / "field-1").read_text() == content


@pytest.mark.parametrize("name", ["", "../field", "a/b", ".hidden", "Field", "field_1", "field-1\n", "-"])
def test_names_that_are_paths_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name for a key"):
        keys.read_or_make(tmp_path / "secrets", name)
    assert not (tmp_path / "secrets").exists()


def test_nothing_but_the_key_is_left_in_the_folder(tmp_path: Path) -> None:
    keys.read_or_make(tmp_path, "django")
    assert [path.name for path in tmp_path.iterdir()] == ["django"]


def _ask_on_a_full_disk(folder: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
    with pytest.raises(OSError, match="too large"):
        keys.read_or_make(folder, "field-1")


def test_a_write_that_fails_half_way_leaves_no_half_key(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_ask_on_a_full_disk, args=(tmp_path,))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert list(tmp_path.iterdir()) == []
    assert len(keys.read_or_make(tmp_path, "field-1")) == 32


RACES = [f"field-{number}" for number in range(1, 21)]


def _race(folder: Path, start: Any, answers: Any) -> None:
    for name in RACES:
        start.wait(60)
        answers.put((name, keys.read_or_make(folder, name).hex()))


def test_eight_processes_that_ask_at_once_get_one_key(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    start, answers = spawn.Barrier(8), spawn.Queue()
    arguments = (tmp_path / "secrets", start, answers)
    processes = [spawn.Process(target=_race, args=arguments, daemon=True) for _ in range(8)]
    for process in processes:
        process.start()
    got = {answers.get(timeout=60) for _ in processes for _ in RACES}
    for process in processes:
        process.join(60)
    assert got == {(name, (tmp_path / "secrets" / name).read_text().strip()) for name in RACES}
    assert sorted(path.name for path in (tmp_path / "secrets").iterdir()) == sorted(RACES)
