"""Missing migrations are found without asking Django's slow planner, and counted where there are some."""

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from comity.config import env
from comity.server import migrating
from comity.server.console import Refusal


@pytest.mark.django_db
def test_nothing_is_missing_after_a_migration() -> None:
    assert migrating.missing() == ""


@pytest.mark.django_db
def test_one_missing_migration_is_counted() -> None:
    MigrationRecorder(connections["default"]).record_unapplied("organisation", "0002_wordings")
    assert migrating.missing() in {"1 migration is missing", "2 migrations are missing"}


@pytest.mark.django_db
def test_the_scratch_file_is_looked_at_too() -> None:
    if "scratch" not in connections:
        pytest.skip("on PostgreSQL there is one database only")
    MigrationRecorder(connections["scratch"]).record_unapplied("sessions", "0001_initial")
    assert migrating.missing() == "1 migration is missing"


@pytest.mark.django_db
def test_a_missing_table_of_the_cache_is_found() -> None:
    if "scratch" not in connections:
        pytest.skip("with Redis there is no such table")
    with connections["scratch"].cursor() as cursor:
        cursor.execute("DROP TABLE cache")
    assert migrating.missing() == "the table of the cache is missing"


@pytest.mark.django_db(transaction=True)
def test_require_migrated_refuses_and_says_what_to_do() -> None:
    MigrationRecorder(connections["default"]).record_unapplied("kernel", "0001_audit")
    with pytest.raises(Refusal) as caught:
        migrating.require_migrated()
    assert caught.value.words.startswith("The database is not up to date: ")
    assert f"comity init --data {env.data}" in caught.value.hint


@pytest.mark.django_db(transaction=True)
def test_migrate_again_changes_nothing_and_reports_the_end() -> None:
    reports: list[tuple[int, int]] = []
    migrating.migrate(lambda done, all_: reports.append((done, all_)))
    assert reports == [(0, 1)]
    assert migrating.missing() == ""
