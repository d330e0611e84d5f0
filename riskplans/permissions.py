"""Who may write plans. Each rule returns "" or the sentence that says why not.

What may not live here: what somebody may see (`visible_to` decides that).
"""

from accounts.models import User
from assessments.models import Assessment
from riskplans.models import Plan

ONLY_READS = "You can read this plan, not change it."
CASE_CLOSED = "This case is closed. Reopen it first."


def why_not_edit(user: User, plan: Plan) -> str:
    """Why this user may not change the plan: its author writes it, while it is a draft."""
    if not user.writes_on_cases:
        return ONLY_READS
    if plan.abandoned_at:
        return "This plan was abandoned. It is kept as it was."
    if plan.completed_at:
        return "This plan is complete. To change it, revise it or start a review."
    if plan.locked_at:
        return "This plan is signed and waits for countersignature. Nobody can change it."
    if not plan.case.is_open:
        return CASE_CLOSED
    if plan.author_id != user.pk:
        return f"Only {plan.author.full_name} can change this plan, unless the draft is taken over."
    return ""


def why_not_start(user: User, assessment: Assessment) -> str:
    """Why this user may not start the plan that answers the assessment."""
    if not user.writes_on_cases:
        return "You can read this case, not write its plan."
    if not assessment.case.is_open:
        return CASE_CLOSED
    if not assessment.is_editable:
        return "This assessment is signed or ended. A new plan starts with a review."
    if assessment.author_id != user.pk:
        return f"Only {assessment.author.full_name}, who writes the assessment, can start its plan."
    return ""


def why_not_revise(user: User, plan: Plan) -> str:
    """Why this user may not revise the plan alone, while the level stands (domain model, signing).

    The plan must be the newest complete one, and no assessment of the case in progress.
    """
    if not user.writes_on_cases:
        return ONLY_READS
    if not plan.case.is_open:
        return CASE_CLOSED
    if plan.completed_at is None:
        return "Only a complete plan can be revised."
    newest = plan.case.plans.filter(completed_at__isnull=False).order_by("-number").first()
    if newest is not None and newest.pk != plan.pk:
        return f"{newest} came after this one. Revise that."
    if plan.case.assessments.in_progress().exists():
        return "An assessment is in progress. Change its plan instead."
    return ""


def why_not_record_progress(user: User, plan: Plan, in_force: Plan | None) -> str:
    """Why this user may not record how an action went: whoever works on the case may, while the
    plan is the one in force (RMP-19)."""
    if not user.writes_on_cases:
        return ONLY_READS
    if not plan.case.is_open:
        return CASE_CLOSED
    if plan.abandoned_at:
        return "This plan was abandoned. It is kept as it was."
    if not plan.locked_at:
        return "This plan is not signed yet. Progress is recorded once it is."
    if in_force is None or in_force.pk != plan.pk:
        return "A later plan is in force. Record progress there."
    return ""
