"""Lists of 100,000 articles beside the same lists of 1,000, asked for in turn, in one run.

Each is asked of a warm process through all middleware, without the web server, and built anew each time.
Compared is the work of the processor. The five-hundredth page stands beside the first page of the small site,
which has no page of that number.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.first_render import Probe
from bench.harness import Figure, Site, environment

FEW, MANY = 1_000, 100_000
ROUNDS, WARM = 40, 5
# What is asked for, on the small site and on the large one.
ASKED = {
    "home": ("/", "/"),
    "section": ("/part-1/", "/part-1/"),
    "section, page 500": ("/part-1/", "/part-1/?page=500"),
    "topic": ("/topics/topic-3/", "/topics/topic-3/"),
    "topic, page 500": ("/topics/topic-3/", "/topics/topic-3/?page=500"),
    "author": ("/authors/author-3/", "/authors/author-3/"),
    "archive": ("/archive/", "/archive/"),
    "a month": ("/archive/2023/05/", "/archive/2023/05/"),
    "a month, page 100": ("/archive/2023/05/", "/archive/2023/05/?page=100"),
    "all topics": ("/topics/", "/topics/"),
    "all authors": ("/authors/", "/authors/"),
    "feed": ("/feed/", "/feed/"),
    "feed of a topic": ("/topics/topic-3/feed/", "/topics/topic-3/feed/"),
}
# These count all that there is; they are told, and have no limit.
COUNTING = ("all topics", "all authors")


def measure(_site: Site) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        _fill(small, FEW)
        seconds = _fill(large, MANY)
        found = [Figure(f"putting {MANY} articles into their lists", seconds, "s")]
        few = Probe("comity.config.settings", folder=small, COMITY_DATA=str(small))
        many = Probe("comity.config.settings", folder=large, COMITY_DATA=str(large))
        for name, (there, here) in ASKED.items():
            found += _beside(name, [(few, there), (many, here)])
        few.close()
        many.close()
    return found


def _fill(data: Path, number: int) -> float:
    """Make a site of so many articles; return the seconds that listing them took."""
    command = [sys.executable, "-m", "comity", "init", "--yes", "--data", str(data)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    made = subprocess.run(
        [sys.executable, "-m", "bench.crowd", str(number)],
        check=True, text=True, stdout=subprocess.PIPE,
        env=environment(data),
    )  # fmt: skip
    return float(made.stdout)


def _beside(name: str, asked: list[tuple[Probe, str]]) -> list[Figure]:
    for _ in range(WARM):
        [probe.ask("time", path) for probe, path in asked]
    pairs = [[probe.ask("time", path)[0] for probe, path in asked] for _ in range(ROUNDS)]
    ratio = median(many / few for few, many in pairs)
    most = asked[1][0].ask("count", asked[1][1])[0]
    return [
        Figure(f"{name}: {MANY} articles, processor (median)", median(many for _few, many in pairs), "ms"),
        Figure(f"{name}: beside {FEW} articles", ratio, "x", None if name in COUNTING else 2),
        Figure(f"{name}: queries", most, "", 12),
    ]
