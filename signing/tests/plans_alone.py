"""A plan that is revised alone: where it starts, and with what was copied confirmed."""

from riskplans import workflow as planning
from rules.terms import PersonAgrees, Pillar
from signing import workflow
from signing.models import Status
from signing.tests.builder import signable


def completed_plan(case, priya, mo, level):
    submission = workflow.sign(signable(case, level), by=priya)
    if submission.status == Status.AWAITING:
        workflow.countersign(submission, by=mo, comment="Agreed.", read_hash=submission.record_hash)
    submission.refresh_from_db()
    assert submission.status == Status.COMPLETE
    return submission.plan


def confirmed(plan, by):
    for section in (*Pillar, *planning.SECTIONS, "review"):
        planning.confirm(plan, section, by=by)
    plan.refresh_from_db()
    plan.is_sufficient = plan.is_necessary = plan.is_proportionate = True
    plan.person_agrees = PersonAgrees.YES
    plan.save()
    return plan
