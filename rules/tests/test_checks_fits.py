"""QC-21, QC-22, QC-24, QC-50, QC-53: the rows against what was chosen."""

import itertools

import pytest

from rules.checks import run
from rules.questions import Section, criteria_of, of_section
from rules.screening import with_low_cells
from rules.terms import (
    AnswerValue,
    FactorKind,
    FactorSetting,
    FactorState,
    Group,
    LowRoute,
    Page,
    PersonKind,
    RiskLevel,
)
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    VERY_HIGH,
    answer,
    cell,
    change,
    factor,
    low,
    medium,
    person,
    protective,
    screened_out,
    signable,
)


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _fit(level, *factors):
    """Facts whose Step 2 fits that level, at the depth of that level."""
    return change(signable(level), "assessment", factors=factors)


ACUTE = factor("acute", kind=FactorKind.ACUTE)
EMERGING = factor("emerging", kind=FactorKind.ACUTE, state=FactorState.EMERGING)
QUIET = factor("quiet", kind=FactorKind.ACUTE, state=FactorState.UNDER_CONTROL)
OPEN = factor("open", kind=FactorKind.ACUTE, state=None)
STABLE = factor("stable")
CALM = factor("calm", state=FactorState.UNDER_CONTROL)
ROOTED = protective("rooted")
NEW = protective("new", state=FactorState.EMERGING)


@pytest.mark.parametrize(
    ("level", "factors", "fires"),
    [
        (LOW, (ROOTED,), False),
        (LOW, (ROOTED, QUIET, CALM, STABLE), False),
        (LOW, (ROOTED, ACUTE), True),
        (LOW, (ROOTED, EMERGING), True),
        (LOW, (ROOTED, OPEN), True),
        (LOW, (NEW,), True),
        (LOW, (), True),
        (LOW, (CALM,), True),
        (MEDIUM, (STABLE,), False),
        (MEDIUM, (ACUTE,), False),
        (MEDIUM, (ACUTE, QUIET), False),
        (MEDIUM, (ACUTE, EMERGING), True),
        (MEDIUM, (ACUTE, OPEN), True),
        (MEDIUM, (OPEN,), False),
        (MEDIUM, (QUIET, OPEN), False),
        (HIGH, (ACUTE, EMERGING), False),
        (HIGH, (), False),
        (HIGH, (ACUTE, OPEN), False),
        (LOW, (factor("r", state=FactorState.ESTABLISHED),), True),
        (VERY_HIGH, (STABLE, ACUTE), False),
        (VERY_HIGH, (STABLE,), True),
        (VERY_HIGH, (ACUTE, CALM), True),
        (VERY_HIGH, (STABLE, QUIET), True),
        (VERY_HIGH, (), True),
    ],
)
def test_qc_21_the_fit_of_step_2_agrees_with_the_factors_st2_13(level, factors, fires):
    expected = [("misfit", "warn", "step 2")] if fires else []
    assert _found(_fit(level, *factors), "QC-21") == expected


def test_qc_21_judges_step_2_and_only_without_it_the_level_st2_13():
    facts = change(_fit(LOW, ROOTED, ACUTE), "assessment.step2", level=HIGH)
    assert _found(facts, "QC-21") == []
    assert len(_found(change(facts, "assessment.step2", level=None), "QC-21")) == 1
    neither = change(facts, "assessment.step2", level=None)
    assert _found(change(neither, "assessment.step4", level=None), "QC-21") == []


def test_qc_21_a_screened_out_case_has_no_factors_to_fit_scr_02():
    facts = with_low_cells(screened_out())
    assert facts.assessment.step4.level is LOW and not facts.assessment.factors
    assert _found(facts, "QC-21") == []


def test_qc_21_says_which_factors_speak_against_it_st2_13():
    (finding,) = (f for f in run(_fit(MEDIUM, ACUTE, EMERGING)) if f.code == "QC-21")
    assert "“Drinking acute” and “Drinking emerging”" in finding.message
    (finding,) = (f for f in run(_fit(VERY_HIGH)) if f.code == "QC-21")
    assert "no stable and no acute factor" in finding.message


TELLING = [
    "person.manipulating",
    "person.lookout",
    "circumstances.circumstances_repeating",
]
LOW_CASES = {
    AnswerValue.YES: ["low"],
    AnswerValue.PARTLY: ["low"],
    AnswerValue.NO: [],
    AnswerValue.NOT_KNOWN: ["not known"],
    None: [],
}


@pytest.mark.parametrize("route", [*LowRoute, None])
@pytest.mark.parametrize("value", [*LOW_CASES])
@pytest.mark.parametrize("question", TELLING)
def test_qc_22_low_does_not_stand_beside_a_yes_st3_11(question, value, route):
    """Nor beside "not known": unknown is never no."""
    facts = change(low(), "assessment", answers=(answer(question, value),))
    facts = change(facts, "assessment.step3", low_route=route)
    cases = [] if route is LowRoute.LIMITED_ACCESS else LOW_CASES[value]
    assert _found(facts, "QC-22") == [(case, "warn", "step 3") for case in cases]


@pytest.mark.parametrize("level", [MEDIUM, HIGH, VERY_HIGH])
def test_qc_22_above_low_a_yes_is_no_contradiction_st3_11(level):
    facts = change(signable(level), "assessment", answers=tuple(map(answer, TELLING)))
    assert _found(facts, "QC-22") == []


def test_qc_22_other_answers_say_nothing_against_low_st3_11():
    facts = change(low(), "assessment", answers=(answer("person.manages_own_risk"),))
    assert _found(facts, "QC-22") == []


@pytest.mark.parametrize("value", [*LOW_CASES])
@pytest.mark.parametrize("kind", [*PersonKind, None])
def test_qc_22_very_high_names_somebody_or_repeats_st3_11(kind, value):
    """A place, or a victim outside the register, is no identified person at risk."""
    facts = change(signable(VERY_HIGH), "assessment", answers=(answer(TELLING[2], value),))
    facts = change(facts, "case", people=(person("XX-1", kind),) if kind else ())
    is_named = kind not in (None, PersonKind.INDEX_VICTIM, PersonKind.PLACE)
    is_there = is_named or value in (AnswerValue.YES, AnswerValue.PARTLY)
    assert _found(facts, "QC-22") == ([] if is_there else [("very high", "warn", "step 3")])


def test_qc_22_very_high_without_any_answer_st3_11():
    facts = change(signable(VERY_HIGH), "assessment", answers=())
    assert _found(facts, "QC-22") == [("very high", "warn", "step 3")]


@pytest.mark.parametrize(
    "question", of_section(Section.CRITERIA), ids=lambda question: question.key
)
@pytest.mark.parametrize("level", [*RiskLevel])
def test_qc_24_a_criterion_that_does_not_hold_takes_a_reason_st4_07_st4_08_st4_09_st4_10(
    question, level
):
    facts = change(signable(level), "assessment", answers=(answer(question.key, AnswerValue.NO),))
    is_asked = question in criteria_of(level)
    assert _found(facts, "QC-24") == ([("criterion", "info", question.key)] if is_asked else [])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (AnswerValue.NO, "The score overstates it"),
        (AnswerValue.PARTLY, ""),
        (AnswerValue.YES, ""),
        (AnswerValue.NOT_KNOWN, ""),
        (None, "Later"),
    ],
)
def test_qc_24_is_silent_on_every_other_answer_st4_09(value, text):
    facts = change(medium(), "assessment", answers=(answer("criteria.medium.1", value, text=text),))
    assert _found(facts, "QC-24") == []


def test_qc_24_without_a_level_there_is_no_criterion_st4_09():
    facts = change(medium(), "assessment", answers=(answer("criteria.medium.1", AnswerValue.NO),))
    assert _found(change(facts, "assessment.step4", level=None), "QC-24") == []


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize(
    ("past", "external"), list(itertools.product([True, False, None], [True, False, None]))
)
def test_qc_50_protection_that_failed_or_is_control_is_weighed_st2_14(level, past, external):
    row = protective("thin", was_at_past_offence=past, relies_on_external_control=external)
    base = signable(level)
    facts = change(base, "assessment", factors=(*base.assessment.factors, row))
    expected = [("thin", "warn", "thin")] if past or external else []
    assert _found(facts, "QC-50") == expected


@pytest.mark.parametrize("state", [*FactorState, None])
def test_qc_50_what_is_not_there_protects_nobody_st2_14(state):
    row = protective(was_at_past_offence=True, state=state)
    facts = change(low(), "assessment", factors=(row,))
    assert bool(_found(facts, "QC-50")) is (state is not FactorState.NOT_PRESENT)


def test_qc_50_is_not_about_risk_factors_st2_14():
    row = factor(was_at_past_offence=True, relies_on_external_control=True)
    assert _found(change(medium(), "assessment", factors=(row,)), "QC-50") == []


def _group(row, level=LOW, setting=COMMUNITY, links=()):
    cells = (cell(Group.STAFF, level, setting, factors=links),)
    return change(change(medium(), "assessment", cells=cells), "assessment", factors=(row,))


@pytest.mark.parametrize(
    ("row", "fires"),
    [(ACUTE, True), (EMERGING, True), (QUIET, False), (OPEN, True), (STABLE, False)],
)
def test_qc_53_a_low_group_without_an_active_acute_factor_st2_13(row, fires):
    expected = [("acute", "warn", "community/staff")] if fires else []
    assert _found(_group(row, links=(row.lineage,)), "QC-53") == expected
    assert _found(_group(row), "QC-53") == []


@pytest.mark.parametrize("level", [None, MEDIUM, HIGH, VERY_HIGH])
def test_qc_53_is_about_low_groups_only_who_09(level):
    assert _found(_group(ACUTE, level, links=("acute",)), "QC-53") == []


@pytest.mark.parametrize("setting", [COMMUNITY, CUSTODY])
@pytest.mark.parametrize("works_in", [*FactorSetting, None])
def test_qc_53_counts_the_setting_in_which_the_factor_works_who_09(works_in, setting):
    row = factor("a", kind=FactorKind.ACUTE, setting=works_in, cells=((setting, Group.STAFF),))
    is_here = works_in in (None, FactorSetting.BOTH) or works_in.value == setting.value
    assert bool(_found(_group(row, setting=setting), "QC-53")) is is_here


def test_qc_53_a_link_in_the_other_setting_is_no_link_here_who_09():
    row = factor("a", kind=FactorKind.ACUTE, cells=((CUSTODY, Group.STAFF),))
    assert _found(_group(row), "QC-53") == []


def test_findings_lead_to_the_page_that_mends_them():
    facts = _group(protective("thin", was_at_past_offence=True))
    facts = change(facts, "assessment.step2", level=LOW)
    where = {f.code: f.where for f in run(facts)}
    assert where["QC-50"] is Page.FACTORS
    assert _found(facts, "QC-21") == []
