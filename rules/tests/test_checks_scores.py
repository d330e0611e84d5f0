"""QC-04, QC-05: how old a score is, and a static start."""

import datetime

import pytest

from rules.checks import run
from rules.facts import LatestEvent, Step1
from rules.terms import Basis, EventKind, Page, RiskLevel, ScoreType, Tool
from rules.tests.builders import HIGH, LOW, ON, before, change, high, low, medium, rsr, signable

A_YEAR_AGO = datetime.date(2025, 9, 14)


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _scored(facts, *scores):
    return change(facts, "assessment", scores=scores)


def _event(facts, day, kind=EventKind.PARTNER):
    return change(facts, "case", latest_event=LatestEvent(kind=kind, happened_on=day))


@pytest.mark.parametrize(
    ("scored_on", "is_old"),
    [
        (ON, False),
        (A_YEAR_AGO + datetime.timedelta(days=1), False),
        (A_YEAR_AGO, False),
        (A_YEAR_AGO - datetime.timedelta(days=1), True),
        (None, True),
    ],
)
@pytest.mark.parametrize("level", [*RiskLevel])
def test_qc_04_a_score_older_than_twelve_months_or_undated_st1_17(level, scored_on, is_old):
    percent = signable(level).assessment.scores[0].percent
    facts = _scored(signable(level), rsr(percent, scored_on=scored_on))
    assert _found(facts, "QC-04") == ([("old", "warn", "rsr")] if is_old else [])


def test_qc_04_a_date_recorded_as_unknown_is_unknown_st1_17():
    facts = _scored(low(), rsr(scored_on=None, is_date_unknown=True))
    (finding,) = (f for f in run(facts) if f.code == "QC-04")
    assert "date is not known" in finding.message
    assert finding.where is Page.STEP_1


@pytest.mark.parametrize(("days", "is_old"), [(-1, False), (0, False), (1, True)])
def test_qc_04_a_score_from_before_the_latest_event_st1_17(days, is_old):
    scored_on = ON - datetime.timedelta(days=30)
    facts = _scored(low(), rsr(scored_on=scored_on))
    facts = _event(facts, scored_on + datetime.timedelta(days=days))
    assert bool(_found(facts, "QC-04")) is is_old


def test_qc_04_says_which_event_came_after_the_score():
    facts = _event(_scored(low(), rsr(scored_on=A_YEAR_AGO)), ON)
    (finding,) = (f for f in run(facts) if f.code == "QC-04")
    assert "New partner" in finding.message and "14 September 2026" in finding.message


def test_qc_04_each_tool_is_judged_by_its_own_date_st1_17():
    old = rsr("40", lineage="ovp", tool=Tool.OVP, scored_on=datetime.date(2024, 1, 1))
    assert _found(_scored(low(), rsr(), old), "QC-04") == [("old", "warn", "ovp")]


def test_qc_04_the_other_scores_without_a_date_are_said_together_st1_17():
    undated = [
        rsr("9", lineage=tool.value, tool=tool, scored_on=None) for tool in (Tool.OVP, Tool.OGRS)
    ]
    facts = _scored(low(), rsr(scored_on=None), *undated)
    assert _found(facts, "QC-04") == [("old", "warn", "rsr"), ("undated", "warn", "scores")]
    messages = [f.message for f in run(facts) if f.code == "QC-04"]
    assert "OVP and OGRS" in messages[1] and "RSR" in messages[0]


@pytest.mark.parametrize("facts", [low(), medium(), high()])
@pytest.mark.parametrize(
    ("kind", "reason", "expected"),
    [
        (ScoreType.STATIC, "", [("static", "info", "rsr")]),
        (ScoreType.STATIC, "-", [("static", "info", "rsr")]),
        (ScoreType.STATIC, "No interview could be had", []),
        (ScoreType.DYNAMIC, "", []),
        (None, "", []),
    ],
)
def test_qc_05_a_static_start_says_why_it_is_not_dynamic_st1_04(facts, kind, reason, expected):
    percent = facts.assessment.scores[0].percent
    facts = _scored(facts, rsr(percent, score_type=kind))
    facts = change(facts, "assessment.step1", not_dynamic_reason=reason)
    assert _found(facts, "QC-05") == expected


@pytest.mark.parametrize(
    "step1",
    [
        Step1(level=HIGH, basis=Basis.OSP_C, reason="Contact offence"),
        Step1(basis=Basis.UNSUITABLE, reason="Neglect"),
    ],
)
def test_qc_05_is_silent_where_rsr_is_not_the_start_st1_09(step1):
    facts = _scored(low(), rsr(score_type=ScoreType.STATIC))
    assert _found(change(facts, "assessment", step1=step1), "QC-05") == []


def test_qc_05_judges_the_derived_start_too_st1_04():
    facts = change(_scored(low(), rsr(score_type=ScoreType.STATIC)), "assessment", step1=Step1())
    assert _found(facts, "QC-05") == [("static", "info", "rsr")]
    assert _found(_scored(facts), "QC-05") == []


def test_levels_in_force_do_not_matter_to_the_age_of_a_score():
    assert _found(before(low(), LOW), "QC-04") == []


def test_qc_04_a_score_that_says_nothing_of_its_date_is_of_the_day_of_rsr_st1_17():
    """Imported files have a date for RSR alone; that nobody knows the date is another answer."""
    silent = rsr("9", lineage="ovp", tool=Tool.OVP, scored_on=None)
    assert _found(_scored(low(), rsr(), silent), "QC-04") == []
    unknown = rsr("9", lineage="ovp", tool=Tool.OVP, scored_on=None, is_date_unknown=True)
    assert _found(_scored(low(), rsr(), unknown), "QC-04") == [("undated", "warn", "scores")]
    assert _found(_scored(low(), silent), "QC-04") == [("undated", "warn", "scores")]


@pytest.mark.parametrize(("days", "is_odd"), [(0, False), (1, True)])
def test_qc_04_a_score_of_a_day_to_come_has_no_date_st1_17(days, is_odd):
    facts = _scored(low(), rsr(scored_on=ON + datetime.timedelta(days=days)))
    assert _found(facts, "QC-04") == ([("old", "warn", "rsr")] if is_odd else [])
