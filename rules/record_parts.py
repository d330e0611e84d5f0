"""What the case record leaves out of behaviour without a conviction, and of an order.

What lives here: the parts and their words, for the checks and for the screening page. What may
not: which orders are asked about, findings (`checks.record`).
"""

from rules.facts import Order, Unconvicted
from rules.terms import BehaviourKind, Done
from rules.vague import is_given


def missing_of_behaviour(row: Unconvicted) -> list[str]:
    """The parts of an analysis that are not there (SCR-08)."""
    parts = (
        ("its precise nature", row.nature),
        ("how reliable it is", row.reliability),
        ("what it means", row.meaning),
    )
    return [name for name, text in parts if not is_given(text)]


def missing_evidence(row: Unconvicted) -> list[str]:
    """An acquittal has evidence on both sides (SCR-09, SRC-05)."""
    if row.kind is not BehaviourKind.ACQUITTED:
        return []
    parts = (
        ("the evidence for it", row.evidence_for),
        ("the evidence against it", row.evidence_against),
    )
    return [name for name, text in parts if not is_given(text)]


def missing_of_order(row: Order) -> list[str]:
    """The items of the checklist that nobody did; one that does not apply is answered (SCR-12)."""
    items = (
        ("seek information", row.is_sought),
        ("explain it to the person", row.is_explained),
        ("review the evidence", row.is_reviewed),
        ("put it in the victim safety plan", row.is_in_plan),
        ("monitor whether it is kept", row.is_monitored),
    )
    found = [name for name, done in items if done in (None, Done.NO)]
    return found if is_given(row.meaning) else [*found, "say what it means and for whom"]
