"""What the rules say of a case's newest assessment and plan, for people and for programs.

What may not live here: rules.
"""

import datetime
from typing import Any

from assessments import facts as assessment_facts
from assessments.models import Assessment
from cases.models import Case
from riskplans import facts as plan_facts
from riskplans.models import Plan
from rules import checks
from rules.facts import Facts
from rules.four_step import recorded_or_derived
from rules.terms import Basis, RiskLevel, SubmissionStatus

Report = dict[str, Any]


def report(case: Case, on: datetime.date) -> Report:
    """What `check_case` prints: Step 1, the level, where it stands, and every finding."""
    assessment = _newest(case)
    if assessment is None:
        return _nothing(case)
    facts = _facts(assessment, on)
    assert facts.assessment is not None  # noqa: S101  `_facts` always gives one
    start = recorded_or_derived(facts.case, facts.assessment)
    return {
        "crn": case.crn,
        "step1": {"level": _name(start.level), "basis": start.basis.value},
        "overall": _name(facts.assessment.step4.level),
        "status": _status(assessment),
        "findings": [_finding(found) for found in checks.run(facts, whole=True)],
    }


def is_before_assessment(case: Case, on: datetime.date) -> bool:
    """Whether the assessment that is judged was made after this day."""
    assessment = _newest(case)
    return assessment is not None and on < assessment.assessed_on


def _newest(case: Case) -> Assessment | None:
    return case.assessments.filter(abandoned_at__isnull=True).first()


def _nothing(case: Case) -> Report:
    return {
        "crn": case.crn,
        "step1": {"level": None, "basis": Basis.NOT_RECORDED.value},
        "overall": None,
        "status": SubmissionStatus.DRAFT.value,
        "findings": [],
    }


def _facts(assessment: Assessment, on: datetime.date) -> Facts:
    plan = Plan.objects.filter(assessment=assessment, abandoned_at__isnull=True).first()
    return assessment_facts.facts_for(
        assessment_facts.with_rows(assessment.uuid),
        on,
        plan=plan_facts.of_plan(plan_facts.with_rows(plan.uuid)) if plan else None,
    )


def _status(assessment: Assessment) -> str:
    submission = assessment.submissions.first()
    return submission.status if submission else SubmissionStatus.DRAFT.value


def _name(level: RiskLevel | None) -> str | None:
    return level.label if level else None


def _finding(found: checks.Finding) -> dict[str, str]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "about": found.about,
        "message": found.message,
        "where": found.where.value,
    }
