"""Where the steps differ, and whether a level is raised or lowered (ST4-03, REV-11)."""

from decimal import Decimal

import pytest

from rules.facts import Facts
from rules.four_step import is_raise, is_reduction, ovp_context, step_levels
from rules.terms import RiskLevel
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    ON,
    VERY_HIGH,
    before,
    case,
    change,
    medium,
    signable,
)


@pytest.mark.parametrize(
    ("score", "ovp", "part"),
    [
        ("2.99", "60", "long histories"),
        ("2.99", "59.99", ""),
        ("3.00", "29.99", "sexual convictions"),
        ("3.00", "30", ""),
        ("6.90", "60", "more dynamic factors"),
        ("6.90", "30", ""),
        (None, "60", ""),
        ("2.00", None, ""),
    ],
)
def test_what_rsr_and_ovp_often_mean_together_st1_03(score, ovp, part):
    note = ovp_context(Decimal(score) if score else None, Decimal(ovp) if ovp else None)
    assert part in note
    assert bool(note) is bool(part)


def _levels(step1, step2, step3, level):
    facts = change(medium(), "assessment.step1", level=step1)
    facts = change(facts, "assessment.step2", level=step2)
    facts = change(facts, "assessment.step3", level=step3)
    return step_levels(change(facts, "assessment.step4", level=level))


@pytest.mark.parametrize(
    ("levels", "from_step1", "only_step3", "any_two"),
    [
        ((LOW, LOW, LOW, LOW), False, False, False),
        ((LOW, MEDIUM, LOW, LOW), True, False, True),
        ((LOW, LOW, LOW, MEDIUM), True, False, True),
        ((LOW, LOW, MEDIUM, LOW), False, True, True),
        ((HIGH, VERY_HIGH, VERY_HIGH, VERY_HIGH), False, False, False),
        ((HIGH, HIGH, MEDIUM, HIGH), False, True, True),
    ],
)
def test_where_the_steps_differ_st4_03(levels, from_step1, only_step3, any_two):
    found = _levels(*levels)
    assert found.differs_from_step1 is from_step1
    assert found.only_step3_differs is only_step3
    assert found.differ is any_two


def test_unanswered_steps_differ_from_nothing_st4_03():
    found = step_levels(Facts(on=ON, case=case()))
    assert not (found.differs_from_step1 or found.only_step3_differs or found.differ)


@pytest.mark.parametrize("working", [None, *RiskLevel])
@pytest.mark.parametrize("countersigned", [None, *RiskLevel])
@pytest.mark.parametrize("level", [*RiskLevel])
def test_a_reduction_is_measured_from_the_higher_level_rev_11(working, countersigned, level):
    facts = before(signable(level), working, countersigned)
    held = [held for held in (working, countersigned) if held]
    assert is_reduction(facts) is bool(held and level < max(held))
    assert is_raise(facts) is (level > max(held, default=LOW))


def test_no_assessment_neither_raises_nor_lowers():
    facts = before(Facts(on=ON, case=case()), HIGH)
    assert not is_reduction(facts)
    assert not is_raise(facts)
