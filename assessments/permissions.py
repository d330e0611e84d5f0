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
        return f"Only {author} can change this assessment. To change it, take it over."
    if not assessment.case.is_open:
        return "This case is closed. Reopen it to change this assessment."
    return ""
