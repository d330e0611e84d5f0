"""Who may make an edition that leaves the service, and of what; the sentence if not."""

from accounts.models import User
from cases.permissions import why_not_edit
from signing import standing
from signing.models import WAITING, Status, Submission


def why_not_issue(user: User, submission: Submission) -> str:
    """Why this user may make no edition of it for anybody outside; "" when they may."""
    reason = why_not_edit(user, submission.case)
    if reason:
        return reason
    if submission.status not in (*WAITING, Status.COMPLETE):
        return "Only what is signed can leave. This was returned, withdrawn or abandoned."
    before = standing.in_force_before(submission)
    if before:
        return f"{before} is in force until this is countersigned. Make the edition from that."
    if standing.superseding(submission):
        return "Something later has been signed. Make the edition from that."
    return ""
