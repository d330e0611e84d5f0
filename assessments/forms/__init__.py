"""The forms of the assessment pages: shape only, saved as drafts in any order."""

from assessments.forms.decision import (
    CriteriaForm,
    DecisionForm,
    OtherAnswersForm,
    ThresholdForm,
)
from assessments.forms.factors import FactorForm, ProtectiveForm
from assessments.forms.groups import CellForm
from assessments.forms.immediacy import ImmediacyAnswers, ImmediacyForm
from assessments.forms.levels import LevelsForm
from assessments.forms.opening import StartForm, WhyNowForm
from assessments.forms.own_view import OwnViewForm
from assessments.forms.reduction import ReductionForm
from assessments.forms.reminder import ReminderForm
from assessments.forms.replies import RepliesForm
from assessments.forms.scores import BandForm, PercentForm, StartingPointForm
from assessments.forms.sources import SourceForm
from assessments.forms.specialist import SpecialistForm
from assessments.forms.steps import BestFitForm
from assessments.forms.together import Together

__all__ = [
    "BandForm",
    "BestFitForm",
    "CellForm",
    "CriteriaForm",
    "DecisionForm",
    "FactorForm",
    "ImmediacyAnswers",
    "ImmediacyForm",
    "LevelsForm",
    "OtherAnswersForm",
    "OwnViewForm",
    "PercentForm",
    "ProtectiveForm",
    "ReductionForm",
    "ReminderForm",
    "RepliesForm",
    "SourceForm",
    "SpecialistForm",
    "StartForm",
    "StartingPointForm",
    "ThresholdForm",
    "Together",
    "WhyNowForm",
]
