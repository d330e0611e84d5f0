"""The duty sheet of a case, from the plan in force; where none is signed, from the draft.

What lives here: which plan it is. What stands on the sheet is in `rules.tonight`.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

import cases.facts
from cases.models import Case
from riskplans import facts as plan_facts
from riskplans.in_force import plan_in_force
from riskplans.models import Contingency as ContingencyRow
from riskplans.models import Plan
from rules import tonight
from rules.facts import Contingency, Facts
from rules.tonight import Tonight
from signing.models import WAITING, Status


@dataclass(frozen=True, kw_only=True)
class DutySheet:
    """The sheet, the plan it is made from, and the public id of each contingency's row."""

    plan: Plan | None
    is_in_force: bool
    facts: Facts
    tonight: Tonight
    acts: tuple[tuple[Contingency, str], ...]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed the plan that it is made from."""
        return self.plan is not None and not self.is_in_force and not self.plan.locked_at

    @property
    def is_first_that_waits(self) -> bool:
        """Whether it is signed and waits, and no plan of this case was in force before."""
        return self.plan is not None and not self.is_in_force and bool(self.plan.locked_at)

    @property
    def given_back(self) -> str:
        """What became of a plan that people act on although it is being changed; "" of others."""
        if self.plan is None or not self.is_in_force or self.plan.locked_at:
            return ""
        is_returned = self.plan.submissions.filter(status=Status.RETURNED).exists()
        return "returned" if is_returned else "withdrawn"

    @property
    def waiting(self) -> Plan | None:
        """A newer plan that waits for its countersignature, and takes effect with it."""
        if self.plan is None or not self.is_in_force:
            return None
        newer = Plan.objects.filter(case=self.plan.case_id, number__gt=self.plan.number)
        return newer.filter(submissions__status__in=WAITING).order_by("-number").first()


def contingencies(case: Case) -> QuerySet[ContingencyRow]:
    """Those that a duty sheet of this case may ever have shown: of plans that were signed."""
    was_signed = Q(plan__locked_at__isnull=False) | Q(plan__submissions__isnull=False)
    return ContingencyRow.objects.filter(was_signed, plan__case=case).distinct()


def as_in_force(case: Case, shown: ContingencyRow) -> ContingencyRow:
    """What the plan in force has in its place; where it has nothing, the row that was shown.

    A sheet stays open for hours, and what was done by it is recorded even so (CON-13).
    """
    plan = plan_in_force(case)
    same = plan.contingencies.filter(lineage=shown.lineage).first() if plan else None
    return same or shown


def of(case: Case) -> DutySheet:
    """The duty sheet of a case, as it stands now."""
    on = timezone.localdate()
    in_force = plan_in_force(case)
    found = in_force or case.plans.in_progress().order_by("-number").first()
    if found is None:
        facts = Facts(on=on, case=cases.facts.of_case(cases.facts.with_rows(case.crn), on))
        sheet = tonight.sheet(facts)
        return DutySheet(plan=None, is_in_force=False, facts=facts, tonight=sheet, acts=())
    plan = plan_facts.with_rows(found.uuid)
    facts = plan_facts.whole(plan, on)
    sheet = tonight.sheet(facts)
    keys = {str(row.lineage): str(row.uuid) for row in plan.contingencies.all()}
    acts = tuple((row, keys[row.lineage]) for row in sheet.contingencies)
    return DutySheet(
        plan=plan, is_in_force=in_force is not None, facts=facts, tonight=sheet, acts=acts
    )
