"""`kill -9` at any moment.

A forked child does the work and kills itself at its n-th statement, for every n until it comes through.
"""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connections

MOST_STATEMENTS = 400


def _killed_at(statement: int, work: Callable[[], Any]) -> bool:
    """Run `work` in a child that dies before its `statement`-th statement; return whether it died."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            connections.close_all()  # a connection of an earlier test may have come along
            _work_until(statement, work)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - the child must never return into the tests
            traceback.print_exc()
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert status == 0 or os.WIFSIGNALED(status), "the work failed, see its traceback"
    return os.WIFSIGNALED(status)


def _work_until(statement: int, work: Callable[[], Any]) -> None:
    seen = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(count):
        work()


def at_every_statement(work: Callable[[], Any], check: Callable[[], None]) -> int:
    """Kill the work at each of its statements in turn, and check; return how many there were at last."""
    for statement in range(1, MOST_STATEMENTS):
        died = _killed_at(statement, work)
        check()
        if not died:
            return statement
    raise AssertionError("the work never came to its end")
