"""What keeps a case out of Low although every level is Low (domain model, Depth).

What lives here: the openers, each with its sentence, and the cells that must be answered. What may
not: the depth itself (`depth`), what a screening finds (`screening`).
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.facts import AssessmentFacts, Facts
from rules.four_step import MEDIUM_FROM, OVP_HIGHER, percent_of
from rules.questions import BY_KEY, Section
from rules.terms import CELLS, AnswerValue, ChildPlan, Group, RiskLevel, Setting, Tool

# Answers that say that an indicator is there, or may be. Unanswered is neither (QC-13).
_OPENS = {
    AnswerValue.YES: "An indicator is present",
    AnswerValue.PARTLY: "An indicator is present",
    AnswerValue.NOT_KNOWN: "It is not known whether an indicator is present",
}


def openers(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """One sentence for each opener of these facts (domain model, Depth)."""
    case = facts.case
    yield from _of_scores(assessment)
    yield from _of_indicators(assessment)
    if any(order.is_in_force(facts.on) for order in case.orders):
        yield "A civil or preventative order is in force."
    plans = {person.child_plan for person in case.people}
    if plans & {ChildPlan.CHILD_IN_NEED, ChildPlan.CHILD_PROTECTION}:
        yield "A child has a child protection or child in need plan."
    if ChildPlan.NOT_KNOWN in plans:
        yield "It is not known whether a child has a plan."
    if case.mappa.level in (2, 3):
        yield f"The case is managed at MAPPA level {case.mappa.level}."


def _of_scores(assessment: AssessmentFacts) -> Iterator[str]:
    for tool in (Tool.OSP_C, Tool.OSP_I):
        score = assessment.score(tool)
        if score and score.band and score.band >= RiskLevel.HIGH:
            yield f"{tool.value} is {score.band.label}."
    rsr, ovp = percent_of(assessment.score(Tool.RSR)), percent_of(assessment.score(Tool.OVP))
    if _is_high_ovp(rsr, ovp):
        yield "OVP is 60% or more although RSR is below 3%."


def _is_high_ovp(rsr: Decimal | None, ovp: Decimal | None) -> bool:
    return ovp is not None and ovp >= OVP_HIGHER and rsr is not None and rsr < MEDIUM_FROM


def _of_indicators(assessment: AssessmentFacts) -> Iterator[str]:
    """Only an indicator present or not known opens (SCR-04, SCR-05)."""
    for answer in assessment.answers:
        question = BY_KEY.get(answer.question)
        if question and question.section is Section.INDICATORS and answer.value in _OPENS:
            yield f"{_OPENS[answer.value]}: {question.name.lower()}."


def cells_asked(facts: Facts) -> tuple[tuple[Setting, Group], ...]:
    """The cells that must be answered: the community always, custody while in custody (WHO-03)."""
    settings = {Setting.COMMUNITY} | ({facts.setting} if facts.setting else set())
    return tuple((setting, group) for setting, group in CELLS if setting in settings)
