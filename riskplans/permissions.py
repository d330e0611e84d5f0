"""Who may write plans. Each rule returns "" or the sentence that says why not.

What may not live here: what somebody may see (`visible_to` decides that).
"""

from accounts.models import User
from assessments.models import Assessment
from assessments.permissions import is_manager_of, why_not_take
from cases.permissions import CLOSED
from riskplans.models import Plan

ONLY_READS = "You can read this plan, not change it."


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
        return CLOSED
    if plan.author_id != user.pk:
        return f"Only {plan.author.full_name} can change this plan, unless the draft is taken over."
    return ""


def may_type(user: User, assessment: Assessment) -> bool:
    """Whether the user writes the plan that is revised alone beside this complete assessment."""
    plan = assessment.plans.in_progress().select_related("author").first()
    if plan is None or not plan.is_alone:
        return False
    plan.case = assessment.case
    return not why_not_edit(user, plan)


def why_not_start(user: User, assessment: Assessment) -> str:
    """Why this user may not start the plan that answers the assessment."""
    if not user.writes_on_cases:
        return "You can read this case, not write its plan."
    if not assessment.case.is_open:
        return CLOSED
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
        return CLOSED
    if plan.completed_at is None:
        return "Only a complete plan can be revised."
    newest = plan.case.plans.filter(completed_at__isnull=False).order_by("-number").first()
    if newest is not None and newest.pk != plan.pk:
        return f"{newest} came after this one. Revise that."
    return why_not_beside(plan)


def why_not_beside(plan: Plan) -> str:
    """Why a plan is neither revised nor signed alone: an assessment of the case is on its way.

    Its plan was copied before, so its signature would undo what is changed here.
    """
    if plan.case.assessments.in_progress().exists():
        return "An assessment is in progress. Change its plan instead."
    return ""


def why_not_abandon(user: User, plan: Plan) -> str:
    """Why it is not theirs to abandon a plan that is revised alone."""
    if plan.author_id == user.pk or is_manager_of(user, plan.case):
        return why_not_touch(user, plan)
    return f"Only {plan.author.full_name} or a manager can abandon this."


def why_not_take_over(user: User, plan: Plan) -> str:
    """Why it is not theirs to take over a plan that is revised alone."""
    if plan.author_id == user.pk:
        return "You are its author already."
    return why_not_touch(user, plan) or why_not_take(user, plan.case)


def why_not_touch(user: User, plan: Plan) -> str:
    """Why nothing can be done with a plan of this case by this user."""
    if not user.writes_on_cases:
        return ONLY_READS
    return "" if plan.case.is_open else CLOSED


def why_not_record_progress(user: User, plan: Plan, in_force: Plan | None) -> str:
    """Why this user may not record how an action went: whoever works on the case may, while the
    plan is the one in force (RMP-19)."""
    if not user.writes_on_cases:
        return ONLY_READS
    if not plan.case.is_open:
        return CLOSED
    if plan.abandoned_at:
        return "This plan was abandoned. It is kept as it was."
    if in_force is not None and in_force.pk == plan.pk:
        return ""
    if not plan.locked_at:
        return "This plan is not signed yet. Progress is recorded once it is."
    if in_force is None:
        return "This plan waits for a countersignature. Progress is recorded once it has it."
    if in_force.number < plan.number:
        return f"This plan waits for a countersignature. Record progress in {in_force} until then."
    return "A later plan is in force. Record progress there."
