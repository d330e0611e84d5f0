"""Turn a plan's rows into the frozen facts that rules judge; `with_rows` asks one query.

What may not live here: judgements, and anything that changes a row.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from assessments import facts as assessment_facts
from riskplans.fetching import rows, settle, with_rows
from riskplans.models import (
    Action,
    Contingency,
    OtherPlan,
    Plan,
    RejectedCondition,
    TravelDecision,
)
from rules import facts
from rules.terms import (
    ActionKind,
    Agreement,
    Focus,
    Obligation,
    Page,
    PersonAgrees,
    Phase,
    Pillar,
    PlanKind,
    Progress,
    ScenarioType,
    Strategy,
    Theme,
    TravelOutcome,
)

__all__ = ["of_plan", "rows", "settle", "whole", "with_rows"]


def whole(plan: Plan, on: datetime.date) -> facts.Facts:
    """All that the rules may look at on the plan's pages: case, assessment and plan."""
    return assessment_facts.facts_for(plan.assessment, on, plan=of_plan(plan))


def of_plan(plan: Plan) -> facts.PlanFacts:
    """The facts of a plan; fetch it by `with_rows` to keep the number of queries fixed."""
    lines = (line.strip() for line in plan.licence_conditions.splitlines())
    return facts.PlanFacts(
        uuid=str(plan.uuid),
        number=plan.number,
        kind=PlanKind(plan.kind),
        author=plan.author.full_name,
        contact_frequency=plan.contact_frequency,
        capacity=plan.capacity,
        person_view=plan.person_view,
        is_sufficient=plan.is_sufficient,
        is_necessary=plan.is_necessary,
        is_proportionate=plan.is_proportionate,
        unchanged_because=plan.unchanged_because,
        discussed_on=plan.discussed_on,
        person_agrees=PersonAgrees(plan.person_agrees) if plan.person_agrees else None,
        licence_conditions=tuple(line for line in lines if line),
        are_conditions_proposed=plan.are_conditions_proposed,
        rejected=tuple(_rejected(row) for row in plan.rejected_conditions.all()),
        travel=tuple(_travel(row) for row in plan.travel_decisions.all()),
        other_plans=tuple(_other_plan(row) for row in plan.other_plans.all()),
        answers=tuple(
            facts.PlanAnswer(
                question=row.question, text=row.text, is_carried_over=row.is_carried_over
            )
            for row in plan.answers.all()
        ),
        actions=tuple(_action(row) for row in plan.actions.all()),
        contingencies=tuple(_contingency(row) for row in plan.contingencies.all()),
        no_actions=tuple(
            facts.NoAction(factor=str(row.factor_lineage), reason=row.reason)  # type: ignore[attr-defined]
            for row in plan.no_actions.all()
        ),
        carried_over=(Page.PLAN_REVIEW.value,) if plan.is_carried_over else (),
    )


def _action(row: Action) -> facts.Action:
    return facts.Action(
        lineage=str(row.lineage),
        number=row.number,
        pillar=Pillar(row.pillar),
        what=row.what,
        who=row.who,
        when_text=row.when_text,
        when_on=row.when_on,
        starts_on=row.starts_on,
        review_on=row.review_on,
        reduce_when=row.reduce_when,
        kind=ActionKind(row.kind),
        strategy=Strategy(row.strategy) if row.strategy else None,
        phase=Phase(row.phase) if row.phase else None,
        frequency=row.frequency,
        agreement=Agreement(row.agreement) if row.agreement else None,
        agreement_note=row.agreement_note,
        sequence=row.sequence,
        is_priority=row.is_priority,
        focus=Focus(row.focus) if row.focus and row.pillar == Pillar.MONITORING else None,
        obligation=Obligation(row.obligation)
        if row.obligation and row.pillar == Pillar.INTERVENTIONS
        else None,
        agreed_at_mappa_on=row.agreed_at_mappa_on,
        falls_to=str(row.falls_to_lineage or ""),  # type: ignore[attr-defined]
        **_restriction(row),
        **_progress(row.went),  # type: ignore[attr-defined]
        factors=_texts(row.linked_factors),  # type: ignore[attr-defined]
        people=_texts(row.linked_people),  # type: ignore[attr-defined]
        orders=_texts(row.linked_orders),  # type: ignore[attr-defined]
        behaviour=_texts(row.linked_behaviour),  # type: ignore[attr-defined]
        answers_risk_to_self=row.answers_risk_to_self,
        is_carried_over=row.is_carried_over,
    )


def _restriction(row: Action) -> dict[str, Any]:
    """The reasons of a restriction; an answer whose question no longer stands is left out."""
    if not row.is_restriction:
        return {}
    names = ("lawful_basis", "necessary", "proportionate", "realistic", "enforceable")
    return {"is_restriction": True} | {name: getattr(row, name) for name in names}


def _progress(went: list[dict[str, str]]) -> dict[str, Any]:
    """The newest record of how an action went, and when compliance was last checked."""
    if not went:
        return {}
    newest = went[0]
    checked = [row["on"] for row in went if row["state"] == Progress.MONITORED]
    return {
        "progress": Progress(newest["state"]),
        "progress_on": datetime.date.fromisoformat(newest["on"]),
        "progress_note": newest["note"],
        "checked_on": datetime.date.fromisoformat(checked[0]) if checked else None,
    }


def _rejected(row: RejectedCondition) -> facts.RejectedCondition:
    return facts.RejectedCondition(
        lineage=str(row.lineage),
        condition=row.condition,
        reason=row.reason,
        is_carried_over=row.is_carried_over,
    )


def _travel(row: TravelDecision) -> facts.TravelDecision:
    return facts.TravelDecision(
        lineage=str(row.lineage),
        request=row.request,
        asked_on=row.asked_on,
        outcome=TravelOutcome(row.outcome) if row.outcome else None,
        reason=row.reason,
        decided_on=row.decided_on,
        is_carried_over=row.is_carried_over,
    )


def _other_plan(row: OtherPlan) -> facts.OtherPlan:
    return facts.OtherPlan(
        lineage=str(row.lineage),
        title=row.title,
        agency=row.agency,
        says=row.says,
        fits=row.fits,
        is_carried_over=row.is_carried_over,
    )


def _texts(keys: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(key) for key in keys)


def _contingency(row: Contingency) -> facts.Contingency:
    return facts.Contingency(
        lineage=str(row.lineage),
        number=row.number,
        theme=Theme(row.theme) if row.theme else None,
        if_text=row.if_text,
        then_text=row.then_text,
        why=row.why,
        who=row.who,
        when_text=row.when_text,
        scenario=ScenarioType(row.scenario) if row.scenario else None,
        detected_by=_texts(row.linked_actions),  # type: ignore[attr-defined]
        factors=_texts(row.linked_factors),  # type: ignore[attr-defined]
        people=_texts(row.linked_people),  # type: ignore[attr-defined]
        is_enforcement=row.is_enforcement,
        is_enforcement_only=row.is_enforcement and row.is_enforcement_only,
        threshold=row.threshold if row.is_enforcement else "",
        covers_new_person=row.covers_new_person,
        in_supervision=row.in_supervision,
        in_monitoring=row.in_monitoring,
        in_interventions=row.in_interventions,
        in_victim_safety=row.in_victim_safety,
        agreed_with=row.agreed_with,
        agreed_on=row.agreed_on,
        behaviour=_texts(row.linked_behaviour),  # type: ignore[attr-defined]
        answers_risk_to_self=row.answers_risk_to_self,
        is_carried_over=row.is_carried_over,
    )
