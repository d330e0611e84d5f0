"""What the promises of the whole service share: the world, and one walk through it."""

import pytest
from axes.utils import reset
from django.db import connection, transaction

from tests import crawl, world


@pytest.fixture(scope="session")
def walked(django_db_setup, django_db_blocker) -> crawl.Walk:
    """Every answer of the service to everybody: asked once, rolled back, judged by many tests.

    A test that uses it is marked `django_db`, without which there is no database for tests.
    """
    assert connection.settings_dict["NAME"].startswith("test_")
    with django_db_blocker.unblock(), transaction.atomic():
        found = crawl.walk(world.build())
        transaction.set_rollback(True)
    return found


@pytest.fixture
def here(db: None) -> world.World:
    """The world, for tests that ask for more."""
    reset()
    return world.build()
