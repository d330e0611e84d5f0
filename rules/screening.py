"""Screened out: a screening that found nothing, and what it then answers (SCR-01, SCR-02).

What lives here: whether a case is screened out, what speaks against it, and the facts with the
answers that the screening gives. What may not: the depth (`depth`), findings (`checks`).
"""

import dataclasses
from collections.abc import Iterator

from rules.facts import AssessmentFacts, CaseFacts, Cell, Facts
from rules.four_step import band_rsr, is_reduction, percent_of, recorded_or_derived
from rules.openers import cells_asked, openers
from rules.questions import Section, of_section
from rules.terms import (
    GROUP_OF_KIND,
    PeopleAnswer,
    RiskLevel,
    ScreeningOutcome,
    Tool,
    YesNoUnknown,
)
from rules.vague import is_given
from rules.wording import group_in

LOW = RiskLevel.LOW


def is_screened_out(facts: Facts) -> bool:
    """Whether the screening says that nothing meets the threshold, and nothing speaks against it.

    Each part is an answer that somebody gave: silence never screens a case out (SCR-02, SCR-05).
    """
    assessment = facts.assessment
    if assessment is None or assessment.screening.outcome is not ScreeningOutcome.NONE:
        return False
    return next(against(facts), None) is None


def against(facts: Facts) -> Iterator[str]:
    """One sentence for each thing that keeps these facts from being screened out (SCR-02)."""
    assessment = facts.assessment
    if assessment is None:
        yield "There is no assessment yet."
        return
    yield from openers(facts, assessment)
    yield from _unanswered(facts, assessment)
    yield from _people(facts.case)
    yield from _evidence(facts, assessment)
    yield from _levels(facts, assessment)


def has_considered_indicators(assessment: AssessmentFacts) -> bool:
    """Whether each indicator is answered, or the rest was considered by an act (SCR-04)."""
    given = {answer.question for answer in assessment.answers if answer.value is not None}
    asked = {question.key for question in of_section(Section.INDICATORS)}
    return assessment.screening.has_considered_rest or asked <= given


def _unanswered(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    if facts.setting is None:
        yield "It is not recorded where the person is now."
    if assessment.is_limited is not False:
        yield "Information was limited, or nobody has said that it was not."
    if not is_given(assessment.screening.reason):
        yield "The screening gives no reason."
    if not has_considered_indicators(assessment):
        yield "The indicators have not all been considered."


def _people(case: CaseFacts) -> Iterator[str]:
    """No child and no known adult of concern: both said, not left out (CHD-01, WHO-01)."""
    if case.children.is_there_contact is not PeopleAnswer.NONE:
        yield "It is not recorded that there is no known contact with children."
    if any(person.kind in GROUP_OF_KIND for person in case.people):
        yield "Somebody is recorded as at risk."
    if case.is_child_safeguarding:
        yield "The case is marked as a child safeguarding case."


def _evidence(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Risk to self, behaviour and factors that somebody recorded as there, or as not known."""
    risk, open_answers = assessment.risk_to_self, (YesNoUnknown.YES, YesNoUnknown.NOT_KNOWN)
    if risk.is_identified is not YesNoUnknown.NO or risk.has_current_thoughts in open_answers:
        yield "It is not recorded that there is no risk to self."
    if facts.case.unconvicted:
        yield "Behaviour without a conviction is recorded."
    if assessment.drivers:
        yield "A risk factor is at work now."


def _levels(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """A starting point that is Low, and no level that is not (domain model, Depth)."""
    rsr = percent_of(assessment.score(Tool.RSR))
    start = recorded_or_derived(facts.case, assessment)
    if rsr is None or band_rsr(rsr) is not LOW or start.level is not LOW:
        yield "The starting point is not a Low one that a score gives."
    fits = (assessment.step2.level, assessment.step3.level, assessment.step4.level)
    if any(level is not None and level > LOW for level in fits):
        yield "A level above Low is recorded."
    for cell in assessment.cells:
        if cell.level is not None and cell.level > LOW:
            yield f"The level for {group_in(cell.setting, cell.group)} is {cell.level.label}."
    if is_reduction(_as_low(facts, assessment)):
        yield "The level in force is higher than Low."


def with_low_cells(facts: Facts) -> Facts:
    """The facts with what the screening's one answer gives: the level and its groups are Low.

    Where the case is not screened out they come back as they are. What somebody answered stays.
    """
    if facts.assessment is None or not is_screened_out(facts):
        return facts
    held = {(cell.setting, cell.group): cell for cell in facts.assessment.cells}
    for setting, group in cells_asked(facts):
        cell = held.get((setting, group), Cell(setting=setting, group=group))
        held[setting, group] = dataclasses.replace(cell, level=cell.level or LOW)
    assessment = dataclasses.replace(facts.assessment, cells=tuple(held.values()))
    return _as_low(facts, assessment)


def _as_low(facts: Facts, assessment: AssessmentFacts) -> Facts:
    step4 = dataclasses.replace(assessment.step4, level=assessment.step4.level or LOW)
    return dataclasses.replace(facts, assessment=dataclasses.replace(assessment, step4=step4))
