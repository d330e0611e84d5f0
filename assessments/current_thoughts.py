"""Keep the urgent tasks of current thoughts of suicide or self-harm as the answers say (SLF-04).

What lives here: when they are opened and closed. The rule is `rules.self_harm`. Call `keep_tasks`
after every save of risk to self, whoever saves.
"""

from django.utils import timezone

from accounts.models import Role, User
from assessments.models import Assessment
from cases import tasks
from cases.models import Task
from rules.facts import RiskToSelf
from rules.self_harm import must_tell_manager
from rules.terms import YesNoUnknown

TELL = "Current thoughts of suicide or self-harm: tell a manager today"
AGREE = "Current thoughts of suicide or self-harm: agree today what is done"
BECAUSE = "The same day"


def keep_tasks(assessment: Assessment, *, by: User) -> None:
    """Open the two tasks, or close them: a manager was told, or there are no such thoughts now.

    An answer that is missing or not known says nothing about what an earlier assessment found.
    """
    row = assessment.risk_to_self
    thoughts = YesNoUnknown(row.has_current_thoughts) if row.has_current_thoughts else None
    if must_tell_manager(RiskToSelf(has_current_thoughts=thoughts, manager_told=row.manager_told)):
        _open_both(assessment)
    elif thoughts in (YesNoUnknown.YES, YesNoUnknown.NO):
        tasks.close_for_case(assessment.case, Task.Kind.SELF, by=by)
    else:
        tasks.close(assessment.uuid, Task.Kind.SELF, by=by)


def _open_both(assessment: Assessment) -> None:
    _open(assessment, TELL, assignee=assessment.author)
    _open(assessment, AGREE, role=Role.MANAGER)


def _open(
    assessment: Assessment, title: str, *, assignee: User | None = None, role: Role | str = ""
) -> None:
    tasks.open_task(
        assessment.case,
        Task.Kind.SELF,
        title,
        due_on=timezone.localdate(),
        because=BECAUSE,
        about=assessment.uuid,
        link_name="assessments:task_list",
        assignee=assignee,
        role=role,
    )
