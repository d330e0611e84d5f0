"""What a signed plan says that the one signed before it did not (REV-13)."""

from dataclasses import dataclass

from riskplans.models import Plan
from rosh.templatetags.govuk import long_date
from rules.changes import Changes, compare_plans
from rules.facts import Facts
from signing import record
from signing.models import Status, Submission


@dataclass(frozen=True)
class SincePlan:
    """The plan that was in force before, and what changed since."""

    earlier: Plan
    signed_on: str
    changes: Changes
    is_plan: bool = True

    @property
    def compared_with(self) -> str:
        """What it is compared with, in words."""
        return f"{str(self.earlier).lower()}, signed on {self.signed_on}"


def since_plan(submission: Submission, now: Facts | None) -> SincePlan | None:
    """What changed since the last complete plan of the case; None where there was none here."""
    if now is None or now.plan is None:
        return None
    earlier = before(submission)
    if earlier is None or earlier.plan is None or earlier.signed_at is None:
        return None
    changes = compare_plans(record.read(earlier), now)
    return SincePlan(earlier.plan, long_date(earlier.signed_at), changes)


def before(submission: Submission) -> Submission | None:
    """The complete submission of the plan before that of this one; None where there was none."""
    complete = Submission.objects.filter(
        case=submission.case_id, status=Status.COMPLETE, plan__isnull=False
    )
    others = complete.exclude(pk=submission.pk).select_related("plan")
    return others.order_by("-signed_at").first()
