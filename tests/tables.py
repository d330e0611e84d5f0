"""The tables of the tests' databases: made when the migrations change, and copied by each worker.

What lives here: what makes databases, outside any test. What may not: rows.
"""

import gc
import hashlib
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg2
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from rosh import fields

LOCK = 7403158926  # of the tables that all workers copy; any number that nobody else takes


def search_rarely() -> None:
    """Let Python look for garbage less often: it searches a large heap thousands of times."""
    gc.set_threshold(50_000, 20, 50)


def _name() -> str:
    """The database that holds the tables, for this run and for later ones."""
    return f"test_{settings.DATABASES['default']['NAME']}_tables"


def _made_from() -> str:
    """A hash of what the tables are made by: every migration, our own columns, the libraries."""
    migrations = MigrationLoader(None).disk_migrations.values()
    files = {inspect.getfile(type(migration)) for migration in migrations}
    files |= {inspect.getfile(fields), __file__}
    whole = hashlib.sha256(repr((django.VERSION, sys.version_info[:2])).encode())
    for file in sorted(files):
        whole.update(Path(file).read_bytes())
    return whole.hexdigest()


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


def copy_in() -> None:
    """The first worker migrates a database, the others wait for it; each copies the result.

    Later runs copy it too, until a migration changes: its comment says what it was made from.
    """
    with _outside() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])  # until the connection closes
        made_from = _made_from()
        cursor.execute(COMMENT, [_name()])
        if cursor.fetchall() != [(made_from,)]:
            cursor.execute(f'DROP DATABASE IF EXISTS "{_name()}"')
            _make()
            cursor.execute(f'COMMENT ON DATABASE "{_name()}_new" IS %s', [made_from])
            cursor.execute(f'ALTER DATABASE "{_name()}_new" RENAME TO "{_name()}"')
    connection.settings_dict["TEST"]["TEMPLATE"] = _name()


COMMENT = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"


def _make() -> None:
    """Migrate a new database, which everybody has left in the end."""
    test, name = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    own, test["NAME"] = test["NAME"], f"{_name()}_new"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    test["NAME"] = own


if __name__ == "__main__":  # before the tests, so that no worker waits for them
    django.setup()
    search_rarely()
    copy_in()
