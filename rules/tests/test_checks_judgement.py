"""QC-03, QC-25, QC-26, QC-43, QC-46."""

import dataclasses

import pytest

from rules.checks import run
from rules.facts import Facts, Reduction, Step1
from rules.terms import Basis, Page, RiskLevel, SourceCategory, Verification
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    VERY_HIGH,
    answered_reduction,
    before,
    change,
    high,
    low,
    medium,
    signable,
    source,
)


def _found(facts, code):
    return [(f.case, f.severity.value) for f in run(facts, whole=True) if f.code == code]


def _steps(step1, step2, step3, level, **step4):
    facts = change(medium(), "assessment.step1", level=step1)
    facts = change(facts, "assessment.step2", level=step2)
    facts = change(facts, "assessment.step3", level=step3)
    return change(facts, "assessment.step4", level=level, **step4)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((MEDIUM, MEDIUM, MEDIUM, MEDIUM), []),
        ((LOW, MEDIUM, MEDIUM, MEDIUM), [("step 1", "block")]),
        ((MEDIUM, HIGH, MEDIUM, MEDIUM), [("step 1", "block")]),
        ((MEDIUM, MEDIUM, MEDIUM, HIGH), [("step 1", "block")]),
        ((MEDIUM, MEDIUM, HIGH, MEDIUM), [("step 3", "warn")]),
        ((HIGH, VERY_HIGH, VERY_HIGH, VERY_HIGH), []),
        ((HIGH, HIGH, VERY_HIGH, HIGH), []),
        ((MEDIUM, None, None, None), []),
        ((MEDIUM, None, None, HIGH), [("step 1", "block")]),
    ],
)
def test_qc_03_differences_between_the_steps_are_explained_st4_03(levels, expected):
    assert _found(_steps(*levels), "QC-03") == expected
    assert _found(_steps(*levels, variance_reason="Protective factors"), "QC-03") == []


def test_qc_03_without_a_start_there_is_nothing_to_compare_st1_09():
    facts = change(high(), "assessment", step1=Step1(basis=Basis.UNSUITABLE, is_rsr_suitable=False))
    assert _found(facts, "QC-03") == []


def test_qc_03_compares_the_derived_start_where_none_is_recorded_st4_03():
    facts = change(high(), "assessment", step1=Step1())
    assert _found(change(facts, "assessment.step2", level=MEDIUM), "QC-03") == [("step 1", "block")]


@pytest.mark.parametrize("text", ["", "None", "n/a", "-", "Not known", "TBC"])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (low(), ("empty", "info")),
        (medium(), ("empty", "block")),
        (high(), ("empty", "block")),
        (before(low(), LOW), ("empty", "info")),
        (before(low(), MEDIUM), ("needed", "block")),
        (change(low(), "assessment.step3", level=MEDIUM), ("needed", "block")),
    ],
)
def test_qc_25_opposing_evidence_is_weighed_rat_01(facts, expected, text):
    facts = change(facts, "assessment.step4", opposing_evidence=text)
    assert _found(facts, "QC-25") == [expected]


def test_qc_25_is_silent_where_it_is_weighed_rat_01():
    assert _found(medium(), "QC-25") == []


@pytest.mark.parametrize("blank", ["imminent_when", "imminent_who", "imminent_what"])
@pytest.mark.parametrize("level", [*RiskLevel])
def test_qc_26_very_high_says_when_who_and_what_st3_02(blank, level):
    facts = change(signable(level), "assessment.step3", **{blank: ""})
    expected = [("imminence", "block")] if level is VERY_HIGH else []
    assert _found(facts, "QC-26") == expected


def test_qc_26_is_silent_when_all_is_said_st3_02():
    assert _found(signable(VERY_HIGH), "QC-26") == []


@pytest.mark.parametrize("level", [*RiskLevel])
def test_qc_43_is_a_state_not_a_fault_rol_01(level):
    expected = [("awaiting", "await")] if level >= HIGH else []
    assert _found(signable(level), "QC-43") == expected


def _lowered(**reduction):
    facts = before(medium(), HIGH)
    return change(facts, "assessment.step4", reduction=answered_reduction(**reduction))


def test_qc_46_a_whole_reduction_passes_rev_11():
    assert _found(_lowered(), "QC-46") == []


@pytest.mark.parametrize("name", [f.name for f in dataclasses.fields(Reduction)][:7])
def test_qc_46_each_of_the_seven_questions_is_answered_rev_11(name):
    empty = None if name.startswith("is_") else " "
    assert _found(_lowered(**{name: empty}), "QC-46") == [("questions", "block")]


@pytest.mark.parametrize(
    ("category", "verification", "passes"),
    [
        (SourceCategory.PARTNERS, Verification.VERIFIED, True),
        (SourceCategory.PARTNERS, Verification.PART, False),
        (SourceCategory.PARTNERS, Verification.NOT_VERIFIED, False),
        (SourceCategory.PARTNERS, None, False),
        (SourceCategory.ACCOUNT, Verification.VERIFIED, False),
        (None, Verification.VERIFIED, False),
    ],
)
def test_qc_46_a_verified_source_that_is_not_the_person_src_19(category, verification, passes):
    sources = (source(category=category, verification=verification),)
    facts = change(_lowered(), "assessment", sources=sources)
    assert _found(facts, "QC-46") == ([] if passes else [("source", "block")])


@pytest.mark.parametrize("name", ["is_sufficient", "is_necessary", "is_proportionate"])
def test_qc_46_the_plan_is_reviewed_rev_13(name):
    facts = change(_lowered(), "plan", **{name: None})
    assert _found(facts, "QC-46") == [("plan", "block")]
    assert _found(change(facts, "plan", unchanged_because="It still fits"), "QC-46") == []


def test_qc_46_a_missing_plan_is_left_to_qc_35():
    facts = _lowered()
    without = Facts(on=facts.on, case=facts.case, assessment=facts.assessment)
    assert _found(without, "QC-46") == []


@pytest.mark.parametrize(
    ("reason", "manager", "passes"),
    [
        ("Typed wrongly", "F. Manager", True),
        ("", "F. Manager", False),
        ("Typed wrongly", "", False),
    ],
)
def test_qc_46_correcting_an_error_is_a_route_of_its_own_rev_12(reason, manager, passes):
    reduction = Reduction(is_correction=True, correction_reason=reason, correction_manager=manager)
    facts = change(before(medium(), HIGH), "assessment", sources=())
    facts = change(facts, "assessment.step4", reduction=reduction)
    assert _found(facts, "QC-46") == ([] if passes else [("correction", "block")])


@pytest.mark.parametrize("held", [None, LOW, MEDIUM])
def test_qc_46_is_silent_unless_the_level_is_lowered_rev_11(held):
    assert _found(before(medium(), held), "QC-46") == []


def test_qc_46_says_which_questions_are_open():
    facts = change(before(medium(), HIGH), "assessment.step4", reduction=Reduction())
    (finding,) = (f for f in run(facts) if f.code == "QC-46")
    assert finding.where is Page.REDUCTION
    assert "how the person sees themselves" in finding.message
