"""What every test shares: a running database, and quick settings. Fixtures live nearer by."""

import gc
import os
import sys
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from pytest_django import DjangoDbBlocker

from rosh import database
from tests import tables

# The browser fixtures run an event loop in the thread that also asks the database
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

STARTED = pytest.StashKey[bool]()


# No test may fail because the machine was busy; the same examples are tried each time
hypothesis.settings.register_profile("rosh", deadline=None, derandomize=True)
hypothesis.settings.load_profile("rosh")


def pytest_configure(config: pytest.Config) -> None:
    """Start the private cluster where no database is configured; hash passwords quickly.

    DEBUG is off from the first import on, so that the addresses are those of production.
    """
    gc.set_threshold(50_000, 20, 50)  # a heap of this size is searched thousands of times else
    settings.DEBUG = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if not settings.DATABASE_URL:
        try:
            config.stash[STARTED] = database.ensure_running()
        except database.NoDatabase as problem:
            sys.exit(str(problem))
    tables.drop(config)


def pytest_collection_finish() -> None:
    """What was imported stays: leave it out of every later search for garbage."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Drop what the workers copied; stop the cluster where these tests started it."""
    tables.drop(config)
    if config.stash.get(STARTED, False):
        database.stop_if_unused()


pytest_plugins = ["tests.cast"]

OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    request: pytest.FixtureRequest,
    django_db_keepdb: bool,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Where several workers run, the tables are made once."""
    if hasattr(request.config, "workerinput") and not django_db_keepdb:
        with django_db_blocker.unblock():
            tables.copy_in()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, which may be dropped in the end: a browser may still hold a session."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(OTHERS)


@pytest.fixture(scope="session", autouse=True)
def quick_flush() -> None:
    """Empty the tables after a test with real commits by DELETE.

    TRUNCATE makes a new file for each of some two hundred tables, most of which are empty.
    """
    DatabaseOperations.sql_flush = _sql_flush  # type: ignore[method-assign]


def _sql_flush(
    self: DatabaseOperations,
    style: object,
    tables: list[str],
    *,
    reset_sequences: bool = False,
    allow_cascade: bool = False,
) -> list[str]:
    """Statements that empty the tables; while they run, foreign keys are not looked at.

    Only a superuser may switch that off; anybody else truncates.
    """
    with self.connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        if cursor.fetchone()[0] != "on":
            return [f"TRUNCATE {', '.join(self.quote_name(table) for table in tables)} CASCADE"]
    deletes = [f"DELETE FROM {self.quote_name(table)}" for table in tables]
    return ["SET session_replication_role = replica", *deletes, "RESET session_replication_role"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """How Chromium is started: the system's own, quiet, and also as root."""
    quiet = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run "
        "--disable-background-networking --disable-component-update --disable-sync"
    )
    args = {"executable_path": "/usr/bin/chromium", "args": quiet.split()}
    return {**browser_type_launch_args, **args}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `make browser` finds it."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()) or "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


# Measuring doubles what a page costs. The rules, permissions and verbs that must be covered whole
# (pyproject.toml) are covered by the tests beside them that call them; pages are not measured.
FURTHER_OFF = {"casefiles", "guidance", "rosh", "tests"}


def _is_measured(item: pytest.Item) -> bool:
    home = item.path.relative_to(item.config.rootpath).parts[0]
    through_pages = "client" in getattr(item, "fixturenames", ())
    return home not in FURTHER_OFF and not through_pages and not item.get_closest_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Leave out of coverage the tests that go through a page, a browser or the whole service."""
    if _is_measured(item):
        return (yield)
    with tables.unmeasured():
        return (yield)
