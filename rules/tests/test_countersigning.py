"""Who must countersign."""

import pytest

from rules.countersigning import is_child_safeguarding, level_signed, needed
from rules.facts import Facts
from rules.terms import ChildPlan, Group, PersonKind, RiskLevel
from rules.tests.builders import (
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    before,
    case,
    cell,
    change,
    low,
    person,
    signable,
)


@pytest.mark.parametrize(
    ("level", "two", "stages"),
    [
        (LOW, True, 0),
        (MEDIUM, True, 0),
        (HIGH, True, 1),
        (VERY_HIGH, True, 2),
        (VERY_HIGH, False, 1),
    ],
)
def test_levels_that_are_countersigned_rol_01(level, two, stages):
    found = needed(signable(level), very_high_takes_two=two)
    assert found.stages == stages
    assert bool(found) is bool(stages)
    assert found.because.endswith(".")


@pytest.mark.parametrize("held", [*RiskLevel])
@pytest.mark.parametrize("level", [LOW, MEDIUM])
def test_a_reduction_from_high_or_very_high_is_countersigned_rol_01(held, level):
    assert needed(before(signable(level), held)).stages == int(held >= HIGH)


def test_without_an_assessment_nothing_is_countersigned():
    assert needed(Facts(on=ON, case=case())).stages == 0


CHILD = person("CH-1", PersonKind.CHILD)


@pytest.mark.parametrize(
    ("people", "plan", "level", "setting", "expected"),
    [
        ((), None, HIGH, "community", False),
        ((CHILD,), None, LOW, "community", False),
        ((CHILD,), None, None, "community", False),
        ((CHILD,), None, MEDIUM, "community", True),
        ((CHILD,), None, MEDIUM, "custody", True),
        ((person(),), None, MEDIUM, "community", False),
    ],
)
def test_an_identified_child_at_medium_is_child_safeguarding_chd_11(
    people, plan, level, setting, expected
):
    more = {"setting": CUSTODY} if setting == "custody" else {}
    facts = change(low(), "case", people=people)
    facts = change(facts, "assessment", cells=(cell(Group.CHILDREN, level, **more),))
    assert is_child_safeguarding(facts.case, facts.assessment) is expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (ChildPlan.CHILD_IN_NEED, 1),
        (ChildPlan.CHILD_PROTECTION, 1),
        (ChildPlan.NONE, 0),
        (ChildPlan.NOT_KNOWN, 0),
        (None, 0),
    ],
)
def test_a_recorded_childs_plan_is_child_safeguarding_rol_01(plan, expected):
    people = (person("CH-1", PersonKind.CHILD, child_plan=plan),)
    assert needed(change(low(), "case", people=people)).stages == expected


def test_a_case_marked_by_hand_is_child_safeguarding_rol_01():
    assert needed(change(low(), "case", is_child_safeguarding=True)).stages == 1


def test_other_groups_make_no_child_safeguarding_chd_11():
    facts = change(signable(MEDIUM), "case", people=(CHILD,))
    facts = change(facts, "assessment", cells=(cell(Group.PUBLIC, MEDIUM),))
    assert needed(facts).stages == 0


@pytest.mark.parametrize(
    ("level", "held", "alone", "stages"),
    [
        (MEDIUM, MEDIUM, MEDIUM, 0),
        (MEDIUM, VERY_HIGH, VERY_HIGH, 2),
        (HIGH, MEDIUM, HIGH, 1),
        (MEDIUM, None, MEDIUM, 0),
    ],
)
def test_a_plan_alone_takes_the_authority_of_the_level_in_force_rol_01(level, held, alone, stages):
    facts = before(signable(level), held)
    assert level_signed(facts) is level
    assert level_signed(facts, is_plan_alone=True) is alone
    found = needed(facts, is_plan_alone=True)
    assert found.stages == stages
    assert "Lowering" not in found.because


def test_nothing_is_signed_at_no_level():
    assert level_signed(Facts(on=ON, case=case()), is_plan_alone=True) is None
