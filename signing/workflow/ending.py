"""Ends that are no signature: abandoning a draft, and handing it to another author."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments import drafts
from assessments import workflow as assessing
from assessments.models import Assessment
from cases import plan_clock, risk_register, timeline
from cases.models import Case
from riskplans.models import Plan, PlanEditor
from signing.models import Signature, Status, Submission
from signing.permissions import (
    why_not_abandon,
    why_not_abandon_plan,
    why_not_take_over,
    why_not_take_over_plan,
)
from signing.workflow import effects, telling
from signing.workflow.ground import (
    Ground,
    lock,
    lock_plan,
    move,
    plan_of,
    refuse,
    write_signature,
)


@transaction.atomic
def abandon(assessment: Assessment, *, by: User, reason: str) -> Submission:
    """End a draft or a returned assessment, and keep it. A raised working level stands."""
    ground = lock(assessment, by=by)
    refuse(why_not_abandon(ground.by, ground.assessment))
    return _abandoned(ground, reason=reason)


@transaction.atomic
def abandon_plan(plan: Plan, *, by: User, reason: str) -> Submission:
    """End a plan that was revised alone, and keep it. The plan before stays in force."""
    ground = lock_plan(plan, by=by)
    refuse(why_not_abandon_plan(ground.by, plan_of(ground)))
    return _abandoned(ground, reason=reason)


def _abandoned(ground: Ground, *, reason: str) -> Submission:
    submission = ground.submission or Submission(
        case=ground.case,
        assessment=ground.signed_assessment,
        plan=ground.plan,
        author=ground.subject.author,
        is_urgent=not ground.is_plan_alone and ground.assessment.is_urgent,
    )
    by = ground.by
    move(submission, Status.ABANDONED)
    submission.save()
    now = timezone.now()
    for row in ground.parts:
        row.abandoned_at = now
        row.save()
    write_signature(submission, Signature.Kind.ABANDON, by=ground.by, comment=reason)
    drafts.forget_all(ground.assessment)
    effects.close_superseded(submission, by=ground.by)
    _stop_clock(ground.case, by=ground.by)
    effects.say(submission, "abandoned", f"Abandoned {ground.subject}.", by=by, note=reason)
    return submission


def _stop_clock(case: Case, *, by: User) -> None:
    """End the clock that it started, where a complete plan answers the level already (RMP-11).

    Where the level stays raised its plan is owed still.
    """
    register = risk_register.of(case)
    is_raised = register.working_level != register.countersigned_level
    if not is_raised:
        plan_clock.stop_answered(case, by=by)


@transaction.atomic
def take_over(assessment: Assessment, *, by: User, reason: str) -> Assessment:
    """Become the author of a draft and its plan; who wrote before may still not countersign."""
    ground = lock(assessment, by=by)
    refuse(why_not_take_over(ground.by, ground.assessment))
    before = ground.assessment.author
    assessing.touched(ground.assessment, by=before)
    assessing.touched(ground.assessment, by=ground.by)
    drafts.forget_all(ground.assessment, by=before)  # its pages are closed to them from now on
    ground.assessment.author = ground.by
    ground.assessment.save()
    _take_plan_and_submission(ground)
    _say_taken(ground, before=before, reason=reason, link_name="assessments:task_list")
    _tell_former_author(ground, before=before)
    return ground.assessment


@transaction.atomic
def take_over_plan(plan: Plan, *, by: User, reason: str) -> Plan:
    """Become the author of a plan that is revised alone."""
    ground = lock_plan(plan, by=by)
    refuse(why_not_take_over_plan(ground.by, plan_of(ground)))
    before = plan_of(ground).author
    drafts.forget_all(ground.assessment, by=before)
    _take_plan_and_submission(ground)
    _say_taken(ground, before=before, reason=reason, link_name="riskplans:plan")
    _tell_former_author(ground, before=before)
    return plan_of(ground)


def _take_plan_and_submission(ground: Ground) -> None:
    """Make the person the author of the plan and of what was submitted; who wrote stays known."""
    if ground.plan is not None:
        PlanEditor.objects.get_or_create(plan=ground.plan, user=ground.plan.author)
        PlanEditor.objects.get_or_create(plan=ground.plan, user=ground.by)
        ground.plan.author = ground.by
        ground.plan.save()
    if ground.submission is not None:
        ground.submission.author = ground.by
        ground.submission.save()
    effects.hand_over(ground.subject, to=ground.by)


def _tell_former_author(ground: Ground, *, before: User) -> None:
    title = f"{ground.by.full_name} took over {ground.subject}, which you wrote"
    telling.tell_author(ground.subject, title, to=before)


def _say_taken(ground: Ground, *, before: User, reason: str, link_name: str) -> None:
    timeline.record(
        ground.case,
        "signing.taken_over",
        f"Took over {ground.subject} from {before.full_name}.",
        by=ground.by,
        note=reason,
        about=ground.subject.uuid,
        link_name=link_name,
    )
