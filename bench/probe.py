"""Answers with the seconds one GET took, for each path it reads: run in the environment to be measured."""

import sys
import time

import django
from django.conf import settings
from django.test import Client

django.setup()
settings.ALLOWED_HOSTS = ["*"]
client = Client()
for line in sys.stdin:
    began = time.perf_counter()
    answer = client.get(line.strip())
    seconds = time.perf_counter() - began
    print(f"{answer.status_code} {seconds}", flush=True)
