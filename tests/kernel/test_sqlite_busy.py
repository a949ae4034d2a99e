import errno
import logging
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, override_settings
from django.urls import path
from redis.backoff import NoBackoff
from redis.retry import Retry

from comity.kernel.sqlite import busy

handler500 = busy.server_error
connections: ConnectionHandler


def _free_port() -> int:
    """Return a port where nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(autouse=True)
def databases(tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """Databases of their own, whatever the tests run on: an embedded one, and a server that is away."""
    global connections
    options = {"transaction_mode": "IMMEDIATE", "timeout": 1.5, "init_command": "PRAGMA journal_mode=WAL"}
    away = {"HOST": "127.0.0.1", "PORT": str(_free_port()), "NAME": "gone", "USER": "root"}
    connections = ConnectionHandler(
        {
            "default": {
                "ENGINE": "comity.kernel.sqlite",
                "NAME": tmp_path / "db.sqlite3",
                "OPTIONS": options,
            },
            "away": {
                "ENGINE": "django.db.backends.postgresql",
                "OPTIONS": {"connect_timeout": 2},
                **away,
            },
        }
    )
    with django_db_blocker.unblock():
        run("CREATE TABLE gift (amount integer, note text)")
        yield
        connections["default"].close()


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    with override_settings(
        ROOT_URLCONF=__name__,
        MIDDLEWARE=["comity.kernel.sqlite.busy.Busy"],
        TEMPLATES=with_template("Come back in {{ retry_after }} s."),
    ):
        yield


def with_template(text: str | None) -> list[dict[str, Any]]:
    templates = {} if text is None else {"503.html": text}
    loaders = [("django.template.loaders.locmem.Loader", templates)]
    processors = [f"{__name__}.asks_the_database"]
    options = {"loaders": loaders, "context_processors": processors}
    return [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": options}]


def asks_the_database(_request: HttpRequest) -> dict[str, str]:
    raise AssertionError("The page of a 503 must not ask a database that is away.")


def run(statement: str, alias: str = "default") -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


# --- views ----------------------------------------------------------------------------------------
def give(_request: HttpRequest) -> HttpResponse:
    run("INSERT INTO gift (amount, note) VALUES (5, zeroblob(5000))")
    return HttpResponse("thank you")


def ledger(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(run("SELECT count(*) FROM gift")[0][0]))


def upload(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.FILES)))


def asking(act: Callable[[], Any]) -> Callable[[HttpRequest], HttpResponse]:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(act()))

    return view


def write_to_a_full_disk() -> None:
    with open("/dev/full", "wb", buffering=0) as disk:
        disk.write(b"picture")


def wrapped() -> None:
    try:
        write_to_a_full_disk()
    except OSError as error:
        raise RuntimeError("The picture could not be kept.") from error


urlpatterns = [
    path("give/", give),
    path("ledger/", ledger),
    path("upload/", upload),
    path("away/", asking(lambda: run("SELECT 1", "away"))),
    path("cache/", asking(lambda: redis.Redis(port=_free_port(), retry=Retry(NoBackoff(), 0)).get("key"))),
    path("disk/", asking(write_to_a_full_disk)),
    path("wrapped/", asking(wrapped)),
    path("no-such-table/", asking(lambda: run("SELECT name FROM secret_table"))),
    path("no-such-file/", asking(lambda: Path("/nowhere/at/all").read_text())),
    path("our-bug/", asking(lambda: 1 // 0)),
]


def answer_of(url: str, method: str = "get", **arguments: Any) -> Any:
    return getattr(Client(raise_request_exception=False), method)(url, **arguments)


def assert_polite(response: Any) -> None:
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store"
    assert response.content == b"Come back in 5 s."


# --- what is stuck, full or away ------------------------------------------------------------------
def test_a_stuck_writer_gives_a_503_within_two_seconds_while_reads_go_on() -> None:
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        response = answer_of("/give/", "post")
        assert time.monotonic() - started < 2
        assert_polite(response)
        assert answer_of("/ledger/").content == b"0"
        cursor.execute("ROLLBACK")
    other.close()
    assert answer_of("/give/", "post").content == b"thank you"
    assert answer_of("/ledger/").content == b"1"


def test_a_full_disk_gives_a_503_while_reads_go_on_and_recovers_by_itself() -> None:
    assert answer_of("/give/", "post").status_code == 200
    pages = run("PRAGMA page_count")[0][0]
    run(f"PRAGMA max_page_count = {pages}")
    assert_polite(answer_of("/give/", "post"))
    assert answer_of("/ledger/").content == b"1"
    run("PRAGMA max_page_count = 4294967294")
    assert answer_of("/give/", "post").content == b"thank you"


def test_a_database_turned_read_only_gives_a_503() -> None:
    run("PRAGMA query_only = ON")
    assert_polite(answer_of("/give/", "post"))


@pytest.mark.parametrize("url", ["/away/", "/cache/", "/disk/", "/wrapped/"])
def test_what_is_away_or_full_gives_a_503(url: str) -> None:
    assert_polite(answer_of(url))


class FullDisk(TemporaryFileUploadHandler):
    """Django's own way to keep a large upload, on a disk without room."""

    disk: Any

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file.close()
        self.file.file = FullDisk.disk


@override_settings(
    FILE_UPLOAD_HANDLERS=[f"{__name__}.FullDisk"],
    MIDDLEWARE=["comity.kernel.sqlite.busy.Busy", "django.middleware.csrf.CsrfViewMiddleware"],
)
@pytest.mark.parametrize("checks", [False, True], ids=["in the view", "in the check for forgery"])
def test_an_upload_onto_a_full_disk_gives_a_503(checks: bool) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=checks)
    client.cookies["csrftoken"] = client.cookies["csrf"] = "a" * 32
    picture = SimpleUploadedFile("picture.jpg", b"x" * 100_000)
    with open("/dev/full", "wb", buffering=0) as FullDisk.disk:
        assert_polite(client.post("/upload/", {"csrfmiddlewaretoken": "a" * 32, "picture": picture}))


def locked_afterwards(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    """Middleware that saves something after the view, as sessions do."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        get_response(request)
        run("INSERT INTO gift (amount) VALUES (1)", "away")
        raise AssertionError

    return answer


@override_settings(MIDDLEWARE=["comity.kernel.sqlite.busy.Busy", f"{__name__}.locked_afterwards"])
def test_a_session_that_cannot_be_saved_gives_a_503() -> None:
    assert_polite(answer_of("/ledger/"))


# --- what is not ----------------------------------------------------------------------------------
@pytest.mark.parametrize("url", ["/no-such-table/", "/no-such-file/", "/our-bug/"])
def test_our_own_errors_stay_errors(url: str) -> None:
    response = answer_of(url)
    assert response.status_code == 500
    assert "Retry-After" not in response


def sqlite_error(code: int) -> OperationalError:
    """Return the error that Django raises for one of SQLite's (extended) codes."""
    cause = RuntimeError("driver")
    vars(cause)["sqlite_errorcode"] = code
    error = OperationalError("something")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("code", "passing"),
    [
        (5, True),  # BUSY
        (517, True),  # BUSY_SNAPSHOT
        (6, True),  # LOCKED
        (778, True),  # IOERR_WRITE
        (13, True),  # FULL
        (14, True),  # CANTOPEN
        (1, False),  # ERROR: a mistake in our SQL
        (8, True),  # READONLY
        (11, False),  # CORRUPT
    ],
)
def test_sqlite_codes_that_pass_by_themselves(code: int, passing: bool) -> None:
    assert busy.is_busy(sqlite_error(code)) is passing
    assert busy.is_locked(sqlite_error(code)) is (code & 0xFF in {5, 6})


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (OSError(errno.ENOSPC, "full"), True),
        (OSError(errno.EDQUOT, "over quota"), True),
        (OSError(errno.EIO, "broken"), True),
        (OSError(errno.EROFS, "read-only"), True),
        (OSError(errno.EACCES, "forbidden"), True),
        (OSError(errno.ENOENT, "not there"), False),
        (OSError("without a number"), False),
        (OperationalError("with no driver behind it"), False),
        (transaction.TransactionManagementError("after another error"), False),
        (redis.TimeoutError(), True),
        (redis.ResponseError(), False),
        (KeyboardInterrupt(), False),
    ],
)
def test_errors_that_pass_by_themselves(error: BaseException, passing: bool) -> None:
    assert busy.is_busy(error) is passing


def test_an_error_that_follows_from_one_that_passes_passes_too() -> None:
    error = transaction.TransactionManagementError("in a broken transaction")
    error.__cause__ = sqlite_error(5)
    assert busy.is_busy(error)


# --- the page -------------------------------------------------------------------------------------
@pytest.mark.parametrize("template", [None, "{% no_such_tag %}", "{% include 'gone.html' %}"])
def test_without_a_working_template_people_still_get_an_answer(template: str | None) -> None:
    with override_settings(TEMPLATES=with_template(template)):
        response = answer_of("/disk/")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "try again" in response.content.decode()


def test_the_log_never_holds_what_somebody_typed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="comity.kernel.sqlite.busy"):
        busy.unavailable(OperationalError("INSERT INTO gift VALUES ('my secret note')"))
        busy.unavailable(PermissionError(errno.EACCES, "forbidden", "my secret picture.jpg"))
    told = [record.getMessage() for record in caplog.records]
    assert told == ["Answered 503: OperationalError", "Answered 503: PermissionError EACCES"]
