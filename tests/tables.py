"""The tables of the tests' databases: made once a run, and copied by each worker.

What lives here: what makes databases, outside any test. What may not: rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import coverage
import psycopg2
import pytest
from django.conf import settings
from django.db import connection


@contextmanager
def unmeasured() -> Iterator[None]:
    """Without coverage, which slows all code by half, also what it does not measure."""
    measuring = coverage.Coverage.current()
    if measuring:
        measuring.stop()
    try:
        yield
    finally:
        if measuring:
            measuring.start()


LOCK = 7403158926  # of the tables that all workers copy; any number that nobody else takes


def _name() -> str:
    """The database in which the tables are made once a run."""
    return f"test_{settings.DATABASES['default']['NAME']}_tables"


@contextmanager
def _outside() -> Iterator[psycopg2.extensions.cursor]:
    """A cursor outside the databases that are made and dropped, each statement for itself."""
    where = connection.get_connection_params()  # the private cluster's host is an option
    conn = psycopg2.connect(**(where | {"dbname": "postgres"}))
    conn.autocommit = True
    try:
        yield conn.cursor()
    finally:
        conn.close()


def drop(config: pytest.Config) -> None:
    """Let nothing remain of a run of several workers, nor begin with what an older one left."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        with _outside() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{_name()}"')


def copy_in() -> None:
    """The first worker migrates a database, the others wait for it; each copies the result."""
    with unmeasured(), _outside() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])  # until the connection closes
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_name()])
        if cursor.fetchone() is None:
            _make()
    connection.settings_dict["TEST"]["TEMPLATE"] = _name()


def _make() -> None:
    """Migrate a new database; it gets its name when it is whole, and is left by everybody."""
    test, name = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    own, test["NAME"] = test["NAME"], f"{_name()}_new"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    test["NAME"] = own
    with _outside() as cursor:
        cursor.execute(f'ALTER DATABASE "{_name()}_new" RENAME TO "{_name()}"')
