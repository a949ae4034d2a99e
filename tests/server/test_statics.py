"""Static files are gathered once, and again when one of them changed."""

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from pytest_django import Settings

from comity.server import processes, statics


@pytest.fixture
def source(tmp_path: Path, settings: Settings) -> Path:
    """A folder with the only static files there are."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "site.css").write_text("a { color: red }")
    return tmp_path / "source"


def test_gather_makes_them_current(source: Path, tmp_path: Path) -> None:
    assert not statics.are_current()
    statics.gather()
    assert statics.are_current()
    assert (tmp_path / "static" / "site.css").read_text() == "a { color: red }"


def test_a_changed_file_makes_them_old(source: Path) -> None:
    statics.gather()
    os.utime(source / "site.css", (1, 1))
    assert not statics.are_current()


def test_a_new_file_makes_them_old(source: Path, tmp_path: Path) -> None:
    statics.gather()
    (source / "print.css").touch()
    assert not statics.are_current()
    statics.gather()
    assert (tmp_path / "static" / "print.css").exists()


def test_an_interrupted_run_leaves_them_old(source: Path, tmp_path: Path) -> None:
    statics.gather()
    (source / "site.css").write_text("a { color: blue }")
    (source / "link.css").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError):
        statics.gather()
    (source / "link.css").unlink()
    assert not statics.are_current()


def test_a_full_disk_leaves_no_half_list(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django refuses to load with one, so that no later run could mend it."""

    def half(*_: object, **__: object) -> None:
        (tmp_path / "static" / "staticfiles.json").write_text('{"paths": {"si')
        raise OSError(errno.ENOSPC, "full")

    statics.gather()
    (source / "site.css").write_text("a { color: blue }")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.management.call_command", half)
        with pytest.raises(OSError, match="full"):
            statics.gather()
    assert not statics.are_current()
    statics.read_again()
    statics.gather()
    assert statics.are_current()


@pytest.mark.parametrize("text", [None, '{"version": "1.1", "paths": {}}'])
def test_a_lost_or_strange_list_makes_them_old(source: Path, tmp_path: Path, text: str | None) -> None:
    statics.gather()
    found = tmp_path / "static" / "staticfiles.json"
    if text is None:
        shutil.rmtree(found.parent)
    else:
        found.write_text(text)
    assert not statics.are_current()
    statics.gather()
    assert statics.are_current()


def test_names_gathered_by_another_process_are_known_after_reading_again(source: Path) -> None:
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        staticfiles_storage.url("site.css")
    processes.apart(statics.gather)
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        staticfiles_storage.url("site.css")
    statics.read_again()
    assert re.fullmatch(r"/static/site\.[0-9a-f]{12}\.css", staticfiles_storage.url("site.css"))


def test_make_current_gathers_and_knows_the_names(source: Path) -> None:
    statics.make_current()
    assert re.fullmatch(r"/static/site\.[0-9a-f]{12}\.css", staticfiles_storage.url("site.css"))


def test_make_current_knows_what_others_gathered_since_it_was_loaded(source: Path) -> None:
    processes.apart(statics.gather)
    statics.make_current()
    assert re.fullmatch(r"/static/site\.[0-9a-f]{12}\.css", staticfiles_storage.url("site.css"))


def test_gather_leaves_it_at_that_when_another_process_was_first(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(*_: object, **__: object) -> None:
        raise AssertionError("gathered twice")

    statics.gather()
    monkeypatch.setattr("django.core.management.call_command", again)
    statics.gather()


def test_the_mark_is_not_among_the_public_files(source: Path, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / ".gathered").write_text("from an older version")
    statics.gather()
    assert not list((tmp_path / "static").glob(".*"))
    assert (tmp_path / ".static-gathered").exists()
