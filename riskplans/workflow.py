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

from accounts.models import User
from assessments.models import Assessment
from cases import timeline
from cases.models import Case
from riskplans import carry_over
from riskplans.models import (
    Action,
    Contingency,
    ContingencyDetection,
    Plan,
    PlanEditor,
)
from riskplans.permissions import why_not_revise, why_not_start
from rules.terms import PlanKind

# Parts of a plan that are confirmed by themselves, beside each pillar and the plan's own page.
SECTIONS = {
    "actions": "actions",
    "contingencies": "contingencies",
    "rejected": "rejected_conditions",
    "other-plans": "other_plans",
    "travel": "travel_decisions",
    "answers": "answers",
}
LEAD = r"\s*(?:by|on|due|no later than|not later than)?\s*"
WRITTEN = re.compile(LEAD + r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})[\s.]*", re.I)
SLASHED = re.compile(LEAD + r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})[\s.]*", re.I)
ISO = re.compile(LEAD + r"(\d{4})-(\d{2})-(\d{2})[\s.]*", re.I)


@transaction.atomic
def start(assessment: Assessment, *, by: User, kind: PlanKind = PlanKind.FULL) -> Plan:
    """Start the plan that answers an assessment, once; a review's starts from the plan before."""
    case = Case.objects.hold(assessment.case_id)
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    found = assessment.plans.filter(abandoned_at__isnull=True).order_by("-number").first()
    if found:
        return found
    assessment.case = case
    reason = why_not_start(by, assessment)
    if reason:
        raise PermissionDenied(reason)
    number = _next_plan_number(case)
    plan = Plan.objects.create(
        case=case, assessment=assessment, number=number, kind=kind, author=by
    )
    before = _plan_before(assessment)
    if before:
        carry_over.copy_into(plan, before, by=by)
    touched(plan, by=by)
    sentence = f"{plan} started, for assessment {assessment.number}"
    _tell(plan, "plan.started", sentence, by=by)
    return plan


@transaction.atomic
def revise(plan: Plan, *, by: User) -> Plan:
    """Start a revision of a complete plan, whose assessment stands; or go to the one there is."""
    case = Case.objects.hold(plan.case_id)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    plan.case = case
    reason = why_not_revise(by, plan)
    if reason:
        raise PermissionDenied(reason)
    found = plan.assessment.plans.in_progress().first()
    if found:
        return found
    new = Plan.objects.create(
        case=case, assessment=plan.assessment, number=_next_plan_number(case), author=by
    )
    carry_over.copy_into(new, plan, by=by)
    touched(new, by=by)
    _tell(new, "plan.revised", f"{new} started: {plan} is revised, the level stands", by=by)
    return new


def _next_plan_number(case: Case) -> int:
    newest = case.plans.order_by("-number").values_list("number", flat=True).first()
    return (newest or 0) + 1


def _tell(plan: Plan, act: str, sentence: str, *, by: User) -> None:
    timeline.record(plan.case, act, sentence, by=by, about=plan.uuid, link_name="riskplans:plan")


def _plan_before(assessment: Assessment) -> Plan | None:
    """The plan of the assessment that this one was copied from; else the last complete one."""
    if assessment.carried_from_id:
        found = Plan.objects.filter(
            assessment=assessment.carried_from_id, locked_at__isnull=False, abandoned_at=None
        ).first()
        if found:
            return found
    return assessment.case.plans.filter(completed_at__isnull=False).order_by("-number").first()


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


HAS_PROGRESS = "It is recorded how this action went. It stays in the plan, with what was recorded."


@transaction.atomic
def remove_action(action: Action, *, by: User) -> None:
    """Remove an action with its links; history keeps them all. One with progress stays (RMP-19)."""
    plan = action.plan
    if action.progress_rows.exists():
        raise PermissionDenied(HAS_PROGRESS)
    detections = ContingencyDetection.objects.filter(action=action)
    near = (action.factor_links, action.person_links, action.order_links, action.behaviour_links)
    for links in (*(manager.all() for manager in near), detections):
        for link in links:
            link.delete()
    action.delete()
    touched(plan, by=by)


WAS_USED = "This contingency was used when something happened. It stays in the plan."


@transaction.atomic
def remove_contingency(contingency: Contingency, *, by: User) -> None:
    """Remove a contingency with its links; history keeps them all. One that was used stays."""
    plan = contingency.plan
    if contingency.uses.exists():
        raise PermissionDenied(WAS_USED)
    near = (
        contingency.detections,
        contingency.behaviour_links,
        contingency.factor_links,
        contingency.person_links,
    )
    for link in (link for links in near for link in links.all()):
        link.delete()
    for action in contingency.catches.all():
        action.falls_to = None
        action.save()
    contingency.delete()
    touched(plan, by=by)


@transaction.atomic
def confirm(plan: Plan, section: str, *, by: User) -> None:
    """Confirm what was copied: a pillar's actions, another section's rows, or the plan's page."""
    if section == "review":
        rows: list[Any] = [plan] if plan.is_carried_over else []
    elif section in SECTIONS:
        rows = list(getattr(plan, SECTIONS[section]).filter(is_carried_over=True))
    else:
        rows = list(plan.actions.filter(is_carried_over=True, pillar=section))
    for row in rows:
        row.is_carried_over = False
        row.save()
    touched(plan, by=by)


@transaction.atomic
def remove_decision(row: Any, *, by: User) -> None:
    """Withdraw a reason, a rejected condition, a travel decision, another plan; history keeps it.

    Such rows have no links.
    """
    plan = row.plan
    row.delete()
    touched(plan, by=by)
