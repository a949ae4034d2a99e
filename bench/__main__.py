"""Measure every figure, or those named: `./run bench [demo first_render weights start memory lists …]`.

A name may bring an amount along, where the figure takes one: `wordpress=5000`.
"""

import platform
import sys
from datetime import UTC, datetime
from importlib import import_module

from bench.harness import Figure, demo_site, show

FILES = ("demo", "first_render", "weights", "start", "memory", "lists", "wordpress")


def main(names: list[str]) -> int:
    """Return 1 when a figure breaks its limit, 2 when there is no such figure."""
    if unknown := {name.partition("=")[0] for name in names} - set(FILES):
        print(
            f"There is no figure {', '.join(sorted(unknown))}. Figures: {', '.join(FILES)}", file=sys.stderr
        )
        return 2
    figures: list[Figure] = []
    print(f"{datetime.now(UTC):%Y-%m-%d} · {platform.machine()} · Python {platform.python_version()}")
    print("Preparing the demo that is measured. This takes a minute or two.", file=sys.stderr)
    with demo_site() as site:
        for name in names or FILES:
            file, _sign, amount = name.partition("=")
            measure = import_module(f"bench.{file}").measure
            found = measure(site, int(amount)) if amount else measure(site)
            show(found)
            figures += found
    return 1 if any(figure.broken for figure in figures) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
