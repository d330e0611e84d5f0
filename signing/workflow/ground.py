"""What every verb stands on: the locks, the refusals, the arrow, the row of the act.

What may not live here: the verbs, what they do to register and tasks (`effects`).
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment
from cases.models import Case
from riskplans.models import Plan
from rules.required import Gap
from signing import authority
from signing.models import Signature, Status, Submission


class NotReady(Exception):
    """The assessment or its plan still lacks something; `gaps` says what."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__(f"{len(gaps)} things stop the signature")
        self.gaps = gaps


class Overtaken(Exception):
    """What was read is not what is there now: somebody else was faster, or it was changed."""


@dataclass
class Ground:
    """The rows of one act, locked, and the person as they are now.

    Where a plan is signed alone, its assessment stands behind it and is no part of the act.
    """

    by: User
    case: Case
    assessment: Assessment
    plan: Plan | None
    submission: Submission | None
    is_plan_alone: bool = False

    @property
    def signed_assessment(self) -> Assessment | None:
        """The assessment that is signed; None where a plan is signed alone."""
        return None if self.is_plan_alone else self.assessment

    @property
    def parts(self) -> list[Assessment | Plan]:
        """The rows that are signed, locked and ended together."""
        return [row for row in (self.signed_assessment, self.plan) if row is not None]

    @property
    def subject(self) -> Assessment | Plan:
        """What the act is about."""
        return self.parts[0]


def lock(assessment: Assessment, *, by: User) -> Ground:
    """Lock case, assessment, plan, submission, in this order, and read them and the person anew."""
    case = Case.objects.hold(assessment.case_id)
    locked = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    locked.case = case
    plans = Plan.objects.select_for_update(of=("self",))
    submissions = Submission.objects.select_for_update(of=("self",))
    return Ground(
        by=User.objects.get(pk=by.pk),
        case=case,
        assessment=locked,
        plan=plans.filter(assessment=locked, abandoned_at__isnull=True).order_by("-number").first(),
        submission=submissions.filter(assessment=locked).exclude(status=Status.ABANDONED).first(),
    )


def lock_plan(plan: Plan, *, by: User) -> Ground:
    """Lock case, plan, submission, in this order: the ground of a plan that is signed alone."""
    case = Case.objects.hold(plan.case_id)
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    locked.case = case
    submissions = Submission.objects.select_for_update(of=("self",))
    alone = submissions.filter(plan=locked, assessment__isnull=True)
    return Ground(
        by=User.objects.get(pk=by.pk),
        case=case,
        assessment=locked.assessment,
        plan=locked,
        submission=alone.exclude(status=Status.ABANDONED).first(),
        is_plan_alone=True,
    )


def lock_submission(submission: Submission, *, by: User) -> tuple[Ground, Submission]:
    """Lock by way of a submission; it is read anew."""
    subject = submission.subject
    if isinstance(subject, Plan):
        ground = lock_plan(subject, by=by)
    else:
        ground = lock(subject, by=by)
    locked = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    locked.case, locked.assessment = ground.case, ground.signed_assessment
    if ground.is_plan_alone:
        locked.plan = ground.plan
    ground.submission = locked
    return ground, locked


def plan_of(ground: Ground) -> Plan:
    """The plan of an act that has one."""
    if ground.plan is None:
        raise ValueError("this act has no plan")
    return ground.plan


def refuse(reason: str) -> None:
    """Refuse with the sentence of a permission rule, where there is one."""
    if reason:
        raise PermissionDenied(reason)


def move(submission: Submission, status: Status) -> None:
    """Follow one arrow of the table; a missing arrow is a mistake of ours, not of a person."""
    if submission.status != status and not submission.can_become(status):
        raise ValueError(f"There is no arrow from {submission.status} to {status.value}.")
    submission.status = status
    if status is Status.COMPLETE:
        submission.completed_at = timezone.now()


def write_signature(
    submission: Submission,
    kind: Signature.Kind,
    *,
    by: User,
    comment: str = "",
    declared: str = "",
    late_because: str = "",
    findings: list[dict[str, str]] | None = None,
) -> Signature:
    """Write down the act with the person's role and authority at this moment."""
    is_signing = kind is Signature.Kind.SIGN
    return Signature.objects.create(
        submission=submission,
        kind=kind,
        by=by,
        role=by.role,
        authority=authority.words(by.role),
        comment=comment,
        declaration=declared,
        late_because=late_because,
        level=submission.level,
        record_hash=submission.record_hash,
        record=submission.record if is_signing else "",
        findings=findings or [],
    )


def unlock(ground: Ground) -> None:
    """Give what was signed back to its author."""
    for row in ground.parts:
        row.locked_at = None
        row.save()
