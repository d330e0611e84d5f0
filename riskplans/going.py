"""What the page of progress shows: each action with when it was due and how far it has come.

What may not live here: when something is overdue (`rules.progress`).
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cases.templatetags.case_tags import how_far
from riskplans.models import ActionProgress, Plan
from rules import facts
from rules.progress import due_on, is_overdue
from rules.wording import written


@dataclass(frozen=True)
class Going:
    """One action, in words, with where its progress is recorded and what was recorded before."""

    action: facts.Action
    due: str
    is_overdue: bool
    url: str
    entries: tuple[ActionProgress, ...]


def page(plan: Plan, told: facts.PlanFacts, on: datetime.date) -> dict[str, Any]:
    """The actions of the plan, overdue ones first; each with its entries, newest first."""
    uuids = {str(row.lineage): str(row.uuid) for row in plan.actions.all()}
    entries: dict[str, list[ActionProgress]] = {}
    rows = ActionProgress.objects.filter(action__lineage__in=list(uuids))
    for entry in rows.select_related("action", "recorded_by"):
        entries.setdefault(str(entry.action.lineage), []).append(entry)
    found = [
        Going(
            action=action,
            due=due_words(action, on),
            is_overdue=is_overdue(action, on),
            url=reverse("riskplans:progress_add", args=[plan.uuid, uuids[action.lineage]]),
            entries=tuple(entries.get(action.lineage, ())),
        )
        for action in told.actions
    ]
    found.sort(key=lambda one: (not one.is_overdue, due_on(one.action) or datetime.date.max))
    return {"goings": found, "overdue": sum(one.is_overdue for one in found)}


def due_words(action: facts.Action, on: datetime.date) -> str:
    """Such as "due 3 May 2026, 12 days ago"; a day to come has no distance."""
    day = due_on(action)
    if day is None:
        return action.when_text or "no date"
    said = "due" if day == action.when_on else "to be reviewed"
    return f"{said} {written(day)}, {how_far(day)}" if day < on else f"{said} {written(day)}"
