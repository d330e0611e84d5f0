"""The facts of one assessment: its four steps and all their rows."""

import datetime
from dataclasses import dataclass

from rules.facts.answers import Answer, Reply, RiskToSelf, Scenario, Screening
from rules.facts.evidence import Cell, Factor, Score, Source, SpecialistResult
from rules.terms import (
    AssessmentKind,
    Basis,
    EventKind,
    Influence,
    LowRoute,
    Reliance,
    RiskLevel,
    Setting,
    Tool,
    UnsuitableHarm,
    Variance,
)


@dataclass(frozen=True, kw_only=True)
class Step1:
    """The starting point that the assessor recorded, and why (ST1-01 to 13).

    `level` None with `basis` None: nothing recorded. `basis` UNSUITABLE or MISSING: recorded that
    there is none. `is_rsr_suitable` False: RSR is no start for any harm of this person.
    """

    level: RiskLevel | None = None
    basis: Basis | None = None
    reason: str = ""
    is_rsr_suitable: bool | None = None
    unsuitable_for: tuple[UnsuitableHarm, ...] = ()
    missing_reason: str = ""
    is_reduced_reliance: bool = False
    reliance_reasons: tuple[Reliance, ...] = ()
    reliance: str = ""
    not_dynamic_reason: str = ""
    is_out_of_date: bool = False
    changes_since: str = ""


@dataclass(frozen=True, kw_only=True)
class Step2:
    """The best fit of Step 2."""

    level: RiskLevel | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Step3:
    """Immediacy: how active, how exposed, the best fit with its route and reason."""

    how_active: str = ""
    how_exposed: str = ""
    person: str = ""
    victim: str = ""
    circumstances: str = ""
    level: RiskLevel | None = None
    low_route: LowRoute | None = None
    reason: str = ""
    imminent_when: str = ""
    imminent_who: str = ""
    imminent_what: str = ""


@dataclass(frozen=True, kw_only=True)
class Reduction:
    """What a reduction must answer: the guidance's seven questions (REV-11, SRC-19)."""

    impact: str = ""
    verified_elsewhere: str = ""
    frequency: str = ""
    investment: str = ""
    self_perception: str = ""
    is_pessimism_checked: bool | None = None
    is_optimism_checked: bool | None = None
    is_correction: bool = False
    correction_reason: str = ""
    correction_manager: str = ""


@dataclass(frozen=True, kw_only=True)
class Step4:
    """The level the author assigned, with its rationale and what speaks against it."""

    level: RiskLevel | None = None
    influence: Influence | None = None
    variance: tuple[Variance, ...] = ()
    variance_reason: str = ""
    difference_reason: str = ""
    is_rationale_owned: bool = False
    rationale: str = ""
    opposing_evidence: str = ""
    discussion: str = ""
    positive_risks: str = ""
    is_bias_considered: bool = False
    reduction: Reduction = Reduction()


@dataclass(frozen=True, kw_only=True)
class AssessmentFacts:
    """One assessment, whole. `assessed_on` is the day it is judged as of.

    `carried_over` are pages whose copied answers nobody has confirmed; `as_copied` pages of which
    every row still says what the last assessment said. `driving_behaviour` are lineages of
    behaviour without a conviction that the author marked.
    """

    uuid: str
    number: int
    kind: AssessmentKind
    assessed_on: datetime.date
    author: str = ""
    setting: Setting | None = None
    why_now: str = ""
    is_limited: bool | None = None
    limited_note: str = ""
    is_initial_view: bool = False
    event: EventKind | None = None
    guidance_version: str = ""
    screening: Screening = Screening()
    answers: tuple[Answer, ...] = ()
    risk_to_self: RiskToSelf = RiskToSelf()
    scenarios: tuple[Scenario, ...] = ()
    specialist: tuple[SpecialistResult, ...] = ()
    sources: tuple[Source, ...] = ()
    scores: tuple[Score, ...] = ()
    step1: Step1 = Step1()
    factors: tuple[Factor, ...] = ()
    step2: Step2 = Step2()
    step3: Step3 = Step3()
    cells: tuple[Cell, ...] = ()
    step4: Step4 = Step4()
    driving_behaviour: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    carried_over: tuple[str, ...] = ()
    as_copied: tuple[str, ...] = ()

    def answer(self, question: str) -> Answer | None:
        """The answer to that question of the catalogue, or None."""
        return next((answer for answer in self.answers if answer.question == question), None)

    def score(self, tool: Tool) -> Score | None:
        """The newest score of that tool, or None."""
        return next((score for score in self.scores if score.tool is tool), None)

    def cells_in(self, setting: Setting) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.setting is setting)

    @property
    def drivers(self) -> tuple[Factor, ...]:
        """The risk factors on which the level rests.

        Until somebody marks a factor or a behaviour, every active or emerging risk factor is one.
        """
        risks = [factor for factor in self.factors if factor.is_risk]
        marked = tuple(factor for factor in risks if factor.is_driver)
        if self.driving_behaviour:
            return marked
        return marked or tuple(factor for factor in risks if factor.is_active)
