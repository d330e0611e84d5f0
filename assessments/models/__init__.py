"""How dangerous, to whom, how soon: one assessment and its rows.

Each page of the task list has a row or a list of rows of its own, so that two pages can be saved
side by side without a conflict. `locked_at`, `completed_at`, `abandoned_at` are set by signing.
"""

from assessments.models.assessment import Assessment, AssessmentQuerySet, Editor
from assessments.models.evidence import (
    CellFactor,
    Driver,
    Factor,
    FactorSource,
    GroupLevel,
    PredictorScore,
    Source,
    SourceConflict,
)
from assessments.models.steps import BestFit, Decision, Immediacy, Reduction, StartingPoint

__all__ = [
    "Assessment",
    "AssessmentQuerySet",
    "BestFit",
    "CellFactor",
    "Decision",
    "Driver",
    "Editor",
    "Factor",
    "FactorSource",
    "GroupLevel",
    "Immediacy",
    "PredictorScore",
    "Reduction",
    "Source",
    "SourceConflict",
    "StartingPoint",
]
