"""How much a case must answer before it is signed (domain model, Depth).

What lives here: the depth and its reason. What may not: the questions (`required`), the severity
of findings (`checks.severities`). Depth opens what is required; it hides nothing, sets no level.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from rules.facts import AssessmentFacts, Facts
from rules.four_step import (
    MEDIUM_FROM,
    OVP_HIGHER,
    is_reduction,
    percent_of,
    recorded_or_derived,
)
from rules.terms import CELLS, Basis, ChildPlan, Group, RiskLevel, Setting, Tool
from rules.wording import group_in


class Depth(IntEnum):
    """Three depths; High serves High and Very High."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        return self.name.title()

    @classmethod
    def of(cls, level: RiskLevel) -> "Depth":
        """The depth that a level asks for."""
        return cls(min(level.value, cls.HIGH.value))


@dataclass(frozen=True)
class DepthResult:
    """The depth, and the one sentence that says why."""

    depth: Depth
    because: str


def depth_of(facts: Facts) -> DepthResult:
    """The depth of this case, as domain-model.md says it.

    The highest of starting point, both fits, every cell of either setting, the chosen level and,
    in a reduction, the level left. An opener or a missing answer among these raises it to Medium
    and no further.
    """
    if facts.assessment is None:
        return DepthResult(Depth.MEDIUM, "There is no assessment yet.")
    answered = list(_levels(facts, facts.assessment))
    highest = max((level for level, _ in answered), default=RiskLevel.LOW)
    if highest > RiskLevel.LOW:
        about = next(what for level, what in answered if level is highest)
        return DepthResult(Depth.of(highest), f"{about} is {highest.label}.")
    opener = next(_openers(facts, facts.assessment), "") or next(
        _missing(facts, facts.assessment), ""
    )
    if opener:
        return DepthResult(Depth.MEDIUM, opener)
    return DepthResult(
        Depth.LOW, "The starting point, both best fits, every group and the level are Low."
    )


def cells_asked(facts: Facts) -> tuple[tuple[Setting, Group], ...]:
    """The cells that must be answered: the community always, custody while in custody (WHO-03)."""
    settings = {Setting.COMMUNITY} | ({facts.setting} if facts.setting else set())
    return tuple((setting, group) for setting, group in CELLS if setting in settings)


def _levels(facts: Facts, assessment: AssessmentFacts) -> Iterator[tuple[RiskLevel, str]]:
    """Each answered level with what it is the level of."""
    pairs = [
        (assessment.step4.level, "The level"),
        (recorded_or_derived(facts.case, assessment).level, "The starting point"),
        (assessment.step2.level, "The best fit of Step 2"),
        (assessment.step3.level, "The best fit of Step 3"),
    ]
    for cell in assessment.cells:
        about = group_in(cell.setting, cell.group)
        pairs.append((cell.level, f"The level for {about}"))
    if is_reduction(facts):
        pairs.append((facts.case.levels.highest, "The level being lowered"))
    return ((level, what) for level, what in pairs if level is not None)


def _openers(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """What keeps a case out of Low although every level is Low."""
    case = facts.case
    for tool in (Tool.OSP_C, Tool.OSP_I):
        score = assessment.score(tool)
        if score and score.band and score.band >= RiskLevel.HIGH:
            yield f"{tool.value} is {score.band.label}."
    rsr, ovp = percent_of(assessment.score(Tool.RSR)), percent_of(assessment.score(Tool.OVP))
    if _is_high_ovp(rsr, ovp):
        yield "OVP is 60% or more although RSR is below 3%."
    if any(order.is_in_force(facts.on) for order in case.orders):
        yield "A civil or preventative order is in force."
    plans = {person.child_plan for person in case.people}
    if plans & {ChildPlan.CHILD_IN_NEED, ChildPlan.CHILD_PROTECTION}:
        yield "A child has a child protection or child in need plan."
    if ChildPlan.NOT_KNOWN in plans:
        yield "It is not known whether a child has a plan."
    if case.mappa.level in (2, 3):
        yield f"The case is managed at MAPPA level {case.mappa.level}."


def _is_high_ovp(rsr: Decimal | None, ovp: Decimal | None) -> bool:
    return ovp is not None and ovp >= OVP_HIGHER and rsr is not None and rsr < MEDIUM_FROM


def _missing(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Levels that nobody has answered: unknown is never Low."""
    start = recorded_or_derived(facts.case, assessment)
    if start.level is None:
        because = (
            "no score suits this harm" if start.basis is Basis.UNSUITABLE else "RSR is missing"
        )
        yield f"Step 1 has no starting point: {because}."
    if assessment.step2.level is None:
        yield "The best fit of Step 2 is not answered yet."
    if assessment.step3.level is None:
        yield "The best fit of Step 3 is not answered yet."
    if assessment.step4.level is None:
        yield "The level is not chosen yet."
    given = {(cell.setting, cell.group) for cell in assessment.cells if cell.level is not None}
    for setting, group in cells_asked(facts):
        if (setting, group) not in given:
            yield f"The level for {group_in(setting, group)} is not answered."
