"""How much a case must answer: depth, questions, counts."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.depth import Depth, depth_of
from rules.facts import Facts, Mappa, Order, Score, Step1
from rules.terms import (
    Basis,
    ChildPlan,
    Group,
    OrderKind,
    PersonKind,
    RiskLevel,
    Tool,
    YesNoUnknown,
)
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
    cells,
    change,
    low,
    person,
    rsr,
    signable,
)

PATHS = {
    "step1": "assessment.step1",
    "step2": "assessment.step2",
    "step3": "assessment.step3",
    "step4": "assessment.step4",
}


@pytest.mark.parametrize("level", [*RiskLevel])
def test_a_whole_case_has_the_depth_of_its_level(level):
    found = depth_of(signable(level))
    assert found.depth == min(level, 3)
    assert found.because.endswith(".")
    assert found.depth.label in ("Low", "Medium", "High")


@pytest.mark.parametrize("path", [*PATHS.values()])
@pytest.mark.parametrize("level", [MEDIUM, HIGH, VERY_HIGH])
def test_the_highest_answer_sets_the_depth(path, level):
    found = depth_of(change(low(), path, level=level))
    assert (found.depth, found.level) == (Depth.of(level), level)


@pytest.mark.parametrize("setting", ["community", "custody"])
def test_a_cell_of_either_setting_sets_the_depth(setting):
    more = {"setting": CUSTODY} if setting == "custody" else {}
    facts = low()
    raised = (*facts.assessment.cells, cell(Group.STAFF, HIGH, **more))
    found = depth_of(change(facts, "assessment", cells=raised))
    assert found.depth is Depth.HIGH
    assert "staff in" in found.because


def test_the_level_left_by_a_reduction_sets_the_depth():
    assert depth_of(before(low(), HIGH)).depth is Depth.HIGH
    assert depth_of(before(low(), LOW)).depth is Depth.LOW


def _order(expires_on):
    return Order(lineage="o", kind=OrderKind.OTHER, title="Order", expires_on=expires_on)


def _child(plan):
    return (person("CH-1", PersonKind.CHILD, child_plan=plan),)


def _scored(*scores):
    return change(low(), "assessment", scores=(rsr("2.99"), *scores))


OPENERS = [
    (_scored(Score(lineage="o", tool=Tool.OSP_C, band=HIGH)), Depth.MEDIUM),
    (_scored(Score(lineage="o", tool=Tool.OSP_I, band=VERY_HIGH)), Depth.MEDIUM),
    (_scored(Score(lineage="o", tool=Tool.OSP_C, band=MEDIUM)), Depth.LOW),
    (_scored(Score(lineage="o", tool=Tool.OSP_C)), Depth.LOW),
    (_scored(Score(lineage="o", tool=Tool.OVP, percent="60")), Depth.MEDIUM),
    (_scored(Score(lineage="o", tool=Tool.OVP, percent="59.99")), Depth.LOW),
    (change(low(), "case", orders=(_order(None),)), Depth.MEDIUM),
    (change(low(), "case", orders=(_order(ON),)), Depth.MEDIUM),
    (change(low(), "case", orders=(_order(ON - datetime.timedelta(1)),)), Depth.LOW),
    (change(low(), "case", people=_child(ChildPlan.CHILD_IN_NEED)), Depth.MEDIUM),
    (change(low(), "case", people=_child(ChildPlan.CHILD_PROTECTION)), Depth.MEDIUM),
    (change(low(), "case", people=_child(ChildPlan.NOT_KNOWN)), Depth.MEDIUM),
    (change(low(), "case", people=_child(ChildPlan.NONE)), Depth.LOW),
    (change(low(), "case", mappa=Mappa(category=1, level=2)), Depth.MEDIUM),
    (change(low(), "case", mappa=Mappa(category=1, level=3)), Depth.MEDIUM),
    (change(low(), "case", mappa=Mappa(category=1, level=1)), Depth.LOW),
]


@pytest.mark.parametrize(("facts", "depth"), OPENERS)
def test_openers_raise_low_to_medium_and_no_further_scr_03(facts, depth):
    assert depth_of(facts).depth is depth


def test_a_high_rsr_with_a_low_start_recorded_is_no_ovp_opener():
    facts = change(
        low(), "assessment", scores=(rsr("3.00"), Score(lineage="o", tool=Tool.OVP, percent="60"))
    )
    assert depth_of(facts).depth is Depth.LOW


@pytest.mark.parametrize("path", [*PATHS.values()])
def test_a_missing_answer_is_never_low_st1_13(path):
    more = {"basis": None} if path.endswith("step1") else {}
    facts = change(low(), path, level=None, **more)
    facts = change(facts, "assessment", scores=()) if more else facts
    assert depth_of(facts).depth is Depth.MEDIUM


def test_an_unsuitable_score_is_no_low_start_st1_09():
    facts = change(low(), "assessment", step1=Step1(basis=Basis.UNSUITABLE, reason="Neglect"))
    found = depth_of(facts)
    assert found.depth is Depth.MEDIUM
    assert "no score suits" in found.because


def test_a_missing_cell_of_the_community_is_never_low_who_03():
    facts = change(low(), "assessment", cells=cells(LOW)[:3])
    assert depth_of(facts).depth is Depth.MEDIUM


def test_in_custody_both_columns_count_who_03():
    facts = change(low(), "case", setting=CUSTODY)
    assert depth_of(facts).depth is Depth.MEDIUM
    both = (*cells(LOW), *cells(LOW, tuple(Group), CUSTODY))
    assert depth_of(change(facts, "assessment", cells=both)).depth is Depth.LOW


def test_no_assessment_is_medium():
    assert depth_of(Facts(on=ON, case=case())).depth is Depth.MEDIUM


def test_an_unknown_setting_still_asks_for_the_community():
    facts = change(low(), "case", setting=None)
    assert depth_of(facts).depth is Depth.LOW
    assert depth_of(change(facts, "assessment", cells=())).depth is Depth.MEDIUM


LEVELS = st.sampled_from([None, *RiskLevel])


@given(LEVELS, LEVELS, LEVELS, st.lists(LEVELS, min_size=4, max_size=4), st.integers(0, 6))
def test_no_omission_turns_an_unknown_into_low_st1_13(step2, step3, level, column, omitted):
    """Whatever is answered, leaving one answer out never makes the depth Low."""
    facts = change(low(), "assessment.step2", level=None if omitted == 0 else step2)
    facts = change(facts, "assessment.step3", level=None if omitted == 1 else step3)
    facts = change(facts, "assessment.step4", level=None if omitted == 2 else level)
    groups = [c.group for c in facts.assessment.cells]
    given_cells = [
        cell(group, None if omitted == 3 + place else answer)
        for place, (group, answer) in enumerate(zip(groups, column, strict=True))
    ]
    facts = change(facts, "assessment", cells=tuple(given_cells))
    assert depth_of(facts).depth >= Depth.MEDIUM


@given(st.sampled_from([*YesNoUnknown, None]), st.booleans())
def test_without_a_score_there_is_no_low_st1_13(history, has_cells):
    facts = change(low(), "case", has_sexual_history=history)
    facts = change(facts, "assessment", scores=(), step1=Step1())
    facts = facts if has_cells else change(facts, "assessment", cells=())
    assert depth_of(facts).depth >= Depth.MEDIUM
