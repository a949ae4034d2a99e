"""What every test stands on: own data directory, migrated databases, no way out of this machine."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest


def _own_cache(url: str) -> str:
    """Redis keeps sixteen numbered stores: one for each process of a run."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw14").removeprefix("gw")
    return f"{url.rstrip('/')}/{int(number) + 1}" if url else ""


# Before any setting is read. Each process of a run gets a data directory of its own.
_DATA = Path(tempfile.mkdtemp(prefix="comity-test-"))
for _name in [
    name for name in os.environ if name.startswith("COMITY_") and not name.startswith("COMITY_TEST_")
]:
    del os.environ[_name]
os.environ.setdefault("COMITY_TEST_DATABASE_URL", os.environ.pop("DATABASE_URL", ""))
os.environ.setdefault("COMITY_TEST_CACHE_URL", os.environ.pop("CACHE_URL", ""))
os.environ |= {
    "COMITY_DATA": str(_DATA),
    "DATABASE_URL": os.environ["COMITY_TEST_DATABASE_URL"],
    "CACHE_URL": _own_cache(os.environ["COMITY_TEST_CACHE_URL"]),
    "COMITY_PUBLIC_URL": "http://localhost",
    "DJANGO_SETTINGS_MODULE": "comity.config.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright keeps a loop in the thread that also asks the database
}

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402


def _prepare_settings() -> None:
    """The product's own settings, made quick where only time is lost."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    storages = dict(settings.STORAGES)
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages
    for database in settings.DATABASES.values():
        options = database.get("OPTIONS", {})
        if "init_command" in options:
            options["init_command"] += ";PRAGMA synchronous=OFF"
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 64
    Argon2PasswordHasher.parallelism = 1
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


_prepare_settings()
django.setup()
# Otherwise pytest-django of the next process would read the settings before this file does.
del os.environ["DJANGO_SETTINGS_MODULE"]

from comity.kernel import fetch, generation  # noqa: E402
from comity.pages import links  # noqa: E402
from tests import databases  # noqa: E402

EVERY = ["default", "scratch"] if "scratch" in settings.DATABASES else ["default"]
_TRANSACTIONAL = {"transactional_db", "live_server", "live_site", "django_db_reset_sequences"}
_LOOPBACK = ("127.", "::1", "localhost", "::ffff:127.")
_databases = pytest.StashKey[databases.Databases]()
_in_use = pytest.StashKey[bool]()
_made = pytest.StashKey[bool]()


def _nobody(_host: str, _port: int) -> list[str]:
    return []


# Publishing has links tried. Here there is nobody outside; a test that wants somebody brings a network.
links.NETWORK = fetch.Network(look_up=_nobody)


# --- no way out -----------------------------------------------------------------------------------
class Outside(AssertionError):
    """A test tried to reach another machine."""


def _stay_inside(event: str, args: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = args[1]
        if isinstance(address, tuple) and not str(address[0]).startswith(_LOOPBACK):
            raise Outside(f"Tests stay on this machine; one tried to reach {address[0]}.")
    elif event == "socket.getaddrinfo" and args[0]:
        name = args[0].decode() if isinstance(args[0], bytes) else str(args[0])
        if not name.startswith(_LOOPBACK) and name not in {"0.0.0.0", "::"}:
            raise Outside(f"Tests stay on this machine; one tried to look up {name}.")


sys.addaudithook(_stay_inside)


# --- databases ------------------------------------------------------------------------------------
def _of_this_process(config: pytest.Config) -> databases.Databases:
    worker = getattr(config, "workerinput", {})
    process = worker.get("workerid", "main")
    if "scratch" not in settings.DATABASES:
        return databases.Server(worker.get("template", f"comity_test_{os.getpid()}"), process)
    return databases.Files(Path(worker.get("template", _DATA / "template")), _DATA / "databases")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the databases of this process."""
    config.stash[_databases] = _of_this_process(config)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Make the template when there is only this process (with several: `pytest_configure_node`)."""
    several = hasattr(session.config, "workerinput") or session.config.getoption("numprocesses", None)
    if not several and any(_uses_database(item) for item in session.items):
        _make(session.config)


def _make(config: pytest.Config) -> None:
    config.stash[_made] = True
    with _allowed(config):
        config.stash[_databases].make()


def _allowed(config: pytest.Config) -> AbstractContextManager[None]:
    """Open the databases where no test has asked for them."""
    from pytest_django.plugin import blocking_manager_key

    return config.stash[blocking_manager_key].unblock()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Make the template before the first of several processes starts."""
    if _made not in node.config.stash:
        _make(node.config)
    node.workerinput["template"] = str(node.config.stash[_databases].template)


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & {"db", *_TRANSACTIONAL})


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked = marker is not None and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences"))
    return bool(asked or _TRANSACTIONAL & set(getattr(item, "fixturenames", ())))


_BROWSER = {"browser", "page", "context"}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """A test that uses the database uses both files, unless it names them; browsers come last."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if _uses_database(item) and not (marker and marker.kwargs.get("databases")):
            named = {**marker.kwargs} if marker else {}
            if _is_transactional(item):
                named["transaction"] = True
            item.add_marker(pytest.mark.django_db(**{**named, "databases": EVERY}), append=False)
    yield
    # Playwright leaves a running loop in its process: what starts one of its own must come before.
    with_browser = {item.path for item in items if _BROWSER & set(getattr(item, "fixturenames", ()))}
    items.sort(key=lambda item: item.path in with_browser)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """Copies of the migrated template instead of a migration in every process."""
    own = request.config.stash[_databases]
    with django_db_blocker.unblock():
        own.renew()
    request.config.stash[_in_use] = True
    yield
    del request.config.stash[_in_use]
    with django_db_blocker.unblock():
        own.remove()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """After a test with real transactions: the template again, rows of the migrations included."""
    if _is_transactional(item) and _in_use in item.config.stash:
        with _allowed(item.config):
            item.config.stash[_databases].renew()
            generation.change()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """The embedded cache goes back with the database; Redis has to be told."""
    if os.environ["COMITY_TEST_CACHE_URL"]:
        cache.clear()


def _keep_tables(self: TransactionTestCase) -> None:
    """Nothing to flush: the whole database is replaced."""


TransactionTestCase._fixture_teardown = _keep_tables  # type: ignore[method-assign]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if _made in config.stash:
        with _allowed(config):
            config.stash[_databases].unmake()
    shutil.rmtree(_DATA, ignore_errors=True)


# --- a browser ------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which needs no download, and which reaches this machine only."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine: ./run test installs it where it may")
    quiet = ["gpu", "quic", "background-networking", "component-update", "sync", "dev-shm-usage"]
    inside = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
    arguments = ["--no-sandbox", "--no-first-run", inside, *(f"--disable-{name}" for name in quiet)]
    return {**browser_type_launch_args, "executable_path": found, "args": arguments}


@pytest.fixture
def live_site(live_server: Any) -> str:
    """The address of the site, served by this process: http://localhost:PORT."""
    return str(live_server.url)
