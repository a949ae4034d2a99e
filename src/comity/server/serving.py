"""`comity serve`: web processes and the job worker, kept alive and stopped together."""

import contextlib
import errno
import functools
import gc
import multiprocessing
import os
import re
import signal
import socket
import threading
from collections.abc import Callable
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

from comity.server import loading, migrating, processes, statics
from comity.server.console import Refusal, say, warn
from comity.server.questions import LOOPBACK

# Together below the ten seconds in which everything is gone after TERM.
_WEB_SECONDS = 5
_JOB_SECONDS = 4


def address(bind: str) -> tuple[str, int]:
    """Read HOST:PORT; the host may be left out, and an IPv6 address stands in brackets."""
    host, _, port = bind.strip().rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise Refusal(
            f"{bind} is no address to listen on.", hint="Write HOST:PORT, for example 127.0.0.1:8000"
        )
    return ("127.0.0.1" if host == "localhost" else host), int(port)


def site_address(port: int) -> str:
    """Return the address to open. One on localhost follows the port; before settings are loaded."""
    from comity.config import env

    found = env.text("COMITY_PUBLIC_URL").rstrip("/")
    parts = urlsplit(found)
    if parts.scheme == "http" and parts.hostname == "localhost":
        # Not the number of the address: passkeys refuse those.
        found = f"http://localhost:{port}"
        env.override("COMITY_PUBLIC_URL", found)
    return found


def tell_of_other_port(port: int) -> None:
    """Say that links made for the address in the settings lead to another port. Before `site_address`."""
    from comity.config import env

    named = env.text("COMITY_PUBLIC_URL").rstrip("/")
    parts = urlsplit(named)
    if parts.scheme == "http" and parts.hostname in LOOPBACK and (parts.port or 80) != port:
        warn(
            f"The settings say that the site is at {named}, but this listens on port {port}: links that were "
            "made for that address lead nowhere. Let public_url and bind in comity.toml name the same port."
        )


def require_free(host: str, port: int) -> None:
    """Refuse when the port is taken: the web server itself would share it with another one silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen(1)
    except socket.gaierror:
        raise Refusal(
            f"{host} is no address of this machine. Write numbers, for example 127.0.0.1."
        ) from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why, hint = "is taken by another program", f"Choose another one: --bind {host}:{port + 1}"
        elif error.errno == errno.EACCES:
            why, hint = "is kept for the system", "Choose one above 1023, and put a proxy in front."
        else:
            why, hint = f"cannot be used on {host}: {error.strerror}", ""
        raise Refusal(f"Port {port} {why}.", hint=hint) from None


def prepare() -> None:
    """Load everything, and refuse where serving would fail later."""
    loading.load()
    processes.apart(migrating.require_migrated)
    statics.make_current()  # before anything that uses the names
    loading.load_site()
    _warn_without_mail()


def _warn_without_mail() -> None:
    """Tell an https site that its mails go nowhere. On localhost, reading them in the log is the point."""
    from comity.config import env

    if env.text("COMITY_PUBLIC_URL").startswith("https://") and not env.secret("COMITY_MAIL_URL"):
        warn(
            "No mail server is set: mails, with their sign-in codes and links, are written to the log and "
            "reach nobody. Set COMITY_MAIL_URL, for example "
            "smtp://user:password@mail.example.org:587?tls=starttls"
        )


def serve(*, host: str, port: int, web_processes: int, threads: int, greeting: Callable[[], None]) -> None:
    """Serve until TERM or INT. Call `prepare` first. A dead child is started again."""
    # What is loaded stays out of the children's collections, so that its memory stays shared.
    gc.collect()
    gc.freeze()
    # The web server starts its processes in the usual way; from Python 3.14 on that is no longer a fork.
    multiprocessing.set_start_method("fork", force=True)
    jobs = JobWorker()
    delay = 0.0
    while True:
        started = monotonic()
        server = _web_server(host, port, web_processes, threads)
        server.on_startup(jobs.start)
        server.on_startup(greeting)
        server.on_shutdown(jobs.stop)
        # The web server ends itself when a process dies twice in a row; that is no reason for us to end.
        with contextlib.suppress(SystemExit):
            server.serve(target_loader=functools.partial(_application, os.getpid()), wrap_loader=False)
        if server.interrupt_signal:
            say("Stopped.")
            return
        delay = min(delay * 2 or 0.5, 10.0) if monotonic() - started < 60 else 0.0
        warn(f"The web processes ended; starting them again in {delay:.1f} s.")
        greeting = _nothing
        _sleep_until_told(delay)


def _web_server(host: str, port: int, web_processes: int, threads: int) -> Any:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    return Server(
        "comity.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=web_processes,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=_WEB_SECONDS,
        log_level=LogLevels.error,
    )


def _application(parent: int) -> Any:
    """Return what answers requests. Runs in each web process, right after the fork."""
    processes.stay_with(parent)
    from comity.config import wsgi

    return wsgi.application


def _nothing() -> None:
    """Greet once only."""


def _sleep_until_told(seconds: float) -> None:
    """Wait; TERM or INT in between ends the program, since nothing runs."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    sleep(seconds)


def work(parent: int | None = None) -> None:
    """Do jobs until TERM or INT; the one in hand is finished first. `parent` is the process to end with."""
    if parent is not None:
        os.setpgid(0, 0)  # Ctrl+C in the terminal reaches the parent, and only the parent ends this one
        processes.stay_with(parent)
    from django.core.management import call_command

    call_command("ox_worker", interval=0.5, verbosity=0)


class JobWorker:
    """Keeps one job worker running: started with the web processes, started again when it dies."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: Any = None
        self._keeper: threading.Thread | None = None

    def start(self) -> None:
        """Start it, and a thread that watches it."""
        self._stopping.clear()
        self._begin()
        self._keeper = threading.Thread(target=self._keep, daemon=True, name="keeper")
        self._keeper.start()

    def stop(self) -> None:
        """Let it finish the job in hand for some seconds, then end it; the next worker repeats that job."""
        self._stopping.set()
        if self._keeper is not None:
            self._keeper.join()
        self._process.terminate()
        self._process.join(_JOB_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _begin(self) -> None:
        self._process = processes.context().Process(target=work, args=(os.getpid(),), name="jobs")
        self._process.start()

    def _keep(self) -> None:
        delay = 0.5
        started = monotonic()
        while not self._stopping.wait(0.25):
            if self._process.is_alive():
                continue
            delay = 0.5 if monotonic() - started > 60 else min(delay * 2, 10.0)
            warn(f"The job worker ended; starting it again in {delay:.1f} s.")
            if self._stopping.wait(delay):
                return
            started = monotonic()
            self._begin()
