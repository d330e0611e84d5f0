"""QC-13, QC-28, QC-29: indicators, bias, discussion."""

import pytest

from rules.checks import run
from rules.facts import Screening
from rules.questions import Section, of_section
from rules.terms import AnswerValue, Page, RiskLevel
from rules.tests.builders import HIGH, LOW, MEDIUM, VERY_HIGH, answer, change, medium, signable

KEYS = [question.key for question in of_section(Section.INDICATORS)]


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


def _unconsidered(level, answers=()):
    return change(signable(level), "assessment", screening=Screening(), answers=answers)


def test_there_are_eleven_indicators_scr_04():
    assert len(KEYS) == 11


@pytest.mark.parametrize(
    ("level", "severity"),
    [(LOW, "block"), (MEDIUM, "warn"), (HIGH, "warn"), (VERY_HIGH, "warn")],
)
def test_qc_13_low_is_not_signed_with_indicators_unconsidered_scr_05(level, severity):
    expected = [("not considered", severity, "indicators")]
    assert _found(_unconsidered(level), "QC-13") == expected


def test_qc_13_each_of_the_eleven_answers_stands_for_itself_scr_04():
    every = tuple(answer(key, AnswerValue.NO) for key in KEYS)
    assert _found(_unconsidered(LOW, every), "QC-13") == []


@pytest.mark.parametrize("left_out", KEYS)
def test_qc_13_one_unanswered_is_not_considered_scr_04(left_out):
    others = tuple(answer(key, AnswerValue.NO) for key in KEYS if key != left_out)
    assert len(_found(_unconsidered(LOW, others), "QC-13")) == 1
    noted = (*others, answer(left_out, None, text="To look up"))
    assert len(_found(_unconsidered(LOW, noted), "QC-13")) == 1


def test_qc_13_considering_the_rest_is_an_act_of_its_own_scr_04():
    facts = _unconsidered(MEDIUM, (answer(KEYS[0], text="Knife"),))
    assert len(_found(facts, "QC-13")) == 1
    facts = change(facts, "assessment.screening", has_considered_rest=True)
    assert _found(facts, "QC-13") == []


@pytest.mark.parametrize(
    ("level", "severity"),
    [(LOW, "info"), (MEDIUM, "warn"), (HIGH, "warn"), (VERY_HIGH, "warn")],
)
def test_qc_28_bias_is_said_to_be_considered_and_stops_nothing_bia_02(level, severity):
    facts = change(signable(level), "assessment.step4", is_bias_considered=False)
    assert _found(facts, "QC-28") == [("bias", severity, "bias")]
    assert _found(signable(level), "QC-28") == []


@pytest.mark.parametrize("level", [*RiskLevel])
@pytest.mark.parametrize("text", ["", "-"])
def test_qc_29_high_is_not_decided_alone_st4_15_sfo_02(level, text):
    facts = change(signable(level), "assessment.step4", discussion=text)
    expected = [("high", "warn", "discussion")] if level >= HIGH else []
    assert _found(facts, "QC-29") == expected
    assert _found(signable(level), "QC-29") == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("high-or-medium.trigger", [("threshold", "info", "discussion")]),
        ("medium-or-low.change", []),
        ("no such question", []),
    ],
)
def test_qc_29_a_close_call_between_high_and_medium_is_talked_over_st4_15(question, expected):
    facts = change(medium(), "assessment.step4", discussion="")
    told = change(facts, "assessment", answers=(answer(question, None, text="At any time"),))
    assert _found(told, "QC-29") == expected


def test_findings_lead_to_the_page_that_mends_them():
    facts = change(_unconsidered(HIGH), "assessment.step4", discussion="", is_bias_considered=False)
    where = {f.code: f.where for f in run(facts)}
    assert where["QC-13"] is Page.SCREENING
    assert where["QC-28"] is where["QC-29"] is Page.STEP_4
