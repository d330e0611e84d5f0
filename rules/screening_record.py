"""What the screening page says of the case record: what is missing in it, and a late screening.

What lives here: words for one page. What may not: findings (`checks`), what screens a case out
(`screening`).
"""

import datetime
from collections.abc import Container, Iterator
from dataclasses import dataclass

from rules.clock import PLAN_WORKING_DAYS, add_working_days
from rules.facts import Facts
from rules.record_parts import missing_evidence, missing_of_behaviour, missing_of_order
from rules.wording import written


@dataclass(frozen=True)
class Incomplete:
    """A row of the case record with what is missing in it."""

    lineage: str
    missing: tuple[str, ...]


def late_words(
    facts: Facts, holidays: Container[datetime.date], days: int = PLAN_WORKING_DAYS
) -> str:
    """A screening later than the plan's working days after the sentence began, or "" (SCR-01).

    It is a hint: the inspectorate asks for a timely screening and gives no number of days.
    """
    began = facts.case.sentenced_on
    if began is None or facts.assessment is None:
        return ""
    screened_on = facts.assessment.screening.screened_on
    due_on = add_working_days(began, days, holidays)
    if (screened_on or facts.on) <= due_on:
        return ""
    start = f"The sentence began on {written(began)}"
    if screened_on is None:
        return f"{start}, and there is no date of a screening yet."
    late = (screened_on - began).days
    return f"{start}. The screening is dated {late} days later. Say in the reason why it was late."


def unfinished(facts: Facts) -> Iterator[Incomplete]:
    """Each behaviour without a conviction, and each order in force, that leaves something out.

    SCR-08, SCR-09, SCR-12.
    """
    for behaviour in facts.case.unconvicted:
        missing = (*missing_of_behaviour(behaviour), *missing_evidence(behaviour))
        yield Incomplete(behaviour.lineage, missing)
    for order in facts.case.orders:
        if order.is_in_force(facts.on):
            yield Incomplete(order.lineage, tuple(missing_of_order(order)))
