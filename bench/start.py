"""How long `comity serve` needs until /health/ready answers 200: the median of five starts on the demo."""

from statistics import median

from bench.harness import Figure, Site, running

STARTS = 5


def measure(site: Site) -> list[Figure]:
    times = []
    for _ in range(STARTS):
        with running("serve", data=site.data) as program:
            times.append(program.seconds)
    return [
        Figure(f"comity serve can serve after (median of {STARTS} starts)", median(times), "s", 4),
        Figure("  the slowest of them", max(times), "s"),
    ]
