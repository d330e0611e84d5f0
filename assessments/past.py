"""The historical rows of an assessment, named for its history page.

The rows that are made empty with the assessment say nothing when they are made; they are left out.
"""

from typing import Any

from django.db.models import F, QuerySet

from assessments import models
from assessments.past_links import CELL_NAMES, QUESTIONS, tracked_links
from cases.history import of_model
from rules.questions import OWN_BIAS

ADDED_BY_PEOPLE = (
    models.Source,
    models.SpecialistTool,
    models.Factor,
    models.Scenario,
)
MADE_EMPTY = (
    models.Screening,
    models.RiskToSelf,
    models.StartingPoint,
    models.BestFit,
    models.Immediacy,
    models.Decision,
    models.Reduction,
)


def tracked_rows(assessment: models.Assessment) -> list[QuerySet[Any]]:
    """Every historical row of the assessment that somebody wrote."""
    own = {"assessment_id": assessment.pk}
    cells = of_model(models.GroupLevel, **own).exclude(history_type="+")
    scores = of_model(models.PredictorScore, **own)
    return [
        of_model(models.Assessment, id=assessment.pk),
        *(of_model(model, **own) for model in ADDED_BY_PEOPLE),
        of_model(models.FindingReply, **own, plan_uuid=None),
        *(of_model(model, **own).exclude(history_type="+") for model in MADE_EMPTY),
        cells.annotate(label=CELL_NAMES),
        scores.annotate(label=F("tool")),
        of_model(models.Answer, **own).exclude(question__in=OWN_BIAS).annotate(label=QUESTIONS),
        *tracked_links(assessment),
    ]
