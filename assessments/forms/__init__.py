"""The forms of the assessment pages: shape only, saved as drafts in any order."""

from assessments.forms.decision import DecisionForm, ReductionForm
from assessments.forms.factors import FactorForm, ProtectiveForm
from assessments.forms.groups import CellForm
from assessments.forms.levels import LevelsForm
from assessments.forms.opening import SourceForm, StartForm, WhyNowForm
from assessments.forms.scores import BandForm, PercentForm, StartingPointForm
from assessments.forms.steps import BestFitForm, ImmediacyForm

__all__ = [
    "BandForm",
    "BestFitForm",
    "CellForm",
    "DecisionForm",
    "FactorForm",
    "ImmediacyForm",
    "LevelsForm",
    "PercentForm",
    "ProtectiveForm",
    "ReductionForm",
    "SourceForm",
    "StartForm",
    "StartingPointForm",
    "WhyNowForm",
]
