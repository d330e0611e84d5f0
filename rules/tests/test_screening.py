"""Screened out: only by answers that somebody gave (SCR-01, SCR-02)."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.checks import Severity, run
from rules.depth import SCREENED_BECAUSE, Depth, depth_of
from rules.facts import (
    AssessmentFacts,
    Children,
    Facts,
    LevelsInForce,
    Mappa,
    RiskToSelf,
    Score,
    Screening,
    Step1,
)
from rules.questions import Section, of_section
from rules.required import unanswered
from rules.screening import against, is_screened_out, with_low_cells
from rules.terms import (
    AnswerValue,
    Basis,
    Group,
    PeopleAnswer,
    PersonKind,
    RiskLevel,
    ScreeningOutcome,
    Tool,
    YesNoUnknown,
)
from rules.tests.builders import (
    COMMUNITY,
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    answer,
    behaviour,
    case,
    cell,
    change,
    factor,
    low,
    order,
    person,
    protective,
    rsr,
    screened_out,
)

KEYS = [question.key for question in of_section(Section.INDICATORS)]
SCREEN, RISK = "assessment.screening", "assessment.risk_to_self"


def _with(path, **more):
    return change(screened_out(), path, **more)


def test_a_screening_that_found_nothing_screens_out_scr_02():
    found = depth_of(screened_out())
    assert (found.depth, found.because) == (Depth.SCREENED, SCREENED_BECAUSE)
    assert found.depth.label == "Screened out"
    assert list(against(screened_out())) == []


def test_screened_out_is_signed_with_nothing_else_answered_scr_02():
    """And no finding of it stops or warns: its plan is none, its groups are Low."""
    facts = with_low_cells(screened_out())
    assert unanswered(screened_out()) == unanswered(facts) == ()
    severities = {finding.severity for finding in run(facts, whole=True)}
    assert severities <= {Severity.INFO}


AGAINST = [
    ("outcome not given", _with(SCREEN, outcome=None)),
    ("evidence", _with(SCREEN, outcome=ScreeningOutcome.EVIDENCE)),
    ("no reason", _with(SCREEN, reason=" - ")),
    ("rest not considered", _with(SCREEN, has_considered_rest=False)),
    ("setting not known", change(_with("case", setting=None), "assessment", setting=None)),
    ("limited", _with("assessment", is_limited=True)),
    ("limited or not", _with("assessment", is_limited=None)),
    ("children not asked", _with("case", children=Children())),
    (
        "children not known",
        _with("case", children=Children(is_there_contact=PeopleAnswer.NOT_KNOWN)),
    ),
    ("children", _with("case", children=Children(is_there_contact=PeopleAnswer.SOME))),
    ("a child", _with("case", people=(person("CH-1", PersonKind.CHILD),))),
    ("a known adult", _with("case", people=(person(),))),
    ("safeguarding", _with("case", is_child_safeguarding=True)),
    ("self not asked", _with("assessment", risk_to_self=RiskToSelf())),
    ("self not known", _with(RISK, is_identified=YesNoUnknown.NOT_KNOWN)),
    ("self", _with(RISK, is_identified=YesNoUnknown.YES)),
    ("thoughts", _with(RISK, has_current_thoughts=YesNoUnknown.YES)),
    ("thoughts not known", _with(RISK, has_current_thoughts=YesNoUnknown.NOT_KNOWN)),
    ("behaviour", _with("case", unconvicted=(behaviour(),))),
    ("a factor", _with("assessment", factors=(factor(),))),
    ("no score", _with("assessment", scores=())),
    (
        "a level without a score",
        _with("assessment", scores=(), step1=Step1(level=LOW, basis=Basis.RSR)),
    ),
    ("a score above Low", _with("assessment", scores=(rsr("3.00"),))),
    (
        "a start below its score",
        _with("assessment", scores=(rsr("3.00"),), step1=Step1(level=LOW, reason="Old")),
    ),
    (
        "a start above Low",
        _with("assessment", step1=Step1(level=MEDIUM, basis=Basis.OVP, reason="OVP")),
    ),
    ("unsuitable", _with("assessment", step1=Step1(is_rsr_suitable=False))),
    ("Step 2", _with("assessment.step2", level=MEDIUM)),
    ("Step 3", _with("assessment.step3", level=HIGH)),
    ("the level", _with("assessment.step4", level=MEDIUM)),
    ("a group", _with("assessment", cells=(cell(Group.STAFF, MEDIUM),))),
    ("a group in custody", _with("assessment", cells=(cell(Group.STAFF, HIGH, CUSTODY),))),
    ("a reduction", _with("case", levels=LevelsInForce(working=MEDIUM))),
    ("an order", _with("case", orders=(order(),))),
    ("MAPPA", _with("case", mappa=Mappa(category=2, level=2))),
    ("OSP", _with("assessment", scores=(rsr(), Score(lineage="o", tool=Tool.OSP_C, band=HIGH)))),
]


@pytest.mark.parametrize("facts", [row[1] for row in AGAINST], ids=[row[0] for row in AGAINST])
def test_whatever_is_there_or_not_said_is_not_screened_out_scr_02_scr_05(facts):
    assert not is_screened_out(facts)
    assert depth_of(facts).depth is not Depth.SCREENED
    assert with_low_cells(facts) is facts


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", [AnswerValue.YES, AnswerValue.PARTLY, AnswerValue.NOT_KNOWN])
def test_an_indicator_present_or_not_known_opens_scr_04(key, value):
    facts = _with("assessment", answers=(answer(key, value, text="Police log"),))
    assert not is_screened_out(facts)
    whole_low = change(low(), "assessment", answers=facts.assessment.answers)
    found = depth_of(whole_low)
    assert found.depth is Depth.MEDIUM and "indicator" in found.because


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", [AnswerValue.NO, None])
def test_an_indicator_that_is_not_there_opens_nothing_scr_04(key, value):
    facts = change(low(), "assessment", answers=(answer(key, value, text="Asked police"),))
    assert depth_of(facts).depth is Depth.LOW


@pytest.mark.parametrize("question", ["person.lookout", "criteria.low.1", "no such question"])
def test_answers_to_other_questions_open_nothing_scr_04(question):
    facts = change(low(), "assessment", answers=(answer(question),))
    assert depth_of(facts).depth is Depth.LOW


def test_all_eleven_answered_no_need_no_further_act_scr_04():
    answers = tuple(answer(key, AnswerValue.NO) for key in KEYS)
    facts = change(_with("assessment", answers=answers), SCREEN, has_considered_rest=False)
    assert is_screened_out(facts)
    assert not is_screened_out(change(facts, "assessment", answers=answers[1:]))


def test_without_an_assessment_nothing_is_screened_out():
    facts = Facts(on=ON, case=case())
    assert not is_screened_out(facts) and len(list(against(facts))) == 1
    assert with_low_cells(facts) is facts


@pytest.mark.parametrize(
    ("setting", "count"), [(COMMUNITY, 4), (CUSTODY, 9)], ids=["community", "custody"]
)
def test_its_groups_and_level_are_low_by_the_one_answer_scr_02(setting, count):
    facts = with_low_cells(change(screened_out(), "case", setting=setting))
    assert facts.assessment.step4.level is LOW
    assert [row.level for row in facts.assessment.cells] == [LOW] * count
    assert facts.assessment.step2.level is facts.assessment.step3.level is None


def test_giving_the_low_cells_twice_changes_nothing():
    once = with_low_cells(screened_out())
    assert with_low_cells(once) == once
    assert depth_of(once).depth is Depth.SCREENED


def test_what_somebody_wrote_about_a_group_stays():
    empty = dataclasses.replace(cell(Group.STAFF, None), who="Nobody", harm="", factors=())
    facts = with_low_cells(_with("assessment", cells=(empty,), factors=(protective(),)))
    staff = next(row for row in facts.assessment.cells if row.group is Group.STAFF)
    assert (staff.level, staff.who) == (LOW, "Nobody")


def test_low_is_recorded_for_a_level_in_force_that_is_low_already():
    assert is_screened_out(_with("case", levels=LevelsInForce(working=LOW)))


def _blank() -> AssessmentFacts:
    whole = screened_out().assessment
    return AssessmentFacts(uuid=whole.uuid, number=1, kind=whole.kind, assessed_on=ON)


NEEDED = ["is_limited", "screening", "risk_to_self", "scores"]


@given(st.sets(st.sampled_from(NEEDED), min_size=1), st.booleans())
def test_no_omission_screens_a_case_out_scr_05(left_out, has_text):
    """Whatever else is answered: each part that is left out keeps the case in."""
    blank = _blank()
    given_facts = screened_out()
    gone = {name: getattr(blank, name) for name in left_out}
    facts = change(given_facts, "assessment", **gone)
    if has_text:
        facts = change(facts, SCREEN, reason="Nothing is known", most_serious="Nothing")
    assert not is_screened_out(facts)
    assert depth_of(facts).depth >= Depth.LOW
    assert with_low_cells(facts).assessment.step4.level is None


def test_every_part_that_must_be_answered_is_among_those_left_out():
    fields = {field.name for field in dataclasses.fields(AssessmentFacts)}
    assert set(NEEDED) < fields
    bare = change(screened_out(), "assessment", screening=Screening())
    assert depth_of(bare).depth is Depth.MEDIUM


def test_levels_may_be_answered_in_any_order_and_stay_screened_out():
    facts = _with("assessment.step3", level=RiskLevel.LOW)
    facts = change(facts, "assessment", cells=(cell(Group.STAFF, LOW), cell(Group.PUBLIC, LOW)))
    assert is_screened_out(facts)


def test_an_order_that_has_run_out_opens_nothing_scr_11():
    past = order(expires_on=ON - datetime.timedelta(days=1))
    assert is_screened_out(_with("case", orders=(past,)))
