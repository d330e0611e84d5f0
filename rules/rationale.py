"""The rationale composed from the rows, for the author to read, change and own.

What lives here: short plain sentences made of what was answered, and the three steps side by side
with the rows they rest on. What may not: anything about what was not answered. What nobody
answered is left out; it never becomes "no" or a level.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.facts import AssessmentFacts, Cell, Factor, Facts
from rules.four_step import percent_of, recorded_or_derived
from rules.terms import Basis, FactorKind, FactorState, RiskLevel, Tool
from rules.vague import is_given
from rules.wording import group_in, written

MOST_ROWS = 4


@dataclass(frozen=True)
class StepView:
    """One step: its level, or None, and the two to four rows that it rests on."""

    step: int
    title: str
    level: RiskLevel | None
    rows: tuple[str, ...]


def compose(facts: Facts) -> str:
    """The rationale as text, one paragraph a part (RAT-03; guidance, worked rationales).

    Starting point, what the scores do not capture, drivers, protective factors, immediacy, groups.
    """
    assessment = facts.assessment
    if assessment is None:
        return ""
    parts = (
        _start(facts, assessment),
        _drivers(assessment),
        _not_captured(assessment),
        _protective(assessment),
        _immediacy(assessment),
        _groups(assessment),
    )
    paragraphs = (" ".join(part) for part in parts)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def reconciler(facts: Facts) -> tuple[StepView, StepView, StepView]:
    """The three steps side by side, each with the rows it rests on (ST4-02, ST4-06)."""
    assessment = facts.assessment
    if assessment is None:
        return (_view(1, None, ()), _view(2, None, ()), _view(3, None, ()))
    start = recorded_or_derived(facts.case, assessment)
    step3 = assessment.step3
    texts = (
        ("How active", step3.how_active),
        ("How exposed", step3.how_exposed),
        ("Best fit", step3.reason),
    )
    return (
        _view(1, start.level, (*_scores(assessment), start.note)),
        _view(2, assessment.step2.level, _factor_rows(assessment)),
        _view(
            3,
            step3.level,
            tuple(f"{name}: {text.strip()}" for name, text in texts if is_given(text)),
        ),
    )


def _view(step: int, level: RiskLevel | None, rows: tuple[str, ...]) -> StepView:
    titles = {1: "Step 1: scores", 2: "Step 2: factors", 3: "Step 3: immediacy"}
    shown = tuple(row for row in rows if is_given(row))[:MOST_ROWS]
    return StepView(step, titles[step], level, shown)


def _scores(assessment: AssessmentFacts) -> tuple[str, ...]:
    rows = []
    for tool in Tool:
        score = assessment.score(tool)
        percent = percent_of(score)
        if percent is not None:
            rows.append(f"{tool.value} {percent}%")
        elif score and score.band is not None:
            rows.append(f"{tool.value} {score.band.label}")
    return tuple(rows[: MOST_ROWS - 1])


def _factor_rows(assessment: AssessmentFacts) -> tuple[str, ...]:
    """Drivers first, then what protects, so that both sides are seen."""
    drivers = [_factor_line(factor) for factor in assessment.drivers]
    protective = [_factor_line(factor) for factor in _protecting(assessment)]
    room = MOST_ROWS - min(len(protective), 2)
    return (*drivers[:room], *protective)


def _factor_line(factor: Factor) -> str:
    words = [word.label.lower() for word in (factor.kind, factor.state) if word]
    return f"{factor.label} ({', '.join(words)})" if words else factor.label


def _protecting(assessment: AssessmentFacts) -> list[Factor]:
    return [
        factor
        for factor in assessment.factors
        if factor.kind is FactorKind.PROTECTIVE and factor.state is not FactorState.NOT_PRESENT
    ]


def _start(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    start, rsr = recorded_or_derived(facts.case, assessment), assessment.score(Tool.RSR)
    percent = percent_of(rsr)
    if start.level is not None:
        yield f"The starting point is {start.level.label}, from {start.basis.value}."
    elif start.basis is Basis.UNSUITABLE:
        yield "There is no starting point, because RSR does not measure this kind of harm."
    elif start.basis is Basis.MISSING:
        yield "There is no starting point yet, because RSR is missing."
    if percent is not None:
        on = f" on {written(rsr.scored_on)}" if rsr and rsr.scored_on else ""
        yield f"RSR was {percent}%{on}."
    if is_given(assessment.step1.reason):
        yield _sentence(assessment.step1.reason)


def _drivers(assessment: AssessmentFacts) -> Iterator[str]:
    drivers = assessment.drivers
    if drivers:
        yield "The level rests on these factors."
    for factor in drivers:
        yield _sentence(_factor_line(factor))
        if is_given(factor.evidence):
            yield _sentence(f"Evidence: {factor.evidence}")
        if is_given(factor.why_relevant):
            yield _sentence(f"Still relevant because: {factor.why_relevant}")


def _not_captured(assessment: AssessmentFacts) -> Iterator[str]:
    """Drivers that somebody marked as not counted in RSR; an unanswered mark says nothing."""
    labels = [factor.label for factor in assessment.drivers if factor.is_in_rsr is False]
    if labels:
        yield _sentence(f"RSR does not count: {'; '.join(labels)}")
    if is_given(assessment.step1.reliance):
        yield _sentence(assessment.step1.reliance)


def _protective(assessment: AssessmentFacts) -> Iterator[str]:
    factors = _protecting(assessment)
    if factors:
        yield "These factors protect."
    for factor in factors:
        yield _sentence(_factor_line(factor))
        for text in (factor.observed, factor.shows_change):
            if is_given(text):
                yield _sentence(text)
        if factor.relies_on_external_control:
            yield "This relies on control from outside."
        if factor.was_at_past_offence:
            yield "This was there at a past offence too."


def _immediacy(assessment: AssessmentFacts) -> Iterator[str]:
    step3 = assessment.step3
    if is_given(step3.how_active):
        yield _sentence(f"How active the risk is now: {step3.how_active}")
    if is_given(step3.how_exposed):
        yield _sentence(f"How exposed those at risk are: {step3.how_exposed}")
    if step3.level is not None:
        yield f"The best fit for immediacy is {step3.level.label}."
    if is_given(step3.reason):
        yield _sentence(step3.reason)


def _groups(assessment: AssessmentFacts) -> Iterator[str]:
    for cell in assessment.cells:
        if cell.level is not None and cell.level >= RiskLevel.MEDIUM:
            yield _group(cell)


def _group(cell: Cell) -> str:
    who = f": {cell.who.strip()}" if is_given(cell.who) else ""
    harm = f", at risk of: {cell.harm.strip()}" if is_given(cell.harm) else ""
    level = cell.level.label if cell.level else ""
    return _sentence(f"{group_in(cell.setting, cell.group)}, {level}{who}{harm}")


def _sentence(text: str) -> str:
    """The text as one sentence: a capital at the start, a stop at the end."""
    clean = " ".join(text.split())
    stop = "" if clean.endswith((".", "!", "?", "”", "’")) else "."
    return f"{clean[:1].upper()}{clean[1:]}{stop}"
