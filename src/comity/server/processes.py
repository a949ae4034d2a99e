"""Child processes: forked from one that has loaded Django and opened no database; they end with it."""

import ctypes
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from comity.server.console import Refusal, words_for

_PR_SET_PDEATHSIG = 1


def context() -> Any:
    """Return the way children are started: a fork shares the memory of what is loaded, and the settings."""
    return multiprocessing.get_context("fork")


def stay_with(parent: int) -> None:
    """End this process by TERM when `parent` dies, also when it was killed."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked to be told
        os._exit(1)


def apart[T](work: Callable[[], T]) -> T:
    """Run `work` in a child and return its result: this process stays without a database connection."""
    return beside(work)()


def beside[T](work: Callable[[], T]) -> Callable[[], T]:
    """Start `work` in a child, go on, and get its result by calling what this returns."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = context().Process(target=_report, args=(work, theirs, os.getpid()))
    sys.stdout.flush()
    sys.stderr.flush()
    child.start()
    theirs.close()

    def finish() -> T:
        try:
            kind, result = ours.recv()
        except EOFError:
            kind, result = "ended", None
        child.join()
        if kind == "done":
            return result  # type: ignore[no-any-return]  # what `work` returned
        if kind == "refused":
            raise Refusal(result[0], hint=result[1])
        raise SystemExit(130 if kind == "stopped" else 1)

    return finish


def _report(work: Callable[[], Any], pipe: Connection, parent: int) -> None:
    stay_with(parent)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        pipe.send(("done", work()))
    except Refusal as refusal:
        pipe.send(("refused", (refusal.words, refusal.hint)))
    except KeyboardInterrupt:
        pipe.send(("stopped", None))
    except Exception as error:  # noqa: BLE001 - this is the outermost frame of the process
        if words := words_for(error):
            pipe.send(("refused", (words, "")))
        else:
            traceback.print_exc()
            pipe.send(("failed", None))
