"""Forms of the screening: what was found, and the eleven signs that harm may escalate.

SCR-01 to SCR-06.
"""

from typing import Any, ClassVar

from assessments.forms.answers import AnswersForm
from assessments.forms.base import SectionForm
from assessments.forms.folding import Fold
from assessments.models import Screening
from rosh.forms import GovukDateField
from rosh.widgets import LineInput, ProseInput, Radios
from rules.terms import AnswerValue, ScreeningOutcome

OUTCOME_HINTS = {
    ScreeningOutcome.EVIDENCE.value: "Carry on with the whole assessment.",
    ScreeningOutcome.NONE.value: "Say why. If nothing else here speaks against it, the assessment "
    "is short and ends at Low.",
}


class ScreeningForm(SectionForm):
    """When the screening was made, what it found, and what lies further back."""

    needs: ClassVar = {
        "screened_on": "screened_on",
        "outcome": "screening_outcome",
        "reason": "screening_reason",
    }
    folds: ClassVar = (
        Fold(
            "The most serious behaviour so far, and the pattern",
            "most_serious",
            "most_serious_when",
            "pattern",
        ),
    )

    screened_on = GovukDateField(label="Date of the screening", required=False, past=True)

    class Meta:
        model = Screening
        fields = (
            "most_serious",
            "most_serious_when",
            "pattern",
            "has_considered_rest",
            "screened_on",
            "outcome",
            "reason",
        )
        labels: ClassVar = {
            "most_serious": "What is the most serious thing they have done so far?",
            "most_serious_when": "When was that, and how old were they?",
            "pattern": "What is the pattern of offending that caused harm?",
            "has_considered_rest": "I considered those without an answer. They are not there.",
            "outcome": "What did the screening find?",
            "reason": "Why did it find that?",
        }
        help_texts: ClassVar = {
            "most_serious": "Convicted or not. Look behind criminal damage and public order: they "
            "may hide domestic abuse.",
            "most_serious_when": "Such as “2009, at 19”. Say what growing older may have changed.",
            "reason": "A short reason is enough. If you found nothing, say what you looked at.",
        }
        widgets: ClassVar = {
            "most_serious": ProseInput(rows=3),
            "most_serious_when": LineInput(width=20),
            "pattern": ProseInput(rows=3),
            "reason": ProseInput(rows=3),
            "outcome": Radios(hints=OUTCOME_HINTS),
        }

    def get_layout(self) -> list[Any]:
        """What lies further back; the template places the other fields around the signs."""
        end = ("has_considered_rest", "screened_on", "outcome", "reason")
        return [item for item in super().get_layout() if item not in end]

    def say_optional(self, name: str) -> None:
        """A short screening marks nothing: what is folded is plainly help."""


class IndicatorsForm(AnswersForm):
    """The eleven signs: there with a line of evidence, not there, or not known (SCR-04)."""

    text_label = "{name}: the evidence, or what you will do to find out"
    value_labels: ClassVar = {
        **AnswersForm.value_labels,
        AnswerValue.YES: "There",
        AnswerValue.NO: "Not there",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        values = (AnswerValue.YES, AnswerValue.NO, AnswerValue.NOT_KNOWN)
        super().__init__(*args, values=values, **kwargs)
