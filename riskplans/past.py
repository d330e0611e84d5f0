"""The historical rows of a plan, named for its history page."""

from typing import Any

from django.db.models import Case, QuerySet, Value, When

from assessments.models import FindingReply
from cases.history import of_model
from riskplans import models
from rules.planning import PLAN_CATALOGUE

OWN_ROWS = (
    models.Action,
    models.Contingency,
    models.NoActionReason,
    models.RejectedCondition,
    models.TravelDecision,
    models.OtherPlan,
)
ROWS_OF_ACTIONS = (
    models.ActionFactor,
    models.ActionPerson,
    models.ActionOrder,
    models.ActionBehaviour,
    models.ActionProgress,
)
ROWS_OF_CONTINGENCIES = (
    models.ContingencyDetection,
    models.ContingencyFactor,
    models.ContingencyPerson,
    models.ContingencyBehaviour,
    models.ContingencyUse,
)
QUESTIONS = Case(*(When(question=one.key, then=Value(one.text)) for one in PLAN_CATALOGUE))


def tracked_rows(plan: models.Plan) -> list[QuerySet[Any]]:
    """Every historical row of the plan that somebody wrote."""
    own = {"plan_id": plan.pk}
    actions = of_model(models.Action, **own).values("id")
    contingencies = of_model(models.Contingency, **own).values("id")
    return [
        of_model(models.Plan, id=plan.pk),
        *(of_model(model, **own) for model in OWN_ROWS),
        of_model(models.PlanAnswer, **own).annotate(label=QUESTIONS),
        of_model(FindingReply, plan_uuid=plan.uuid),
        *(of_model(model, action_id__in=actions) for model in ROWS_OF_ACTIONS),
        *(of_model(model, contingency_id__in=contingencies) for model in ROWS_OF_CONTINGENCIES),
    ]
