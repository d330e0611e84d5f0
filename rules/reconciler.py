"""The three steps side by side, each with the rows it rests on, and what RSR counts already.

What lives here: which rows stand under which step. What may not: a level that is not one of a
step's own answers.
"""

from dataclasses import dataclass

from rules.facts import AssessmentFacts, Factor, Facts
from rules.four_step import percent_of, recorded_or_derived
from rules.terms import FactorKind, FactorState, RiskLevel, Tool
from rules.vague import is_given

MOST_ROWS = 4
TITLES = {1: "Step 1: scores", 2: "Step 2: factors", 3: "Step 3: immediacy"}


@dataclass(frozen=True)
class StepRow:
    """One row under a step. `is_in_rsr`: RSR counts this factor already, so it counts once."""

    text: str
    is_in_rsr: bool = False


@dataclass(frozen=True)
class StepView:
    """One step: its level, or None, and the two to four rows that it rests on."""

    step: int
    title: str
    level: RiskLevel | None
    rows: tuple[StepRow, ...]


def reconciler(facts: Facts) -> tuple[StepView, StepView, StepView]:
    """The three steps side by side, each with the rows it rests on (ST4-02, ST4-06)."""
    assessment = facts.assessment
    if assessment is None:
        return (_view(1, None, ()), _view(2, None, ()), _view(3, None, ()))
    start = recorded_or_derived(facts.case, assessment)
    step2, step3 = assessment.step2, assessment.step3
    others = [text for text in score_lines(assessment) if not start.note.startswith(text)]
    scores = (*others[: MOST_ROWS - 1], start.note)
    texts = (
        ("How active", step3.how_active),
        ("How exposed", step3.how_exposed),
        ("Best fit", step3.reason),
    )
    lines = tuple(f"{name}: {text.strip()}" for name, text in texts if is_given(text))
    return (
        _view(1, start.level, tuple(StepRow(text) for text in scores)),
        _view(2, step2.level, _factor_rows(assessment)),
        _view(3, step3.level, tuple(StepRow(text) for text in lines)),
    )


def _view(step: int, level: RiskLevel | None, rows: tuple[StepRow, ...]) -> StepView:
    shown = tuple(row for row in rows if is_given(row.text))[:MOST_ROWS]
    return StepView(step, TITLES[step], level, shown)


def score_lines(assessment: AssessmentFacts) -> tuple[str, ...]:
    """Every score that can be read, by its short name."""
    rows = []
    for tool in Tool:
        score = assessment.score(tool)
        percent = percent_of(score)
        if percent is not None:
            rows.append(f"{tool.value} {percent}%")
        elif score and score.band is not None:
            rows.append(f"{tool.value} {score.band.label}")
    return tuple(rows)


def _factor_rows(assessment: AssessmentFacts) -> tuple[StepRow, ...]:
    """Drivers first, then what protects, so that both sides are seen."""
    drivers = [_row(factor) for factor in assessment.drivers]
    protective = [_row(factor) for factor in protecting(assessment)]
    room = MOST_ROWS - min(len(protective), 2)
    return (*drivers[:room], *protective)


def _row(factor: Factor) -> StepRow:
    words = [word.label.lower() for word in (factor.kind, factor.state) if word]
    text = f"{factor.label} ({', '.join(words)})" if words else factor.label
    return StepRow(text, factor.is_in_rsr is True)


def protecting(assessment: AssessmentFacts) -> list[Factor]:
    """The protective factors that are there."""
    return [
        factor
        for factor in assessment.factors
        if factor.kind is FactorKind.PROTECTIVE and factor.state is not FactorState.NOT_PRESENT
    ]
