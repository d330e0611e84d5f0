"""Whether a signature has to say why the plan is late (RMP-11).

Asked of whoever signs or completes it after its day: the author, or the countersigner where it
became late only since the author signed.
"""

from assessments.models import Assessment
from cases import plan_clock
from cases.models import Task
from riskplans.models import Plan
from signing import facts
from signing.models import Signature, Submission


def at_signing(row: Assessment | Plan) -> Task | None:
    """The task of the late plan that would be signed with this row; None where nothing is late."""
    plan = row if isinstance(row, Plan) else facts.plan_of(row)
    return plan_clock.late(row.case) if plan is not None else None


def at_countersigning(submission: Submission) -> Task | None:
    """The task of the late plan; None where its author has said why, or signed urgently."""
    if submission.plan_id is None or submission.is_urgent:
        return None
    last = submission.signatures.filter(kind=Signature.Kind.SIGN).last()
    is_said = last is not None and bool(last.late_because)
    return None if is_said else plan_clock.late(submission.case)
