"""The duty sheet of a case, from the plan in force; where none is signed, from the draft.

What lives here: which plan it is. What stands on the sheet is in `rules.tonight`.
"""

from dataclasses import dataclass

from django.utils import timezone

import cases.facts
from cases.models import Case
from riskplans import facts as plan_facts
from riskplans.in_force import plan_in_force
from riskplans.models import Plan
from rules import tonight
from rules.facts import Contingency, Facts
from rules.tonight import Tonight


@dataclass(frozen=True, kw_only=True)
class DutySheet:
    """The sheet, the plan it is made from, and the public id of each contingency's row."""

    plan: Plan | None
    facts: Facts
    tonight: Tonight
    acts: tuple[tuple[Contingency, str], ...]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed the plan that it is made from."""
        return self.plan is not None and self.plan.locked_at is None


def of(case: Case) -> DutySheet:
    """The duty sheet of a case, as it stands now."""
    on = timezone.localdate()
    found = plan_in_force(case) or case.plans.in_progress().order_by("-number").first()
    if found is None:
        facts = Facts(on=on, case=cases.facts.of_case(cases.facts.with_rows(case.crn), on))
        return DutySheet(plan=None, facts=facts, tonight=tonight.sheet(facts), acts=())
    plan = plan_facts.with_rows(found.uuid)
    facts = plan_facts.whole(plan, on)
    sheet = tonight.sheet(facts)
    keys = {str(row.lineage): str(row.uuid) for row in plan.contingencies.all()}
    acts = tuple((row, keys[row.lineage]) for row in sheet.contingencies)
    return DutySheet(plan=plan, facts=facts, tonight=sheet, acts=acts)
