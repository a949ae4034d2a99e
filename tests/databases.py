"""Migrated databases for tests: made once, kept by a key of all migrations, copied for every process."""

import hashlib
import shutil
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections
from django.db.migrations.loader import MigrationLoader

CACHE = Path(__file__).parents[1] / ".cache" / "databases"
KEPT = 3


def key() -> str:
    """What a migrated database depends on: the drivers, the first language, every migration of every app."""
    found = hashlib.sha256(f"{sys.version} {version('django')} {settings.LANGUAGE_CODE}".encode())
    for app in apps.get_app_configs():
        module, _ = MigrationLoader.migrations_module(app.label)
        spec = find_spec(module) if module else None
        for folder in (spec.submodule_search_locations or []) if spec else []:
            for path in sorted(Path(folder).glob("*.py")):
                found.update(f"{app.label}/{path.name}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def migrate() -> None:
    """Bring the databases named in the settings to the newest state."""
    call_command("migrate", database="default", verbosity=0, interactive=False)
    if "scratch" in connections:
        call_command("migrate", "sessions", database="scratch", verbosity=0, interactive=False)
    if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
        call_command(
            "createcachetable", database="scratch" if "scratch" in connections else "default", verbosity=0
        )


def refresh() -> None:
    """Redo what follows every migration (permissions, groups): it changes without a migration."""
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


class Databases(Protocol):
    """A way to get migrated databases for one test process."""

    @property
    def template(self) -> Path | str:
        """What the processes of a run copy from."""

    def make(self) -> None:
        """Make this run's template, before the test processes start."""

    def renew(self) -> None:
        """Give this process fresh copies of the template."""

    def remove(self) -> None:
        """Take this process's copies away."""

    def unmake(self) -> None:
        """Take this run's template away, when all its processes are done."""


class Files:
    """SQLite: real files in WAL, as in production, copied from a template folder."""

    def __init__(self, template: Path, place: Path) -> None:
        self.template, self.place, self.count = template, place, 0

    def make(self) -> None:
        kept = CACHE / f"sqlite-{key()}"
        if not kept.exists():
            draft = self._draft(self.template.with_name("migrating"))
            migrate()
            self._settle()
            CACHE.mkdir(parents=True, exist_ok=True)
            try:
                draft.rename(kept)
            except OSError:  # another run was first
                shutil.rmtree(draft)
            for old in sorted(CACHE.glob("sqlite-*"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
                shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(kept, self.template)
        self._use(self.template)
        refresh()
        self._settle()

    def renew(self) -> None:
        # Always a new folder: a connection still held by a server thread may tidy up by path.
        self.remove()
        self.count += 1
        shutil.copytree(self.template, folder := self.place / str(self.count))
        self._use(folder)

    def remove(self) -> None:
        connections.close_all()
        shutil.rmtree(self.place / str(self.count), ignore_errors=True)

    def unmake(self) -> None:
        shutil.rmtree(self.template, ignore_errors=True)

    def _draft(self, folder: Path) -> Path:
        folder.mkdir(parents=True)
        self._use(folder)
        return folder

    @staticmethod
    def _use(folder: Path) -> None:
        connections.close_all()
        for alias in connections:
            name = "db.sqlite3" if alias == "default" else f"{alias}.sqlite3"
            connections[alias].settings_dict["NAME"] = folder / name

    @staticmethod
    def _settle() -> None:
        """Leave single files that can be copied: nothing in a log beside them."""
        for alias in connections:
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.execute("PRAGMA journal_mode=DELETE")
        connections.close_all()


class Server:
    """PostgreSQL: a template database, cloned by the server itself."""

    def __init__(self, template: str, process: str) -> None:
        self.template, self.own = template, f"{template}_{process}"

    def make(self) -> None:
        kept = f"comity_kept_{key()}"
        if not self._exists(kept):
            for name in self._names("comity_kept_"):
                self._run(f'DROP DATABASE "{name}" WITH (FORCE)')
            self._clone("template0", self.template)
            self._use(self.template)
            migrate()
            connections.close_all()
            self._run(f'ALTER DATABASE "{self.template}" RENAME TO "{kept}"')
        self._clone(kept, self.template)
        self._use(self.template)
        refresh()
        connections.close_all()

    def renew(self) -> None:
        connections.close_all()
        self._clone(self.template, self.own)
        self._use(self.own)

    def remove(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.own}" WITH (FORCE)')

    def unmake(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.template}" WITH (FORCE)')

    def _use(self, name: str) -> None:
        connections.close_all()
        connections["default"].settings_dict["NAME"] = name

    def _clone(self, source: str, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        # FILE_COPY: a few megabytes copied at once are faster than the write-ahead log of the default way.
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')

    def _exists(self, name: str) -> bool:
        return name in self._names(name)

    def _names(self, beginning: str) -> list[str]:
        statement = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        return [row[0] for row in self._run(statement, f"{beginning}%")]

    def _run(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        with connections["default"]._nodb_cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []
