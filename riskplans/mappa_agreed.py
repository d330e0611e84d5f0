"""What MAPPA meetings agreed, for the case's page of MAPPA: each action and how it stands (MAP-06).

What may not live here: how it stands (`rules.progress`), and a list of its own: the actions are.
"""

from dataclasses import dataclass

from django.utils import timezone

from cases.models import Case
from riskplans import facts
from riskplans.going import due_words
from riskplans.in_force import plan_in_force
from rules.facts import Action
from rules.progress import standing
from rules.terms import Standing

COLOURS = {
    Standing.OVERDUE: "red",
    Standing.IN_HAND: "blue",
    Standing.DONE: "green",
    Standing.COULD_NOT: "grey",
}


@dataclass(frozen=True)
class AgreedAction:
    """One action that a meeting agreed, when it is due, and how it stands."""

    action: Action
    standing: Standing
    due: str
    url: str

    @property
    def colour(self) -> str:
        return COLOURS[self.standing]


@dataclass(frozen=True)
class Agreed:
    """The actions of one plan that name their meeting: what is overdue first, then the newest."""

    plan_number: int
    url: str
    rows: tuple[AgreedAction, ...]

    @property
    def overdue(self) -> int:
        return sum(row.standing is Standing.OVERDUE for row in self.rows)


def of_case(case: Case) -> Agreed | None:
    """Those of the plan in force, else of the newest that was not given up; None without any."""
    kept = case.plans.filter(abandoned_at__isnull=True).order_by("-number")
    plan = plan_in_force(case) or kept.first()
    if plan is None:
        return None
    told = facts.of_plan(facts.with_rows(plan.uuid))
    agreed = [row for row in told.actions if row.agreed_at_mappa_on is not None]
    agreed.sort(key=lambda row: row.agreed_at_mappa_on, reverse=True)  # type: ignore[arg-type, return-value]
    today, url = timezone.localdate(), plan.get_absolute_url()
    rows = [
        AgreedAction(row, standing(row, today), due_words(row, today), f"{url}#{row.number}")
        for row in agreed
    ]
    rows.sort(key=lambda row: row.standing is not Standing.OVERDUE)
    return Agreed(plan.number, url, tuple(rows)) if rows else None
