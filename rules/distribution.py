"""Who should be told the level and the plan after a signature, and who has not been (WHO-11).

What lives here: whom the plan, the contacts and MAPPA name, and whether a telling was to them.
What may not: a stop; nobody is written down as told who was not.
"""

import datetime
from collections.abc import Iterable

from rules.agencies import other_contacts
from rules.agency_work import who_acts
from rules.facts import CaseFacts, PlanFacts
from rules.leaks.plain import holds, words_of
from rules.planning import in_premises
from rules.terms import RiskLevel
from rules.vague import as_read, is_given

FIRST = "Very High: every partner should know it comes first."
PREMISES = "Approved premises staff"
LONGEST = 200  # characters of whom a telling names


def comes_first(level: int | None) -> str:
    """What partners should know beside the level itself (MAP-09); "" below Very High."""
    return FIRST if level == RiskLevel.VERY_HIGH else ""


def to_tell(plan: PlanFacts | None, case: CaseFacts, on: datetime.date) -> tuple[str, ...]:
    """The agencies and workers that the plan's actions, the contacts and MAPPA name, each once."""
    names = [row.agency for row in who_acts(plan, case)]
    names += [row.agency for row in plan.other_plans] if plan else []
    others = other_contacts(case)
    names += [
        f"{row.name}, {row.role}"
        for row in case.contacts
        if row not in others and as_read(row.name) != as_read(case.practitioner)
    ]
    if case.mappa.level in (2, 3):
        names.append(f"MAPPA meeting at level {case.mappa.level}")
    is_named = any("premises" in words_of(name) for name in names)
    has_left = case.mappa.premises_ends_on is not None and case.mappa.premises_ends_on < on
    if plan and in_premises(case, plan) and not is_named and not has_left:
        names.append(PREMISES)
    found: dict[str, str] = {}
    for name in filter(is_given, names):
        found.setdefault(as_read(name), name[:LONGEST].strip(" ,"))
    return tuple(found.values())


def not_yet_told(to_tell: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """Those whom no telling names whole: telling "Police" told no one unit of theirs."""
    said = tuple(told)
    return tuple(name for name in to_tell if not any(holds(who, name) for who in said))
