"""What is not known: the gaps that a reader of a summary must see in words.

An unknown is never shown as "no" or "Low" (product principles). What blocks signing is not here:
that is in `checks` and `depth`.
"""

from rules.facts import CaseFacts, Facts
from rules.terms import (
    Basis,
    ChildPlan,
    PersonKind,
    Setting,
    Tool,
    Verification,
    Weight,
    YesNoUnknown,
)


def unknowns(facts: Facts) -> tuple[str, ...]:
    """Return one sentence for each thing that is not known, most important first (SRC-16)."""
    return (*_of_scores(facts), *_of_groups(facts), *_of_case(facts.case), *_of_sources(facts))


def _of_scores(facts: Facts) -> list[str]:
    assessment = facts.assessment
    if assessment is None:
        return ["There is no assessment."]
    found = []
    if assessment.is_limited:
        note = assessment.limited_note.strip().rstrip(".")
        found.append(f"Information was limited: {note}." if note else "Information was limited.")
    if assessment.score(Tool.RSR) is None:
        why = assessment.step1.missing_reason.strip().rstrip(".")
        found.append(f"There is no RSR: {why}." if why else "There is no RSR. No reason is given.")
    elif assessment.step1.basis is None and assessment.step1.level is None:
        found.append("No starting point was recorded in Step 1.")
    if assessment.step1.basis is Basis.UNSUITABLE:
        found.append("No score suits this kind of harm, so there is no actuarial starting point.")
    return found


def _of_groups(facts: Facts) -> list[str]:
    assessment = facts.assessment
    if assessment is None:
        return []
    found = []
    for setting in Setting:
        open_cells = [cell.group.label for cell in assessment.cells_in(setting) if not cell.level]
        if open_cells:
            groups = ", ".join(open_cells).lower()
            found.append(f"No level is recorded in {setting.label.lower()} for: {groups}.")
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


def _of_sources(facts: Facts) -> list[str]:
    if facts.assessment is None:
        return []
    return [
        f"{source.number} carries high weight and is not verified."
        for source in facts.assessment.sources
        if source.weight is Weight.HIGH and source.verification is not Verification.VERIFIED
    ]
