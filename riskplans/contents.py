"""The list at the top of the plan's page: its parts, how much each holds, and where a gap is.

What may not live here: rules, and words about what is missing (`shown` says those).
"""

from dataclasses import dataclass
from typing import Any

from riskplans.models import Plan

# What the page of the plan itself is asked, each an answer of its own (RMP-12, SUP-02).
ABOUT = ("contact_frequency", "capacity", "discussed_on", "person_agrees", "person_view")
JUDGED = ("is_sufficient", "is_necessary", "is_proportionate")


@dataclass(frozen=True)
class Entry:
    """One part of the page; `gap` says what is open in it, or nothing."""

    anchor: str
    name: str
    holds: str
    gap: str = ""


def entries(page: dict[str, Any], plan: Plan) -> list[Entry]:
    """The parts of the page in its order."""
    to_answer = page["to_answer"]
    open_rows = Entry("to-answer-title", "Not yet answered", "", f"{len(to_answer)} to answer")
    others = plan.other_plans.all()
    return [
        *([open_rows] if to_answer else []),
        *(_pillar(part) for part in page["pillars"]),
        _contingencies(page["contingencies"]),
        _restrictions(page["restrictions"], len(page["conditions"]), plan),
        *(_travel(plan) if page["shows_travel"] else []),
        _agencies(page["services"]),
        Entry("other-plans-title", "Plans of other agencies", _count(others, "plan"), _gap(others)),
        _thinking(page["sections"], plan),
        _about(plan),
    ]


def _pillar(part: Any) -> Entry:
    unclear = sum(bool(shown.doubts) for shown in part.actions)
    overdue = sum(bool(shown.overdue) for shown in part.actions)
    rows = [shown.row for shown in part.actions]
    gap = _gap(rows, (overdue, "overdue"), (unclear, "to look at again"))
    return Entry(f"pillar-{part.pillar.value}", part.pillar.label, _count(rows, "action"), gap)


def _contingencies(rows: Any) -> Entry:
    parts = ("then_text", "why", "who", "when_text")
    open_ones = sum(not all(getattr(row, name) for name in parts) for row in rows)
    gap = _gap(rows, (open_ones, "not yet whole"))
    return Entry("contingencies-title", "If things go wrong", _count(rows, "contingency"), gap)


def _restrictions(rows: Any, conditions: int, plan: Plan) -> Entry:
    open_ones = sum(shown.lacks_reasons for shown in rows)
    gap = _gap(plan.rejected_conditions.all(), (open_ones, "without all its reasons"))
    said = f"{_count(rows, 'restriction')}, {_count(range(conditions), 'condition')}"
    return Entry("conditions-title", "Restrictions and conditions", said, gap)


def _travel(plan: Plan) -> list[Entry]:
    rows = plan.travel_decisions.all()
    return [Entry("travel-title", "Travel abroad", _count(rows, "request"), _gap(rows))]


def _agencies(rows: Any) -> Entry:
    """How many agencies act, and what nobody has agreed to do."""
    named = {row.agency for row in rows if row.agency}
    number = len(named)
    said = f"{number or 'no'} {'agencies' if number > 1 else 'agency'}"
    unnamed = sum(not row.agency for row in rows)
    gap = _gap([], (unnamed, "not named"))
    return Entry("agencies-title", "What other agencies do", said, gap)


def _thinking(sections: Any, plan: Plan) -> Entry:
    given, asked = sum(len(one.answers) for one in sections), sum(one.asked for one in sections)
    said = f"{given} of {asked} answered"
    return Entry("thinking-title", "Thinking about the plan", said, _gap(plan.answers.all()))


def _about(plan: Plan) -> Entry:
    open_ones = sum(not getattr(plan, name) for name in ABOUT)
    open_ones += sum(getattr(plan, name) is None for name in JUDGED)
    gap = _gap([plan], (open_ones, "not answered"))
    return Entry("about-title", "About this plan", "" if open_ones else "All answered", gap)


def _gap(rows: Any, *found: tuple[int, str]) -> str:
    """Such as "1 overdue, 2 to confirm"; what was copied waits until somebody confirms it."""
    carried = sum(row.is_carried_over for row in rows)
    return ", ".join(
        f"{number} {words}" for number, words in (*found, (carried, "to confirm")) if number
    )


def _count(rows: Any, name: str) -> str:
    """Such as "3 actions", "1 contingency", "no plan"."""
    number = len(rows)
    plural = "contingencies" if name == "contingency" else f"{name}s"
    return f"{number or 'no'} {plural if number > 1 else name}"
