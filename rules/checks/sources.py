"""Checks of the sources: variety, verification, conflict, and what change rests on.

QC-08, QC-09, QC-10, QC-52. What may not live here: severities.
"""

import re
from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.facts import AssessmentFacts, Factor, Source
from rules.four_step import is_reduction
from rules.terms import PRIMARY_KINDS, FactorState, Page, SourceKind, Weight
from rules.vague import is_given
from rules.weighing import clash, is_independent, is_own_account, is_verified
from rules.wording import listed

_PROTECTS = (FactorState.ESTABLISHED, FactorState.EMERGING)


def variety(subject: Subject) -> Iterator[Raised]:
    """QC-08: sources of one kind only, or none verified but the person's own account (SRC-02).

    Without any source none is verified. A source whose category nobody gave is no other one.
    """
    sources = subject.assessment.sources
    if sources and len({source.category for source in sources if source.category}) < 2:
        message = "Add a source of another kind: all sources are of one kind."
        yield Raised("one kind", "sources", message, Page.SOURCES)
    if not any(is_independent(source) for source in sources):
        message = "Verify a source other than the person’s own account: none is verified yet."
        yield Raised("none verified", "sources", message, Page.SOURCES)


def unverified_weight(subject: Subject) -> Iterator[Raised]:
    """QC-09: a source of high weight that nobody verified (SRC-20)."""
    for source in subject.assessment.sources:
        if source.weight is Weight.HIGH and not is_verified(source):
            yield Raised(
                "not verified",
                source.lineage,
                f"Verify source {source.number}, or put less weight on it.",
                Page.SOURCES,
            )


def conflicts(subject: Subject) -> Iterator[Raised]:
    """QC-10: sources in conflict that nobody dealt with and the rationale does not cite (SRC-07).

    A conflict is one whichever of the two names it; it is said once, of the one that comes first.
    """
    assessment = subject.assessment
    place = {source.lineage: number for number, source in enumerate(assessment.sources)}
    open_ones = [source for source in assessment.sources if not _is_met(source, assessment)]
    for source in open_ones:
        others = [
            other.number
            for other in open_ones
            if place[other.lineage] > place[source.lineage] and clash(source, other)
        ]
        if others:
            message = (
                f"Say how you dealt with the conflict between source {source.number} and"
                f" {listed(others)}, or weigh them in the rationale."
            )
            yield Raised("conflict", source.lineage, message, Page.SOURCES)


def _is_met(source: Source, assessment: AssessmentFacts) -> bool:
    """Marked as dealt with, or cited in the rationale by its number or by its name."""
    if is_given(source.conflict_resolution):
        return True
    return any(
        re.search(rf"(?<!\w){words}(?!\w)", assessment.step4.rationale, re.I)
        for words in _names(source)
    )


def _names(source: Source) -> Iterator[str]:
    """What cites a source, as patterns of whole words: "S1", "sources 1 and 2", its name."""
    number, name = source.number.strip(), source.what.strip()
    if number:
        before = r"sources?\s+(?:\w+(?:,\s*|\s+and\s+|\s*&\s*))*" if number.isdigit() else ""
        yield before + re.escape(number)
    if is_given(name):
        yield re.escape(name)


def completion_alone(subject: Subject) -> Iterator[Raised]:
    """QC-52: completing a programme is the only evidence of change (INT-05).

    For a lower level: all that is verified, but for the record of what was done. For a factor that
    protects, or is under control: what it cites, but for the person's own account. An earlier
    error that is corrected tells of no change.
    """
    assessment = subject.assessment
    is_lowered = is_reduction(subject.facts) and not assessment.step4.reduction.is_correction
    if is_lowered and _is_programme_alone(_of_change(assessment)):
        yield Raised(
            "reduction",
            "reduction",
            "Add what shows the change in daily life: completing a programme is all there is.",
            Page.REDUCTION,
        )
    for factor in assessment.factors:
        if _tells_of_change(factor) and _is_programme_alone(_cited(factor, assessment)):
            yield Raised(
                "factor",
                factor.lineage,
                f"Add a source that shows the change, not only a programme: “{factor.label}”.",
                Page.FACTORS,
            )


def _of_change(assessment: AssessmentFacts) -> list[Source]:
    """A programme's report counts unverified too: a weaker one is no better evidence."""
    return [
        source
        for source in assessment.sources
        if (is_verified(source) or source.kind is SourceKind.PROGRAMME)
        and source.kind not in PRIMARY_KINDS
        and not is_own_account(source)
    ]


def _cited(factor: Factor, assessment: AssessmentFacts) -> list[Source]:
    return [
        source
        for source in assessment.sources
        if source.lineage in factor.sources and not is_own_account(source)
    ]


def _is_programme_alone(sources: list[Source]) -> bool:
    return bool(sources) and all(source.kind is SourceKind.PROGRAMME for source in sources)


def _tells_of_change(factor: Factor) -> bool:
    if factor.is_risk:
        return factor.state is FactorState.UNDER_CONTROL
    return factor.state in _PROTECTS


CHECKS = (
    Check("QC-08", False, variety),
    Check("QC-09", False, unverified_weight),
    Check("QC-10", False, conflicts),
    Check("QC-52", False, completion_alone),
)
