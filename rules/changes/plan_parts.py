"""The parts of a plan that are compared, and the names of what its rows point to.

What lives here: which fields count as a change, and what they are called. How an action went is no
change of the plan. What may not live here: comparing (`compare`).
"""

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from rules.changes.parts import Part, by_lineage, one
from rules.facts import Action, Contingency, Factor, Facts, PlanFacts
from rules.planning import PLAN_BY_KEY
from rules.wording import shortened


def named(facts: Facts) -> PlanFacts | None:
    """The plan, with the numbers of what its rows point to in place of their lineages."""
    plan = facts.plan
    if plan is None:
        return None
    names = _names(facts, plan)
    return replace(
        plan,
        actions=tuple(_action(row, names) for row in plan.actions),
        contingencies=tuple(_contingency(row, names) for row in plan.contingencies),
        no_actions=tuple(
            replace(row, factor=names.get(row.factor, row.factor)) for row in plan.no_actions
        ),
    )


def _names(facts: Facts, plan: PlanFacts) -> dict[str, str]:
    factors = facts.assessment.factors if facts.assessment else ()
    numbered: list[Factor | Action | Contingency] = [*factors, *plan.actions, *plan.contingencies]
    return {
        **{row.lineage: row.number for row in numbered},
        **{row.lineage: row.title or row.kind.label for row in facts.case.orders},
        **{row.lineage: f"“{shortened(row.what)}”" for row in facts.case.unconvicted},
        **{row.lineage: row.reference for row in facts.case.people},
    }


def _said(keys: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names.get(key, key) for key in keys))


def _action(row: Action, names: dict[str, str]) -> Action:
    return replace(
        row,
        factors=_said(row.factors, names),
        people=_said(row.people, names),
        orders=_said(row.orders, names),
        behaviour=_said(row.behaviour, names),
        falls_to=names.get(row.falls_to, row.falls_to),
    )


def _contingency(row: Contingency, names: dict[str, str]) -> Contingency:
    return replace(
        row,
        detected_by=_said(row.detected_by, names),
        factors=_said(row.factors, names),
        people=_said(row.people, names),
        behaviour=_said(row.behaviour, names),
    )


def _no_actions(plan: PlanFacts) -> dict[str, Any]:
    return {row.factor: row for row in plan.no_actions}


def _conditions(plan: PlanFacts) -> dict[str, Any]:
    """Each condition is a row of its own: it is there, or it is not."""
    return {line: SimpleNamespace(condition=line) for line in plan.licence_conditions}


def _question(row: Any) -> str:
    return PLAN_BY_KEY[row.question].text if row.question in PLAN_BY_KEY else str(row.question)


PLAN_PARTS: tuple[Part, ...] = (
    Part(
        "About the plan",
        one(lambda plan: plan),
        lambda _row: "",
        {
            "contact_frequency": "How often they are seen",
            "capacity": "Capacity and responsivity",
            "person_view": "The person’s own view",
            "discussed_on": "Discussed on",
            "person_agrees": "What the person says to it",
            "are_conditions_proposed": "The conditions are proposed",
            "unchanged_because": "Why it is unchanged",
        },
        frozenset({"are_conditions_proposed"}),
    ),
    Part(
        "Actions",
        by_lineage(lambda plan: plan.actions),
        lambda row: f"{row.number} {shortened(row.what)}",
        {
            "pillar": "Pillar",
            "what": "What will be done",
            "who": "Who",
            "when_text": "By when",
            "starts_on": "Starts on",
            "review_on": "Review on",
            "frequency": "How often",
            "reduce_when": "When it may reduce",
            "kind": "Kind",
            "strategy": "Strategy",
            "phase": "Where",
            "agreement": "Is it agreed",
            "agreement_note": "With whom it is agreed",
            "sequence": "Its place in the order",
            "is_priority": "Comes first",
            "focus": "What it looks out for",
            "obligation": "Must they take part",
            "agreed_at_mappa_on": "Agreed at the MAPPA meeting of",
            "is_restriction": "A restriction that we ask for",
            "lawful_basis": "What it rests on in law",
            "necessary": "Why it is needed",
            "proportionate": "Why nothing less would do",
            "realistic": "Whether it is realistic",
            "enforceable": "How it is enforced",
            "falls_to": "If it falls through",
            "factors": "Factors",
            "people": "People",
            "orders": "Orders",
            "behaviour": "Behaviour without a conviction",
            "answers_risk_to_self": "Answers the risk to self",
        },
        frozenset({"is_priority", "is_restriction", "answers_risk_to_self"}),
    ),
    Part(
        "Contingencies",
        by_lineage(lambda plan: plan.contingencies),
        lambda row: f"{row.number} {shortened(row.if_text)}",
        {
            "if_text": "If",
            "then_text": "Then",
            "why": "Because",
            "who": "Who acts",
            "when_text": "How soon",
            "theme": "Kind of change",
            "scenario": "Sort of event",
            "detected_by": "Noticed by",
            "in_supervision": "Supervision",
            "in_monitoring": "Monitoring and control",
            "in_interventions": "Interventions and treatment",
            "in_victim_safety": "Victim safety",
            "is_enforcement": "Leads to recall or breach",
            "is_enforcement_only": "Enforcement is the only answer",
            "threshold": "From when on",
            "covers_new_person": "About a new person at risk",
            "agreed_with": "Agreed with",
            "agreed_on": "Agreed on",
            "factors": "Factors",
            "people": "People",
            "behaviour": "Behaviour without a conviction",
            "answers_risk_to_self": "Answers the risk to self",
        },
        frozenset(
            {"is_enforcement", "is_enforcement_only", "covers_new_person", "answers_risk_to_self"}
        ),
    ),
    Part("Factors without an action", _no_actions, lambda row: row.factor, {"reason": "Why"}),
    Part("Conditions", _conditions, lambda row: row.condition, {"condition": "Condition"}),
    Part(
        "Conditions considered and rejected",
        by_lineage(lambda plan: plan.rejected),
        lambda row: shortened(row.condition),
        {"condition": "Condition", "reason": "Why it was rejected"},
    ),
    Part(
        "Travel abroad",
        by_lineage(lambda plan: plan.travel),
        lambda row: shortened(row.request),
        {
            "request": "Request",
            "asked_on": "Asked on",
            "outcome": "Decision",
            "reason": "Why",
            "decided_on": "Decided on",
        },
    ),
    Part(
        "Plans of other agencies",
        by_lineage(lambda plan: plan.other_plans),
        lambda row: row.title,
        {"title": "Which plan", "agency": "Whose", "says": "What it says", "fits": "How ours fits"},
    ),
    Part(
        "Thinking about the plan",
        lambda plan: {row.question: row for row in plan.answers},
        _question,
        {"text": "In words"},
    ),
)
