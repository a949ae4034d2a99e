"""How long `comity serve` needs until /health/ready answers 200: the median of five starts on the demo."""

from statistics import median

from bench.harness import Figure, demo_data, served


def measure() -> list[Figure]:
    with demo_data() as data:
        with served(data):
            pass  # the first start collects the static files, once for each version
        times = []
        for _ in range(5):
            with served(data) as (_port, _pid, seconds):
                times.append(seconds)
    return [Figure("comity serve ready after (median of 5)", median(times), "s", 4)]
