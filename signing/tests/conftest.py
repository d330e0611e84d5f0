"""What every test of signing starts from: the default authority, also in an emptied database."""

import pytest

from accounts import authority


@pytest.fixture(autouse=True)
def default_authority(request: pytest.FixtureRequest) -> None:
    """The rows that the migration writes; tests with real transactions empty the tables."""
    if request.node.get_closest_marker("django_db") or "case" in request.fixturenames:
        request.getfixturevalue("db")
        authority.set_defaults()
