"""The commands of the program that only developers need."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from comity.config import access


def test_access_page_writes_the_page(tmp_path: Path) -> None:
    call_command("access_page", str(tmp_path / "access.md"), verbosity=0)
    assert (tmp_path / "access.md").read_text(encoding="utf-8") == access.page()


def test_access_page_check_finds_an_old_page(tmp_path: Path) -> None:
    path = tmp_path / "access.md"
    with pytest.raises(CommandError, match=r"access\.md is out of date"):
        call_command("access_page", str(path), check=True)
    path.write_text(access.page() + "One more line.\n", encoding="utf-8")
    with pytest.raises(CommandError, match="out of date"):
        call_command("access_page", str(path), check=True)
    path.write_text(access.page(), encoding="utf-8")
    call_command("access_page", str(path), check=True)
