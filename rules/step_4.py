"""What Step 4 is decided with: the six considerations, and what stands beside each criterion.

What lives here: which rows are evidence for what, and when the questions about standing above or
below the score are asked. What may not: the level, which is the author's judgement alone.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rules.facts import AssessmentFacts, Facts
from rules.four_step import recorded_or_derived, step_levels
from rules.questions import BY_KEY, Section
from rules.reconciler import protecting, score_lines
from rules.terms import FactorKind, Page, RiskLevel
from rules.vague import is_given
from rules.wording import group_in

_SEEKING = ("person.manipulating", "person.lookout", "person.act_if_controls_lifted")
_COMPLYING = ("circumstances.failing_to_comply", "person.manages_own_risk")


@dataclass(frozen=True)
class Consideration:
    """One of the six things to weigh, with what the rows say; `page` is where they are mended."""

    name: str
    page: Page
    rows: tuple[str, ...]


def considerations(facts: Facts) -> tuple[Consideration, ...]:
    """The six considerations as evidence from the rows; nothing is asked again (ST4-02)."""
    assessment = facts.assessment
    if assessment is None:
        return ()
    parts: tuple[tuple[str, Page, Callable[..., Iterator[str]]], ...] = (
        ("Scores", Page.STEP_1, _scores),
        ("How serious", Page.SCENARIOS, _seriousness),
        ("How likely", Page.SCENARIOS, _likelihood),
        ("Risk factors", Page.FACTORS, _risk_factors),
        ("Protective factors", Page.FACTORS, _protective),
        ("How soon", Page.STEP_3, _imminence),
    )
    return tuple(
        Consideration(name, page, tuple(rows(facts, assessment))) for name, page, rows in parts
    )


def rows_beside(question: str, facts: Facts) -> tuple[str, ...]:
    """The rows that bear on one criterion of a level (ST4-07 to ST4-10)."""
    rows = _BESIDE[question]
    return tuple(rows(facts, facts.assessment)) if facts.assessment else ()


def with_level(facts: Facts, level: RiskLevel | None) -> Facts:
    """The facts as they would be at that level: what is asked follows what is chosen."""
    if facts.assessment is None:
        return facts
    step4 = dataclasses.replace(facts.assessment.step4, level=level)
    return dataclasses.replace(facts, assessment=dataclasses.replace(facts.assessment, step4=step4))


def crossing(facts: Facts) -> Section | None:
    """Which questions about a difference are asked: the level above the score, or below it.

    ST4-04, ST4-05. Very High against High is none: Step 1 cannot reach Very High.
    """
    levels = step_levels(facts)
    if levels.step1 is None or levels.level is None:
        return None
    chosen = min(levels.level, RiskLevel.HIGH)
    if chosen == levels.step1:
        return None
    return Section.HIGHER if chosen > levels.step1 else Section.LOWER


def highest_cell(assessment: AssessmentFacts) -> RiskLevel | None:
    """The highest level given to a group, in either setting; None where none has one."""
    return max((cell.level for cell in assessment.cells if cell.level), default=None)


def not_captured(facts: Facts) -> tuple[str, ...]:
    """The risk factors that the author marked as not counted in RSR (ST4-04)."""
    factors = facts.assessment.factors if facts.assessment else ()
    return tuple(row.label for row in factors if row.is_risk and row.is_in_rsr is False)


def missing_of_four(facts: Facts) -> tuple[tuple[str, Page], ...]:
    """Which of the four things that every assessment identifies are not there yet (DEF-14)."""
    assessment = facts.assessment
    if assessment is None:
        return ()
    is_said = any(is_given(cell.who) or is_given(cell.harm) for cell in assessment.cells)
    risks = any(factor.is_risk for factor in assessment.factors)
    parts = (
        (is_said, "who is at risk of what", Page.GROUPS),
        (risks, "risk factors", Page.FACTORS),
        (bool(protecting(assessment)), "protective factors", Page.FACTORS),
        (bool(assessment.scenarios), "likely scenarios", Page.SCENARIOS),
    )
    return tuple((name, page) for is_there, name, page in parts if not is_there)


def _scores(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    yield from score_lines(assessment)
    start = recorded_or_derived(facts.case, assessment)
    if start.level is not None:
        yield f"Starting point: {start.level.label}"


def _seriousness(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    for scenario in assessment.scenarios:
        if scenario.impact is not None:
            yield f"{_named(scenario.what)}: {scenario.impact.label}"
    for cell in assessment.cells:
        if cell.level is not None and cell.level > RiskLevel.LOW and is_given(cell.harm):
            where = group_in(cell.setting, cell.group)
            yield f"{where[:1].upper()}{where[1:]}: {cell.harm.strip()}"
    if is_given(assessment.screening.most_serious):
        yield f"Most serious so far: {assessment.screening.most_serious.strip()}"


def _named(text: str) -> str:
    """A text as the name of what follows a colon, without the stop at its end."""
    return text.strip().rstrip(".")


def _likelihood(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    for scenario in assessment.scenarios:
        if scenario.likelihood is not None:
            yield f"{_named(scenario.what)}: {scenario.likelihood.label}"


def _risk_factors(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    for factor in assessment.factors:
        if factor.is_risk:
            words = [word.label.lower() for word in (factor.kind, factor.state) if word]
            yield f"{factor.label} ({', '.join(words)})" if words else factor.label


def _dynamic(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    for factor in assessment.factors:
        if factor.kind in (FactorKind.STABLE, FactorKind.ACUTE):
            state = factor.state.label.lower() if factor.state else "state not answered"
            yield f"{factor.label} ({factor.kind.label.lower()}, {state})"


def _protective(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    for factor in protecting(assessment):
        words = [factor.state.label.lower()] if factor.state else []
        words += ["relies on control from outside"] if factor.relies_on_external_control else []
        yield f"{factor.label} ({', '.join(words)})" if words else factor.label


def _imminence(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    step3 = assessment.step3
    if step3.level is not None:
        yield f"Best fit of Step 3: {step3.level.label}"
    for text in (step3.how_active, step3.imminent_when, step3.imminent_what):
        if is_given(text):
            yield text.strip()


def _answers(*keys: str) -> Callable[[Facts, AssessmentFacts], Iterator[str]]:
    """What was answered to these questions of Step 3."""

    def rows(_facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
        for key in keys:
            answer = assessment.answer(key)
            if answer is not None:
                parts = [answer.value.label if answer.value else "", answer.text.strip()]
                yield f"{BY_KEY[key].name}: {'. '.join(part for part in parts if part)}"

    return rows


# What each criterion is about, in the order of `descriptors.CRITERIA`.
_ABOUT: dict[RiskLevel, tuple[Callable[[Facts, AssessmentFacts], Iterator[str]], ...]] = {
    RiskLevel.LOW: (_scores, _dynamic, _protective),
    RiskLevel.MEDIUM: (
        _scores,
        _dynamic,
        _protective,
        _answers(*_SEEKING),
        _answers(*_COMPLYING),
    ),
    RiskLevel.HIGH: (
        _scores,
        _risk_factors,
        _protective,
        _answers(*_SEEKING),
        _answers(*_COMPLYING),
        _likelihood,
    ),
    RiskLevel.VERY_HIGH: (
        _scores,
        _risk_factors,
        _protective,
        _answers(*_SEEKING),
        _answers(*_COMPLYING),
    ),
}
_BESIDE = {
    f"criteria.{level.name.lower()}.{number}": rows
    for level, about in _ABOUT.items()
    for number, rows in enumerate(about, 1)
}
