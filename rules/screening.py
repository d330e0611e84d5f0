"""Screened out: a screening that found nothing, and what it then answers (SCR-01, SCR-02).

What lives here: whether a case is screened out, what speaks against it, and the facts with the
answers that the screening gives. What may not: the depth (`depth`), findings (`checks`).
"""

import dataclasses
from collections.abc import Iterator

from rules.facts import AssessmentFacts, CaseFacts, Cell, Facts, RiskToSelf
from rules.four_step import (
    band_rsr,
    is_reduction,
    osp_applies,
    percent_of,
    recorded_or_derived,
)
from rules.openers import cells_asked, openers
from rules.questions import Section, of_section
from rules.terms import (
    GROUP_OF_KIND,
    FactorState,
    PeopleAnswer,
    RiskLevel,
    ScreeningOutcome,
    Tool,
    YesNoUnknown,
)
from rules.vague import is_bare_nothing, is_given
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
    """No child and no known adult of concern: both said, not left out (CHD-01, WHO-01).

    What else is recorded about children speaks louder than that answer.
    """
    if case.children.is_there_contact is not PeopleAnswer.NONE:
        yield "It is not recorded that there is no known contact with children."
    if any(person.kind in GROUP_OF_KIND for person in case.people):
        yield "Somebody is recorded as at risk."
    if case.is_child_safeguarding:
        yield "The case is marked as a child safeguarding case."
    if case.children.poses_risk:
        yield "The person is recorded as a risk to children."
    if case.referrals:
        yield "A referral for a child is recorded."


def _evidence(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Risk to self, behaviour, factors, signs: whatever is not said to be absent (SCR-02)."""
    yield from _risk_to_self(assessment.risk_to_self)
    if facts.case.unconvicted:
        yield "Behaviour without a conviction is recorded."
    if any(row.is_risk and row.state is not FactorState.NOT_PRESENT for row in assessment.factors):
        yield "A risk factor is recorded that is not said to be absent."
    if assessment.scenarios:
        yield "It is recorded what serious harm could happen."
    if assessment.specialist:
        yield "A result of a specialist tool is recorded."
    yield from _signs_in_words(assessment)


def _risk_to_self(risk: RiskToSelf) -> Iterator[str]:
    """What somebody wrote about it counts beside a "no" (SLF-01)."""
    open_answers = (YesNoUnknown.YES, YesNoUnknown.NOT_KNOWN)
    if risk.is_identified is not YesNoUnknown.NO or risk.has_current_thoughts in open_answers:
        yield "It is not recorded that there is no risk to self."
    told = (risk.suicide, risk.suicide_custody, risk.self_harm, risk.self_harm_custody)
    also = (risk.function, risk.vulnerability, risk.imminence)
    if any(not is_bare_nothing(text) for text in (*told, *also)):
        yield "Something is written about risk to self, although the answer is no."


def _signs_in_words(assessment: AssessmentFacts) -> Iterator[str]:
    """A sign of escalation that has words and no answer (SCR-04)."""
    asked = {question.key: question for question in of_section(Section.INDICATORS)}
    for answer in assessment.answers:
        if answer.question in asked and answer.value is None and is_given(answer.text):
            name = asked[answer.question].name.lower()
            yield f"Something is written about {name}, and it is not said whether it is there."


def _levels(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """A starting point that is Low, and no level that is not (domain model, Depth)."""
    yield from _other_scores(facts, assessment)
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


def _other_scores(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """A band above Low, and a score that is for this person and that nobody recorded (ST1-07)."""
    for score in assessment.scores:
        if score.band is not None and score.band > LOW:
            yield f"{score.tool.value} is {score.band.label}."
    is_for_osp = osp_applies(facts.case, facts.on) is YesNoUnknown.YES
    if is_for_osp and not all(_has_band(assessment, tool) for tool in (Tool.OSP_C, Tool.OSP_I)):
        yield "There is a history of sexual offending, and OSP is not recorded."


def _has_band(assessment: AssessmentFacts, tool: Tool) -> bool:
    score = assessment.score(tool)
    return score is not None and score.band is not None


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
