"""How long somebody who types `comity demo` waits for the first page, and how long pictures then take.

Sizes are made by the job worker while the site is already up; here one worker makes them alone.
"""

from bench.harness import Figure, Site


def measure(site: Site) -> list[Figure]:
    return [
        Figure("comity demo, from nothing to the first page", site.ready, "s", 60),
        Figure("  of that, work of the processor", site.work, "s"),
        Figure(f"all sizes of its {site.pictures} pictures, by one worker", site.sizes, "s"),
        Figure("  for each picture", site.sizes / site.pictures, "s"),
    ]
