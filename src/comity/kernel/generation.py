"""A number that changes when something public changes: what a process has kept in memory is stale then.

It lies in eight bytes of a file in the data directory, which every process maps into its memory: looking
costs less than a microsecond. It changes when a change is committed. A process that is killed in that very
moment leaves the old number, and a machine with another data directory never sees it: `memo` trusts it for
a minute.
"""

import mmap
import time
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save

_BYTES = 8


@cache
def _mapped(data: str | Path) -> memoryview:
    with Path(data, "generation").open("a+b") as file:
        if file.tell() < _BYTES:
            file.write(bytes(_BYTES))  # truncate() would take no room, and a full disk then kills who writes
            file.flush()
        return memoryview(mmap.mmap(file.fileno(), _BYTES)).cast("Q")


def _number() -> memoryview:
    return _mapped(settings.COMITY_DATA)


def current() -> int:
    """Return the number as it is now. Ask for it before you read what you keep."""
    return int(_number()[0])


def change() -> None:
    """Change the number once the transaction is committed; at once outside of one."""
    transaction.on_commit(_change)


def _change() -> None:
    # The time, and not one more: two processes at once must not arrive at the same number.
    _number()[0] = time.time_ns()


def follow(model: type[models.Model]) -> None:
    """Change the number whenever a row of this model is saved or deleted."""
    for signal in (post_save, post_delete):
        signal.connect(_row_changed, sender=model, dispatch_uid=f"comity.generation.{model._meta.label}")


def _row_changed(**_kwargs: object) -> None:
    change()
