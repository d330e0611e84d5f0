"""Why a user may not start or edit an assessment; empty means that they may.

Who sees an assessment at all is decided by `visible_to`. Signing has its own rules.
"""

from accounts.models import User
from assessments.models import Assessment
from cases.models import Case
from cases.permissions import READ_ONLY


def why_not_start(user: User, case: Case) -> str:
    """Why `user` may not start an assessment on a case that they see."""
    if not user.writes_on_cases:
        return READ_ONLY
    if not case.is_open:
        return "This case is closed. Reopen it to start an assessment."
    return ""


def why_not_edit(user: User, assessment: Assessment) -> str:
    """Why `user` may not change this assessment: only its author may, while it is a draft."""
    if not user.writes_on_cases:
        return "You can read this assessment, not change it."
    if assessment.abandoned_at:
        return "This assessment was abandoned. Start another one."
    if assessment.completed_at:
        return "This assessment is complete. Start a review to change it."
    if assessment.locked_at:
        return "This assessment has been signed. It can change only if it is returned or withdrawn."
    if assessment.author_id != user.pk:
        author = assessment.author.full_name
        take = "" if why_not_take(user, assessment.case) else " To change it, take it over."
        return f"Only {author} can change this assessment.{take}"
    if not assessment.case.is_open:
        return "This case is closed. Reopen it to change this assessment."
    return ""


def why_not_take(user: User, case: Case) -> str:
    """Why `user` may not take over a draft on this case: its practitioner or a manager may."""
    if case.practitioner_id == user.pk or is_manager_of(user, case):
        return ""
    return f"Only {case.practitioner.full_name}, who holds the case, or a manager can take it over."


def why_not_abandon(user: User, assessment: Assessment) -> str:
    """Why `user` may not abandon it: its author or a manager may, until it is signed."""
    if not user.writes_on_cases or not assessment.is_editable or not assessment.case.is_open:
        return "This assessment can no longer be abandoned, or you can only read it."
    if assessment.author_id != user.pk and not is_manager_of(user, assessment.case):
        return f"Only the author, {assessment.author.full_name}, or a manager can abandon this."
    before = assessment.carried_from
    if before is not None and before.is_urgent and not before.abandoned_at:
        return "This is owed after an urgent signature. Complete it, or take it over."
    return ""


def is_manager_of(user: User, case: Case) -> bool:
    """Whether this person manages work that they see; heads manage their unit's."""
    return user.reviews_work and Case.objects.visible_to(user).filter(pk=case.pk).exists()
