"""No order, omission or text turns an unknown into Low or "no": tried on facts made by chance."""

import dataclasses
import datetime
import typing

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.checks import Severity, run
from rules.depth import Depth, depth_of
from rules.facts import AssessmentFacts, CaseFacts, Facts, Step1
from rules.four_step import recorded_or_derived, step_levels
from rules.questions import Section, of_section
from rules.required import unanswered
from rules.screening import with_low_cells
from rules.terms import AnswerValue, PersonKind, RiskLevel, Tool
from rules.tests.builders import (
    ON,
    account,
    answer,
    behaviour,
    change,
    factor,
    order,
    person,
    protective,
    rsr,
    screened_out,
    signable,
    source,
)

TEXT = st.sampled_from(
    ["", " ", "-", "no", "No.", "none", "Low", "low risk", "n/a", "not known", "0", "0.00", "é\n☃"]
)


def _full(level):
    """Facts with a row of every kind, so that every check has something to look at."""
    facts = signable(level)
    facts = change(
        facts,
        "case",
        people=(person(), person("CH-1", PersonKind.CHILD)),
        orders=(order(), order("o2")),
        unconvicted=(behaviour(), behaviour("b2")),
    )
    rows = facts.assessment
    return change(
        facts,
        "assessment",
        sources=(*rows.sources, source(lineage="s3", number="3"), account(lineage="s4")),
        factors=(*rows.factors, factor("f8"), protective("p8")),
        scores=(*rows.scores, rsr("40", lineage="ovp", tool=Tool.OVP)),
    )


def _texts(kind):
    hints = typing.get_type_hints(kind)
    return [field.name for field in dataclasses.fields(kind) if hints[field.name] is str]


@st.composite
def spoken(draw, level):
    """The facts with other texts in the steps: what somebody typed is no answer to a choice."""
    facts = draw(st.sampled_from([_full(level), signable(level)]))
    for part in ("step1", "step2", "step3", "step4", "screening", "risk_to_self"):
        row = getattr(facts.assessment, part)
        more = {name: draw(TEXT) for name in _texts(type(row))}
        facts = change(facts, f"assessment.{part}", **more)
    return facts


STOPS = (Severity.BLOCK, Severity.WARN)
LEVELS = st.sampled_from([*RiskLevel])


@settings(max_examples=60)
@given(st.data(), LEVELS)
def test_no_text_stands_for_a_score_or_a_level_st1_13(data, level):
    facts = data.draw(spoken(level))
    start = dataclasses.replace(facts.assessment.step1, level=None, basis=None)
    facts = change(facts, "assessment", scores=(), step1=start)
    facts = change(facts, "assessment.step4", level=None)
    assert recorded_or_derived(facts.case, facts.assessment).level is None
    assert step_levels(facts).level is None
    assert depth_of(facts).depth >= Depth.MEDIUM
    assert {gap.about for gap in unanswered(facts)} >= {"level"}
    codes = {f.code for f in run(facts, whole=True) if f.severity in STOPS}
    assert "QC-01" in codes


SHUFFLED: dict[str, type] = {
    "sources": AssessmentFacts,
    "factors": AssessmentFacts,
    "cells": AssessmentFacts,
    "answers": AssessmentFacts,
    "people": CaseFacts,
    "orders": CaseFacts,
    "unconvicted": CaseFacts,
    "enquiries": CaseFacts,
}


@settings(max_examples=60)
@given(st.data(), LEVELS)
def test_no_order_of_the_rows_changes_what_is_said(data, level):
    facts = data.draw(spoken(level))
    turned = facts
    for name, kind in SHUFFLED.items():
        part = "assessment" if kind is AssessmentFacts else "case"
        rows = data.draw(st.permutations(getattr(getattr(facts, part), name)))
        turned = change(turned, part, **{name: tuple(rows)})
    assert depth_of(turned).depth is depth_of(facts).depth
    assert _said(turned) == _said(facts)
    assert {gap.about for gap in unanswered(turned)} == {gap.about for gap in unanswered(facts)}


def _said(facts):
    return sorted((f.code, f.case, f.severity, f.about) for f in run(facts, whole=True))


OMITTED = ["screening", "answers", "risk_to_self", "scores", "step1", "step2", "step3", "step4"]
OMITTED += ["cells"]


@settings(max_examples=80)
@given(st.data(), LEVELS, st.sets(st.sampled_from(OMITTED), min_size=1))
def test_no_omission_lowers_the_depth_or_lets_it_be_signed_st1_13_scr_05(data, level, omitted):
    """What is left out never makes a case Low, and something always says that it is missing."""
    facts = data.draw(spoken(level))
    blank = AssessmentFacts(uuid="a", number=1, kind=facts.assessment.kind, assessed_on=ON)
    gone = {name: getattr(blank, name) for name in omitted}
    facts = change(facts, "assessment", **gone)
    if omitted & {"step2", "step3", "step4", "cells"}:
        assert depth_of(facts).depth >= Depth.MEDIUM
    assert depth_of(facts).depth > Depth.SCREENED
    assert with_low_cells(facts) is facts
    if omitted - {"answers"}:
        stopped = [f for f in run(facts, whole=True) if f.severity is Severity.BLOCK]
        assert stopped or unanswered(facts)


@settings(max_examples=60)
@given(st.sampled_from([*AnswerValue, None]), TEXT, st.integers(0, 10))
def test_only_an_explicit_no_is_a_no_scr_04(value, text, number):
    """An indicator without "no" and without the act of considering keeps Low from being signed."""
    keys = [question.key for question in of_section(Section.INDICATORS)]
    answers = tuple(
        answer(key, value if place == number else AnswerValue.NO, text=text)
        for place, key in enumerate(keys)
    )
    facts = change(screened_out(), "assessment", answers=answers)
    facts = change(facts, "assessment.screening", has_considered_rest=False)
    is_out = depth_of(facts).depth is Depth.SCREENED
    assert is_out is (value is AnswerValue.NO)
    assert ("QC-13" in {f.code for f in run(with_low_cells(facts))}) is (value is None)


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)))
def test_no_day_makes_an_unknown_date_known_st1_17(day):
    facts = change(signable(RiskLevel.LOW), "assessment", scores=(rsr(scored_on=None),))
    facts = Facts(on=day, case=facts.case, assessment=facts.assessment, plan=facts.plan)
    assert "QC-04" in {f.code for f in run(facts)}


def test_an_empty_assessment_says_so_at_every_step():
    facts = change(signable(RiskLevel.LOW), "assessment", step1=Step1(), scores=(), cells=())
    assert depth_of(facts).depth is Depth.MEDIUM
