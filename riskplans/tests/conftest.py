import pytest

from assessments.models import CellFactor, Driver, Factor
from cases.models import PersonAtRisk
from riskplans.models import Action
from rules.terms import Pillar
from tests.factories import make_assessment, make_plan


@pytest.fixture
def assessment(case):
    """A draft in which every level is High, so that the depth is."""
    assessment = make_assessment(case)
    for row in (assessment.best_fit, assessment.immediacy, assessment.decision):
        row.level = 3
        row.save()
    return assessment


@pytest.fixture
def drinking(assessment):
    """An active acute factor that drives the level."""
    factor = Factor.objects.create(
        assessment=assessment, number="r1", label="Drinking again", kind="acute", state="active"
    )
    Driver.objects.create(assessment=assessment, factor=factor)
    cell = assessment.cells.get(setting="community", group="known_adult")
    cell.level = 3
    cell.save()
    CellFactor.objects.create(cell=cell, factor=factor)
    return factor


@pytest.fixture
def partner(case):
    return PersonAtRisk.objects.create(
        case=case, reference="KA-1", kind="known_adult", relationship="former partner"
    )


@pytest.fixture
def plan(assessment):
    return make_plan(assessment)


@pytest.fixture
def add(plan):
    """Make an action quickly: add(what="…")."""

    def make(number="a1", **fields):
        usual = {"what": "See him weekly", "pillar": Pillar.SUPERVISION}
        return Action.objects.create(plan=plan, number=number, **(usual | fields))

    return make


@pytest.fixture
def signed_in(client, priya):
    client.force_login(priya)
    return client
