"""The data directory is made for one user's eyes, and its comity.toml is changed line by line."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.config.env import NAMES, Source
from comity.server import directory, processes
from comity.server.console import Refusal


def test_make_keeps_everybody_else_out(tmp_path: Path) -> None:
    directory.make(tmp_path / "deep" / "data")
    assert (tmp_path / "deep" / "data").stat().st_mode & 0o777 == 0o700
    assert {path.name for path in (tmp_path / "deep" / "data").iterdir()} == {"media", "backups"}


def test_make_leaves_an_existing_one_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "comity.toml").write_text('language = "es"\n')
    directory.make(tmp_path)
    assert (tmp_path / "comity.toml").read_text() == 'language = "es"\n'


def test_make_refuses_a_folder_with_other_files(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(Refusal, match="holds other files"):
        directory.make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_make_refuses_a_file_and_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refusal, match="is a file"):
        directory.make(tmp_path / "file")
    with pytest.raises(Refusal, match="leads nowhere"):
        directory.make(tmp_path / "link")


def test_make_says_when_the_place_cannot_be_written() -> None:
    with pytest.raises(Refusal, match="/proc/comity cannot be made"):
        directory.make(Path("/proc/comity"))


def test_require_names_the_missing_directory_and_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        directory.require(tmp_path / "absent")
    assert caught.value.words == f"There is no data directory at {tmp_path / 'absent'}."
    assert f"comity init --data {tmp_path / 'absent'}" in caught.value.hint


def test_require_tries_to_write() -> None:
    with pytest.raises(Refusal, match="The data directory /proc cannot be written"):
        directory.require(Path("/proc"))


def test_write_settings_explains_every_setting(tmp_path: Path) -> None:
    directory.write_settings(tmp_path, {"COMITY_LANGUAGE": "ar", "COMITY_HOSTS": ["a.example", "localhost"]})
    text = (tmp_path / "comity.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"language": "ar", "hosts": ["a.example", "localhost"]}
    assert all(declared.help in text for name, declared in NAMES.items() if name != "COMITY_DATA")
    assert '# time_zone = "UTC"' in text
    assert (tmp_path / "comity.toml").stat().st_mode & 0o777 == 0o600


def test_write_settings_offers_only_lines_that_env_understands(tmp_path: Path) -> None:
    directory.write_settings(tmp_path, {})
    path = tmp_path / "comity.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.removeprefix("# ") for line in lines if " = " in line), encoding="utf-8")
    source = Source({"COMITY_DATA": str(tmp_path)})
    assert source.number("COMITY_THREADS") == NAMES["COMITY_THREADS"].default
    assert source.words("COMITY_HOSTS") == [*NAMES["COMITY_HOSTS"].default]  # type: ignore[misc]  # a tuple


def test_write_settings_changes_its_lines_and_no_others(tmp_path: Path) -> None:
    path = tmp_path / "comity.toml"
    path.write_text('# mine\nlanguage = "en"   # ours\nthreads = 8\n')
    directory.write_settings(tmp_path, {"COMITY_LANGUAGE": "fr", "COMITY_PUBLIC_URL": "https://x.example"})
    assert path.read_text() == '# mine\nlanguage = "fr"\nthreads = 8\n\npublic_url = "https://x.example"\n'


@pytest.mark.parametrize("value", ['quote " and \\ backslash', "línea ألف", "\\g<0> \\1", "tab\tnewline\n"])
def test_write_settings_keeps_any_text(tmp_path: Path, value: str) -> None:
    directory.write_settings(tmp_path, {"COMITY_MAIL_FROM": value})
    assert tomllib.loads((tmp_path / "comity.toml").read_text(encoding="utf-8")) == {"mail_from": value}


def test_write_settings_refuses_a_layout_it_would_break(tmp_path: Path) -> None:
    path = tmp_path / "comity.toml"
    path.write_text('hosts = [\n  "a.example",\n]\n')
    with pytest.raises(Refusal, match="cannot change"):
        directory.write_settings(tmp_path, {"COMITY_HOSTS": ["b.example"]})
    assert path.read_text() == 'hosts = [\n  "a.example",\n]\n'
    assert os.listdir(tmp_path) == ["comity.toml"]


def in_a_child(work: Callable[[], None]) -> str:
    """Return the words with which the work is refused in another process, or nothing."""
    try:
        processes.apart(work)
    except Refusal as refusal:
        return refusal.words
    return ""


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [(False, False, ""), (False, True, "is still running"), (True, False, "is just being changed")],
)
def test_hold_lets_many_run_a_site_and_one_alone_change_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: bool, theirs: bool, words: str
) -> None:
    monkeypatch.setattr(directory, "_held", [])
    directory.hold(tmp_path, alone=ours)
    found = in_a_child(lambda: directory.hold(tmp_path, alone=theirs))
    assert words in found
    assert bool(words) == bool(found)
    for held in directory._held:
        os.close(held)
    assert in_a_child(lambda: directory.hold(tmp_path, alone=True)) == ""
