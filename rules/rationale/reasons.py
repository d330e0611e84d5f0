"""The factors of the rationale: what drives the level, what protects."""

from collections.abc import Iterator

from rules.facts import AssessmentFacts, Facts
from rules.rationale.sentences import factor_line, said, sentence
from rules.reconciler import protecting


def drivers(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Step 2: what the level rests on, and which description fits best (ST2-07 to ST2-10)."""
    yield from _what_drives(assessment)
    for factor in assessment.drivers:
        yield sentence(factor_line(factor))
        yield from said("Evidence", factor.evidence)
        yield from said("Still relevant because", factor.why_relevant)
    yield from _behaviour(facts, assessment)
    if assessment.step2.level is not None:
        yield f"The best fit for the factors is {assessment.step2.level.label}."
    yield from said("", assessment.step2.reason)


def _what_drives(assessment: AssessmentFacts) -> Iterator[str]:
    """What the factors after it are; silent only where Step 2 is empty."""
    if any(factor.is_driver for factor in assessment.drivers):
        yield "The level rests on these factors."
    elif assessment.drivers:
        yield "No factor is marked as driving the level. These are active or emerging."
    elif assessment.step2.level is not None:
        yield "No factor is marked as driving the level."


def _behaviour(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Behaviour without a conviction that the author marked: the scores leave it out (SCR-07)."""
    for row in facts.case.unconvicted:
        if row.lineage in assessment.driving_behaviour:
            yield sentence(f"The level rests on behaviour without a conviction: {row.what}")
            yield from said("How reliable that is", row.reliability)
            yield from said("What it means for risk", row.meaning)


def protective(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """What protects, and on what it relies (ST2-05)."""
    factors = protecting(assessment)
    if factors:
        yield "These factors protect."
    for factor in factors:
        yield sentence(factor_line(factor))
        for text in (factor.observed, factor.shows_change, factor.investment):
            yield from said("", text)
        if factor.relies_on_external_control:
            yield "This relies on control from outside."
        if factor.was_at_past_offence:
            yield "This was there at a past offence too."
