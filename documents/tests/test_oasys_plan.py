"""The plan's boxes hold the whole plan, and shrink to what OASys takes (RAT-02)."""

import dataclasses
import datetime

import pytest

from documents import oasys
from rules.facts import OtherPlan, PlanAnswer, RejectedCondition, TravelDecision
from rules.planning import PLAN_CATALOGUE
from rules.terms import ActionKind, Agreement, PersonAgrees, Pillar, TravelOutcome
from rules.tests import builders


def _boxes(facts):
    return {box.name: box for box in oasys.plan_boxes(facts)}


def _whole():
    facts = builders.high()
    plan = facts.plan
    first = dataclasses.replace(
        plan.actions[1],
        kind=ActionKind.CURFEW,
        frequency="Each night",
        agreement=Agreement.AGREED,
        is_restriction=True,
        lawful_basis="Licence condition 5",
        necessary="Nights are when it happens",
        proportionate="Days stay free",
        enforceable="By tag",
        review_on=datetime.date(2026, 12, 1),
    )
    then = dataclasses.replace(
        plan.contingencies[0], in_monitoring="Look at the tag data", threshold="Two missed nights"
    )
    return builders.change(
        facts,
        "plan",
        actions=(plan.actions[0], first, *plan.actions[2:]),
        contingencies=(then, *plan.contingencies[1:]),
        rejected=(RejectedCondition(lineage="x", condition="A polygraph", reason="Too much"),),
        travel=(TravelDecision(lineage="t", request="A wedding", outcome=TravelOutcome.REFUSED),),
        other_plans=(OtherPlan(lineage="o", title="Child plan", agency="Council", says="Visits"),),
        answers=tuple(PlanAnswer(question=q.key, text=f"On {q.key}") for q in PLAN_CATALOGUE),
        person_agrees=PersonAgrees.PARTLY,
    )


SAID = {
    "Monitoring and control": (
        "Curfew", "Each night", "Agreed", "Licence condition 5", "Nights are when it happens",
        "Days stay free", "By tag", "1 December 2026", "On control.weapons", "On conditions.enough",
    ),
    "Supervision": ("On supervision.role", "On responsivity.strengths"),
    "Interventions and treatment": ("On interventions.gap",),
    "Contingency plans": ("Look at the tag data", "Two missed nights", "rapid_response"),
    "Additional comments": (
        "A polygraph", "Too much", "A wedding", "Refused", "Child plan", "Council", "Visits",
        "agrees in part", "On partners.told", "On person.explained",
    ),
    "Key information about the current situation": ("On learning.worked",),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_each_box_holds_what_the_plan_says(name):
    text = _boxes(_whole())[name].text
    assert [words for words in SAID[name] if words not in text] == []


@pytest.mark.parametrize("pillar", list(Pillar))
def test_a_box_that_is_too_long_leaves_out_detail_before_it_is_over(pillar):
    """What, who and when of each action stay; what explains them goes first."""
    facts = _whole()
    actions = tuple(
        dataclasses.replace(
            facts.plan.actions[1],
            lineage=f"l{number}",
            pillar=pillar,
            what=f"Promise {number}",
            necessary="Because " * 40,
        )
        for number in range(30)
    )
    box = _boxes(builders.change(facts, "plan", actions=actions))[pillar.label]
    assert 0 < box.count <= oasys.LIMIT
    assert all(f"Promise {number}." in box.text for number in range(30))
    assert "Because Because" not in box.text


def test_what_cannot_fit_is_whole_and_counted():
    facts = _whole()
    actions = tuple(dataclasses.replace(row, what="X" * 4100) for row in facts.plan.actions)
    box = _boxes(builders.change(facts, "plan", actions=actions))["Supervision"]
    assert "X" * 4100 in box.text
    assert box.over == box.count - oasys.LIMIT > 0


def test_a_plan_that_was_not_written_has_no_boxes():
    assert oasys.plan_boxes(dataclasses.replace(builders.high(), plan=None)) == ()
