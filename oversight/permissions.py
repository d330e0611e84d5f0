"""Who sees what managers see. Each rule returns "" or the sentence that says why not."""

from accounts.models import Role, User


def why_not_see_queue(user: User) -> str:
    """Why this user does not see what waits for countersignature."""
    return _only_those_above(user, "what waits for countersignature")


def why_not_see_consistency(user: User) -> str:
    """Why this user does not see how levels are given across cases (DEF-12)."""
    return _only_those_above(user, "how levels are given across cases")


def _only_those_above(user: User, what: str) -> str:
    if user.reviews_work or user.role == Role.INSPECTOR:
        return ""
    return f"Only managers, heads and inspectors see {what}."
