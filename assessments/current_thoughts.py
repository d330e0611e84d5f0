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
from rules.self_harm import is_settled, must_tell_manager
from rules.terms import YesNoUnknown

TELL = "Current thoughts of suicide or self-harm: tell a manager today"
AGREE = "Current thoughts of suicide or self-harm: agree today what is done"
BECAUSE = "The same day"


def keep_tasks(assessment: Assessment, *, by: User) -> None:
    """Open the two tasks, or close them: a manager was told, or a source says that there are none.

    An answer that is missing or not known closes nothing, whichever assessment opened it.
    """
    risk = _seen(assessment)
    if must_tell_manager(risk):
        _open_both(assessment)
    elif is_settled(risk):
        tasks.close_for_case(assessment.case, Task.Kind.SELF, by=by)


def are_waiting(assessment: Assessment) -> bool:
    """Whether the tasks are open although the answer is not yes: the page says what ends them."""
    risk = _seen(assessment)
    open_tasks = Task.objects.open().filter(case=assessment.case, kind=Task.Kind.SELF)
    return not must_tell_manager(risk) and open_tasks.exists()


def _seen(assessment: Assessment) -> RiskToSelf:
    row = assessment.risk_to_self
    return RiskToSelf(
        has_current_thoughts=(
            YesNoUnknown(row.has_current_thoughts) if row.has_current_thoughts else None
        ),
        manager_told=row.manager_told,
        sources=tuple(str(link.source_id) for link in row.citations.all()),
    )


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
        link_name="assessments:thoughts",
        assignee=assignee,
        role=role,
    )
