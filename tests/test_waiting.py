"""Who waits for somebody else's act finds the case as it is then (P15): real threads, no luck.

An act is done and not yet committed; the pages are sent, and wait; the act is committed.
"""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client

from cases import workflow as casework
from signing import workflow as signing
from tests import access_matrix, crawl, forms_on_pages, world

Post = tuple[Client, str, dict[str, list[str]]]
OTHER_ACTS = ("cases:close", "cases:reopen", "cases:allocate")
DRAFTS = ("assessments:draft", "assessments:discard")  # one's own unsaved words: no record
WAITED_FOR = 20.0  # seconds


@pytest.fixture
def committed(transactional_db) -> world.World:
    return world.build()


def sent_during(act: Callable[[], object], posts: dict[str, Post]) -> dict[str, int]:
    """Send these while the act is done and not committed; the status of each answer, by name."""
    statuses: dict[str, int] = {}

    def send(name: str) -> None:
        client, url, data = posts[name]
        try:
            statuses[name] = client.post(url, data).status_code
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[name]) for name in posts]
    with transaction.atomic():
        act()
        for thread in threads:
            thread.start()
        _until_all_wait(threads)
    for thread in threads:
        thread.join(WAITED_FOR)
    return statuses


def _until_all_wait(threads: list[threading.Thread]) -> None:
    """Return when each thread either waits for a lock or has ended without waiting."""
    latest = time.monotonic() + WAITED_FOR
    while time.monotonic() < latest:
        if _waiting() >= sum(thread.is_alive() for thread in threads):
            return
        time.sleep(0.02)
    raise TimeoutError("some pages neither wait nor end")


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return int(cursor.fetchone()[0])


def post_of(made: world.World, name: str, on: str) -> Post:
    """What the practitioner sends from that page, with every question answered."""
    client, url = crawl.signed_in(made, "priya"), made.url(name, on)
    page = client.get(url)
    data = forms_on_pages.all_answered(page.content.decode()) if page.status_code == 200 else {}
    return client, url, data


def pages_that_write(app: str, *but: str) -> list[str]:
    """The addresses of an app to which a draft's author may send something."""
    writers = ("works", "author")
    return [
        name
        for name, row in access_matrix.MATRIX.items()
        if name.startswith(f"{app}:") and row.post in writers and name not in but
    ]


@pytest.mark.parametrize("app", ["cases", "assessments", "riskplans"])
def test_nothing_is_written_on_a_case_that_is_being_closed(committed: world.World, app: str):
    names = pages_that_write(app, *OTHER_ACTS, *DRAFTS, "riskplans:start")
    posts = {name: post_of(committed, name, "draft") for name in names}
    thing, priya = committed.things["draft"], committed.people["priya"]
    statuses = sent_during(
        lambda: casework.close(thing.case, by=priya, reason="sentence ended"), posts
    )
    assert len(names) > 8
    assert statuses == dict.fromkeys(names, 403)


def test_no_plan_is_started_on_a_case_that_is_being_closed(committed: world.World):
    case, priya = committed.things["fresh"].case, committed.people["priya"]
    posts = {"start": post_of(committed, "riskplans:start", "fresh")}
    statuses = sent_during(lambda: casework.close(case, by=priya, reason="died"), posts)
    assert statuses == {"start": 403}
    assert not committed.things["fresh"].assessment.plans.filter(abandoned_at=None).exists()


def test_whoever_writes_a_plan_that_is_being_taken_over_is_told_by_whom(committed: world.World):
    """403 with the sentence, and never a 404, as if the plan had gone."""
    thing, mo = committed.things["draft"], committed.people["mo"]
    post = post_of(committed, "riskplans:review", "draft")
    statuses = sent_during(
        lambda: signing.take_over(thing.assessment, by=mo, reason="Priya is away."),
        {"review": post},
    )
    assert statuses == {"review": 403}
    assert f"Only {mo.full_name} can change this plan" in post[0].post(*post[1:]).content.decode()
