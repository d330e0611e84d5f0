"""What every verb of a case stands on: the lock with its refusal, and working days from today."""

import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from cases import permissions, working_days
from cases.models import Case
from rules.clock import add_working_days


def refuse_if(reason: str) -> None:
    """Refuse with the sentence of a permission rule, where there is one."""
    if reason:
        raise PermissionDenied(reason)


def hold(case_id: int, *, by: User) -> Case:
    """The case, locked until the commit; refused to whoever may not change it."""
    case = Case.objects.hold(case_id)
    refuse_if(permissions.why_not_edit(by, case))
    return case


def working_days_from_now(days: int) -> datetime.date:
    """That many working days after today."""
    return add_working_days(timezone.localdate(), days, working_days.bank_holidays())
