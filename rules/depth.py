"""How much a case must answer before it is signed (domain model, Depth).

What lives here: the depth and its reason. What may not: the questions (`required`), the severity
of findings (`checks.severities`). Depth opens what is required; it hides nothing, sets no level.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from rules.facts import AssessmentFacts, Facts
from rules.four_step import is_reduction, recorded_or_derived
from rules.openers import cells_asked, openers
from rules.screening import is_screened_out
from rules.terms import Basis, RiskLevel
from rules.wording import group_in


class Depth(IntEnum):
    """Screened out, and three depths; High serves High and Very High."""

    SCREENED = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """The depth in words."""
        return "Screened out" if self is Depth.SCREENED else self.name.title()

    @property
    def column(self) -> int:
        """Its place among the severities: screened out and Low share one (quality checks)."""
        return max(self, Depth.LOW) - 1

    @classmethod
    def of(cls, level: RiskLevel) -> "Depth":
        """The depth that a level asks for."""
        return cls(min(level.value, cls.HIGH.value))


NO_START = "Step 1 has no starting point: RSR is missing."
SCREENED_BECAUSE = (
    "The screening found nothing that meets the threshold of serious harm, and the starting point"
    " is Low."
)


@dataclass(frozen=True)
class DepthResult:
    """The depth, and the one sentence that says why.

    `level` is the answered level that sets it; None where something else does, or all is Low.
    """

    depth: Depth
    because: str
    level: RiskLevel | None = None


def depth_of(facts: Facts) -> DepthResult:
    """The depth of this case, as domain-model.md says it.

    The highest of starting point, both fits, every cell of either setting, the chosen level and,
    in a reduction, the level left. An opener or a missing answer among these raises it to Medium
    and no further. A screening that found nothing, said in so many answers, is the shortest.
    """
    if facts.assessment is None:
        return DepthResult(Depth.MEDIUM, "There is no assessment yet.")
    answered = list(_levels(facts, facts.assessment))
    highest = max((level for level, _ in answered), default=RiskLevel.LOW)
    if highest > RiskLevel.LOW:
        about = next(what for level, what in answered if level is highest)
        return DepthResult(Depth.of(highest), f"{about} is {highest.label}.", highest)
    if is_screened_out(facts):
        return DepthResult(Depth.SCREENED, SCREENED_BECAUSE)
    opener = next(openers(facts, facts.assessment), "") or next(
        _missing(facts, facts.assessment), ""
    )
    if opener:
        return DepthResult(Depth.MEDIUM, opener)
    return DepthResult(
        Depth.LOW, "The starting point, both best fits, every group and the level are Low."
    )


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
        pairs.append((facts.case.levels.highest, "The level that this assessment lowers"))
    return ((level, what) for level, what in pairs if level is not None)


def _missing(facts: Facts, assessment: AssessmentFacts) -> Iterator[str]:
    """Levels that nobody has answered: unknown is never Low."""
    start = recorded_or_derived(facts.case, assessment)
    if start.level is None:
        is_unsuitable = start.basis is Basis.UNSUITABLE
        yield (
            "Step 1 has no starting point: no score suits this harm." if is_unsuitable else NO_START
        )
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
