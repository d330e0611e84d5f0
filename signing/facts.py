"""The facts that one signature covers: the case, the assessment and the plan that answers it.

What lives here: fetching. What may not: judgements, anything about submissions.
"""

import dataclasses
import datetime

from django.db.models import QuerySet
from django.utils import timezone

import assessments.facts
import cases.facts
import riskplans.facts
from assessments.models import Assessment
from cases.risk_register import Cells
from riskplans.models import Plan
from rules.facts import CaseFacts, Facts, LevelsInForce


def plan_of(assessment: Assessment) -> Plan | None:
    """The newest plan that answers the assessment, unless it was abandoned."""
    kept = Plan.objects.filter(assessment=assessment, abandoned_at__isnull=True)
    return kept.order_by("-number").first()


def ended_by(assessment: Assessment) -> QuerySet[Plan]:
    """Plans that were revised alone and are not complete: a signature of this one ends them."""
    alone = Plan.objects.in_progress().filter(case=assessment.case_id)
    others = alone.filter(assessment__completed_at__isnull=False)
    return others.exclude(assessment=assessment).select_related("author").order_by("number")


def of(
    assessment: Assessment, on: datetime.date | None = None, *, plan: Plan | None = None
) -> Facts:
    """The live facts of an assessment with its plan, judged as of today unless said.

    `plan` names one of its plans, where it is not the newest that was kept.
    """
    plan = plan or plan_of(assessment)
    plan_facts = riskplans.facts.of_plan(riskplans.facts.with_rows(plan.uuid)) if plan else None
    whole = assessments.facts.with_rows(assessment.uuid)
    return assessments.facts.facts_for(whole, on or timezone.localdate(), plan=plan_facts)


def cells_of(facts: Facts) -> Cells:
    """The group levels as the register holds them: `{"community": {"children": 3}}`."""
    cells: Cells = {}
    for cell in facts.assessment.cells if facts.assessment else ():
        if cell.level is not None:
            cells.setdefault(cell.setting.value, {})[cell.group.value] = cell.level.value
    return cells


def has_case_changed(signed: Facts) -> bool:
    """Whether the case record says something else now than what was signed; levels apart."""
    now = cases.facts.of_case(cases.facts.with_rows(signed.case.crn), signed.on)
    return _without_levels(now) != _without_levels(signed.case)


def _without_levels(case: CaseFacts) -> CaseFacts:
    return dataclasses.replace(case, levels=LevelsInForce())
