"""Words and answers that look like more, or like less, than they are."""

import dataclasses
import datetime

import pytest

from rules.checks import run
from rules.checks.people import reply_due
from rules.clock import REPLY_WORKING_DAYS
from rules.descriptors import CRITERIA
from rules.facts import Children
from rules.partners import names_future_partner
from rules.predictors import DOES_NOT_MEASURE
from rules.questions import BY_KEY, CATALOGUE, OWN_BIAS, Section
from rules.self_harm import is_settled
from rules.terms import (
    AnswerValue,
    FactorKind,
    PeopleAnswer,
    PersonKind,
    RiskLevel,
    Tool,
    Weight,
    YesNoUnknown,
)
from rules.tests.builders import (
    HIGH,
    MEDIUM,
    ON,
    VERY_HIGH,
    answer,
    cell,
    change,
    enquiry,
    factor,
    medium,
    person,
    rsr,
    signable,
)
from rules.time_alone import names_a_length_of_time
from rules.unknowns import unknowns
from rules.vague import is_unknown


def _said(facts, code):
    return [(finding.case, finding.message) for finding in run(facts) if finding.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "None at all",
        "none known at present",
        "“None”",
        "'none'",
        "Not known",
        "unknown",
        "0",
        "n / a",
    ],
)
def test_qc_25_more_ways_to_say_nothing_rat_01(text):
    facts = change(medium(), "assessment.step4", opposing_evidence=text)
    assert _said(facts, "QC-25")
    told = change(medium(), "assessment.step4", opposing_evidence=f"{text} but one clear test")
    assert not _said(told, "QC-25")


@pytest.mark.parametrize("text", ["2 yrs", "18 mths", "thirteen months", "a fortnight", "for ages"])
def test_qc_27_lengths_of_time_in_short_rev_14(text):
    assert names_a_length_of_time(f"No offence {text}")


@pytest.mark.parametrize(
    "text",
    [
        "Drank last week",
        "Goes to a day centre",
        "One day he will",
        "A two-year-old child",
        "She is 3 years older",
        "He is 34 years old",
        "Aged 12 years",
        "12 weeks pregnant",
        "Seen a week ago",
        "One day at a time",
    ],
)
def test_qc_27_points_in_time_and_ages_are_no_lengths_rev_14(text):
    assert not names_a_length_of_time(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("future-partner", True),
        ("any partner", True),
        ("any partner agency", False),
        ("Any partner organisations", False),
        ("any partner-worker", False),
    ],
)
def test_qc_17_hyphens_and_agencies_who_05(text, found):
    assert bool(names_future_partner(text)) is found


NONE = Children(is_there_contact=PeopleAnswer.NONE, none_known_from="Police, 1 May 2026")


@pytest.mark.parametrize(
    ("own", "of_all", "asks"),
    [
        ("", NONE, False),
        ("", Children(is_there_contact=PeopleAnswer.NONE), True),
        ("Not known", NONE, False),
        ("Not known", Children(is_there_contact=PeopleAnswer.SOME), True),
        ("Sees weekly", Children(), False),
        ("", Children(is_there_contact=PeopleAnswer.SOME, contact="Weekly"), False),
        ("", Children(is_there_contact=PeopleAnswer.SOME, contact="not known"), True),
        ("", Children(is_there_contact=PeopleAnswer.NOT_KNOWN, contact="Weekly"), True),
    ],
)
def test_qc_19_contact_is_told_or_said_to_be_none_chd_01(own, of_all, asks):
    child = person("CH-1", PersonKind.CHILD, voice="Afraid", contact=own)
    facts = change(medium(), "case", people=(child,), children=of_all)
    assert bool([case for case, _ in _said(facts, "QC-19") if case == "contact"]) is asks


def test_qc_19_contact_that_is_only_said_to_be_unknown_is_asked_chd_02():
    some = Children(is_there_contact=PeopleAnswer.SOME, contact="Not yet known", voice="Afraid")
    facts = change(medium(), "case", children=some)
    assert "contact" in [case for case, _ in _said(facts, "QC-19")]
    assert is_unknown("Not known.") and not is_unknown("Not known to her")


def test_a_reply_without_a_date_is_due_in_ten_working_days_chd_02():
    asked = enquiry(asked_on=datetime.date(2026, 9, 5), due_on=None)  # a Saturday
    assert reply_due(asked) == datetime.date(2026, 9, 18)
    assert REPLY_WORKING_DAYS == 10


@pytest.mark.parametrize("kind", [FactorKind.STABLE, FactorKind.ACUTE])
def test_qc_21_a_factor_of_which_nobody_said_how_it_stands_is_not_called_quiet_st2_13(kind):
    facts = signable(VERY_HIGH)
    rows = tuple(
        row if row.kind is not kind else factor(row.lineage, kind=kind, state=None)
        for row in facts.assessment.factors
    )
    facts = change(facts, "assessment", factors=rows)
    ((_, message),) = _said(facts, "QC-21")
    assert message.startswith("Select how these factors stand now: “Drinking")


def test_qc_53_two_factors_bear_and_one_bears_st2_13():
    rows = tuple(factor(f"x{n}", kind=FactorKind.ACUTE) for n in (1, 2))
    low = cell(level=RiskLevel.LOW, factors=("x1", "x2"))
    facts = change(medium(), "assessment", factors=rows, cells=(low,))
    assert "“Drinking x1” and “Drinking x2” bear on them" in _said(facts, "QC-53")[0][1]
    facts = change(facts, "assessment", factors=rows[:1])
    assert "“Drinking x1” bears on them" in _said(facts, "QC-53")[0][1]


def test_qc_53_an_unknown_state_is_asked_where_the_group_is_low_st2_13():
    row = factor("x1", kind=FactorKind.ACUTE, state=None)
    low = cell(level=RiskLevel.LOW, factors=("x1",))
    facts = change(medium(), "assessment", factors=(row,), cells=(low,))
    assert _said(facts, "QC-53")[0][1].startswith("Select how these acute factors stand now")


KEY = "high-or-medium.rsr"


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        (change(medium(), "assessment", answers=(answer(KEY, None),)), False),
        (change(medium(), "assessment", answers=(answer(KEY, None, text="4%"),)), True),
        (change(medium(), "assessment", answers=(answer(KEY, AnswerValue.NO),)), True),
        (change(medium(), "assessment.step2", level=HIGH), True),
        (change(medium(), "assessment.step3", level=VERY_HIGH), True),
        (change(medium(), "assessment.step2", level=MEDIUM), False),
    ],
)
def test_qc_29_a_close_call_between_high_and_medium_is_discussed_st4_15(facts, fires):
    """Whether somebody answered its questions, or a step points to High beside a Medium level."""
    facts = change(facts, "assessment.step4", discussion="")
    assert [case for case, _ in _said(facts, "QC-29")] == (["threshold"] if fires else [])


@pytest.mark.parametrize(("months", "fires"), [(6, True), (12, False), (24, False)])
def test_qc_04_the_service_says_when_a_score_is_old_st1_17(months, fires):
    score = rsr("4.00", scored_on=ON - datetime.timedelta(days=300))
    facts = dataclasses.replace(
        change(medium(), "assessment", scores=(score,)), score_months=months
    )
    assert bool(_said(facts, "QC-04")) is fires


def test_ovp_bands_no_level_and_may_be_weighed_st1_08_st1_10():
    """The page offers OVP as what a starting point rests on, where there is one."""
    assert "no starting point" not in DOES_NOT_MEASURE[Tool.OVP]
    assert "no level by itself" in DOES_NOT_MEASURE[Tool.OVP]


def test_a_static_factor_is_never_called_at_work_st4_07():
    assert not any("Static, stable and acute" in text for text in CRITERIA[VERY_HIGH])


def test_a_sentence_about_a_source_begins_as_one():
    row = medium().assessment.sources[0]
    heavy = type(row)(lineage="x", number="s1", category=None, what="Log", weight=Weight.HIGH)
    facts = change(medium(), "assessment", sources=(heavy,))
    assert "Source s1 carries high weight and is not verified." in unknowns(facts)


def test_no_question_about_ones_own_bias_is_answered_in_words_bia_02():
    assert {"high-or-medium.bias", "medium-or-low.bias"} < OWN_BIAS
    assert {q.key for q in CATALOGUE if q.section is Section.BIAS} < OWN_BIAS
    assert "high-or-medium.evidence" not in OWN_BIAS and set(BY_KEY) > OWN_BIAS


@pytest.mark.parametrize("told", ["", "Mo, today", "-"])
@pytest.mark.parametrize("sources", [(), ("s1",)])
@pytest.mark.parametrize("thoughts", [None, *YesNoUnknown])
def test_current_thoughts_are_settled_by_a_manager_or_a_source_slf_03_slf_04(
    thoughts, sources, told
):
    risk = change(
        medium(), "assessment.risk_to_self", has_current_thoughts=thoughts, sources=sources
    )
    risk = change(risk, "assessment.risk_to_self", manager_told=told).assessment.risk_to_self
    is_denied = thoughts is YesNoUnknown.NO and bool(sources)
    assert is_settled(risk) is (told.startswith("Mo") or is_denied)
