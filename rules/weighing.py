"""What is asked about a source: whose words it holds, how it was checked, what it clashes with.

What lives here: judgements of one source beside the others, for checks, required questions and
pages. What may not: findings (`checks.sources`), which kinds there are (`terms.sources`).
"""

from collections.abc import Iterable

from rules.facts import Source
from rules.terms import PRIMARY_KINDS, SourceCategory, SourceKind, Verification, Weight
from rules.vague import is_given


def is_own_account(source: Source) -> bool:
    """The person's own words (SLF-03). A programme's report stands under the account, and is none:
    others wrote it."""
    return source.category is SourceCategory.ACCOUNT and source.kind is not SourceKind.PROGRAMME


def is_verified(source: Source) -> bool:
    """Only "verified" is verified; part is not (quality checks, How they work)."""
    return source.verification is Verification.VERIFIED


def is_independent(source: Source) -> bool:
    """Verified, and not under the person's account (SRC-19).

    A programme's report is there too: it tells what the person said and did in the room, so it
    never verifies that they changed outside it.
    """
    return is_verified(source) and source.category not in (SourceCategory.ACCOUNT, None)


def clash(one: Source, other: Source) -> bool:
    """Whether two sources are in conflict, whichever of them names the other (SRC-07)."""
    return other.lineage in one.conflicts_with or one.lineage in other.conflicts_with


def against(source: Source, others: Iterable[Source]) -> tuple[Source, ...]:
    """The sources that are in conflict with this one (SRC-07)."""
    return tuple(other for other in others if clash(source, other))


def is_left_open(source: Source, others: Iterable[Source]) -> bool:
    """Whether a conflict of this source is not dealt with on either side (SRC-07)."""
    if is_given(source.conflict_resolution):
        return False
    return any(not is_given(other.conflict_resolution) for other in against(source, others))


def conflict_told(source: Source, others: Iterable[Source]) -> str:
    """What a reader is told of a source's conflicts, on either side; "" where there is none.

    What was written of a conflict is always told, also where no conflict is left.
    """
    among = against(source, others)
    said = source.conflict_resolution.strip()
    if not among:
        return f"How a conflict was dealt with: {said}" if is_given(said) else ""
    with_whom = f"Conflicts with {', '.join(other.number for other in among)}"
    if is_given(said):
        return f"{with_whom}: {said}"
    if is_left_open(source, among):
        return f"{with_whom}: not yet dealt with"
    return f"{with_whom}: how it was dealt with stands there"


def is_weighed(source: Source, others: Iterable[Source]) -> bool:
    """Of high weight, in conflict, or the person's own account (domain model, Source).

    A primary record speaks for itself.
    """
    if source.kind in PRIMARY_KINDS:
        return False
    is_own = source.category is SourceCategory.ACCOUNT
    return source.weight is Weight.HIGH or is_own or bool(against(source, others))
