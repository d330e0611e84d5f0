"""Who may do what with a case, and the sentence for whoever may not.

Each rule takes a case that is visible to the user (`visible_to` has seen to that) and returns ""
or the reason. The reason is the text of the 403, the text on the page and what tests assert.
"""

from accounts.models import Role, User
from cases.models import Case, Task

READ_ONLY = "You can read this case, not change it."
CLOSED = "This case is closed. Reopen it first."
AWAITED = (
    "{what} of this case is waiting for countersignature. "
    "It must be countersigned, returned or withdrawn before the case can be closed."
)


def why_not_edit(user: User, case: Case) -> str:
    """Why this user may not change the record of this case; "" when they may."""
    if not user.writes_on_cases:
        return READ_ONLY
    if not case.is_open:
        return CLOSED
    return ""


def why_not_create(user: User) -> str:
    """Why this user may not open a case; "" when they may."""
    if user.role not in (Role.PRACTITIONER, Role.MANAGER):
        return "Only a practitioner or a manager can open a case."
    if not user.teams.exists():
        return "You are in no team yet. Ask an administrator to add you to one."
    return ""


def why_not_close(user: User, case: Case) -> str:
    """Why this case may not be closed by this user; "" when it may."""
    if not user.writes_on_cases:
        return READ_ONLY
    if not case.is_open:
        return "This case is closed already."
    register = getattr(case, "risk_register", None)
    if register is not None and register.is_awaiting:
        return AWAITED.format(what="An assessment")
    # The register tells of levels, which a plan that is signed alone does not move.
    if case.tasks.open().filter(kind=Task.Kind.COUNTERSIGN).exists():
        return AWAITED.format(what="A plan")
    return ""


def why_not_reopen(user: User, case: Case) -> str:
    """Why this case may not be reopened by this user; "" when it may."""
    if not user.writes_on_cases:
        return READ_ONLY
    if case.is_open:
        return "This case is open already."
    return ""


def why_not_allocate(user: User, case: Case) -> str:
    """Why this user may not give the case to somebody; "" when they may."""
    if not user.reviews_work:
        return "Only a manager can give a case to somebody else."
    if not case.is_open:
        return CLOSED
    return ""


def why_not_see_details(user: User, case: Case) -> str:
    """Why this user may not see who the people at risk are; "" when they may (VIC-02)."""
    if not user.writes_on_cases:
        return "Only those who work with this case can see who the people at risk are."
    return ""


def why_not_see_victims_views(user: User, case: Case) -> str:
    """Why this user may not read what victims say; "" when they may (VIC-02, VIC-11)."""
    if not user.writes_on_cases:
        return "Only those who work with this case can read what victims say."
    return ""


def why_not_see_allowed_words(user: User, case: Case) -> str:
    """Why this user may not see which restricted words may stand in text; "" when they may.

    VIC-02.
    """
    if not user.writes_on_cases:
        return "Only those who work with this case can see which restricted words are allowed."
    return ""
