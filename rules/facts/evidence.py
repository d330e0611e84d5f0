"""The facts that the reasoning rests on: sources, scores, factors, group levels."""

import datetime
from dataclasses import dataclass

from rules.terms import (
    FactorKind,
    FactorSetting,
    FactorState,
    Group,
    RiskLevel,
    ScoreType,
    Setting,
    SourceCategory,
    SourceKind,
    SpecialistKind,
    Tag,
    Tool,
    Verification,
    Weight,
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where something was learnt, and how far it can be trusted (SRC-04 to 08)."""

    lineage: str
    number: str
    category: SourceCategory | None
    what: str
    kind: SourceKind | None = None
    date_text: str = ""
    credibility: str = ""
    motivation: str = ""
    validity: str = ""
    weight: Weight | None = None
    weight_why: str = ""
    verification: Verification | None = None
    limits: str = ""
    conflicts_with: tuple[str, ...] = ()
    conflict_resolution: str = ""
    shows: tuple[str, ...] = ()
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Score:
    """One predictor's result. `percent` to two decimals for RSR and OVP, `band` for OSP.

    `community_on` is the date in the community that the score was worked out for (ST1-06).
    """

    lineage: str
    tool: Tool
    score_type: ScoreType | None = None
    percent: str = ""
    percent_one_year: str = ""
    band: RiskLevel | None = None
    scored_on: datetime.date | None = None
    is_date_unknown: bool = False
    is_calculated: bool = False
    tool_version: str = ""
    community_on: datetime.date | None = None
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class SpecialistResult:
    """What a specialist tool found, about whom (ST2-15)."""

    lineage: str
    tool: SpecialistKind
    name: str
    finding: str
    date_text: str = ""
    about: str = ""
    is_carried_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Factor:
    """A risk or protective factor with its formulation (ST2-01 to 06).

    `groups` holds the cells that it is linked to. Risk factors use `watching_for` and so on;
    protective ones `observed` and `shows_change`.
    """

    lineage: str
    number: str
    kind: FactorKind | None
    label: str
    state: FactorState | None = None
    setting: FactorSetting | None = None
    cells: tuple[tuple[Setting, Group], ...] = ()
    watching_for: str = ""
    why_important: str = ""
    evidence: str = ""
    why_relevant: str = ""
    observed: str = ""
    shows_change: str = ""
    investment: str = ""
    is_in_rsr: bool | None = None
    is_driver: bool = False
    was_at_past_offence: bool | None = None
    relies_on_external_control: bool | None = None
    tags: tuple[Tag, ...] = ()
    sources: tuple[str, ...] = ()
    is_carried_over: bool = False

    @property
    def is_active(self) -> bool:
        """Only active and emerging count as active."""
        return self.state in (FactorState.ACTIVE, FactorState.EMERGING)

    @property
    def is_risk(self) -> bool:
        return self.kind is not FactorKind.PROTECTIVE


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The level given to one group in one setting (WHO-02, WHO-03, WHO-09)."""

    setting: Setting
    group: Group
    level: RiskLevel | None = None
    who: str = ""
    harm: str = ""
    factors: tuple[str, ...] = ()
