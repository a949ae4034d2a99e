"""Asks one site for pages, inside its process: run in the environment that is to be measured.

Reads lines `time PATH` or `count PATH`. Answers with the status, then milliseconds of processor and of clock,
or the number of queries.
"""

import sys
import time
from contextlib import ExitStack

import django
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext


def main() -> None:
    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    for line in sys.stdin:
        task, path = line.split()
        print(*(milliseconds(client, path) if task == "time" else queries(client, path)), flush=True)


def milliseconds(client: Client, path: str) -> tuple[int, float, float]:
    work, clock = time.process_time(), time.perf_counter()
    status = client.get(path).status_code
    return status, (time.process_time() - work) * 1000, (time.perf_counter() - clock) * 1000


def queries(client: Client, path: str) -> tuple[int, int]:
    with ExitStack() as stack:
        seen = [stack.enter_context(CaptureQueriesContext(connection)) for connection in connections.all()]
        status = client.get(path).status_code
        return status, sum(len(one) for one in seen)


main()
