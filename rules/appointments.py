"""Planned against actual contact, in words (SUP-06).

What may not live here: how often the person should be seen (the plan says it), severities.
"""

import datetime
from collections import Counter
from collections.abc import Iterable

from rules.terms import Attendance

WEEKS = 8

_NOT_KEPT = (
    (Attendance.MISSED, "missed without an acceptable reason"),
    (Attendance.ACCEPTABLE, "missed for an acceptable reason"),
    (Attendance.CANCELLED, "cancelled by us"),
    (None, "not recorded yet"),
)
Planned = tuple[datetime.date, Attendance | None]


def kept_in_words(planned: Iterable[Planned], on: datetime.date, *, weeks: int = WEEKS) -> str:
    """How many of the appointments of the last weeks were kept, and what became of the others.

    The day itself counts only where somebody has said what became of it. "" where none was planned.
    """
    first = on - datetime.timedelta(weeks=weeks)
    due = [how for day, how in planned if first <= day < on or (day == on and how is not None)]
    if not due:
        return ""
    found = Counter(due)
    others = [f"{found[how]} {words}" for how, words in _NOT_KEPT if found[how]]
    kept = f"{found[Attendance.KEPT]} of {len(due)} kept in the last {weeks} weeks"
    return f"{kept}: {', '.join(others)}." if others else f"{kept}."
