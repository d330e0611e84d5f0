"""The levels on a case: the only writer of `RiskRegister` (domain model, cases).

A signature that raises the level takes effect at once as the working level; one that lowers it,
when its submission is complete. Nothing else moves a level (ST4-16).
"""

import datetime

from cases import first_assessment
from cases.models import Case, EarlierLevel, RiskRegister
from rules.terms import RiskLevel

Cells = dict[str, dict[str, int]]


def of(case: Case, *, lock: bool = False) -> RiskRegister:
    """The register of a case, made empty at first need."""
    rows = RiskRegister.objects.select_for_update() if lock else RiskRegister.objects
    register, _ = rows.get_or_create(case=case, defaults={"team": case.team})
    return register


def start_from(earlier: EarlierLevel) -> RiskRegister:
    """Start an empty register from a level that was set outside; its review falls due (REV-01)."""
    register = of(earlier.case, lock=True)
    if register.working_level is None:
        register.working_level = register.countersigned_level = earlier.level
        register.working_on = register.countersigned_on = earlier.set_on
        register.is_external = True
        register.review_due_on = first_assessment.ask_after(earlier)
        register.save()
    return register


def signed(case: Case, *, level: RiskLevel, cells: Cells, on: datetime.date) -> RiskRegister:
    """Record a signature that still waits: a raised level works at once, a lowered one not yet."""
    register = of(case, lock=True)
    if register.working_level is None or level >= register.working_level:
        register.working_level, register.working_on = level, on
        register.working_cells = cells
        register.is_external = False
    register.is_awaiting = True
    register.save()
    return register


def no_longer_awaiting(case: Case) -> RiskRegister:
    """Record that nothing waits any more; a raised working level stands all the same."""
    register = of(case, lock=True)
    register.is_awaiting = False
    register.save()
    return register


def completed(
    case: Case,
    *,
    level: RiskLevel,
    cells: Cells,
    on: datetime.date,
    review_due_on: datetime.date,
) -> RiskRegister:
    """Record a complete submission: both levels are now what was signed."""
    register = of(case, lock=True)
    register.working_level = register.countersigned_level = level
    register.working_on = register.countersigned_on = on
    register.working_cells = register.countersigned_cells = cells
    register.is_external = register.is_awaiting = False
    register.review_due_on = review_due_on
    register.save()
    return register


def moved_team(case: Case) -> None:
    """Keep the team beside the register the same as the case's."""
    RiskRegister.objects.filter(case=case).update(team=case.team)
