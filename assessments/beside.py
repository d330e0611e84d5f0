"""Who may go on typing beside an assessment that cannot be changed any more: apps above say it.

A plan is revised alone while its assessment stays complete, and what is typed on its pages is kept
as on any other. What may not live here: who that is (the app above asks its own rules).
"""

from collections.abc import Callable

from accounts.models import User
from assessments.models import Assessment
from assessments.permissions import why_not_edit

MayType = Callable[[User, Assessment], bool]
_tellers: dict[str, MayType] = {}


def lets(app: str, may_type: MayType) -> None:
    """Let this function of an app above say so from now on."""
    _tellers[app] = may_type


def why_not_type(user: User, assessment: Assessment) -> str:
    """Why nothing that this user types is kept; empty means that it is."""
    reason = why_not_edit(user, assessment)
    if reason and any(may_type(user, assessment) for may_type in _tellers.values()):
        return ""
    return reason
