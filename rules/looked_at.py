"""What a careful assessor looks at before judging, and what became of it here (SRC-10, SRC-17).

What lives here: the list, and which sources of the register answer to it. It is a prompt: nothing
is required by it. What may not: findings (`checks.sources`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from rules.facts import AssessmentFacts, Source
from rules.terms import SourceCategory, SourceKind, Verification

SEEN, ASKED_FOR, NOT_TO_BE_HAD, NOT_HERE = "Seen", "Asked for", "Cannot be had", "Not here"


@dataclass(frozen=True)
class Look:
    """One thing to look at: what became of it, by which sources, and the kind that adds it."""

    name: str
    kind: SourceKind
    state: str
    sources: tuple[str, ...]


def _of(*kinds: SourceKind) -> Callable[[Source], bool]:
    return lambda source: source.kind in kinds


def _from_custody(source: Source) -> bool:
    return source.category is SourceCategory.CUSTODY


# SRC-10, SRC-17, SRC-18; the kind named first is the one that "add" suggests.
_LIST: tuple[tuple[str, SourceKind, Callable[[Source], bool]], ...] = (
    ("Sentencing remarks", SourceKind.REMARKS, _of(SourceKind.REMARKS)),
    ("Previous convictions", SourceKind.CONVICTIONS, _of(SourceKind.CONVICTIONS)),
    ("Witness statements", SourceKind.WITNESS, _of(SourceKind.WITNESS)),
    (
        "Information from or about victims",
        SourceKind.VICTIM,
        _of(SourceKind.VICTIM, SourceKind.VLO),
    ),
    (
        "Police information and call-outs",
        SourceKind.CALL_OUT,
        _of(SourceKind.CALL_OUT, SourceKind.POLICE_REPORT),
    ),
    ("Children’s services", SourceKind.CHILDRENS_SERVICES, _of(SourceKind.CHILDRENS_SERVICES)),
    ("MAPPA minutes", SourceKind.MAPPA, _of(SourceKind.MAPPA)),
    ("Earlier probation or prison assessment", SourceKind.EARLIER, _of(SourceKind.EARLIER)),
    ("Prison information", SourceKind.WING_REPORT, _from_custody),
    ("Youth justice team or AssetPlus", SourceKind.YOUTH_JUSTICE, _of(SourceKind.YOUTH_JUSTICE)),
)


def looked_at(assessment: AssessmentFacts) -> tuple[Look, ...]:
    """Each thing to look at, with the sources that answer to it."""
    return tuple(
        _look(name, kind, [source for source in assessment.sources if fits(source)])
        for name, kind, fits in _LIST
    )


def _look(name: str, kind: SourceKind, found: list[Source]) -> Look:
    states = {_state(source) for source in found}
    best = next((word for word in (SEEN, ASKED_FOR, NOT_TO_BE_HAD) if word in states), NOT_HERE)
    return Look(name, kind, best, tuple(source.number for source in found))


def _state(source: Source) -> str:
    """A source that waits for an answer, or cannot be had, was not seen; any other was."""
    waiting = {Verification.AWAITING: ASKED_FOR, Verification.NOT_POSSIBLE: NOT_TO_BE_HAD}
    return waiting.get(source.verification, SEEN) if source.verification else SEEN
