"""Static files are gathered once, and again when one of them changed."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from comity.server import statics


@pytest.fixture
def source(tmp_path: Path, settings: Settings) -> Path:
    """A folder with the only static files there are."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATIC_ROOT = tmp_path / "static"
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
