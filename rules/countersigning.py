"""Who must countersign, and why.

What lives here: whether an assessment takes none, one or two countersignatures. What may not: who
has the authority (rows of `accounts`), what a signature does (`signing`).
"""

from dataclasses import dataclass

from rules.facts import AssessmentFacts, CaseFacts, Facts
from rules.four_step import is_reduction
from rules.terms import ChildPlan, Group, PersonKind, RiskLevel


@dataclass(frozen=True)
class Needed:
    """How many countersignatures follow the author's own, and a sentence that says why."""

    stages: int
    because: str

    def __bool__(self) -> bool:
        return self.stages > 0


def level_signed(facts: Facts, *, is_plan_alone: bool = False) -> RiskLevel | None:
    """The level whose authority signs: the assessment's.

    A plan alone moves no level and takes the authority of the level in force, which may have been
    raised since its assessment (domain model, signing).
    """
    level = facts.assessment.step4.level if facts.assessment else None
    if not is_plan_alone:
        return level
    return max((one for one in (level, facts.case.levels.highest) if one), default=None)


def needed(
    facts: Facts, *, very_high_takes_two: bool = True, is_plan_alone: bool = False
) -> Needed:
    """The countersignatures that these facts take, whoever the author (ROL-01; accounts).

    High, Very High, a reduction from either, and child safeguarding cases.
    """
    assessment, before = facts.assessment, facts.case.levels.highest
    level = level_signed(facts, is_plan_alone=is_plan_alone)
    if level is RiskLevel.VERY_HIGH and very_high_takes_two:
        return Needed(2, "Very High is countersigned by a manager and then by a head.")
    if level is not None and level >= RiskLevel.HIGH:
        return Needed(1, f"{level.label} is countersigned by a manager.")
    if is_reduction(facts) and before is not None and before >= RiskLevel.HIGH:
        return Needed(1, f"Lowering the level from {before.label} is countersigned by a manager.")
    if assessment and is_child_safeguarding(facts.case, assessment):
        return Needed(1, "Child safeguarding cases are countersigned by a manager.")
    return Needed(0, "No countersignature is needed.")


def is_child_safeguarding(case: CaseFacts, assessment: AssessmentFacts) -> bool:
    """Whether management must be involved because of a child (ROL-01, CHD-11).

    Marked so; a child protection or child in need plan; or an identified child with children at
    Medium or above in either setting.
    """
    plans = (ChildPlan.CHILD_IN_NEED, ChildPlan.CHILD_PROTECTION)
    if case.is_child_safeguarding or any(person.child_plan in plans for person in case.people):
        return True
    has_child = any(person.kind is PersonKind.CHILD for person in case.people)
    return has_child and any(
        cell.group is Group.CHILDREN and cell.level is not None and cell.level >= RiskLevel.MEDIUM
        for cell in assessment.cells
    )
