"""The severity of each finding by depth: quality-checks.md as data.

What lives here: (code, case) -> severity screened out and at Low, at Medium, at High and Very High.
None: not raised.
What may not: logic. FIXED codes may never be set below these columns.
"""

from rules.checks.finding import Severity
from rules.depth import Depth

BLOCK, WARN, INFO, AWAIT = Severity.BLOCK, Severity.WARN, Severity.INFO, Severity.AWAIT

Column = tuple[Severity | None, Severity | None, Severity | None]

SEVERITIES: dict[tuple[str, str], Column] = {
    ("QC-01", "missing"): (BLOCK, BLOCK, BLOCK),
    ("QC-01", "explained"): (WARN, WARN, WARN),
    ("QC-01", "shown as a level"): (BLOCK, BLOCK, BLOCK),
    ("QC-02", "unsuitable"): (BLOCK, BLOCK, BLOCK),
    ("QC-03", "step 1"): (BLOCK, BLOCK, BLOCK),
    ("QC-03", "step 3"): (WARN, WARN, WARN),
    ("QC-04", "old"): (WARN, WARN, WARN),
    ("QC-04", "undated"): (WARN, WARN, WARN),
    ("QC-05", "static"): (INFO, INFO, INFO),
    ("QC-06", "no reason"): (BLOCK, BLOCK, BLOCK),
    ("QC-06", "not for this person"): (WARN, WARN, WARN),
    ("QC-07", "no date"): (BLOCK, BLOCK, BLOCK),
    ("QC-08", "one kind"): (WARN, WARN, WARN),
    ("QC-08", "none verified"): (WARN, WARN, WARN),
    ("QC-09", "not verified"): (INFO, WARN, WARN),
    ("QC-10", "conflict"): (INFO, WARN, WARN),
    ("QC-11", "driver"): (WARN, BLOCK, BLOCK),
    ("QC-11", "acquittal"): (WARN, BLOCK, BLOCK),
    ("QC-11", "other"): (WARN, WARN, WARN),
    ("QC-12", "checklist"): (WARN, BLOCK, BLOCK),
    ("QC-12", "action"): (WARN, BLOCK, BLOCK),
    ("QC-13", "not considered"): (BLOCK, WARN, WARN),
    ("QC-14", "factor"): (WARN, WARN, WARN),
    ("QC-14", "action"): (WARN, WARN, WARN),
    ("QC-15", "who"): (BLOCK, BLOCK, BLOCK),
    ("QC-15", "factor"): (WARN, WARN, WARN),
    ("QC-16", "column"): (WARN, BLOCK, BLOCK),
    ("QC-17", "future partner"): (WARN, WARN, WARN),
    ("QC-18", "person"): (INFO, WARN, BLOCK),
    ("QC-18", "protected"): (BLOCK, BLOCK, BLOCK),
    ("QC-19", "voice"): (WARN, WARN, WARN),
    ("QC-19", "overdue"): (WARN, WARN, WARN),
    ("QC-19", "contact"): (WARN, WARN, WARN),
    ("QC-19", "no enquiry"): (None, None, BLOCK),
    ("QC-20", "not in plan"): (WARN, BLOCK, BLOCK),
    ("QC-20", "not known"): (WARN, WARN, WARN),
    ("QC-20", "thoughts"): (WARN, WARN, WARN),
    ("QC-20", "not told"): (WARN, WARN, WARN),
    ("QC-20", "own account"): (WARN, WARN, WARN),
    ("QC-21", "misfit"): (WARN, WARN, WARN),
    ("QC-22", "low"): (WARN, WARN, WARN),
    ("QC-22", "not known"): (WARN, WARN, WARN),
    ("QC-22", "very high"): (WARN, WARN, WARN),
    ("QC-23", "lower"): (BLOCK, BLOCK, BLOCK),
    ("QC-23", "higher"): (WARN, WARN, WARN),
    ("QC-23", "risk to self"): (WARN, WARN, WARN),
    ("QC-23", "other setting"): (INFO, INFO, INFO),
    ("QC-24", "criterion"): (INFO, INFO, INFO),
    ("QC-25", "empty"): (INFO, BLOCK, BLOCK),
    ("QC-25", "needed"): (BLOCK, BLOCK, BLOCK),
    ("QC-26", "imminence"): (None, None, BLOCK),
    ("QC-27", "time"): (WARN, WARN, WARN),
    ("QC-28", "bias"): (INFO, WARN, WARN),
    ("QC-29", "high"): (None, INFO, WARN),
    ("QC-29", "threshold"): (None, INFO, WARN),
    ("QC-30", "acute"): (INFO, WARN, BLOCK),
    ("QC-30", "other"): (INFO, WARN, WARN),
    ("QC-31", "action"): (WARN, BLOCK, BLOCK),
    ("QC-32", "restriction"): (WARN, BLOCK, BLOCK),
    ("QC-33", "unchanged"): (INFO, WARN, WARN),
    ("QC-34", "none rejected"): (None, INFO, INFO),
    ("QC-35", "none"): (WARN, BLOCK, BLOCK),
    ("QC-35", "contact"): (WARN, None, None),
    ("QC-35", "themes"): (None, None, WARN),
    ("QC-36", "parts"): (WARN, WARN, BLOCK),
    ("QC-36", "undetected"): (WARN, WARN, WARN),
    ("QC-37", "enforcement"): (None, WARN, WARN),
    ("QC-37", "new person"): (None, WARN, WARN),
    ("QC-38", "words"): (WARN, WARN, WARN),
    ("QC-39", "contact alone"): (WARN, WARN, WARN),
    ("QC-39", "not told"): (WARN, WARN, WARN),
    ("QC-39", "not known"): (WARN, WARN, WARN),
    ("QC-39", "link worker"): (WARN, WARN, WARN),
    ("QC-39", "no agency"): (WARN, WARN, WARN),
    ("QC-43", "awaiting"): (AWAIT, AWAIT, AWAIT),
    ("QC-44", "premises"): (None, WARN, WARN),
    ("QC-44", "cppc"): (None, WARN, WARN),
    ("QC-45", "no answer"): (None, None, WARN),
    ("QC-46", "questions"): (BLOCK, BLOCK, BLOCK),
    ("QC-46", "source"): (BLOCK, BLOCK, BLOCK),
    ("QC-46", "plan"): (BLOCK, BLOCK, BLOCK),
    ("QC-46", "correction"): (BLOCK, BLOCK, BLOCK),
    ("QC-47", "all restrict"): (None, WARN, WARN),
    ("QC-47", "all support"): (None, WARN, WARN),
    ("QC-47", "one factor"): (None, WARN, WARN),
    ("QC-47", "not said"): (None, WARN, WARN),
    ("QC-48", "empty"): (None, INFO, WARN),
    ("QC-49", "no conditions"): (None, WARN, WARN),
    ("QC-50", "thin"): (WARN, WARN, WARN),
    ("QC-52", "reduction"): (WARN, WARN, WARN),
    ("QC-52", "factor"): (WARN, WARN, WARN),
    ("QC-53", "acute"): (WARN, WARN, WARN),
}

FIXED = frozenset({"QC-01", "QC-02", "QC-03", "QC-23", "QC-26", "QC-46"})

# What alone stops an urgent signature that raises the level.
URGENT = frozenset({"QC-15", "QC-23", "QC-26"})


def severity_of(code: str, case: str, depth: Depth) -> Severity | None:
    """The severity of that finding at that depth; None where it is not raised there."""
    return SEVERITIES[code, case][depth.column]
