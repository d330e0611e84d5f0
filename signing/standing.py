"""Which signed record stands: the one whose plan people act on, until what follows takes effect.

What may not live here: which plan that is (`riskplans.in_force`).
"""

import datetime

from django.utils import timezone

from cases.models import Case
from riskplans.in_force import plan_in_force
from riskplans.models import Plan
from signing.models import WAITING, Status, Submission


def in_force_before(submission: Submission) -> Plan | None:
    """The plan that stays in force until this one is countersigned; None where it waits for
    nothing, has taken effect already, or no plan was there before."""
    if submission.status not in WAITING:
        return None
    plan = plan_in_force(submission.case)
    return None if plan is None or plan.pk == submission.plan_id else plan


def superseding(submission: Submission) -> Submission | None:
    """What was signed after it and has taken effect; None where it stands."""
    later = Submission.objects.signed_after(submission).select_related("case")
    return next((one for one in later if in_force_before(one) is None), None)


def complete_on(case: Case) -> datetime.date | None:
    """The day on which what is complete was signed last; an urgent one leaves its plan owed."""
    complete = case.submissions.filter(status=Status.COMPLETE, is_urgent=False)
    newest = complete.order_by("-signed_at").values_list("signed_at", flat=True).first()
    return timezone.localdate(newest) if newest else None
