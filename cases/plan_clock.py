"""The plan's clock: when the plan of a case must be complete, and whether it is late (RMP-11).

What lives here: the task that keeps the day. Before release it starts with the release date;
after a signature `signing` starts it. What may not: how days are counted (`rules.clock`).
"""

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from cases import above, first_assessment, tasks
from cases.models import Case, Task
from cases.working_days import bank_holidays
from rules import clock
from rules.clock import Deadline
from rules.terms import Setting

COMPLETE = "Complete the risk management plan"
BEFORE_RELEASE = "Complete the risk management plan before release"

Kind = Task.Kind


def due(case: Case) -> Task | None:
    """The open task that says by when the plan must be complete, the first due first.

    Outside custody the first assessment is due with its plan.
    """
    kinds = Q(kind__in=(Kind.PLAN, Kind.FULL_PLAN))
    if case.setting_at(timezone.localdate()) is not Setting.CUSTODY:
        kinds |= Q(kind=Kind.REVIEW, title=first_assessment.ASSESS)
    return Task.objects.open().filter(kinds, case=case).order_by("due_on", "id").first()


def late(case: Case) -> Task | None:
    """The same task where its day has gone by; None where the plan is in time or not asked for."""
    task = due(case)
    return task if task is not None and task.due_on < timezone.localdate() else None


def start(case: Case, deadline: Deadline, *, is_release: bool = False) -> Task:
    """Start the clock, or keep the one that runs where it ends earlier.

    `is_release` says that the day was reckoned from release: it follows the release date then.
    """
    running = _running(case).order_by("due_on").first()
    if running is not None and running.due_on <= deadline.due_on:
        return running
    return _keep(case, BEFORE_RELEASE if is_release else COMPLETE, deadline)


def take_over(owed: Task, *, by: User) -> None:
    """Keep the day of a task that asked for the assessment and plan, which are now signed."""
    if owed.kind == Kind.PLAN:
        return
    if owed.kind == Kind.REVIEW:
        tasks.close(owed.about, Kind.REVIEW, by=by, title=owed.title)
    start(owed.case, Deadline(owed.due_on, owed.due_because))


def keep_before_release(case: Case, *, by: User) -> None:
    """Ask for the plan before release from custody; call it when the record of the case changes.

    A plan that was completed since the person came into custody is enough. The day follows the
    release date, also where that has come. Where the date goes in custody, so does the task.
    """
    today = timezone.localdate()
    is_in_custody = case.setting_at(today) is Setting.CUSTODY
    is_asked = _running(case).filter(title=BEFORE_RELEASE).exists()
    if not is_asked and (not is_in_custody or _has_plan_for_custody(case)):
        return
    sentence = case.current_sentence
    release_on = sentence.release_on if sentence else None
    deadline = clock.plan_due(
        holidays=bank_holidays(),
        release_on=clock.release_ahead(release_on, today) if is_in_custody else release_on,
        days=settings.PLAN_WORKING_DAYS,
    )
    if deadline is not None:
        _keep(case, BEFORE_RELEASE, deadline)
    elif is_in_custody:
        tasks.close(case.uuid, Kind.PLAN, by=by, title=BEFORE_RELEASE)


def stop_answered(case: Case, *, by: User) -> None:
    """Stop the clocks that a complete plan answers; that before release, one of this custody."""
    if above.shown(above.COMPLETE_ON, case):
        tasks.close(case.uuid, Kind.PLAN, by=by, title=COMPLETE)
    if _has_plan_for_custody(case):
        tasks.close(case.uuid, Kind.PLAN, by=by, title=BEFORE_RELEASE)


def close(case: Case, *, by: User) -> None:
    """Stop the clock: the plan is complete, or none is needed."""
    tasks.close_for_case(case, Kind.PLAN, by=by)


def _running(case: Case) -> QuerySet[Task]:
    return Task.objects.open().filter(case=case, kind=Kind.PLAN)


def _has_plan_for_custody(case: Case) -> bool:
    signed_on = above.shown(above.COMPLETE_ON, case)
    return bool(signed_on and case.setting_on and signed_on >= case.setting_on)


def _keep(case: Case, title: str, deadline: Deadline) -> Task:
    return tasks.keep_open(
        case,
        Kind.PLAN,
        title,
        due_on=deadline.due_on,
        because=deadline.sum,
        about=case.uuid,
        link_name="riskplans:list",
        assignee=case.practitioner,
    )
