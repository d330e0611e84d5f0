"""What moved in the plan, word by word, for the countersigner (REV-13, MAP-06)."""

import dataclasses
import datetime
from typing import Any

import pytest

from rules.changes import ADDED, REMOVED, Changes, RowChange, compare_plans
from rules.facts import (
    Facts,
    NoAction,
    OtherPlan,
    PlanAnswer,
    RejectedCondition,
    TravelDecision,
)
from rules.terms import Pillar, Progress, TravelOutcome
from rules.tests.builders import (
    ON,
    action,
    behaviour,
    change,
    contingency,
    factor,
    high,
    order,
    person,
)


def _changed(**more: Any) -> Changes:
    return compare_plans(high(), change(high(), "plan", **more))


def _part(found: Changes, heading: str) -> tuple[RowChange, ...]:
    return dict(found.parts)[heading]


def test_a_plan_that_says_the_same_has_not_changed() -> None:
    assert compare_plans(high(), high()).is_empty


def test_without_a_plan_there_is_nothing_to_compare() -> None:
    assert compare_plans(high(), Facts(on=ON, case=high().case)).is_empty


def test_a_first_plan_is_all_new() -> None:
    before = Facts(on=ON, case=high().case)
    found = compare_plans(before, high())
    assert {row.kind for row in _part(found, "Actions")} == {ADDED}
    labels = {field.label for row in _part(found, "Actions") for field in row.fields}
    assert {"Pillar", "Who", "Factors"} <= labels
    assert not labels & {"Comes first", "A restriction that we ask for", "Answers the risk to self"}


def test_actions_are_followed_by_lineage_word_by_word_rev_13() -> None:
    first, *rest = high().plan.actions
    new = action("a9", Pillar.MONITORING, what="Curfew", is_restriction=True)
    moved = action(first.lineage, what="See daily", strategy=first.strategy)
    rows = _part(_changed(actions=(moved, *rest[1:], new)), "Actions")
    assert [(row.kind, row.name) for row in rows] == [
        ("changed", "a1 See daily"),
        (ADDED, "a9 Curfew"),
        (REMOVED, "a2 See weekly"),
    ]
    (field,) = rows[0].fields
    assert [(w.kind, w.text) for w in field.words] == [
        ("same", "See "),
        (REMOVED, "weekly"),
        (ADDED, "daily"),
    ]
    assert "A restriction that we ask for" in {field.label for field in rows[1].fields}


def test_what_a_row_points_to_is_named_and_not_a_key() -> None:
    facts = change(
        high(), "case", people=(person(),), orders=(order(title=""),), unconvicted=(behaviour(),)
    )
    first, *rest = facts.plan.actions
    linked = action(
        first.lineage,
        strategy=first.strategy,
        factors=("f1",),
        people=("row-KA-1",),
        orders=("o1",),
        behaviour=("b1",),
        falls_to="c1",
    )
    held = contingency(
        "c1",
        high().plan.contingencies[1].theme,
        detected_by=("a1", "a2"),
        people=("KA-1",),
        factors=("f1",),
        is_enforcement=True,
        covers_new_person=True,
    )
    found = compare_plans(
        facts, change(facts, "plan", actions=(linked, *rest), contingencies=(held,))
    )
    said = {
        field.label: [words.text for words in field.words if words.kind == ADDED]
        for row in (_part(found, "Actions")[0], _part(found, "Contingencies")[0])
        for field in row.fields
    }
    assert said == {
        "Factors": ["f1"],
        "People": ["KA-1"],
        "Orders": ["Restraining order"],
        "Behaviour without a conviction": ["“Police called to a row”"],
        "If it falls through": ["c1"],
        "Noticed by": ["a1; a2"],
    }


@pytest.mark.parametrize(
    ("more", "heading", "name"),
    [
        ({"capacity": "Long sessions"}, "About the plan", ""),
        ({"contingencies": ()}, "Contingencies", "c0 he drinks again"),
        ({"licence_conditions": ("Live there",)}, "Conditions", "Live there"),
        (
            {"no_actions": (NoAction(factor="f1", reason="Held"),)},
            "Factors without an action",
            "f1",
        ),
        (
            {"rejected": (RejectedCondition(lineage="r", condition="No alcohol"),)},
            "Conditions considered and rejected",
            "No alcohol",
        ),
        (
            {
                "travel": (
                    TravelDecision(lineage="t", request="Spain", outcome=TravelOutcome.REFUSED),
                )
            },
            "Travel abroad",
            "Spain",
        ),
        (
            {"other_plans": (OtherPlan(lineage="o", title="Child protection plan"),)},
            "Plans of other agencies",
            "Child protection plan",
        ),
        (
            {"answers": (PlanAnswer(question="learning.worked", text="Daily calls"),)},
            "Thinking about the plan",
            "What has worked in earlier plans, and what has not?",
        ),
        (
            {"answers": (PlanAnswer(question="gone.for.ever", text="Old"),)},
            "Thinking about the plan",
            "gone.for.ever",
        ),
    ],
)
def test_every_part_of_a_plan_is_compared_rev_13(more, heading, name) -> None:
    found = _changed(**more)
    assert [part for part, _ in found.parts] == [heading]
    assert _part(found, heading)[0].name == name


def test_how_an_action_went_is_no_change_of_the_plan() -> None:
    first, *rest = high().plan.actions
    went = action(
        first.lineage,
        strategy=first.strategy,
        progress=Progress.DONE,
        progress_on=datetime.date(2026, 9, 1),
    )
    assert _changed(actions=(went, *rest)).is_empty


def test_a_factor_is_named_by_its_number_as_readers_know_it() -> None:
    facts = change(high(), "assessment", factors=(factor("key", number="R7"),))
    first, *rest = facts.plan.actions
    linked = dataclasses.replace(first, factors=("key",))
    found = compare_plans(facts, change(facts, "plan", actions=(linked, *rest)))
    (field,) = _part(found, "Actions")[0].fields
    assert [words.text for words in field.words if words.kind == ADDED] == ["R7"]
