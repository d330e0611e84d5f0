"""What changed between two assessments or plans: rows added, removed, reworded; levels moved."""

from rules.changes.compare import (
    ADDED,
    REMOVED,
    SAME,
    Changes,
    Moved,
    Reworded,
    RowChange,
    Words,
    compare,
    compare_plans,
    said,
    words_between,
)

__all__ = [
    "ADDED",
    "Changes",
    "Moved",
    "REMOVED",
    "Reworded",
    "RowChange",
    "SAME",
    "Words",
    "compare",
    "compare_plans",
    "said",
    "words_between",
]
