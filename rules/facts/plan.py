"""The facts of one plan: actions, contingencies, what was decided beside them."""

import datetime
from dataclasses import dataclass

from rules.terms import (
    ActionKind,
    Agreement,
    Focus,
    Obligation,
    PersonAgrees,
    Phase,
    Pillar,
    PlanKind,
    Progress,
    ScenarioType,
    Strategy,
    Theme,
    TravelOutcome,
)


@dataclass(frozen=True, kw_only=True)
class Action:
    """One promise of the plan. `when_text` as given; `when_on` where it is a date (RMP-06).

    `falls_to` is the lineage of the contingency for when it falls through (INT-04). `progress` is
    the newest record of how it went, None where there is none; `checked_on` is the last day on
    which compliance was checked (MON-12).
    """

    lineage: str
    number: str
    pillar: Pillar
    what: str
    who: str = ""
    when_text: str = ""
    when_on: datetime.date | None = None
    starts_on: datetime.date | None = None
    review_on: datetime.date | None = None
    reduce_when: str = ""
    kind: ActionKind = ActionKind.OTHER
    strategy: Strategy | None = None
    phase: Phase | None = None
    frequency: str = ""
    agreement: Agreement | None = None
    agreement_note: str = ""
    sequence: int | None = None
    is_priority: bool = False
    focus: Focus | None = None
    obligation: Obligation | None = None
    agreed_at_mappa_on: datetime.date | None = None
    is_restriction: bool = False
    lawful_basis: str = ""
    necessary: str = ""
    proportionate: str = ""
    realistic: str = ""
    enforceable: str = ""
    falls_to: str = ""
    progress: Progress | None = None
    progress_on: datetime.date | None = None
    progress_note: str = ""
    checked_on: datetime.date | None = None
    factors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    behaviour: tuple[str, ...] = ()
    answers_risk_to_self: bool = False
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Contingency:
    """If, then, why, who, when (CON-01, CON-06). `detected_by` are lineages of actions.

    `in_…` is the answer in each pillar (CON-11). `threshold` says from when on it leads to
    enforcement (CON-08).
    """

    lineage: str
    number: str
    theme: Theme | None
    if_text: str
    then_text: str = ""
    why: str = ""
    who: str = ""
    when_text: str = ""
    scenario: ScenarioType | None = None
    detected_by: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    is_enforcement: bool = False
    is_enforcement_only: bool = False
    threshold: str = ""
    covers_new_person: bool = False
    in_supervision: str = ""
    in_monitoring: str = ""
    in_interventions: str = ""
    in_victim_safety: str = ""
    agreed_with: str = ""
    agreed_on: datetime.date | None = None
    behaviour: tuple[str, ...] = ()
    answers_risk_to_self: bool = False
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class NoAction:
    """Why a factor has no action: "nothing, because" is an answer (RMP-01, RAT-07)."""

    factor: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RejectedCondition:
    """A condition that was considered and rejected (MON-08)."""

    lineage: str
    condition: str
    reason: str = ""
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class TravelDecision:
    """A request to travel abroad, and what was decided (MON-14)."""

    lineage: str
    request: str
    asked_on: datetime.date | None = None
    outcome: TravelOutcome | None = None
    reason: str = ""
    decided_on: datetime.date | None = None
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class OtherPlan:
    """Another agency's plan, what it says, how this one fits (RMP-07)."""

    lineage: str
    title: str
    agency: str = ""
    says: str = ""
    fits: str = ""
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanAnswer:
    """The answer to a question of `rules.planning`."""

    question: str
    text: str
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanFacts:
    """One plan, whole. The three review answers are None until asked (REV-13)."""

    uuid: str
    number: int
    kind: PlanKind
    author: str = ""
    contact_frequency: str = ""
    capacity: str = ""
    person_view: str = ""
    is_sufficient: bool | None = None
    is_necessary: bool | None = None
    is_proportionate: bool | None = None
    unchanged_because: str = ""
    discussed_on: datetime.date | None = None
    person_agrees: PersonAgrees | None = None
    licence_conditions: tuple[str, ...] = ()
    are_conditions_proposed: bool = False
    rejected: tuple[RejectedCondition, ...] = ()
    travel: tuple[TravelDecision, ...] = ()
    other_plans: tuple[OtherPlan, ...] = ()
    answers: tuple[PlanAnswer, ...] = ()
    actions: tuple[Action, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    no_actions: tuple[NoAction, ...] = ()
    carried_over: tuple[str, ...] = ()

    def answer(self, question: str) -> str:
        """What was answered to that question; "" where nothing was."""
        return next((one.text for one in self.answers if one.question == question), "")
