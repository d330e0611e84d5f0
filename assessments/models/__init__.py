"""How dangerous, to whom, how soon: one assessment and its rows.

Each page of the task list has a row or a list of rows of its own, so that two pages can be saved
side by side without a conflict. `locked_at`, `completed_at`, `abandoned_at` are set by signing.
"""

from assessments.models.assessment import Assessment, AssessmentQuerySet, Editor
from assessments.models.drafts import BiasNote, DraftText, FindingReply
from assessments.models.evidence import (
    CellFactor,
    Driver,
    Factor,
    FactorSource,
    GroupLevel,
    PredictorScore,
    SpecialistTool,
)
from assessments.models.screening import (
    Answer,
    AnswerSource,
    RiskToSelf,
    RiskToSelfSource,
    Scenario,
    Screening,
)
from assessments.models.sources import Source, SourceConflict, SourceShows
from assessments.models.steps import BestFit, Decision, Immediacy, Reduction, StartingPoint

__all__ = [
    "Answer",
    "AnswerSource",
    "Assessment",
    "AssessmentQuerySet",
    "BestFit",
    "BiasNote",
    "CellFactor",
    "Decision",
    "DraftText",
    "Driver",
    "Editor",
    "Factor",
    "FactorSource",
    "FindingReply",
    "GroupLevel",
    "Immediacy",
    "PredictorScore",
    "Reduction",
    "RiskToSelf",
    "RiskToSelfSource",
    "Scenario",
    "Screening",
    "Source",
    "SourceConflict",
    "SourceShows",
    "SpecialistTool",
    "StartingPoint",
]
