"""The field's words as types: levels, groups, settings, pillars, and the rest.

What lives here: enums that every app uses, each with its written form for screens. What may not:
judgements (they are in `four_step`, `depth`, `checks`), or anything that knows Django.
"""

from rules.terms.judgement import (
    CELLS,
    AssessmentKind,
    Basis,
    FactorKind,
    FactorSetting,
    FactorState,
    Group,
    Influence,
    LowRoute,
    ScoreType,
    Setting,
    SourceCategory,
    Tool,
    UnsuitableHarm,
    Variance,
    Verification,
    Weight,
)
from rules.terms.plan import ActionKind, Pillar, PlanKind, ScenarioType, Strategy, Theme
from rules.terms.record import (
    GROUP_OF_KIND,
    REFERENCE_PREFIX,
    ChildPlan,
    EventKind,
    OrderKind,
    PersonKind,
    Sex,
    Tag,
)
from rules.terms.service import Page, SubmissionStatus
from rules.terms.words import LEVEL_CHOICES, RiskLevel, Word, YesNoUnknown, choices

__all__ = [
    "ActionKind",
    "AssessmentKind",
    "Basis",
    "CELLS",
    "ChildPlan",
    "EventKind",
    "FactorKind",
    "FactorSetting",
    "FactorState",
    "GROUP_OF_KIND",
    "Group",
    "Influence",
    "LEVEL_CHOICES",
    "LowRoute",
    "OrderKind",
    "Page",
    "PersonKind",
    "Pillar",
    "PlanKind",
    "REFERENCE_PREFIX",
    "RiskLevel",
    "ScenarioType",
    "ScoreType",
    "Setting",
    "Sex",
    "SourceCategory",
    "Strategy",
    "SubmissionStatus",
    "Tag",
    "Theme",
    "Tool",
    "UnsuitableHarm",
    "Variance",
    "Verification",
    "Weight",
    "Word",
    "YesNoUnknown",
    "choices",
]
