"""The machinery can ask whether the service lives, without signing in."""

import pytest
from django.db import DatabaseError, connection


def test_alive_is_answered_without_a_database(client):
    assert client.get("/healthz").content == b"ok"


def test_ready_asks_the_database(client, db):
    assert client.get("/readyz").content == b"ready"


def test_not_ready_where_the_database_is_away(client, db, monkeypatch):
    def away():
        raise DatabaseError("secret host name")

    with monkeypatch.context() as during:
        during.setattr(connection, "cursor", away)
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"secret" not in answer.content


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client, db, address):
    assert client.post(address).status_code == 405
