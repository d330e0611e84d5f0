"""The composed rationale and the three steps side by side."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rules.facts import AssessmentFacts, Facts, Score, Step1, Step2, Step3, Step4
from rules.rationale import MOST_ROWS, compose, reconciler
from rules.terms import AssessmentKind, Basis, FactorState, Group, RiskLevel, Tool
from rules.tests.builders import (
    CUSTODY,
    HIGH,
    LOW,
    MEDIUM,
    ON,
    case,
    cell,
    change,
    factor,
    high,
    low,
    protective,
    rsr,
)

EMPTY = AssessmentFacts(uuid="a", number=1, kind=AssessmentKind.INITIAL, assessed_on=ON)


def _empty(**more):
    facts = Facts(on=ON, case=case(), assessment=EMPTY)
    return change(facts, "assessment", **more) if more else facts


def test_the_rationale_is_made_of_the_rows_rat_03():
    facts = change(high(), "assessment", factors=(factor(), protective()))
    text = compose(facts)
    for part in (
        "The starting point is High, from RSR.",
        "RSR was 7.40% on 14 September 2026.",
        "Drinking f1 (stable dynamic, active).",
        "Evidence: Police log.",
        "Still relevant because: Drank last week.",
        "RSR does not count: Drinking f1.",
        "Steady work p1 (protective, established).",
        "Turns up each day.",
        "How active the risk is now: A little.",
        "The best fit for immediacy is High.",
        "Children in the community, High: Neighbours, at risk of: Assault.",
    ):
        assert part in text


def test_nothing_answered_gives_nothing_rat_03():
    assert compose(_empty()) == ""
    assert compose(Facts(on=ON, case=case())) == ""


def test_a_missing_and_an_unsuitable_score_are_said_st1_09_st1_13():
    assert "RSR is missing" in compose(_empty(step1=Step1(basis=Basis.MISSING)))
    assert "does not measure" in compose(_empty(step1=Step1(basis=Basis.UNSUITABLE)))


def test_a_score_without_a_date_is_given_without_one():
    assert "RSR was 1.20%." in compose(_empty(scores=(rsr(scored_on=None),)))


def test_what_is_only_partly_answered_is_only_partly_said():
    bare = factor(
        kind=None, state=None, evidence="-", why_relevant="", is_in_rsr=None, is_driver=True
    )
    weak = protective(
        state=None,
        observed="",
        shows_change="-",
        relies_on_external_control=True,
        was_at_past_offence=True,
    )
    facts = _empty(
        factors=(bare, weak, protective("p2", state=FactorState.NOT_PRESENT)),
        step3=Step3(reason="It fits"),
        step1=Step1(reliance="Less weight on the score"),
        cells=(cell(Group.STAFF, MEDIUM, CUSTODY, who="-", harm=""), cell(level=None)),
    )
    assert compose(facts) == (
        "Less weight on the score.".join(
            [
                "The level rests on these factors. Drinking f1.\n\n",
                "\n\nThese factors protect. Steady work p1 (protective)."
                " This relies on control from outside. This was there at a past offence too."
                "\n\nIt fits.\n\nStaff in custody, Medium.",
            ]
        )
    )


def test_a_low_group_is_left_out():
    assert compose(_empty(cells=(cell(level=LOW),))) == ""


LEVELS = st.sampled_from([None, *RiskLevel])


@given(LEVELS, LEVELS, LEVELS, st.booleans())
def test_no_omission_turns_an_unknown_into_low_or_no_st1_13(step1, step2, step3, has_score):
    """Low is written only where somebody answered Low; "no" never."""
    facts = _empty(
        step1=Step1(level=step1),
        step2=Step2(level=step2),
        step3=Step3(level=step3),
        scores=(rsr("9.00"),) if has_score else (),
        step4=Step4(),
    )
    text = compose(facts)
    assert ("Low" in text) is (LOW in (step1, step3))
    assert not re.search(r"\b[Nn]o\b", text)
    assert [view.level for view in reconciler(facts)][1:] == [step2, step3]


def test_the_steps_stand_side_by_side_with_their_rows_st4_02():
    ovp = Score(lineage="ovp", tool=Tool.OVP, percent="42")
    osp = Score(lineage="osp", tool=Tool.OSP_C, band=MEDIUM)
    blank = Score(lineage="osp", tool=Tool.OSP_I)
    factors = (factor(), factor("f2"), factor("f3"), factor("f4"), protective(), protective("p2"))
    facts = change(high(), "assessment", scores=(rsr("7.40"), ovp, osp, blank), factors=factors)
    one, two, three = reconciler(facts)
    assert (one.step, one.level) == (1, HIGH)
    assert one.rows == ("RSR 7.40%", "OSP/C Medium", "OVP 42.00%", "The score")
    assert [row[:-1].split(" (")[0] for row in two.rows] == [
        "Drinking f1",
        "Drinking f2",
        "Steady work p1",
        "Steady work p2",
    ]
    assert three.rows == ("How active: A little", "How exposed: Hardly", "Best fit: Fits best")
    assert all(2 <= len(view.rows) <= MOST_ROWS for view in (one, two, three))


def test_without_an_assessment_the_steps_are_empty():
    views = reconciler(Facts(on=ON, case=case()))
    assert [(view.step, view.level, view.rows) for view in views] == [
        (1, None, ()),
        (2, None, ()),
        (3, None, ()),
    ]


def test_a_low_case_reads_as_low_rat_04():
    assert "The starting point is Low, from RSR." in compose(low())
