"""What the screening page says of the case record: what is missing in it, and a late screening.

What lives here: words for one page. What may not: findings (`checks`), what screens a case out
(`screening`).
"""

import datetime
from collections.abc import Container, Iterator
from dataclasses import dataclass

from rules.clock import PLAN_WORKING_DAYS, add_working_days
from rules.facts import Facts, Order, Unconvicted
from rules.terms import BehaviourKind, Done
from rules.vague import is_given
from rules.wording import written


@dataclass(frozen=True)
class Incomplete:
    """A row of the case record with what is missing in it."""

    lineage: str
    missing: tuple[str, ...]


def late_words(facts: Facts, holidays: Container[datetime.date]) -> str:
    """A screening later than the plan's working days after the sentence began, or "" (SCR-01).

    It is a hint: the inspectorate asks for a timely screening and gives no number of days.
    """
    began = facts.case.sentenced_on
    if began is None or facts.assessment is None:
        return ""
    screened_on = facts.assessment.screening.screened_on
    due_on = add_working_days(began, PLAN_WORKING_DAYS, holidays)
    if (screened_on or facts.on) <= due_on:
        return ""
    start = f"The sentence began on {written(began)}"
    if screened_on is None:
        return f"{start}, and there is no date of a screening yet."
    days = (screened_on - began).days
    return f"{start}. The screening is dated {days} days later. Say in the reason why it was late."


def unfinished(facts: Facts) -> Iterator[Incomplete]:
    """Each behaviour without a conviction, and each order in force, that leaves something out.

    SCR-08, SCR-09, SCR-12.
    """
    for behaviour in facts.case.unconvicted:
        yield Incomplete(behaviour.lineage, tuple(_missing_of_behaviour(behaviour)))
    for order in facts.case.orders:
        if order.is_in_force(facts.on):
            yield Incomplete(order.lineage, tuple(_missing_of_order(order)))


def _missing_of_behaviour(row: Unconvicted) -> Iterator[str]:
    texts = [
        (row.nature, "what exactly happened"),
        (row.reliability, "how reliable that is"),
        (row.meaning, "what it may and may not tell you"),
    ]
    if row.kind is BehaviourKind.ACQUITTED:
        texts += [(row.evidence_for, "evidence for"), (row.evidence_against, "evidence against")]
    yield from (words for text, words in texts if not is_given(text))


def _missing_of_order(row: Order) -> Iterator[str]:
    items = [
        (row.is_sought, "asking others for information"),
        (row.is_explained, "explaining it to the person"),
        (row.is_reviewed, "going through the evidence"),
        (row.is_in_plan, "safety actions in the plan"),
        (row.is_monitored, "watching whether it is kept"),
    ]
    yield from (words for done, words in items if done in (None, Done.NO))
    if not is_given(row.meaning):
        yield "what it means, and who may be a victim"
