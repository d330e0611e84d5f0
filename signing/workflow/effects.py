"""What an act does to the case: register, tasks, timeline. Called by the verbs, under their locks.

Each task says how its day was reckoned. What may not live here: permissions, states.
"""

import datetime

from django.conf import settings
from django.utils import timezone

from accounts.models import Role, User
from assessments import missing_score
from assessments.models import Assessment
from cases import first_assessment, plan_clock, risk_register, tasks, timeline
from cases.models import Case, Task
from cases.working_days import bank_holidays
from riskplans.models import Plan
from rules import clock
from rules.clock import Deadline
from rules.facts import Facts
from rules.required import Gap
from rules.terms import RiskLevel, Setting
from rules.wording import written
from signing import authority, facts
from signing.models import Status, Submission
from signing.workflow import telling

Kind = Task.Kind


def say(submission: Submission, act: str, sentence: str, *, by: User, note: str = "") -> None:
    """Write the act on the case's timeline."""
    timeline.record(
        submission.case,
        f"signing.{act}",
        sentence,
        by=by,
        note=note,
        about=submission.uuid,
        link_name="signing:record",
    )


def five_days(start: datetime.date) -> Deadline:
    """Five working days (a setting) after a day, with the sum."""
    due_on = clock.add_working_days(start, settings.PLAN_WORKING_DAYS, bank_holidays())
    days, day = settings.PLAN_WORKING_DAYS, written(start)
    return Deadline(due_on, f"{days} working days after {day}: {written(due_on)}.")


def after_signature(submission: Submission, signed: Facts, *, by: User) -> None:
    """Close what the author owed, and set the working level where it is raised."""
    owed = plan_clock.due(submission.case)
    for part in submission.parts:
        tasks.close(part.uuid, *Task.ABOUT_A_DRAFT, by=by)
    if submission.assessment is not None:
        _set_working_level(submission, signed, by=by)
        _start_plan_clock(submission, signed, owed, by=by)
    if submission.stages:
        open_countersign_task(submission)
        telling.tell_of_safety(submission, signed)


def _start_plan_clock(
    submission: Submission, signed: Facts, owed: Task | None, *, by: User
) -> None:
    """Ask for the complete plan while it waits for its countersignature (RMP-11).

    The day that was owed before this signature stands: a plan that was returned, or that follows
    an urgent one, gains no time. What an urgent signature owes has its own tasks.
    """
    if submission.is_urgent or not submission.stages:
        return
    if owed is not None:
        plan_clock.take_over(owed, by=by)
    deadline = clock.plan_due_for(
        signed,
        timezone.localdate(submission.signed_at),
        bank_holidays(),
        opened_on=first_assessment.came_on(submission.case),
        days=settings.PLAN_WORKING_DAYS,
    )
    if deadline is not None:
        is_release = signed.setting is Setting.CUSTODY
        plan_clock.start(submission.case, deadline, is_release=is_release)


def _set_working_level(submission: Submission, signed: Facts, *, by: User) -> None:
    """What a signed assessment moves at once; a plan alone moves no level."""
    missing_score.keep_task(submission.case, signed, by=by)
    open_home_visit(submission.case, signed, by=by)
    if submission.stages:
        before = risk_register.of(submission.case).working_level
        register = risk_register.signed(
            submission.case,
            level=level_of(signed),
            cells=facts.cells_of(signed),
            on=timezone.localdate(),
        )
        telling.tell_of_level(submission, before, register)


def open_countersign_task(submission: Submission) -> None:
    """Ask the role whose turn it is; the task before it is done."""
    deadline = five_days(timezone.localdate())
    role = authority.role_due(submission)
    tasks.open_task(
        submission.case,
        Kind.COUNTERSIGN,
        f"Countersign {submission.subject} at {RiskLevel(submission.level or 1).label}",
        due_on=deadline.due_on,
        because=deadline.sum,
        about=submission.uuid,
        link_name="signing:review",
        role=role,
    )


def after_completion(submission: Submission, signed: Facts, *, by: User) -> None:
    """End what was signed, set both levels, and reckon the next review."""
    now = timezone.now()
    for row in submission.parts:
        row.locked_at = row.locked_at or now
        row.completed_at = now
        row.save()
    tasks.close(submission.uuid, Kind.COUNTERSIGN, by=by)
    if not submission.is_urgent:
        plan_clock.close(submission.case, by=by)
    if submission.assessment is not None:
        _set_both_levels(submission, signed, by=by)
    telling.tell_of_safety(submission, signed)


def _set_both_levels(submission: Submission, signed: Facts, *, by: User) -> None:
    """The levels of a complete assessment, and its next review; a plan alone moves neither."""
    on = timezone.localdate(submission.signed_at)
    review = clock.review_due(
        on,
        soon_because=_why_soon(signed),
        months=settings.REVIEW_MONTHS,
        weeks=settings.LIMITED_INFORMATION_WEEKS,
    )
    before = risk_register.of(submission.case).working_level
    register = risk_register.completed(
        submission.case,
        level=level_of(signed),
        cells=facts.cells_of(signed),
        on=on,
        review_due_on=review.due_on,
    )
    telling.tell_of_level(submission, before, register)
    open_review(submission.case, review, by=by, soon_because=_why_soon(signed))


def _why_soon(signed: Facts) -> str:
    return clock.why_soon(signed.assessment) if signed.assessment else ""


def open_review(case: Case, review: Deadline, *, by: User, soon_because: str = "") -> None:
    """Replace the review that was due by the next; one that comes early says why in its title."""
    tasks.close_for_case(case, Kind.REVIEW, by=by)
    title = "Review the risk of serious harm"
    tasks.open_task(
        case,
        Kind.REVIEW,
        f"{title}: {soon_because}" if soon_because else title,
        due_on=review.due_on,
        because=review.sum,
        about=case.uuid,
        link_name="cases:overview",
        assignee=case.practitioner,
    )


def open_home_visit(case: Case, signed: Facts, *, by: User) -> None:
    """Ask for a home visit at High and Very High, once for each start of its clock (SUP-05)."""
    about = signed.case
    released = about.release_on if about.release_on and about.release_on <= signed.on else None
    deadline = clock.home_visit_due(
        holidays=bank_holidays(),
        level=level_of(signed),
        setting=signed.setting or Setting.COMMUNITY,
        sentenced_on=about.sentenced_on,
        released_on=released,
        days=settings.HOME_VISIT_WORKING_DAYS,
    )
    if deadline is None:
        return
    asked = Task.objects.filter(case=case, kind=Kind.HOME_VISIT)
    if asked.filter(due_on=deadline.due_on).exists():
        return
    tasks.close_for_case(case, Kind.HOME_VISIT, by=by)
    tasks.open_task(
        case,
        Kind.HOME_VISIT,
        "Make a home visit",
        due_on=deadline.due_on,
        because=deadline.sum,
        about=case.uuid,
        link_name="cases:appointments",
        assignee=case.practitioner,
    )


def open_owed(follow_up: Assessment, owed: tuple[Gap, ...], *, by: User) -> None:
    """One task for the whole, one for each thing that would have stopped an ordinary signature.

    Two that say the same are one. The manager gets one to check them all.
    """
    deadline, titles = five_days(timezone.localdate()), dict.fromkeys(gap.message for gap in owed)
    whole = "Complete the full assessment and plan"
    check = "Check what is owed after the urgent signature"
    wanted: list[tuple[Kind, str, User | None, str]] = [(Kind.FULL_PLAN, whole, by, "")]
    wanted += [(Kind.OWED, title, by, "") for title in titles]
    wanted.append((Kind.OWED, check, None, Role.MANAGER))
    for kind, title, assignee, role in wanted:
        tasks.open_task(
            follow_up.case,
            kind,
            title,
            due_on=deadline.due_on,
            because=f"Owed after an urgent signature. {deadline.sum}",
            about=follow_up.uuid,
            link_name="assessments:task_list",
            assignee=assignee,
            role=role,
        )


def open_returned(submission: Submission, *, by: User) -> None:
    """Give what was signed back to its author."""
    subject = submission.subject
    is_plan = submission.assessment is None
    deadline = five_days(timezone.localdate())
    tasks.close(submission.uuid, Kind.COUNTERSIGN, by=by)
    tasks.open_task(
        submission.case,
        Kind.RETURNED,
        f"{by.full_name} returned {subject} for changes",
        due_on=deadline.due_on,
        because=deadline.sum,
        about=subject.uuid,
        link_name="riskplans:plan" if is_plan else "assessments:task_list",
        assignee=submission.author,
    )


def after_countersignature(submission: Submission, signed: Facts, *, by: User) -> None:
    """Complete, or ask for the second."""
    if submission.status == Status.COMPLETE:
        after_completion(submission, signed, by=by)
        return
    tasks.close(submission.uuid, Kind.COUNTERSIGN, by=by)
    open_countersign_task(submission)


def after_withdrawal(submission: Submission, *, by: User) -> None:
    """Nobody has to countersign any more."""
    tasks.close(submission.uuid, Kind.COUNTERSIGN, by=by)
    settle_awaiting(submission.case)


def close_superseded(submission: Submission, *, by: User) -> None:
    """Close the tasks of an urgent submission that a later signature overtook."""
    for part in submission.parts:
        tasks.close(part.uuid, *Task.ABOUT_A_DRAFT, by=by)
    after_withdrawal(submission, by=by)


def hand_over(draft: Assessment | Plan, *, to: User) -> None:
    """Give the open tasks of the draft to its new author."""
    owed = Task.objects.open().filter(about=draft.uuid, kind__in=Task.ABOUT_A_DRAFT)
    mine = list(owed.filter(assignee__isnull=False))
    for task in mine:
        tasks.close(task.about, Kind(task.kind), by=to)
    for task in mine:
        tasks.open_task(
            draft.case,
            Kind(task.kind),
            task.title,
            due_on=task.due_on,
            because=task.due_because,
            about=task.about,
            link_name=task.link_name,
            assignee=to,
        )


def settle_awaiting(case: Case) -> None:
    """Tell the register when nothing of this case waits any more; a raised level stands."""
    if not Submission.objects.waiting().filter(case=case).exists():
        risk_register.no_longer_awaiting(case)


def level_of(signed: Facts) -> RiskLevel:
    """The level that was signed; a signature without one is not possible."""
    level = signed.assessment.step4.level if signed.assessment else None
    if level is None:
        raise ValueError("a signature needs a level")
    return level
