"""What a plan as a whole must answer, by depth (SUP-01, RMP-02, RMP-09, RMP-12, RMP-14, CON-15)."""

import dataclasses

import pytest

from rules.balance import balance
from rules.contact import has_contact
from rules.depth import Depth
from rules.facts import (
    Contact,
    Facts,
    LevelsInForce,
    OtherPlan,
    PlanAnswer,
    RejectedCondition,
    TravelDecision,
)
from rules.planning import PLAN_BY_KEY
from rules.required import QUESTIONS, carried_over, unanswered
from rules.terms import Page, PersonAgrees, Pillar, PlanKind, Strategy
from rules.tests.builders import HIGH, LOW, MEDIUM, ON, action, change, high, low, medium, signable

AT_MEDIUM = ("supervision.accommodation", "supervision.activity", "supervision.role")
AT_HIGH = ("responsivity.strengths", "contingency.rapid_response")


def _gaps(facts):
    return {(gap.page, gap.about) for gap in unanswered(facts)}


def _without(facts, question):
    answers = tuple(row for row in facts.plan.answers if row.question != question)
    return change(facts, "plan", answers=answers)


@pytest.mark.parametrize("question", [*AT_MEDIUM, *AT_HIGH])
def test_the_questions_of_supervision_are_answered_from_medium_others_at_high_sup_01_rmp_14(
    question,
):
    asked = {(Page.PLAN_QUESTIONS, question)}
    assert _gaps(_without(high(), question)) == asked
    assert _gaps(_without(medium(), question)) == (asked if question in AT_MEDIUM else set())
    empty = (*_without(high(), question).plan.answers, PlanAnswer(question=question, text="-"))
    assert _gaps(change(high(), "plan", answers=empty)) == asked
    assert question in PLAN_BY_KEY


def test_a_plan_says_how_often_the_person_is_seen_sup_01():
    seen = [one for one in medium().plan.actions if one.pillar is not Pillar.SUPERVISION]
    facts = change(medium(), "plan", actions=tuple(seen))
    assert _gaps(facts) == {(Page.PLAN_REVIEW, "contact frequency")}
    assert not has_contact(facts.plan)
    assert _gaps(change(facts, "plan", contact_frequency="Weekly")) == set()


def test_a_high_plan_records_what_the_person_says_to_it_rmp_12():
    facts = change(high(), "plan", person_agrees=None)
    assert _gaps(facts) == {(Page.PLAN_REVIEW, "person agrees")}
    assert _gaps(change(medium(), "plan", person_agrees=None)) == set()
    told = change(facts, "plan", person_agrees=PersonAgrees.NOT_DISCUSSED)
    assert _gaps(told) == set()


def test_a_later_plan_says_what_the_last_one_taught_rmp_09():
    facts = change(high(), "plan", number=2)
    assert _gaps(facts) == {(Page.PLAN_QUESTIONS, "learning.worked")}
    said = (*facts.plan.answers, PlanAnswer(question="learning.worked", text="Daily calls"))
    assert _gaps(change(facts, "plan", answers=said)) == set()
    assert _gaps(change(medium(), "plan", number=2)) == set()


def test_somebody_who_is_reached_out_of_hours_is_a_rapid_response_con_15():
    facts = _without(high(), "contingency.rapid_response")
    by_day = Contact(name="A", role="Key worker", telephone="1")
    assert _gaps(change(facts, "case", contacts=(by_day,))) == _gaps(facts)
    at_night = dataclasses.replace(by_day, out_of_hours="2")
    assert _gaps(change(facts, "case", contacts=(at_night,))) == set()


@pytest.mark.parametrize("left_out", [*Strategy])
def test_the_balance_names_the_strategy_that_no_action_has_rmp_02_rmp_05(left_out):
    rows = tuple(action(f"a{n}", strategy=one) for n, one in enumerate(Strategy) if one != left_out)
    facts = change(high(), "plan", actions=rows)
    assert f"None of them is: {left_out.label.lower()}." in balance(facts.plan).words
    whole = change(high(), "plan", actions=(*rows, action("a9", strategy=left_out)))
    assert "None of them" not in balance(whole.plan).words
    assert "None of them" not in balance(change(high(), "plan", actions=()).plan).words


def test_a_raised_level_asks_for_the_plan_to_be_reviewed_rev_13():
    before = LevelsInForce(working=MEDIUM, countersigned=MEDIUM)
    raised = change(high(), "case", levels=before)
    raised = change(raised, "plan", is_sufficient=None, is_necessary=None, is_proportionate=None)
    asked = {(Page.PLAN_REVIEW, "plan_reviewed")}
    assert _gaps(raised) == asked
    answers = dict.fromkeys(("is_sufficient", "is_necessary", "is_proportionate"), True)
    assert _gaps(change(raised, "plan", **answers)) == set()
    assert _gaps(change(raised, "plan", **(answers | {"is_necessary": None}))) == asked
    assert _gaps(change(raised, "plan", unchanged_because="It fits as it is.")) == set()
    assert _gaps(change(raised, "plan", unchanged_because="-")) == asked
    assert _gaps(change(raised, "plan", kind=PlanKind.INTERIM)) == set()
    for same in (HIGH, None):  # nothing moved, or nothing is known
        assert _gaps(change(raised, "case", levels=LevelsInForce(working=same))) == set()


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("rejected", RejectedCondition(lineage="r", condition="A ban", is_carried_over=True)),
        ("travel", TravelDecision(lineage="t", request="Spain", is_carried_over=True)),
        ("other_plans", OtherPlan(lineage="o", title="A plan", is_carried_over=True)),
    ],
)
def test_copied_decisions_wait_until_they_are_confirmed_def_10(name, row):
    facts = change(high(), "plan", **{name: (row, row)})
    copied = [gap for gap in unanswered(facts) if gap.is_copied]
    assert [(gap.page, gap.about) for gap in copied] == [(Page.CONDITIONS, row.lineage)]
    confirmed = dataclasses.replace(row, is_carried_over=False)
    assert not [
        gap for gap in unanswered(change(high(), "plan", **{name: (confirmed,)})) if gap.is_copied
    ]


def test_low_answers_its_two_lines_and_nothing_else():
    bare = change(low(), "plan", answers=(), capacity="", person_agrees=None, actions=())
    assert _gaps(bare) == set()
    assert all(question.depth > Depth.LOW for question in QUESTIONS if question.name[:5] == "plan_")


@pytest.mark.parametrize("level", [MEDIUM, HIGH])
def test_an_interim_plan_is_not_asked_what_the_full_one_answers(level):
    """Its contact, victim safety and contingency are asked where it is signed (`urgent`)."""
    bare = change(signable(level), "plan", answers=(), person_agrees=None, kind=PlanKind.INTERIM)
    assert _gaps(change(bare, "plan", actions=(action(),))) == set()


@pytest.mark.parametrize("level", [LOW, MEDIUM, HIGH])
def test_without_a_plan_its_check_alone_says_so(level):
    facts = signable(level)
    assert _gaps(Facts(on=ON, case=facts.case, assessment=facts.assessment)) == set()


def test_copied_answers_are_confirmed_at_once():
    rows = tuple(dataclasses.replace(row, is_carried_over=True) for row in high().plan.answers)
    (gap,) = carried_over(change(high(), "plan", answers=rows))
    assert (gap.page, gap.is_copied) == (Page.PLAN_QUESTIONS, True)
