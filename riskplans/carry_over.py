"""Copy a plan's rows into a review, with their lineage and their links.

What may not live here: judgements. Those of the plan before are never copied.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from riskplans.models import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    Contingency,
    ContingencyBehaviour,
    ContingencyDetection,
    ContingencyFactor,
    ContingencyPerson,
    OtherPlan,
    Plan,
    PlanAnswer,
    RejectedCondition,
    TravelDecision,
)
from rosh.rows import LineageRow

BOOKKEEPING = {
    "id",
    "uuid",
    "version",
    "updated_at",
    "carried_from",
    "is_carried_over",
    "is_as_copied",
    "plan",
    "falls_to",
}
# Links to rows of the case, which a review does not copy: the far end stays what it is.
TO_THE_CASE: tuple[tuple[type[Any], str, str], ...] = (
    (ActionPerson, "action", "person_id"),
    (ActionOrder, "action", "order_id"),
    (ActionBehaviour, "action", "behaviour_id"),
    (ContingencyBehaviour, "contingency", "behaviour_id"),
    (ContingencyPerson, "contingency", "person_id"),
)
# Links to rows of the assessment, which are re-pointed by lineage.
TO_THE_FACTORS: tuple[tuple[type[Any], str], ...] = (
    (ActionFactor, "action"),
    (ContingencyFactor, "contingency"),
)
# Rows of the plan that stand for themselves.
ALONE: tuple[type[Any], ...] = (RejectedCondition, TravelDecision, OtherPlan, PlanAnswer)
REVIEW_TEXTS = (
    "contact_frequency",
    "capacity",
    "person_view",
    "licence_conditions",
    "are_conditions_proposed",
)


@transaction.atomic
def copy_into(new: Plan, old: Plan, *, by: User) -> None:
    """Copy a plan's rows with their lineage, each marked carried over until confirmed (DEF-10).

    Links to factors are re-pointed by lineage; a factor that the new assessment lacks is left out.
    The review's answers and the reasons for no action are judgements: they are never copied.
    """
    for name in REVIEW_TEXTS:
        setattr(new, name, getattr(old, name))
    new.carried_from, new.is_carried_over = old, True
    new.save()
    contingencies = _copies(Contingency, old.contingencies.all(), new, by)
    caught = {
        row.pk: {"falls_to": contingencies[row.falls_to_id]}
        for row in old.actions.all()
        if row.falls_to_id
    }
    actions = _copies(Action, old.actions.all(), new, by, caught)
    for model in ALONE:
        _copies(model, model.objects.filter(plan=old).order_by("pk"), new, by)
    _copy_links(new, old, actions, contingencies, by)


def _copy_links(
    new: Plan, old: Plan, actions: dict[int, Any], contingencies: dict[int, Any], by: User
) -> None:
    """Link the copies to each other, to the case's rows, and to the new assessment's factors."""
    factors = {row.lineage: row for row in new.assessment.factors.all()}
    copies = {"action": actions, "contingency": contingencies}
    links: list[tuple[type[Any], list[Any]]] = []
    for model, near in TO_THE_FACTORS:
        found = model.objects.filter(**{f"{near}__plan": old}).select_related("factor")
        pairs = [
            (copies[near][getattr(link, f"{near}_id")], factors[link.factor.lineage])
            for link in found.order_by("pk")
            if link.factor.lineage in factors
        ]
        links.append((model, [model(**{near: copy, "factor": row}) for copy, row in pairs]))
    seen = ContingencyDetection.objects.filter(contingency__plan=old).order_by("pk")
    detections = [
        ContingencyDetection(
            contingency=contingencies[link.contingency_id], action=actions[link.action_id]
        )
        for link in seen
    ]
    links.append((ContingencyDetection, detections))
    for model, near, far in TO_THE_CASE:
        found = model.objects.filter(**{f"{near}__plan": old}).order_by("pk")
        pairs = [(copies[near][getattr(link, f"{near}_id")], getattr(link, far)) for link in found]
        links.append((model, [model(**{near: copy, far: key}) for copy, key in pairs]))
    for model, rows in links:
        bulk_create_with_history(rows, model, default_user=by)


def _copies(
    model: type[Any],
    rows: Iterable[LineageRow],
    plan: Plan,
    by: User,
    more: Mapping[int, dict[str, Any]] = MappingProxyType({}),
) -> dict[int, Any]:
    """Copies of the rows in the new plan, by the key of the row that each was copied from.

    `more` holds, by that key, what a copy says that its original does not.
    """
    names = [f.name for f in model._meta.concrete_fields if f.name not in BOOKKEEPING]
    old = list(rows)
    new = [
        model(
            plan=plan,
            carried_from=row.uuid,
            is_carried_over=True,
            is_as_copied=True,
            **{name: getattr(row, name) for name in names},
            **more.get(row.pk, {}),
        )
        for row in old
    ]
    made = bulk_create_with_history(new, model, default_user=by)
    return {row.pk: copy for row, copy in zip(old, made, strict=True)}
