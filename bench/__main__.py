"""Run every figure, or those named: `python -m bench [start memory first_render weights]`."""

import platform
import sys
from datetime import UTC, datetime
from importlib import import_module

from bench.harness import Figure, show

FILES = ("first_render", "weights", "start", "memory")


def main(names: list[str]) -> int:
    figures: list[Figure] = []
    print(f"{datetime.now(UTC):%Y-%m-%d} · {platform.machine()} · Python {platform.python_version()}")
    for name in names or FILES:
        found = import_module(f"bench.{name}").measure()
        show(found)
        figures += found
    return 1 if any(figure.broken for figure in figures) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
