"""Checks of the rows against what was chosen: factors, immediacy, criteria, groups.

QC-21, QC-22, QC-24, QC-50, QC-53. What may not live here: severities.
"""

from collections.abc import Iterator

from rules.checks.finding import Check, Raised, Subject
from rules.depth import Depth
from rules.facts import AssessmentFacts, Cell, Factor
from rules.questions import BY_KEY, criteria_of
from rules.terms import (
    GROUP_OF_KIND,
    AnswerValue,
    FactorKind,
    FactorSetting,
    FactorState,
    LowRoute,
    Page,
    RiskLevel,
)
from rules.vague import is_given
from rules.wording import group_in, listed

LOW, MEDIUM, VERY_HIGH = RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.VERY_HIGH

# Yes to one of these is no Low immediacy (ST3-11).
TELLING = ("person.manipulating", "person.lookout", "circumstances.circumstances_repeating")
REPEATING = "circumstances.circumstances_repeating"
_THERE = (AnswerValue.YES, AnswerValue.PARTLY)


def factors_and_fit(subject: Subject) -> Iterator[Raised]:
    """QC-21: the best fit of Step 2, or the level without one, against the factors (ST2-13).

    A screened out case has no factors to fit.
    """
    assessment = subject.assessment
    fit = assessment.step2.level or assessment.step4.level
    message = _misfit(fit, assessment.factors)
    if message and subject.depth is not Depth.SCREENED:
        yield Raised("misfit", "step 2", message, Page.STEP_2)


def _misfit(fit: RiskLevel | None, factors: tuple[Factor, ...]) -> str:
    acute = [factor for factor in factors if factor.kind is FactorKind.ACUTE]
    active = [f"“{factor.label}”" for factor in acute if factor.is_active]
    unknown = [f"“{factor.label}”" for factor in acute if factor.state is None]
    if fit is LOW:
        return _no_low(active, unknown, factors)
    if fit is MEDIUM and len(active) >= 2:
        return f"Explain why Medium fits: these acute factors are at work: {listed(active)}."
    if fit is MEDIUM and len(active + unknown) >= 2:
        return f"Select how these acute factors stand now: {listed(unknown)}."
    if fit is VERY_HIGH:
        return _no_very_high(bool(active), factors)
    return ""


def _no_low(active: list[str], unknown: list[str], factors: tuple[Factor, ...]) -> str:
    if active:
        return f"Explain why Low fits: these acute factors are at work: {listed(active)}."
    if unknown:
        return f"Select how these acute factors stand now: {listed(unknown)}."
    if not any(_is_established(factor) for factor in factors):
        return "Explain why Low fits: no protective factor is established."
    return ""


def _is_established(factor: Factor) -> bool:
    return not factor.is_risk and factor.state is FactorState.ESTABLISHED


def _no_very_high(has_acute: bool, factors: tuple[Factor, ...]) -> str:
    has_stable = any(row.kind is FactorKind.STABLE and row.is_active for row in factors)
    kinds = ((FactorKind.STABLE, "stable", has_stable), (FactorKind.ACUTE, "acute", has_acute))
    lacks = [name for _kind, name, is_there in kinds if not is_there]
    if not lacks:
        return ""
    missing = {kind for kind, _name, is_there in kinds if not is_there}
    unknown = [f"“{row.label}”" for row in factors if row.kind in missing and row.state is None]
    if unknown:
        return f"Select how these factors stand now: {listed(unknown)}."
    return f"Explain why Very High fits: no {' and no '.join(lacks)} factor is at work."


def immediacy_and_fit(subject: Subject) -> Iterator[Raised]:
    """QC-22: the best fit of Step 3 against what was answered about it (ST3-11)."""
    step3 = subject.assessment.step3
    if step3.level is LOW and step3.low_route is not LowRoute.LIMITED_ACCESS:
        yield from _not_low(subject.assessment)
    elif step3.level is VERY_HIGH and not _is_imminent(subject):
        yield Raised(
            "very high",
            "step 3",
            "Explain why Very High fits: nobody is identified as at risk, and circumstances are"
            " not said to repeat.",
            Page.STEP_3,
        )


def _not_low(assessment: AssessmentFacts) -> Iterator[Raised]:
    """An answer that is not "no" speaks against Low; not known is never no."""
    yes = _named(assessment, _THERE)
    unknown = _named(assessment, (AnswerValue.NOT_KNOWN,))
    if yes:
        message = f"Explain why immediacy is Low although the answer is not no: {listed(yes)}."
        yield Raised("low", "step 3", message, Page.STEP_3)
    if unknown:
        message = f"Find out before you rest on Low: it is not known for {listed(unknown)}."
        yield Raised("not known", "step 3", message, Page.STEP_3)


def _named(assessment: AssessmentFacts, values: tuple[AnswerValue, ...]) -> list[str]:
    answers = (assessment.answer(key) for key in TELLING)
    return [
        BY_KEY[answer.question].name.lower()
        for answer in answers
        if answer is not None and answer.value in values
    ]


def _is_imminent(subject: Subject) -> bool:
    is_somebody = any(person.kind in GROUP_OF_KIND for person in subject.case.people)
    answer = subject.assessment.answer(REPEATING)
    return is_somebody or (answer is not None and answer.value in _THERE)


def criteria(subject: Subject) -> Iterator[Raised]:
    """QC-24: a criterion of the chosen level that does not hold, and no reason (ST4-07 to 10)."""
    level = subject.assessment.step4.level
    if level is None:
        return
    for question in criteria_of(level):
        answer = subject.assessment.answer(question.key)
        if answer and answer.value is AnswerValue.NO and not is_given(answer.text):
            message = f"Say why it is {level.label} although this does not hold: {question.text}"
            yield Raised("criterion", question.key, message, Page.STEP_4)


def thin_protection(subject: Subject) -> Iterator[Raised]:
    """QC-50: protection that did not prevent harm before, or rests on control (ST2-14)."""
    for factor in subject.assessment.factors:
        if factor.is_risk or factor.state is FactorState.NOT_PRESENT:
            continue
        reasons = (
            ("it was there at a past offence", factor.was_at_past_offence),
            ("it relies on control from outside", factor.relies_on_external_control),
        )
        because = [words for words, holds in reasons if holds]
        if because:
            message = f"Weigh “{factor.label}” with care: {listed(because)}."
            yield Raised("thin", factor.lineage, message, Page.FACTORS)


def low_groups(subject: Subject) -> Iterator[Raised]:
    """QC-53: a group at Low to which an active acute factor is linked (WHO-09, ST2-13)."""
    for cell in subject.assessment.cells:
        if cell.level is not LOW:
            continue
        bearing = [row for row in subject.assessment.factors if _bears_on(row, cell)]
        acute = [f"“{row.label}”" for row in bearing if row.is_active]
        unknown = [f"“{row.label}”" for row in bearing if row.state is None]
        if acute:
            where = group_in(cell.setting, cell.group)
            bear = "bears" if len(acute) == 1 else "bear"
            message = f"Explain why {where} are at Low: {listed(acute)} {bear} on them now."
            about = f"{cell.setting.value}/{cell.group.value}"
            yield Raised("acute", about, message, Page.LEVELS)
        elif unknown:
            message = f"Select how these acute factors stand now: {listed(unknown)}."
            about = f"{cell.setting.value}/{cell.group.value}"
            yield Raised("acute", about, message, Page.FACTORS)


def _bears_on(factor: Factor, cell: Cell) -> bool:
    """Linked to that cell, acute, and in its setting as far as is known."""
    is_linked = factor.lineage in cell.factors or (cell.setting, cell.group) in factor.cells
    is_here = factor.setting in (None, FactorSetting.BOTH, FactorSetting(cell.setting.value))
    return is_linked and is_here and factor.kind is FactorKind.ACUTE


CHECKS = (
    Check("QC-21", False, factors_and_fit),
    Check("QC-22", False, immediacy_and_fit),
    Check("QC-24", False, criteria),
    Check("QC-50", False, thin_protection),
    Check("QC-53", False, low_groups),
)
