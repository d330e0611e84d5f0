"""What every test shares: a running database, and quick settings. Fixtures live nearer by."""

import os
import sys

import hypothesis
import pytest
from django.conf import settings

from rosh import database

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
    settings.DEBUG = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if settings.DATABASE_URL:
        return
    try:
        config.stash[STARTED] = database.ensure_running()
    except database.NoDatabase as problem:
        sys.exit(str(problem))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster where these tests started it and nobody else uses it."""
    if config.stash.get(STARTED, False):
        database.stop_if_unused()


pytest_plugins = ["tests.cast"]


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
