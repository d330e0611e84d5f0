"""Whether a signature has to say why the plan is late (RMP-11).

Asked of whoever signs or completes it after its day: the author, or the countersigner where it
became late only since the author signed.
"""

from assessments.models import Assessment
from cases import plan_clock
from cases.models import Task
from riskplans.models import Plan
from signing import facts
from signing.models import Submission


def at_signing(row: Assessment | Plan) -> Task | None:
    """The task of the late plan that would be signed with this row; None where nothing is late."""
    plan = row if isinstance(row, Plan) else facts.plan_of(row)
    return plan_clock.late(row.case) if plan is not None else None


def at_countersigning(submission: Submission) -> Task | None:
    """The task of the late plan; None where somebody has said why since it was signed, or the
    signature is urgent."""
    if submission.plan_id is None or submission.is_urgent or submission.signed_at is None:
        return None
    since = submission.signatures.filter(at__gte=submission.signed_at, late_because__gt="")
    return None if since.exists() else plan_clock.late(submission.case)
