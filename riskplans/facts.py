"""Turn a plan's rows into the frozen facts that rules judge, in a fixed number of queries.

What may not live here: judgements, and anything that changes a row.
"""

import datetime
from uuid import UUID

from django.db.models import Prefetch

from assessments import facts as assessment_facts
from riskplans.models import (
    Action,
    ActionFactor,
    ActionPerson,
    Contingency,
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

ACTIONS = Action.objects.prefetch_related(
    Prefetch("factor_links", ActionFactor.objects.select_related("factor").order_by("factor_id")),
    Prefetch("person_links", ActionPerson.objects.select_related("person").order_by("person_id")),
)
CONTINGENCIES = Contingency.objects.prefetch_related(
    Prefetch(
        "detections", ContingencyDetection.objects.select_related("action").order_by("action_id")
    )
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
        factors=tuple(str(link.factor.lineage) for link in row.factor_links.all()),
        people=tuple(link.person.reference for link in row.person_links.all()),
        is_carried_over=row.is_carried_over,
    )


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
        detected_by=tuple(str(link.action.lineage) for link in row.detections.all()),
        is_carried_over=row.is_carried_over,
    )
