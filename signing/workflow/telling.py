"""Who hears of an act besides those who have to act on it: victims' officers, former authors.

Called by the verbs, under their locks. What may not live here: permissions, states.
"""

from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment
from cases import tasks
from cases.models import RiskRegister, Task
from cases.workflow import victims
from riskplans import facts as plan_facts
from riskplans.models import Plan
from rules import safety
from rules.facts import Facts
from rules.terms import RiskLevel
from signing import since_plan, standing
from signing.models import Submission


def tell_of_level(submission: Submission, before: int | None, after: RiskRegister) -> None:
    """Ask that the victim liaison officer hears of it, where the working level moved (VIC-03)."""
    if before is not None and after.working_level not in (None, before):
        level = RiskLevel(after.working_level)
        victims.tell_of_level(submission.case, level, about=submission.uuid)


def tell_of_safety(submission: Submission, signed: Facts) -> None:
    """Ask that the victim liaison officer hears what is done otherwise from now on (VIC-03).

    At the signature where the plan takes effect with it, else when it is complete; once. The plan
    before is read from its rows, which its signature locked.
    """
    if standing.in_force_before(submission) is not None:
        return
    earlier = since_plan.before(submission)
    if signed.plan is None or earlier is None or earlier.plan is None:
        return
    old = plan_facts.of_plan(plan_facts.with_rows(earlier.plan.uuid))
    if safety.is_safety_changed(old, signed.plan):
        since = submission.signed_at or timezone.now()
        victims.tell_of_plan(submission.case, about=submission.uuid, since=since)


def tell_author(row: Assessment | Plan, title: str, *, to: User) -> None:
    """Leave a note on the caseload of who wrote it, until they have read it."""
    is_plan = isinstance(row, Plan)
    tasks.open_task(
        row.case,
        Task.Kind.INFORMATION,
        title,
        due_on=timezone.localdate(),
        because="Read why",
        about=row.uuid,
        link_name="signing:plan_handed_on" if is_plan else "signing:handed_on",
        assignee=to,
    )
