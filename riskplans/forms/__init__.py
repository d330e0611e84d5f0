"""The plan's forms, one module for each kind of page.

What may not live here: completeness. Everything but the first answer of a row may be left empty;
the checks ask for the rest at signing.
"""

from riskplans.forms.actions import ActionForm
from riskplans.forms.contingencies import ContingencyForm
from riskplans.forms.decisions import DECISIONS, NoActionForm
from riskplans.forms.plan import PlanAnswersForm, PlanReviewForm
from riskplans.forms.progress import ProgressForm
from riskplans.forms.two_lines import TwoLinesForm

__all__ = [
    "DECISIONS",
    "ActionForm",
    "ContingencyForm",
    "NoActionForm",
    "PlanAnswersForm",
    "PlanReviewForm",
    "ProgressForm",
    "TwoLinesForm",
]
