"""Verbs that start a plan, copy one into a review, and write its rows. States: `signing`.

Every writer of a plan's rows calls `touched`, so that an editor can never countersign (ROL-03).
"""

import calendar
import datetime
import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from assessments.models import Assessment
from cases import timeline
from cases.models import Case
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
    PlanEditor,
)
from riskplans.permissions import why_not_start
from rosh.rows import LineageRow
from rules.terms import PlanKind

LEAD = r"\s*(?:by|on|due|no later than|not later than)?\s*"
WRITTEN = re.compile(LEAD + r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})[\s.]*", re.I)
SLASHED = re.compile(LEAD + r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})[\s.]*", re.I)
ISO = re.compile(LEAD + r"(\d{4})-(\d{2})-(\d{2})[\s.]*", re.I)
BOOKKEEPING = {"id", "uuid", "version", "updated_at", "carried_from", "is_carried_over", "plan"}
# Links to rows of the case, which a review does not copy: the far end stays what it is.
TO_THE_CASE: tuple[tuple[type[Any], str, str], ...] = (
    (ActionPerson, "action", "person_id"),
    (ActionOrder, "action", "order_id"),
    (ActionBehaviour, "action", "behaviour_id"),
    (ContingencyBehaviour, "contingency", "behaviour_id"),
)
REVIEW_TEXTS = ("contact_frequency", "capacity", "person_view", "licence_conditions")


@transaction.atomic
def start(assessment: Assessment, *, by: User, kind: PlanKind = PlanKind.FULL) -> Plan:
    """Start the plan that answers an assessment, once; a review's starts from the plan before."""
    case = Case.objects.hold(assessment.case_id)
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    found = assessment.plans.filter(abandoned_at__isnull=True).first()
    if found:
        return found
    assessment.case = case
    reason = why_not_start(by, assessment)
    if reason:
        raise PermissionDenied(reason)
    newest = case.plans.order_by("-number").values_list("number", flat=True).first()
    plan = Plan.objects.create(
        case=case, assessment=assessment, number=(newest or 0) + 1, kind=kind, author=by
    )
    before = _plan_before(assessment)
    if before:
        copy_into(plan, before, by=by)
    touched(plan, by=by)
    timeline.record(
        case,
        "plan.started",
        f"Plan {plan.number} started, for assessment {assessment.number}",
        by=by,
        about=plan.uuid,
        link_name="riskplans:plan",
    )
    return plan


def _plan_before(assessment: Assessment) -> Plan | None:
    """The plan of the assessment that this one was copied from; else the last complete one."""
    if assessment.carried_from_id:
        found = Plan.objects.filter(
            assessment=assessment.carried_from_id, locked_at__isnull=False, abandoned_at=None
        ).first()
        if found:
            return found
    return assessment.case.plans.filter(completed_at__isnull=False).order_by("-number").first()


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
    actions = _copies(Action, old.actions.all(), new, by)
    contingencies = _copies(Contingency, old.contingencies.all(), new, by)
    _copy_links(new, old, actions, contingencies, by)


def _copy_links(
    new: Plan, old: Plan, actions: dict[int, Any], contingencies: dict[int, Any], by: User
) -> None:
    """Link the copies to each other, to the case's rows, and to the new assessment's factors."""
    factors = {row.lineage: row for row in new.assessment.factors.all()}
    answered = ActionFactor.objects.filter(action__plan=old).select_related("factor")
    seen = ContingencyDetection.objects.filter(contingency__plan=old)
    links: list[tuple[type[Any], list[Any]]] = [
        (
            ActionFactor,
            [
                ActionFactor(action=actions[link.action_id], factor=factors[link.factor.lineage])
                for link in answered
                if link.factor.lineage in factors
            ],
        ),
        (
            ContingencyDetection,
            [
                ContingencyDetection(
                    contingency=contingencies[k.contingency_id], action=actions[k.action_id]
                )
                for k in seen
            ],
        ),
    ]
    copies = {"action": actions, "contingency": contingencies}
    for model, near, far in TO_THE_CASE:
        found = model.objects.filter(**{f"{near}__plan": old}).order_by("pk")
        pairs = [(copies[near][getattr(link, f"{near}_id")], getattr(link, far)) for link in found]
        links.append((model, [model(**{near: copy, far: key}) for copy, key in pairs]))
    for model, rows in links:
        bulk_create_with_history(rows, model, default_user=by)


def _copies(model: type[Any], rows: Iterable[LineageRow], plan: Plan, by: User) -> dict[int, Any]:
    """Copies of the rows in the new plan, by the key of the row that each was copied from."""
    names = [f.name for f in model._meta.concrete_fields if f.name not in BOOKKEEPING]
    old = list(rows)
    new = [
        model(
            plan=plan,
            carried_from=row.uuid,
            is_carried_over=True,
            **{name: getattr(row, name) for name in names},
        )
        for row in old
    ]
    made = bulk_create_with_history(new, model, default_user=by)
    return {row.pk: copy for row, copy in zip(old, made, strict=True)}


def touched(plan: Plan, *, by: User) -> None:
    """Remember that `by` edited the plan, which bars them from countersigning it."""
    PlanEditor.objects.get_or_create(plan=plan, user=by)


def record_when(text: str) -> datetime.date | None:
    """The date, where "by when" is one: 3 May 2026, 2026-05-03 or 3/5/2026. Else None.

    Only a text that is a date and nothing else: "weekly from 3 May 2026" keeps its words (RMP-06).
    """
    for pattern, order in ((WRITTEN, (2, 1, 0)), (SLASHED, (2, 1, 0)), (ISO, (0, 1, 2))):
        found = pattern.fullmatch(text)
        if found:
            year, month, day = (found.groups()[place] for place in order)
            return _date(year, month, day)
    return None


def _date(year: str, month: str, day: str) -> datetime.date | None:
    names = [name.lower() for name in calendar.month_name]
    found = [n for n, name in enumerate(names) if name and name.startswith(month.lower())]
    try:
        return datetime.date(int(year), found[0] if found else int(month), int(day))
    except ValueError:
        return None


def next_number(row: Action | Contingency) -> str:
    """The number of a new row, such as a4, never used before in its plan, which must be locked."""
    letter = "a" if isinstance(row, Action) else "c"
    numbers = type(row).history.filter(plan=row.plan_id).values_list("number", flat=True)
    used = [int(number[1:]) for number in numbers if re.fullmatch(r"[a-z]\d{1,6}", number)]
    return f"{letter}{max(used, default=0) + 1}"


def set_links(links: Any, name: str, wanted: Iterable[Model]) -> None:
    """Make the tracked links of a row be to just these rows; `name` is the link's far end."""
    keep = {row.pk: row for row in wanted}
    for link in links.all():
        if getattr(link, f"{name}_id") in keep:
            del keep[getattr(link, f"{name}_id")]
        else:
            link.delete()
    for row in keep.values():
        links.create(**{name: row})


@transaction.atomic
def remove_action(action: Action, *, by: User) -> None:
    """Remove an action with its links; history keeps them all."""
    plan = action.plan
    detections = ContingencyDetection.objects.filter(action=action)
    near = (action.factor_links, action.person_links, action.order_links, action.behaviour_links)
    for links in (*(manager.all() for manager in near), detections):
        for link in links:
            link.delete()
    action.delete()
    touched(plan, by=by)


@transaction.atomic
def remove_contingency(contingency: Contingency, *, by: User) -> None:
    """Remove a contingency with its links; history keeps them all."""
    plan = contingency.plan
    for link in (*contingency.detections.all(), *contingency.behaviour_links.all()):
        link.delete()
    contingency.delete()
    touched(plan, by=by)


@transaction.atomic
def confirm(plan: Plan, section: str, *, by: User) -> None:
    """Confirm what was copied: a pillar's actions, the contingencies, or the plan's own page."""
    if section == "review":
        rows: list[Any] = [plan] if plan.is_carried_over else []
    elif section == "contingencies":
        rows = list(plan.contingencies.filter(is_carried_over=True))
    else:
        rows = list(plan.actions.filter(is_carried_over=True, pillar=section))
    for row in rows:
        row.is_carried_over = False
        row.save()
    touched(plan, by=by)


@transaction.atomic
def remove_reason(reason: NoActionReason, *, by: User) -> None:
    """Withdraw a reason for no action; history keeps it."""
    plan = reason.plan
    reason.delete()
    touched(plan, by=by)
