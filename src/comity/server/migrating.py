"""Bringing the databases to the state the installed version expects, and telling whether they are there."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from comity.server.console import Refusal, Report

# Only these tables live in the scratch file; a full migrate there would replay everything else as nothing.
SCRATCH_APPS = ("sessions",)


def migrate(report: Report) -> None:
    """Apply what is missing. Interrupted, it goes on at the next run: every migration is one transaction."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    with_scratch = "scratch" in connections
    _run("default", None, report)
    for app in SCRATCH_APPS if with_scratch else ():
        _run("scratch", app, lambda _done, _all: None)
    if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
        call_command("createcachetable", database="scratch" if with_scratch else "default", verbosity=0)


def _run(database: str, app: str | None, report: Report) -> None:
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[database])
    targets = [node for node in executor.loader.graph.leaf_nodes() if app in {None, node[0]}]
    waiting = len(executor.migration_plan(targets))
    done = 0
    report(0, waiting + 1)

    class Reporting(Command):
        def migration_progress_callback(self, action: str, *_: Any, **__: Any) -> None:
            nonlocal done
            if action == "apply_success":
                done += 1
                report(done, waiting + 1)

    arguments = [app] if app else []
    call_command(Reporting(), *arguments, database=database, verbosity=0, interactive=False)


def require_migrated() -> None:
    """Refuse when a database is empty or a migration is missing. Opens databases: run it in a child."""
    from django.db import connections

    try:
        why = missing()
    finally:
        connections.close_all()
    if why:
        from comity.config import env

        raise Refusal(
            f"The database is not up to date: {why}.",
            hint=f"Make a copy of the data directory, then run: comity init --data {env.data}",
        )


def missing() -> str:
    """Say what the databases lack; an empty text when they are as the installed version expects."""
    from django.conf import settings
    from django.db import connections

    for alias, apps in (("default", None), ("scratch", SCRATCH_APPS)):
        if alias not in connections:
            continue
        if not _exists(connections[alias]):
            return "it was not made yet"
        if count := _count_missing(alias, apps):
            return f"{count} migration{'s are' if count > 1 else ' is'} missing"
    cache = settings.CACHES["default"]
    if cache["BACKEND"].endswith("DatabaseCache"):
        connection = connections["scratch" if "scratch" in connections else "default"]
        if cache["LOCATION"] not in connection.introspection.table_names():
            return "the table of the cache is missing"
    return ""


def _exists(connection: Any) -> bool:
    """Look before connecting: SQLite would make an empty file."""
    return connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]).exists()


def _count_missing(alias: str, apps: tuple[str, ...] | None) -> int:
    """Compare files with records by name; only where they differ ask Django (a second more)."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.recorder import MigrationRecorder

    connection = connections[alias]
    if _names_on_disk(apps) <= set(MigrationRecorder(connection).applied_migrations()):
        return 0
    executor = MigrationExecutor(connection)
    targets = [node for node in executor.loader.graph.leaf_nodes() if apps is None or node[0] in apps]
    return len(executor.migration_plan(targets))


def _names_on_disk(labels: tuple[str, ...] | None) -> set[tuple[str, str]]:
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    found = set()
    for app in apps.get_app_configs():
        module, _ = MigrationLoader.migrations_module(app.label)
        if module is None or (labels is not None and app.label not in labels):
            continue
        try:
            spec = find_spec(module)
        except ModuleNotFoundError:
            continue
        for folder in (spec.submodule_search_locations or []) if spec else []:
            names = (path.stem for path in Path(folder).glob("*.py"))
            found |= {(app.label, name) for name in names if name[0] not in "_~"}
    return found
