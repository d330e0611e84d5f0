"""The four steps: the starting point, where the steps differ, and what counts as a reduction.

What lives here: rules of Steps 1 to 4. What may not: sentences that describe the levels
(`descriptors`), what must be answered (`depth`), findings (`checks`).
"""

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from rules.facts import AssessmentFacts, CaseFacts, Facts, Score
from rules.terms import Basis, RiskLevel, Sex, Tag, Tool, YesNoUnknown

MEDIUM_FROM = Decimal("3.00")
HIGH_FROM = Decimal("6.90")
OVP_HIGHER = Decimal(60)
OVP_LOWER = Decimal(30)
ADULT_AT = 18

_CENT = Decimal("0.01")
_NO_RSR_TAGS = frozenset({Tag.NEGLECT, Tag.EXTREMISM})
_RANGE_WORDS = {
    RiskLevel.LOW: "below 3%",
    RiskLevel.MEDIUM: "from 3% to 6.89%",
    RiskLevel.HIGH: "6.9% or above",
}


@dataclass(frozen=True)
class StartingPoint:
    """Where Step 1 starts: a level or none, what it rests on, and a sentence."""

    level: RiskLevel | None
    basis: Basis
    note: str


def shown_percent(percent: Decimal) -> Decimal:
    """The percentage as displayed, to two decimals; ValueError outside 0 to 100."""
    if not percent.is_finite() or not 0 <= percent <= 100:
        raise ValueError(f"{percent} is no percentage from 0 to 100")
    return percent.quantize(_CENT, ROUND_HALF_UP)


def band_rsr(percent: Decimal) -> RiskLevel:
    """The level at which an RSR percentage starts (ST1-01, DIS-04; guidance, Step 1).

    The displayed value is banded: below 3.00 Low, 3.00 to 6.89 Medium, 6.90 and above High.
    """
    shown = shown_percent(percent)
    if shown < MEDIUM_FROM:
        return RiskLevel.LOW
    return RiskLevel.MEDIUM if shown < HIGH_FROM else RiskLevel.HIGH


def percent_of(score: Score | None) -> Decimal | None:
    """The percentage of a score, or None where there is none that can be read."""
    try:
        return shown_percent(Decimal(score.percent)) if score else None
    except (InvalidOperation, ValueError):
        return None


def rsr_suits(case: CaseFacts, assessment: AssessmentFacts) -> bool:
    """Whether RSR can be a start for some harm of this person (ST1-09; guidance, Unsuitable).

    Where the assessor has not said, it is none when every index offence is neglect or extremism.
    Harms named as unsuitable say nothing about the other harms.
    """
    step1 = assessment.step1
    if step1.is_rsr_suitable is not None:
        return step1.is_rsr_suitable
    return step1.basis is not Basis.UNSUITABLE and not is_index_outside_rsr(case)


def is_index_outside_rsr(case: CaseFacts) -> bool:
    """Whether every index offence is a harm that RSR was not made for (ST1-09)."""
    tags = {tag for offence in case.offences if offence.is_index for tag in offence.tags}
    return bool(tags) and tags <= _NO_RSR_TAGS


def is_rsr_missing(case: CaseFacts, assessment: AssessmentFacts) -> bool:
    """Whether there is no RSR that can be read, although one would be a start (ST1-13)."""
    return percent_of(assessment.score(Tool.RSR)) is None and rsr_suits(case, assessment)


def is_start_outside_band(assessment: AssessmentFacts) -> bool:
    """Whether a start is recorded as RSR's own that is not the level of RSR's band (ST1-01)."""
    step1, rsr = assessment.step1, percent_of(assessment.score(Tool.RSR))
    is_own = step1.level is not None and step1.basis in (Basis.RSR, None)
    return is_own and rsr is not None and step1.level is not band_rsr(rsr)


def osp_applies(case: CaseFacts, on: datetime.date) -> YesNoUnknown:
    """Whether OSP scores are for this person: adult men with sexual offence history (ST1-07)."""
    is_adult = None if case.date_of_birth is None else _age(case.date_of_birth, on) >= ADULT_AT
    if is_adult is False or case.sex is Sex.FEMALE or case.has_sexual_history is YesNoUnknown.NO:
        return YesNoUnknown.NO
    is_known = is_adult and case.sex and case.has_sexual_history is YesNoUnknown.YES
    return YesNoUnknown.YES if is_known else YesNoUnknown.NOT_KNOWN


def _age(born: datetime.date, on: datetime.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def diverges(assessment: AssessmentFacts) -> bool:
    """Whether OSP/C is High or above and RSR starts lower (ST1-08; guidance, Scores)."""
    rsr, osp = percent_of(assessment.score(Tool.RSR)), assessment.score(Tool.OSP_C)
    if rsr is None or osp is None or osp.band is None:
        return False
    return osp.band >= RiskLevel.HIGH > band_rsr(rsr)


def divergence(case: CaseFacts, assessment: AssessmentFacts) -> str:
    """A sentence about OSP/C and RSR pointing to different levels; empty where they do not."""
    osp, rsr = assessment.score(Tool.OSP_C), percent_of(assessment.score(Tool.RSR))
    if not diverges(assessment) or osp is None or osp.band is None or rsr is None:
        return ""
    if osp_applies(case, assessment.assessed_on) is YesNoUnknown.NO:
        return ""
    return (
        f"OSP/C is {osp.band.label} and RSR {rsr}% starts at {band_rsr(rsr).label}. Both can be"
        " right: say which score fits the harm in question, and why."
    )


def starting_point(case: CaseFacts, assessment: AssessmentFacts) -> StartingPoint:
    """The starting point that the scores themselves give (ST1-01, 08, 09, 13). Never Very High.

    No RSR is no level. Where OSP/C is High or above and RSR lower, OSP/C is suggested.
    """
    if not rsr_suits(case, assessment):
        return StartingPoint(
            None, Basis.UNSUITABLE, "RSR is no start for this harm. Steps 2 to 4 set the level."
        )
    rsr = percent_of(assessment.score(Tool.RSR))
    if rsr is None:
        return StartingPoint(
            None, Basis.MISSING, "There is no RSR yet. A missing score says nothing about the risk."
        )
    note = divergence(case, assessment)
    if note:
        return StartingPoint(RiskLevel.HIGH, Basis.OSP_C, note)
    level = band_rsr(rsr)
    note = f"RSR {rsr}% is {_RANGE_WORDS[level]}, which starts at {level.label}."
    if assessment.step1.unsuitable_for:
        harms = " and ".join(harm.label.lower() for harm in assessment.step1.unsuitable_for)
        note += f" It is no start for {harms}."
    return StartingPoint(level, Basis.RSR, note)


def bases_for(case: CaseFacts, assessment: AssessmentFacts) -> tuple[Basis, ...]:
    """What a starting point may rest on here (ST1-07, ST1-09; guidance, Step 1).

    OSP where the person has a score or it is for them; OVP where there is one; that RSR is missing
    only where it is. What was recorded before stays among them.
    """
    is_for_osp = osp_applies(case, assessment.assessed_on) is YesNoUnknown.YES
    offered = {Basis.RSR.value, Basis.UNSUITABLE.value}
    if assessment.score(Tool.RSR) is None:
        offered.add(Basis.MISSING.value)
    offered |= {score.tool.value for score in assessment.scores}
    if is_for_osp:
        offered |= {Basis.OSP_C.value, Basis.OSP_I.value}
    if assessment.step1.basis:
        offered.add(assessment.step1.basis.value)
    return tuple(basis for basis in Basis if basis.value in offered)


def recorded_or_derived(case: CaseFacts, assessment: AssessmentFacts) -> StartingPoint:
    """The starting point the assessor recorded; the derived one where none is recorded.

    Recorded as unsuitable stays so; recorded as missing holds only until there is an RSR.
    """
    step1 = assessment.step1
    if step1.level is not None:
        return StartingPoint(step1.level, step1.basis or Basis.RSR, step1.reason)
    if step1.basis is Basis.UNSUITABLE:
        return StartingPoint(None, Basis.UNSUITABLE, step1.reason)
    derived = starting_point(case, assessment)
    if derived.basis is not Basis.MISSING:
        return derived
    if step1.basis is Basis.MISSING or step1.missing_reason.strip():
        return StartingPoint(None, Basis.MISSING, step1.missing_reason or step1.reason)
    return StartingPoint(None, Basis.NOT_RECORDED, derived.note)


def ovp_context(rsr: Decimal | None, ovp: Decimal | None) -> str:
    """What a pair of RSR and OVP often means (ST1-03). Information only; it sets no level."""
    if rsr is None or ovp is None:
        return ""
    level = band_rsr(rsr)
    if level is RiskLevel.LOW and ovp >= OVP_HIGHER:
        return (
            "People with a lower RSR and an OVP of 60% or more often have long histories that"
            " include less serious violence."
        )
    if level is RiskLevel.MEDIUM and ovp < OVP_LOWER:
        return "People with this RSR and an OVP below 30% mostly have sexual convictions."
    if level is RiskLevel.HIGH and ovp >= OVP_HIGHER:
        return (
            "People with a high RSR and a higher OVP tend to have longer histories and more"
            " dynamic factors."
        )
    return ""


@dataclass(frozen=True)
class StepLevels:
    """The three indicative levels and the chosen one, side by side. None is not answered."""

    step1: RiskLevel | None
    step2: RiskLevel | None
    step3: RiskLevel | None
    level: RiskLevel | None

    @property
    def differs_from_step1(self) -> bool:
        """Step 1 against Step 2, or against the level (ST4-03)."""
        return _differ(self.step1, self.step2) or _differ(self.step1, self.level)

    @property
    def only_step3_differs(self) -> bool:
        """Step 3 stands apart from the others, which agree."""
        others = (self.step1, self.step2, self.level)
        agree = not self.differs_from_step1 and not _differ(self.step2, self.level)
        return agree and any(_differ(self.step3, other) for other in others)

    @property
    def differ(self) -> bool:
        """Any two of the four that are answered differ."""
        known = {_capped(level) for level in (self.step1, self.step2, self.step3, self.level)}
        return len(known - {None}) > 1


def step_levels(facts: Facts) -> StepLevels:
    """The levels of the three steps and the level chosen (ST4-02 to 06)."""
    assessment = facts.assessment
    if assessment is None:
        return StepLevels(None, None, None, None)
    return StepLevels(
        recorded_or_derived(facts.case, assessment).level,
        assessment.step2.level,
        assessment.step3.level,
        assessment.step4.level,
    )


def _differ(one: RiskLevel | None, other: RiskLevel | None) -> bool:
    return one is not None and other is not None and _capped(one) != _capped(other)


def _capped(level: RiskLevel | None) -> RiskLevel | None:
    """High against Very High is no difference: Step 1 cannot reach Very High."""
    return RiskLevel.HIGH if level is RiskLevel.VERY_HIGH else level


def is_reduction(facts: Facts) -> bool:
    """Whether the level is below the higher of working and countersigned (REV-11; register)."""
    before = facts.case.levels.highest
    level = facts.assessment.step4.level if facts.assessment else None
    return before is not None and level is not None and level < before


def is_raise(facts: Facts) -> bool:
    """Whether the level is above what the register holds; with nothing held, Medium or above."""
    before = facts.case.levels.highest or RiskLevel.LOW
    level = facts.assessment.step4.level if facts.assessment else None
    return level is not None and level > before
