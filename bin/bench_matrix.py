#!/usr/bin/env python3
"""Time the matrix of the largest plan: the whole page as the service gives it, database included.

    python bin/bench_matrix.py

`make bench` prints it. Everything is made in one transaction that is rolled back.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rosh.settings")

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

ROUNDS = 20
MOST_MILLISECONDS = 100.0  # of Python, on the machine of the figures in the issue
MOST_QUERIES = 15


class _Undone(Exception):
    """Ends the transaction, and takes back what was made in it."""


def report() -> int:
    """Print what the page takes; 1 where it asks more queries than allowed."""
    django.setup()
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["testserver"]
    call_command("migrate", verbosity=0, interactive=False)
    queries, milliseconds = 0, 0.0
    try:
        with transaction.atomic():
            queries, milliseconds = _timed()
            raise _Undone
    except _Undone:
        pass
    told = f"{milliseconds:8.2f} ms of Python (at most {MOST_MILLISECONDS:.0f}), {queries} queries"
    print(f"{'the matrix page':22} {told}")
    return int(queries > MOST_QUERIES)


def _timed() -> tuple[int, float]:
    from riskplans.tests.large import make_large
    from tests.factories import CaseFactory, TeamFactory, UserFactory, make_assessment, make_plan

    team = TeamFactory()
    user = UserFactory(team=team)
    plan = make_plan(make_assessment(CaseFactory(team=team, practitioner=user)))
    make_large(plan)
    client = Client()
    client.force_login(user)
    address = reverse("riskplans:matrix", args=[plan.uuid])
    if client.get(address).status_code != 200:
        raise SystemExit("The matrix page was not given.")
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
        queries = len(asked)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        client.get(address)
        times.append(time.process_time() - start)
    return queries, sorted(times)[ROUNDS // 2] * 1000


if __name__ == "__main__":
    sys.exit(report())
