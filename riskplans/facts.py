"""Turn a plan's rows into the frozen facts that rules judge, in a fixed number of queries.

What may not live here: judgements, and anything that changes a row.
"""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch

from assessments import facts as assessment_facts
from riskplans.models import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    Contingency,
    ContingencyBehaviour,
    ContingencyDetection,
    NoActionReason,
    Plan,
)
from rules import facts
from rules.terms import (
    ActionKind,
    Page,
    Pillar,
    PlanKind,
    ScenarioType,
    Setting,
    Strategy,
    Theme,
)


def _linked(model: type[Any], parent: str, value: str) -> ArraySubquery:
    """What link rows of the outer row point to, in the order of what they point to."""
    links = model.objects.filter(**{parent: OuterRef("pk")})
    return ArraySubquery(links.order_by(f"{value.split('__')[0]}_id").values(value))


ACTIONS = Action.objects.annotate(
    linked_factors=_linked(ActionFactor, "action", "factor__lineage"),
    linked_labels=_linked(ActionFactor, "action", "factor__label"),
    linked_people=_linked(ActionPerson, "action", "person__reference"),
    linked_orders=_linked(ActionOrder, "action", "order__lineage"),
    linked_behaviour=_linked(ActionBehaviour, "action", "behaviour__lineage"),
)
CONTINGENCIES = Contingency.objects.annotate(
    linked_actions=_linked(ContingencyDetection, "contingency", "action__lineage"),
    linked_whats=_linked(ContingencyDetection, "contingency", "action__what"),
    linked_behaviour=_linked(ContingencyBehaviour, "contingency", "behaviour__lineage"),
)
ROWS = (
    Prefetch("actions", ACTIONS),
    Prefetch("contingencies", CONTINGENCIES),
    Prefetch("no_actions", NoActionReason.objects.select_related("factor").order_by("id")),
)


def with_rows(uuid: UUID) -> Plan:
    """The plan with all rows that its facts need."""
    return (
        Plan.objects.select_related("author", "assessment").prefetch_related(*ROWS).get(uuid=uuid)
    )


def whole(plan: Plan, on: datetime.date) -> facts.Facts:
    """All that the rules may look at on the plan's pages: case, assessment and plan."""
    assessment = assessment_facts.with_rows(plan.assessment.uuid)
    return assessment_facts.facts_for(assessment, on, plan=of_plan(plan))


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
        licence_conditions=tuple(line for line in lines if line),
        actions=tuple(_action(row) for row in plan.actions.all()),
        contingencies=tuple(_contingency(row) for row in plan.contingencies.all()),
        no_actions=tuple(
            facts.NoAction(factor=str(row.factor.lineage), reason=row.reason)
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
        phase=Setting(row.phase) if row.phase else None,
        factors=_texts(row.linked_factors),  # type: ignore[attr-defined]
        people=_texts(row.linked_people),  # type: ignore[attr-defined]
        orders=_texts(row.linked_orders),  # type: ignore[attr-defined]
        behaviour=_texts(row.linked_behaviour),  # type: ignore[attr-defined]
        answers_risk_to_self=row.answers_risk_to_self,
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
        behaviour=_texts(row.linked_behaviour),  # type: ignore[attr-defined]
        answers_risk_to_self=row.answers_risk_to_self,
        is_carried_over=row.is_carried_over,
    )
