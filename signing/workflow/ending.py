"""Ends that are no signature: abandoning a draft, and handing it to another author."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments import drafts
from assessments import workflow as assessing
from assessments.models import Assessment
from cases import timeline
from riskplans.models import PlanEditor
from signing.models import Signature, Status, Submission
from signing.permissions import why_not_abandon, why_not_take_over
from signing.workflow import effects
from signing.workflow.ground import lock, move, refuse, write_signature


@transaction.atomic
def abandon(assessment: Assessment, *, by: User, reason: str) -> Submission:
    """End a draft or a returned assessment, and keep it. A raised working level stands."""
    ground = lock(assessment, by=by)
    refuse(why_not_abandon(ground.by, ground.assessment))
    submission = ground.submission or Submission(
        case=ground.case,
        assessment=ground.assessment,
        plan=ground.plan,
        author=ground.assessment.author,
        is_urgent=ground.assessment.is_urgent,
    )
    move(submission, Status.ABANDONED)
    submission.save()
    now = timezone.now()
    for row in ground.parts:
        row.abandoned_at = now
        row.save()
    write_signature(submission, Signature.Kind.ABANDON, by=ground.by, comment=reason)
    drafts.forget_all(ground.assessment)
    effects.close_superseded(submission, by=ground.by)
    effects.say(submission, "abandoned", f"Abandoned {assessment}.", by=ground.by, note=reason)
    return submission


@transaction.atomic
def take_over(assessment: Assessment, *, by: User, reason: str) -> Assessment:
    """Become the author of a draft and its plan; who wrote before may still not countersign."""
    ground = lock(assessment, by=by)
    refuse(why_not_take_over(ground.by, ground.assessment))
    before = ground.assessment.author
    assessing.touched(ground.assessment, by=before)
    assessing.touched(ground.assessment, by=ground.by)
    ground.assessment.author = ground.by
    ground.assessment.save()
    if ground.plan is not None:
        PlanEditor.objects.get_or_create(plan=ground.plan, user=ground.plan.author)
        PlanEditor.objects.get_or_create(plan=ground.plan, user=ground.by)
        ground.plan.author = ground.by
        ground.plan.save()
    if ground.submission is not None:
        ground.submission.author = ground.by
        ground.submission.save()
    effects.hand_over(ground.assessment, to=ground.by)
    timeline.record(
        ground.case,
        "signing.taken_over",
        f"Took over {ground.assessment} from {before.full_name}.",
        by=ground.by,
        note=reason,
        about=ground.assessment.uuid,
        link_name="assessments:task_list",
    )
    return ground.assessment
