"""The demo's documents stand in the list of their language."""

from pathlib import Path
from typing import Any

import pytest

from comity.demo import actions, stories
from comity.pages.models import File
from comity.pages.models.files import listed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _seeded(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    actions.seed()


def test_each_language_lists_its_documents_and_the_earlier_statutes_below_the_new_ones() -> None:
    for language in stories.WRITTEN:
        found, edition = listed(language), stories.read(language)
        assert {kind: len(files) for kind, files in found.items()} == {
            "statutes": 1, "rules": 1, "minutes": 1, "reports": 1, "forms": 1, "other": 2,
        }  # fmt: skip
        titles = {row.file: row.title for row in edition.documents}
        statutes = found["statutes"][0]
        assert statutes.title == titles["statutes.txt"]
        assert [file.title for file in statutes.earlier] == [titles["statutes-2021.txt"]]
        with statutes.file.open() as kept:
            assert kept.read() == edition.file("statutes.txt")


def test_a_document_that_somebody_changed_keeps_the_one_it_replaces() -> None:
    File.objects.filter(language="fr", kind="statutes", replaces__isnull=False).update(about="Ours.")
    kept = actions.remove()
    assert {row.about for row in File.objects.all()} == {
        "Ours.",
        "Tels que le 27e congrès les avait laissés.",
    }
    assert {(row.kind, row.name, row.why) for row in kept} == {
        ("file", "Statuts", "changed"), ("file", "Statuts de 2021", "used"),
    }  # fmt: skip
