"""Whether a plan keeps somebody safe in another way than the one before (VIC-03)."""

import dataclasses
import datetime

import pytest

from rules.safety import is_safety_changed
from rules.terms import Pillar, Progress
from rules.tests.builders import high

DAY = datetime.date(2026, 5, 1)


def _plan(**more):
    """The plan with its first victim safety action changed."""
    plan = high().plan
    first = next(row for row in plan.actions if row.pillar is Pillar.VICTIM_SAFETY)
    rows = tuple(dataclasses.replace(row, **more) if row is first else row for row in plan.actions)
    return dataclasses.replace(plan, actions=rows)


@pytest.mark.parametrize(
    ("more", "is_changed"),
    [
        ({}, False),
        ({"what": "The police visit KA-1 each week"}, True),
        ({"who": "Somebody else"}, True),
        ({"people": ("CH-9",)}, True),
        ({"lineage": "another"}, True),
        ({"pillar": Pillar.MONITORING}, True),
        ({"number": "a99", "is_carried_over": True}, False),
        ({"progress": Progress.DONE, "progress_on": DAY, "progress_note": "x"}, False),
        ({"checked_on": DAY, "factors": ()}, False),
    ],
)
def test_what_is_promised_to_keep_somebody_safe_vic_03(more, is_changed):
    assert is_safety_changed(high().plan, _plan(**more)) is is_changed


def test_what_is_promised_elsewhere_is_not_the_officers_concern_vic_03():
    plan = high().plan
    rows = tuple(row for row in plan.actions if row.pillar is Pillar.VICTIM_SAFETY)
    assert len(rows) < len(plan.actions)
    assert not is_safety_changed(plan, dataclasses.replace(plan, actions=rows))
