"""The author's own signature, ordinary and urgent.

What may not live here: countersignatures (`review`), register and tasks (`effects`).
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from assessments import draft_pages, drafts
from assessments import workflow as assessing
from assessments.models import Assessment
from cases import timeline
from riskplans import workflow as planning
from riskplans.models import Plan
from rules import replies, urgent
from rules.facts import as_plain
from rules.terms import PlanKind, RiskLevel
from signing import facts, readiness
from signing.models import OPEN, Signature, Status, Submission
from signing.permissions import why_not_sign, why_not_sign_plan, why_not_sign_urgently
from signing.readiness import Readiness
from signing.workflow import effects, telling
from signing.workflow.ground import (
    Ground,
    NotReady,
    Overtaken,
    lock,
    lock_plan,
    move,
    plan_of,
    refuse,
    write_signature,
)

CHANGED = "Something has changed since you opened this page. Read it again, then sign."


@transaction.atomic
def sign(
    assessment: Assessment,
    *,
    by: User,
    read_hash: str = "",
    declared: str = "",
    late_because: str = "",
) -> Submission:
    """Sign what was read. Low and Medium complete at once; the rest waits (domain model, signing).

    A second post of the same signature changes nothing. `late_because` says why a late plan is
    late (RMP-11). Raises NotReady with what is missing, Overtaken where the record is no longer
    the one that was read.
    """
    ground = lock(assessment, by=by)
    if standing := _signed_already(ground):
        return standing
    refuse(why_not_sign(ground.by, ground.assessment))
    ready = readiness.of(ground.assessment, by=ground.by)
    if stops := ready.unsaved_stop + ready.stops:
        raise NotReady(stops)
    _refuse_unread(ready, read_hash)
    submission = _put_signature(ground, ready, declared=declared, late_because=late_because)
    effects.say(submission, "signed", _sentence(submission), by=ground.by)
    return submission


@transaction.atomic
def sign_urgently(
    assessment: Assessment, *, by: User, read_hash: str = "", declared: str = ""
) -> Submission:
    """Sign a raised level with an interim plan; open the follow-up with what is owed.

    What is carried over or composed and not confirmed stays so in the record. What its author
    typed and did not save stops nothing, and waits in the follow-up.
    """
    ground = lock(assessment, by=by)
    if standing := _signed_already(ground):
        return standing
    refuse(why_not_sign_urgently(ground.by, ground.assessment))
    ready = readiness.of(ground.assessment, by=ground.by)
    if stops := ready.urgent_stops:
        raise NotReady(stops)
    _refuse_unread(ready, read_hash)
    _make_urgent(ground)
    ready = readiness.of(ground.assessment, by=ground.by)
    submission = _put_signature(ground, ready, declared=declared, is_urgent=True)
    effects.say(
        submission,
        "signed_urgently",
        f"Signed urgently at {effects.level_of(ready.facts).label}. The full plan is owed.",
        by=ground.by,
    )
    _open_follow_up(ground, ready)
    return submission


@transaction.atomic
def sign_plan(
    plan: Plan, *, by: User, read_hash: str = "", declared: str = "", late_because: str = ""
) -> Submission:
    """Sign a plan that was revised alone: the level stands, and its authority signs (domain model).

    Raises NotReady and Overtaken as `sign` does.
    """
    ground = lock_plan(plan, by=by)
    if standing := _signed_already(ground):
        return standing
    refuse(why_not_sign_plan(ground.by, plan_of(ground)))
    ready = readiness.of_plan(plan_of(ground), by=ground.by)
    if stops := ready.unsaved_stop + ready.stops:
        raise NotReady(stops)
    _refuse_unread(ready, read_hash)
    submission = _put_signature(ground, ready, declared=declared, late_because=late_because)
    effects.say(submission, "plan_signed", _sentence(submission), by=ground.by)
    return submission


def _signed_already(ground: Ground) -> Submission | None:
    """What this person has signed already, where it is locked: a double press."""
    submission = ground.submission
    is_signed = submission is not None and submission.signed_by_id == ground.by.pk
    return submission if is_signed and ground.subject.locked_at is not None else None


def _refuse_unread(ready: Readiness, read_hash: str) -> None:
    if read_hash and read_hash != ready.read_hash:
        raise Overtaken(CHANGED)


def _put_signature(
    ground: Ground,
    ready: Readiness,
    *,
    declared: str,
    late_because: str = "",
    is_urgent: bool = False,
) -> Submission:
    """Store the record with its hash, lock what was signed, and follow the arrow."""
    _supersede(ground)
    now = timezone.now()
    submission = ground.submission or Submission(case=ground.case)
    submission.assessment, submission.plan = ground.signed_assessment, ground.plan
    submission.author = submission.signed_by = ground.by
    submission.is_urgent, submission.signed_at = is_urgent, now
    submission.level, submission.is_reduction = ready.level, ready.is_reduction
    submission.stages, submission.why_countersigned = ready.needed.stages, ready.needed.because
    submission.record, submission.record_hash = ready.text, ready.read_hash
    submission.countersigned_at = submission.countersigned_by = None
    submission.seconded_at = submission.seconded_by = None
    move(submission, Status.AWAITING if ready.needed.stages else Status.COMPLETE)
    submission.save()
    for row in ground.parts:
        row.locked_at = now
        row.save()
    findings = _with_replies(ready)
    _settle_drafts(ground, ready, is_urgent=is_urgent)
    kind = Signature.Kind.SIGN
    write_signature(
        submission,
        kind,
        by=ground.by,
        declared=declared,
        late_because=late_because,
        findings=findings,
    )
    effects.after_signature(submission, ready.facts, by=ground.by)
    if submission.status == Status.COMPLETE:
        effects.after_completion(submission, ready.facts, by=ground.by)
    return submission


def _settle_drafts(ground: Ground, ready: Readiness, *, is_urgent: bool) -> None:
    """Save the private note, which stops nothing; after an ordinary signature nothing is left."""
    if ready.has_unsaved_note:
        assessing.keep_own_note(ground.assessment, by=ground.by)
    if not is_urgent:
        drafts.forget_all(ground.assessment)


def _with_replies(ready: Readiness) -> list[dict[str, str]]:
    """What the checks said, each warning with what the author replied; "" for nothing."""
    assessment = ready.facts.assessment
    said = replies.given(assessment.replies if assessment else ())
    asked = replies.asking(ready.findings)
    found = []
    for one in ready.findings:
        plain: dict[str, str] = dict(as_plain(one))  # type: ignore[call-overload]
        key = replies.key_of(one)
        if key in asked:
            plain["reply"] = said[key].text if key in said else ""
        found.append(plain)
    return found


def _supersede(ground: Ground) -> None:
    """Close what this signature overtakes: an urgent submission, a plan being revised alone."""
    if ground.is_plan_alone:
        return
    others = Q(is_urgent=True) | Q(assessment__isnull=True)
    overtaken = Submission.objects.select_for_update(of=("self",)).filter(
        others, case=ground.case, status__in=OPEN
    )
    for submission in overtaken.exclude(assessment=ground.assessment, is_urgent=True):
        move(submission, Status.ABANDONED)
        submission.save()
        now = timezone.now()
        for part in submission.parts:
            row = _held(part)
            row.abandoned_at = now
            row.save()
        comment = f"Superseded by {ground.assessment}."
        write_signature(submission, Signature.Kind.ABANDON, by=ground.by, comment=comment)
        effects.close_superseded(submission, by=ground.by)
        _say_superseded(ground, submission.subject)
    for plan in facts.ended_by(ground.assessment).filter(locked_at__isnull=True):
        row = _held(plan)
        row.abandoned_at = timezone.now()
        row.save()
        _say_superseded(ground, plan)


def _say_superseded(ground: Ground, row: Assessment | Plan) -> None:
    """Write it on the timeline, and leave a note with its author, who did not sign."""
    row.case = ground.case
    sentence = f"{row} ended: {str(ground.assessment).lower()} was signed."
    link = "riskplans:plan" if isinstance(row, Plan) else "assessments:task_list"
    timeline.record(
        ground.case, "signing.superseded", sentence, by=ground.by, about=row.uuid, link_name=link
    )
    if row.author_id != ground.by.pk:
        title = f"{ground.by.full_name} signed {ground.assessment}: {row}, which you wrote, ended"
        telling.tell_author(row, title, to=row.author)


def _held(row: Assessment | Plan) -> Assessment | Plan:
    """The row as it is now, held until the commit, so that an edit beside us is not undone."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def _sentence(submission: Submission) -> str:
    level = RiskLevel(submission.level or 1).label
    if submission.status == Status.COMPLETE:
        return f"Signed at {level}. Complete."
    return f"Signed at {level}. It waits for a countersignature."


def _make_urgent(ground: Ground) -> None:
    """Take the assessment out of the one in progress; its plan is an interim one."""
    if not ground.assessment.is_urgent:
        ground.assessment.is_urgent = True
        ground.assessment.save()
    plan = ground.plan
    if plan is not None and plan.kind != PlanKind.INTERIM:
        plan.kind = PlanKind.INTERIM
        plan.save()


def _open_follow_up(ground: Ground, ready: Readiness) -> None:
    """Open the carried-over review and full plan, once, with a task for each thing owed."""
    following = Assessment.objects.filter(carried_from=ground.assessment).in_progress().first()
    if following is None:
        following = assessing.start_review(ground.case, by=ground.by, old=ground.assessment)
        following.why_now = f"Follow-up of {ground.assessment}, which was signed urgently."
        following.save()
        planning.start(following, by=ground.by)
        effects.open_owed(following, urgent.owed(ready.facts), by=ground.by)
    plans = Plan.objects.filter(assessment=following, carried_from=ground.plan)
    pairs = [(ground.plan, plan) for plan in plans if ground.plan is not None]
    draft_pages.move(ground.assessment, following, pairs)
