"""What changed between two assessments: rows added, removed, reworded; levels moved."""

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
    "said",
    "words_between",
]
