"""Django is loaded only into a data directory that is there."""

from pathlib import Path

import pytest

from comity.config import env
from comity.server import loading
from comity.server.console import Refusal


def test_load_refuses_before_it_makes_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "data", tmp_path / "absent")
    with pytest.raises(Refusal, match="There is no data directory at"):
        loading.load()
    assert not (tmp_path / "absent").exists()


@pytest.mark.django_db(transaction=True)
def test_load_site_leaves_no_database_open() -> None:
    from django.db import connections

    loading.load_site()
    assert all(connections[alias].connection is None for alias in connections)
