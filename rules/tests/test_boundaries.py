"""Every boundary, every pair of levels, every setting, against a second telling of the rules."""

import itertools

import pytest

from rules.checks import run
from rules.depth import Depth, depth_of
from rules.facts import Step1
from rules.four_step import starting_point
from rules.terms import Basis, Group, RiskLevel
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    cell,
    change,
    low,
    medium,
    rsr,
)

ANY_LEVEL = [None, *RiskLevel]
ALL_COMBINATIONS = list(itertools.product(ANY_LEVEL, repeat=4))


@pytest.mark.parametrize(
    ("percent", "level"),
    [
        ("0", LOW),
        ("2.99", LOW),
        ("2.994", LOW),
        ("2.995", MEDIUM),
        ("3.00", MEDIUM),
        ("6.89", MEDIUM),
        ("6.894", MEDIUM),
        ("6.895", HIGH),
        ("6.90", HIGH),
        ("100", HIGH),
        ("", None),
        ("none", None),
        ("-1", None),
        ("100.01", None),
        (None, None),
    ],
)
def test_the_start_of_each_score_and_of_none_st1_01_st1_13(percent, level):
    """The displayed value is the one that is banded, and nothing but a score starts a level."""
    scores = () if percent is None else (rsr(percent),)
    facts = change(low(), "assessment", scores=scores, step1=Step1())
    assert starting_point(facts.case, facts.assessment).level is level
    blocks = [f.code for f in run(facts) if f.severity == "block"]
    assert ("QC-01" in blocks) is (level is None)
    expected = Depth.MEDIUM if level is None else Depth.of(level)
    assert depth_of(facts).depth is expected


def _at_most_high(level):
    return None if level is None else min(level, HIGH)


def _should_say(step1, step2, step3, level):
    """QC-03 told a second way, over pairs."""
    one, two, three, four = map(_at_most_high, (step1, step2, step3, level))
    if one and ((two and two != one) or (four and four != one)):
        return [("step 1", "block")]
    if two and four and two != four:
        return []
    others = {known for known in (one, two, four) if known}
    return [("step 3", "warn")] if three and others and others != {three} else []


@pytest.mark.parametrize("setting", [COMMUNITY, CUSTODY, None])
def test_qc_03_every_combination_of_levels_st4_03_st4_04_st4_05(setting):
    base = change(change(medium(), "case", setting=setting), "assessment", setting=None)
    for step1, step2, step3, level in ALL_COMBINATIONS:
        start = Step1(level=step1, basis=Basis.RSR if step1 else Basis.UNSUITABLE, reason="So")
        facts = change(base, "assessment", step1=start)
        facts = change(facts, "assessment.step2", level=step2)
        facts = change(facts, "assessment.step3", level=step3)
        facts = change(facts, "assessment.step4", level=level)
        found = [(f.case, f.severity.value) for f in run(facts) if f.code == "QC-03"]
        assert found == _should_say(step1, step2, step3, level), (step1, step2, step3, level)
        told = change(facts, "assessment.step4", variance_reason="Protective factors")
        assert not [f for f in run(told) if f.code == "QC-03"]


def _against_groups(level, here, there, is_known):
    """QC-23 told a second way: the level against both columns. No setting: either counts."""
    levels = [known for known in (here, there) if known]
    if level is None or not levels:
        return []
    present = here if is_known and here else max(levels)
    found = []
    if level < present:
        found.append(("lower", "block"))
    elif level > max(levels):
        found.append(("higher", "warn"))
    if is_known and there and there > level:
        found.append(("other setting", "info"))
    return found


@pytest.mark.parametrize("setting", [COMMUNITY, CUSTODY, None])
def test_qc_23_every_level_against_every_pair_of_groups_who_10_who_12(setting):
    other = COMMUNITY if setting is CUSTODY else CUSTODY
    base = change(change(medium(), "case", setting=setting), "assessment", setting=None)
    for level, here, there in itertools.product(ANY_LEVEL, repeat=3):
        rows = (
            cell(Group.PUBLIC, here, setting or COMMUNITY),
            cell(Group.PUBLIC, there, other),
        )
        facts = change(change(base, "assessment", cells=rows), "assessment.step4", level=level)
        found = [(f.case, f.severity.value) for f in run(facts) if f.code == "QC-23"]
        expected = _against_groups(level, here, there, setting is not None)
        assert found == expected, (level, here, there)
        told = change(facts, "assessment.step4", difference_reason="Only in the family")
        left = {f.case for f in run(told) if f.code == "QC-23"}
        assert left <= {"other setting"}


def test_depth_is_that_of_the_highest_of_every_combination_st4_02():
    for step1, step2, step3, level in ALL_COMBINATIONS:
        start = Step1(level=step1, basis=Basis.RSR if step1 else Basis.UNSUITABLE, reason="So")
        facts = change(low(), "assessment", step1=start)
        facts = change(facts, "assessment.step2", level=step2)
        facts = change(facts, "assessment.step3", level=step3)
        facts = change(facts, "assessment.step4", level=level)
        known = [one for one in (step1, step2, step3, level) if one]
        least = Depth.LOW if len(known) == 4 else Depth.MEDIUM
        highest = max(known, default=LOW)
        expected = Depth.of(highest) if highest > LOW else least
        assert depth_of(facts).depth is expected, (step1, step2, step3, level)
