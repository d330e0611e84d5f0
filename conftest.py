"""What every test shares: a running database, and quick settings. Fixtures live nearer by."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from threading import Thread
from typing import Any

import hypothesis
import pytest
from _pytest import runner
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.commands import flush
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.http import HttpRequest
from django.test.client import ClientMixin
from pytest_django import DjangoDbBlocker
from simple_history.manager import HistoryManager

from accounts import authority
from rosh import database
from tests import counting, tables

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
    runner.runtestprotocol = _roomy(runner.runtestprotocol)
    Thread._bootstrap_inner = _roomy(Thread._bootstrap_inner)  # type: ignore[attr-defined]
    tables.search_rarely()
    settings.DEBUG = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if not settings.DATABASE_URL:
        try:
            config.stash[STARTED] = database.ensure_running()
        except database.NoDatabase as problem:
            sys.exit(str(problem))


def _roomy(call: Callable[..., Any]) -> Callable[..., Any]:
    """The same, below a call that has half a megabyte of room on Python's stack.

    Python 3.11 takes the stack from the system 16 kB at a time, and gives each piece back at once.
    Where a loop runs at the edge of a piece, every call in it takes one: a sixth of the walk.
    """

    def roomy(*args: Any, **kwargs: Any) -> Any:
        return call(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=66_000)  # pieces double until it fits
    return roomy


def pytest_collection_finish() -> None:
    """What was imported stays: leave it out of every later search for garbage."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster where these tests started it."""
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
    django_db_keepdb: bool,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """The tables are made once for all workers, and for all runs until a migration changes."""
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            tables.copy_in()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, which may be dropped in the end: a browser may still hold a session."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(OTHERS)


@pytest.fixture(scope="session", autouse=True)
def quick_history() -> None:
    """Make the class of the manager that writes a row's history once, not at each save."""
    HistoryManager.from_queryset = cache(HistoryManager.from_queryset)  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def quick_sign_in() -> None:
    """`force_login` writes the session, and nothing of what signing in by a page also does."""
    ClientMixin._login = _login


def _login(client: ClientMixin, user: Any, backend: str) -> None:
    request = HttpRequest()
    request.session = SessionStore()
    request.session[SESSION_KEY] = str(user.pk)
    request.session[BACKEND_SESSION_KEY] = backend
    request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    request.session.save()
    client._set_login_cookies(request)


@pytest.fixture(scope="session", autouse=True)
def quick_flush() -> None:
    """Empty the tables after a test with real commits by DELETE.

    TRUNCATE makes a new file for each of some two hundred tables, most of which are empty. What
    Django writes after migrating, a name for each table and permission, stays as it is; what we
    write then, who may sign what, is written again.
    """
    DatabaseOperations.sql_flush = _sql_flush  # type: ignore[method-assign]
    flush.emit_post_migrate_signal = lambda *_: authority.set_defaults()


WRITTEN_BY_DJANGO = {"django_content_type", "auth_permission"}


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
    emptied = [table for table in tables if table not in WRITTEN_BY_DJANGO]
    with self.connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        if cursor.fetchone()[0] != "on":
            return [f"TRUNCATE {', '.join(self.quote_name(table) for table in emptied)} CASCADE"]
    deletes = [f"DELETE FROM {self.quote_name(table)}" for table in emptied]
    return ["SET session_replication_role = replica", *deletes, "RESET session_replication_role"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """How Chromium is started: the system's own, quiet, and also as root.

    Its headless shell, where there is one, shows the same pages without a desktop's windows, in
    two thirds of the time.
    """
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    quiet = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run "
        "--disable-background-networking --disable-component-update --disable-sync"
    )
    args = {"executable_path": found, "args": quiet.split()}
    return {**browser_type_launch_args, **args}


# What plugins put around every test: the four thousand tests of the rules have no use for it
NOT_FOR_RULES = ("_dj_", "_django_", "_fail_for_invalid_template", "_live_server", "_pw_trace")
NOT_FOR_RULES += ("_template_string_if_invalid",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `make browser` finds it; put the tests in order.

    What the gate counts stands first: tests that call the rules, permissions and verbs themselves.
    What goes through pages follows, when `tests/gate.py` has read off what they passed. A worker
    takes over what stands last with the other: the tests that judge the one walk through every
    address stay together as they stand first of these, and the long journeys come next.
    """
    for item in items:
        if "page" in getattr(item, "fixturenames", ()) or "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
        if _is_of_rules(item):
            names = item.fixturenames
            names[:] = [name for name in names if not name.startswith(NOT_FOR_RULES)]
    items.sort(key=_turn)


def _is_of_rules(item: pytest.Item) -> bool:
    return item.path.relative_to(item.config.rootpath).parts[0] == "rules"


def _turn(item: pytest.Item) -> int:
    if counting.counts(item):
        return 1 if _is_of_rules(item) else 0
    if "walked" in getattr(item, "fixturenames", ()):
        return 2
    return 3 if item.get_closest_marker("browser") else 4
