"""Sessions end when they should (P23), and cookies are as strict as browsers allow (P26)."""

from datetime import timedelta

import pytest
import time_machine

START = "2026-05-03 10:00:00+01:00"


def is_signed_in(client) -> bool:
    return client.get("/test/works").status_code == 200


@pytest.mark.parametrize(
    ("minutes", "still"), [(0, True), (29, True), (30, False), (31, False), (600, False)]
)
def test_a_session_ends_after_thirty_idle_minutes(signed_in, minutes, still):
    with time_machine.travel(START, tick=False) as clock:
        assert is_signed_in(signed_in)
        clock.shift(timedelta(minutes=minutes))
        assert is_signed_in(signed_in) is still


def test_work_keeps_a_session_alive_but_not_beyond_twelve_hours(signed_in):
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(36):
            assert is_signed_in(signed_in)
            clock.shift(timedelta(minutes=20))
        assert not is_signed_in(signed_in)


def test_an_ended_session_cannot_be_taken_up_again(signed_in):
    with time_machine.travel(START, tick=False) as clock:
        assert is_signed_in(signed_in)
        kept = signed_in.cookies.copy()
        clock.shift(timedelta(minutes=31))
        assert not is_signed_in(signed_in)
        clock.shift(timedelta(minutes=-31))
        signed_in.cookies = kept
        assert not is_signed_in(signed_in)


def test_signing_in_again_starts_the_clocks_anew(signed_in, person):
    with time_machine.travel(START, tick=False) as clock:
        assert is_signed_in(signed_in)
        clock.shift(timedelta(hours=13))
        assert not is_signed_in(signed_in)
        signed_in.force_login(person)
        assert is_signed_in(signed_in)


def test_activity_is_noted_at_most_once_a_minute(signed_in, session_writes):
    with time_machine.travel(START, tick=False) as clock:
        assert is_signed_in(signed_in)
        clock.shift(timedelta(seconds=59))
        assert not session_writes()
        clock.shift(timedelta(seconds=1))
        assert session_writes()


@pytest.fixture
def session_writes(signed_in):
    """Return the writes to the session that one more page costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def writes() -> list[str]:
        with CaptureQueriesContext(connection) as context:
            assert is_signed_in(signed_in)
        told = [query["sql"] for query in context.captured_queries]
        return [sql for sql in told if sql.startswith("UPDATE")]

    return writes


def test_production_cookies_are_bound_to_the_host(client, person, addresses, settings):
    settings.SESSION_COOKIE_NAME = "__Host-rosh-session"
    settings.SESSION_COOKIE_SECURE = True
    client.force_login(person)
    assert client.get("/test/works", secure=True).status_code == 200
    cookie = client.cookies["__Host-rosh-session"]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
