"""What every story stands on: an install of its own, and a patient browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.stories.installing import PATIENCE, Install


@pytest.fixture(autouse=True)
def _patient() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=None)


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Install]:
    """An install that is stopped whatever happens."""
    made = Install(tmp_path / "data")
    yield made
    made.stop()
