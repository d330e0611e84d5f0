"""What every test of signing starts from: the default authority, also in an emptied database."""

import pytest

from accounts import authority
from riskplans import workflow as planning
from rules.terms import RiskLevel
from signing.tests.plans_alone import completed_plan, confirmed


@pytest.fixture(autouse=True)
def default_authority(request: pytest.FixtureRequest) -> None:
    """The rows that the migration writes; tests with real transactions empty the tables."""
    if request.node.get_closest_marker("django_db") or "case" in request.fixturenames:
        request.getfixturevalue("db")
        authority.set_defaults()


@pytest.fixture
def revised(case, priya, mo):
    """A revision of the plan at Medium, in which everything copied was confirmed."""
    return confirmed(
        planning.revise(completed_plan(case, priya, mo, RiskLevel.MEDIUM), by=priya), priya
    )


@pytest.fixture
def revised_high(case, priya, mo):
    """The same at High, where it is countersigned."""
    return confirmed(
        planning.revise(completed_plan(case, priya, mo, RiskLevel.HIGH), by=priya), priya
    )
