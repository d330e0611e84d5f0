"""What is not known: the gaps that a reader of a summary must see in words.

An unknown is never shown as "no" or "Low" (product principles). What blocks signing is not here:
that is in `checks` and `depth`.
"""

from rules.clock import written
from rules.facts import AssessmentFacts, CaseFacts, Facts
from rules.questions import BY_KEY
from rules.screening import is_screened_out
from rules.terms import (
    AnswerValue,
    Basis,
    ChildPlan,
    PeopleAnswer,
    PersonKind,
    Setting,
    Tool,
    Verification,
    Weight,
    YesNoUnknown,
)
from rules.wording import groups_in

LIMITED = "limited information"


def unknowns(facts: Facts) -> tuple[str, ...]:
    """Return one sentence for each thing that is not known, most important first (SRC-16)."""
    return (
        *_of_scores(facts),
        *_of_groups(facts),
        *_of_case(facts.case),
        *_of_children(facts.case),
        *_of_self(facts),
        *_of_answers(facts),
        *_of_sources(facts),
        *_of_enquiries(facts.case),
    )


def _of_scores(facts: Facts) -> list[str]:
    assessment = facts.assessment
    if assessment is None:
        return ["There is no assessment."]
    found = []
    if assessment.is_limited:
        found.append(_limited(assessment.limited_note))
    if assessment.score(Tool.RSR) is None:
        why = assessment.step1.missing_reason.strip().rstrip(".")
        found.append(f"There is no RSR: {why}." if why else "There is no RSR. No reason is given.")
    elif _has_no_start(facts, assessment):
        found.append("No starting point was recorded in Step 1.")
    if assessment.step1.basis is Basis.UNSUITABLE:
        found.append("No score suits this kind of harm, so there is no actuarial starting point.")
    if assessment.step1.is_out_of_date:
        found.append("The scores are not up to date.")
    return found


def _has_no_start(facts: Facts, assessment: AssessmentFacts) -> bool:
    """Whether Step 1 is open; where the case is screened out, nobody is asked (SCR-02)."""
    step1 = assessment.step1
    return step1.basis is None and step1.level is None and not is_screened_out(facts)


def _limited(note: str) -> str:
    """That information was limited, and what was missing, once."""
    said = note.strip().rstrip(".")
    if said.lower().startswith(LIMITED):
        said = said[len(LIMITED) :].lstrip(" :,;-")
    return f"Information was limited: {said}." if said else "Information was limited."


def _of_groups(facts: Facts) -> list[str]:
    assessment = facts.assessment
    if assessment is None:
        return []
    found = []
    for setting in Setting:
        cells = [(setting, cell.group) for cell in assessment.cells_in(setting) if not cell.level]
        if cells:
            found.append(f"No level is recorded for {groups_in(cells)}.")
    return found


def _of_case(case: CaseFacts) -> list[str]:
    found = []
    if case.setting is None:
        found.append("It is not recorded whether the person is in custody or in the community.")
    if case.has_sexual_history in (None, YesNoUnknown.NOT_KNOWN):
        found.append("Whether there is a sexual offence history is not known.")
    for person in case.people:
        if person.kind is PersonKind.CHILD and person.child_plan in (None, ChildPlan.NOT_KNOWN):
            plan = "whether children’s services have a plan is not known"
            found.append(f"{person.reference}: {plan}.")
    return found


def _of_children(case: CaseFacts) -> list[str]:
    """Children: no answer and "not known" are both unknown; neither is "none" (CHD-01)."""
    answer = case.children.is_there_contact
    has_children = any(person.kind is PersonKind.CHILD for person in case.people)
    if answer is PeopleAnswer.NOT_KNOWN or (answer is None and not has_children):
        return ["Whether there are children in the person’s life is not known."]
    return []


def _of_self(facts: Facts) -> list[str]:
    """Risk to self: nobody answered, or the answer is that it is not known (SLF-01, SLF-04)."""
    if facts.assessment is None:
        return []
    row = facts.assessment.risk_to_self
    unknown = (None, YesNoUnknown.NOT_KNOWN)
    found = []
    if row.is_identified in unknown:
        found.append("Whether there is a risk to self is not known.")
    if row.is_identified is not YesNoUnknown.NO and row.has_current_thoughts in unknown:
        found.append("Whether there are current thoughts of suicide or self-harm is not known.")
    return found


def _of_answers(facts: Facts) -> list[str]:
    """The guidance's questions that were answered with "not known" (SCR-04, ST3-04)."""
    if facts.assessment is None:
        return []
    return [
        f"{BY_KEY[answer.question].name}: not known."
        + (f" {answer.text.strip()}" if answer.text.strip() else "")
        for answer in facts.assessment.answers
        if answer.value is AnswerValue.NOT_KNOWN and answer.question in BY_KEY
    ]


def _of_enquiries(case: CaseFacts) -> list[str]:
    """What another agency was asked and has not answered (SRC-13, CHD-02)."""
    return [
        f"{row.agency} has not answered what was asked on {written(row.asked_on)}."
        for row in case.enquiries
        if row.replied_on is None
    ]


def _of_sources(facts: Facts) -> list[str]:
    if facts.assessment is None:
        return []
    return [
        f"Source {source.number} carries high weight and is not verified."
        for source in facts.assessment.sources
        if source.weight is Weight.HIGH and source.verification is not Verification.VERIFIED
    ]
