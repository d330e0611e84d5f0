"""Keep the task to have RSR worked out, for as long as it is missing (ST1-13).

What lives here: when the task is opened and closed; there is one a case. The rule is
`rules.four_step.is_rsr_missing`. Call `keep_task` after every save of Step 1 or of a score, and at
a signature.
"""

from django.utils import timezone

from accounts.models import User
from cases import tasks
from cases.models import Case, Task
from cases.working_days import bank_holidays
from rules.clock import add_working_days, written
from rules.facts import Facts
from rules.four_step import is_rsr_missing

TITLE = "Have RSR worked out, and record it in Step 1"
WORKING_DAYS = 5


def keep_task(case: Case, facts: Facts, *, by: User) -> None:
    """Open the task where RSR is missing; close it where there is one, or where none would suit."""
    if facts.assessment is None or not is_rsr_missing(facts.case, facts.assessment):
        tasks.close_for_case(case, Task.Kind.SCORE, by=by)
        return
    today = timezone.localdate()
    tasks.open_task(
        case,
        Task.Kind.SCORE,
        TITLE,
        due_on=add_working_days(today, WORKING_DAYS, bank_holidays()),
        because=f"Five working days after it was found missing, on {written(today)}",
        about=case.uuid,
        link_name="assessments:list",
        assignee=case.practitioner,
    )
