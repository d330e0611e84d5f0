"""The plan's clock: when the plan of a case must be complete, and whether it is late (RMP-11).

What lives here: the task that keeps the day. Before release it starts with the release date;
after a signature `signing` starts it. What may not: how days are counted (`rules.clock`).
"""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases import first_assessment, tasks
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


def start(case: Case, deadline: Deadline) -> Task:
    """Start the clock, or keep the one that runs where it ends earlier."""
    running = Task.objects.open().filter(case=case, kind=Kind.PLAN).order_by("due_on").first()
    if running is not None and running.due_on <= deadline.due_on:
        return running
    return _keep(case, COMPLETE, deadline)


def take_over(owed: Task, *, by: User) -> None:
    """Keep the day of a task that asked for the assessment and plan, which are now signed."""
    if owed.kind == Kind.PLAN:
        return
    if owed.kind == Kind.REVIEW:
        tasks.close(owed.about, Kind.REVIEW, by=by, title=owed.title)
    start(owed.case, Deadline(owed.due_on, owed.due_because))


def keep_before_release(case: Case, *, by: User) -> None:
    """Ask for the plan before release from custody; call it when the record of the case changes.

    A plan that was completed since the person came into custody is enough. Where the release
    date goes, so does the task.
    """
    if case.setting_at(timezone.localdate()) is not Setting.CUSTODY or _has_plan_for_custody(case):
        return
    sentence = case.current_sentence
    deadline = clock.plan_due(
        holidays=bank_holidays(),
        release_on=sentence.release_on if sentence else None,
        days=settings.PLAN_WORKING_DAYS,
    )
    if deadline is None:
        tasks.close(case.uuid, Kind.PLAN, by=by, title=BEFORE_RELEASE)
    else:
        _keep(case, BEFORE_RELEASE, deadline)


def close(case: Case, *, by: User) -> None:
    """Stop the clock: the plan is complete, or none is needed."""
    tasks.close_for_case(case, Kind.PLAN, by=by)


def _has_plan_for_custody(case: Case) -> bool:
    register = getattr(case, "risk_register", None)
    completed_on = register.countersigned_on if register and not register.is_external else None
    return bool(completed_on and case.setting_on and completed_on >= case.setting_on)


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
