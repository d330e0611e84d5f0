"""What of a signed record is read as the case stands today, whenever an edition is made of it.

The record stays as it was signed. What was withheld since, and who is at risk since, is withheld
from it all the same; and the level in force is said beside its own. RMP-13, VIC-02.
"""

import dataclasses

from rosh.templatetags.govuk import long_date
from rules.facts import CaseFacts, Facts
from rules.others import speaks_with_victims
from rules.terms import RiskLevel


def of(signed: Facts, now: CaseFacts) -> Facts:
    """The record, with the levels in force, and whoever speaks with victims: then, and today."""
    speak = (
        row for row in now.contacts if speaks_with_victims(now, row.name, row.role, row.agency)
    )
    case = dataclasses.replace(
        signed.case,
        levels=now.levels,
        victim_contacts=signed.case.victim_contacts + now.victim_contacts,
        contacts=tuple(dict.fromkeys((*signed.case.contacts, *speak))),
    )
    return dataclasses.replace(signed, case=case)


def withheld(signed: Facts, now: CaseFacts) -> Facts:
    """That, with who is at risk and what MAPPA withholds from the person: then, and today."""
    facts = of(signed, now)
    told = dict.fromkeys(case.mappa.withheld.strip() for case in (now, signed.case))
    mappa = dataclasses.replace(facts.case.mappa, withheld="\n\n".join(filter(None, told)))
    case = dataclasses.replace(facts.case, mappa=mappa, people=facts.case.people + now.people)
    return dataclasses.replace(facts, case=case)


def level_of(facts: Facts) -> RiskLevel | None:
    """The level at the head of an edition: the higher of the record's own and what is in force."""
    own = facts.assessment.step4.level if facts.assessment else None
    return max((level for level in (own, facts.case.levels.highest) if level), default=None)


def beside_level(facts: Facts) -> str:
    """What stands under that level where the record itself says a lower one; else ""."""
    levels, highest = facts.case.levels, level_of(facts)
    own = facts.assessment.step4.level if facts.assessment else None
    if highest is None or own is None or own >= highest:
        return ""
    is_dated = levels.set_on and levels.working is highest
    since = f" since {long_date(levels.set_on)}" if is_dated else ""
    return f"This is the level in force{since}. What follows was signed at {own.label}."
