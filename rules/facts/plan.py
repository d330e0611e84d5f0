"""The facts of one plan: actions, contingencies, decisions not to act."""

import datetime
from dataclasses import dataclass

from rules.terms import ActionKind, Pillar, PlanKind, ScenarioType, Setting, Strategy, Theme


@dataclass(frozen=True, kw_only=True)
class Action:
    """One promise of the plan. `when_text` as given; `when_on` where it is a date (RMP-06)."""

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
    phase: Setting | None = None
    factors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    behaviour: tuple[str, ...] = ()
    answers_risk_to_self: bool = False
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Contingency:
    """If, then, why, who, when (CON-01, CON-06). `detected_by` are lineages of actions."""

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
    behaviour: tuple[str, ...] = ()
    answers_risk_to_self: bool = False
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class NoAction:
    """Why a factor has no action: "nothing, because" is an answer (RMP-01, RAT-07)."""

    factor: str
    reason: str


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
    licence_conditions: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    no_actions: tuple[NoAction, ...] = ()
    carried_over: tuple[str, ...] = ()

    @property
    def is_reviewed(self) -> bool:
        """Reviewed as sufficient, necessary and proportionate, or unchanged for a reason."""
        answers = (self.is_sufficient, self.is_necessary, self.is_proportionate)
        return all(answers) or bool(self.unchanged_because.strip())
