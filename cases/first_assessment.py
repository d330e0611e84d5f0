"""Ask for the first assessment of a case, or for one after a level that was set elsewhere.

What lives here: the task and its day. Without it a case that nobody assessed here would never
become overdue (RMP-11, REV-01). What may not: levels, which `risk_register` writes.
"""

import datetime

from django.conf import settings
from django.utils import timezone

from cases import tasks
from cases.models import Case, EarlierLevel, Task
from cases.working_days import bank_holidays
from rules import clock
from rules.clock import add_months, written

ASSESS = "Assess the risk of serious harm"
REOPENED = "case.reopened"  # the act on the timeline


def ask(case: Case) -> None:
    """Open the task of a case that has no level, or bring its day up to date (RMP-11)."""
    if not is_owed(case):
        return
    sentence = case.current_sentence
    deadline = clock.first_due(
        came_on(case),
        sentence.sentenced_on if sentence else None,
        bank_holidays(),
        days=settings.PLAN_WORKING_DAYS,
    )
    _keep(case, ASSESS, due_on=deadline.due_on, because=deadline.sum)


def is_owed(case: Case) -> bool:
    """Whether nobody has assessed the person: no level is in force."""
    register = getattr(case, "risk_register", None)
    return register is None or register.highest is None


def came_on(case: Case) -> datetime.date:
    """The day on which the case came here: opened, or opened again after it was closed."""
    again = case.timeline.filter(act=REOPENED).values_list("at", flat=True).first()
    return timezone.localdate(again or case.created_at)


def ask_after(earlier: EarlierLevel) -> datetime.date:
    """Open the task of a level that was set outside; the day on which it is due (REV-01)."""
    due_on = add_months(earlier.set_on, settings.REVIEW_MONTHS)
    day = written(earlier.set_on)
    title = f"Assess: the level of {day} was set outside this service"
    because = f"{settings.REVIEW_MONTHS} months after {day}: {written(due_on)}."
    _keep(earlier.case, title, due_on=due_on, because=because)
    return due_on


def _keep(case: Case, title: str, *, due_on: datetime.date, because: str) -> None:
    tasks.keep_open(
        case,
        Task.Kind.REVIEW,
        title,
        due_on=due_on,
        because=because,
        about=case.uuid,
        link_name="assessments:list",
        assignee=case.practitioner,
        was=ASSESS,
    )
