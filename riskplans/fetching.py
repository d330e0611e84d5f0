"""Fetch a plan with every row that its facts and pages need, in one query whatever their number.

What lives here: the query, and handing out what it brought. What may not: judgements.
"""

from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from riskplans.models import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    ActionProgress,
    Contingency,
    ContingencyBehaviour,
    ContingencyDetection,
    ContingencyFactor,
    ContingencyPerson,
    NoActionReason,
    OtherPlan,
    Plan,
    PlanAnswer,
    RejectedCondition,
    TravelDecision,
)
from rosh.bringing import ArrayOnce, attach, hydrate, of_parent, the_one

BROUGHT = "brought_"


@cache
def rows() -> QuerySet[Plan]:
    """Plans that bring every row their facts need; `settle` hands the rows out.

    Built once: putting the query together takes longer than the database does. Every use filters
    it, which makes a copy.
    """
    own = {f"{BROUGHT}{name}": of_parent(rows, "plan") for name, rows in _own_rows().items()}
    return Plan.objects.select_related("author", "assessment__author", "case").annotate(**own)


def with_rows(uuid: UUID) -> Plan:
    """The plan with all rows that its facts need."""
    found = the_one(rows().filter(uuid=uuid))
    if found is None:
        raise Plan.DoesNotExist
    return settle(found)


def settle(plan: Plan) -> Plan:
    """Hand out the rows that came with the plan, so that `.all()` asks no query."""
    for name, queryset in _own_rows().items():
        plain = plan.__dict__.pop(f"{BROUGHT}{name}")
        attach(plan, name, [hydrate(queryset.model, row) for row in plain])
    return plan


@cache
def _own_rows() -> dict[str, QuerySet[Any]]:
    """The rows of a plan with their links, by the name that gives them."""
    went = ActionProgress.objects.filter(action__lineage=OuterRef("lineage"))
    plain = JSONObject(state="state", on="on", note="note")
    return {
        "actions": Action.objects.annotate(
            linked_factors=_linked(ActionFactor, "action", "factor__lineage"),
            linked_labels=_linked(ActionFactor, "action", "factor__label"),
            linked_people=_linked(ActionPerson, "action", "person__reference"),
            linked_orders=_linked(ActionOrder, "action", "order__lineage"),
            linked_behaviour=_linked(ActionBehaviour, "action", "behaviour__lineage"),
            falls_to_lineage=F("falls_to__lineage"),
            falls_to_number=F("falls_to__number"),
            went=ArrayOnce(went.order_by("-on", "-id").values(plain=plain)),
        ),
        "contingencies": Contingency.objects.annotate(
            linked_actions=_linked(ContingencyDetection, "contingency", "action__lineage"),
            linked_whats=_linked(ContingencyDetection, "contingency", "action__what"),
            linked_behaviour=_linked(ContingencyBehaviour, "contingency", "behaviour__lineage"),
            linked_factors=_linked(ContingencyFactor, "contingency", "factor__lineage"),
            linked_labels=_linked(ContingencyFactor, "contingency", "factor__label"),
            linked_people=_linked(ContingencyPerson, "contingency", "person__reference"),
        ),
        "no_actions": NoActionReason.objects.annotate(
            factor_lineage=F("factor__lineage"),
            factor_uuid=F("factor__uuid"),
            factor_label=F("factor__label"),
        ).order_by("id"),
        "rejected_conditions": RejectedCondition.objects.all(),
        "travel_decisions": TravelDecision.objects.all(),
        "other_plans": OtherPlan.objects.all(),
        "answers": PlanAnswer.objects.all(),
    }


def _linked(model: type[Any], parent: str, value: str) -> ArrayOnce:
    """What link rows of the outer row point to, in the order of what they point to."""
    links = model.objects.filter(**{parent: OuterRef("pk")})
    return ArrayOnce(links.order_by(f"{value.split('__')[0]}_id").values(value))
