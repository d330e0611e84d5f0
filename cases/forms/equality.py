"""The form of the equality answers: each as the person said it, each may stay empty."""

from typing import ClassVar

from cases.models import EqualityAnswers
from rosh.forms import RowForm


class EqualityForm(RowForm):
    """Asked of the person, never guessed (BIA-08)."""

    submit_label = "Save"
    marks_optional = True

    class Meta:
        model = EqualityAnswers
        fields: ClassVar = [
            "ethnic_group",
            "disability",
            "religion",
            "gender_identity",
            "orientation",
        ]
        labels: ClassVar = {
            "ethnic_group": "What is their ethnic group?",
            "disability": "Are they disabled?",
            "religion": "What is their religion or belief?",
            "gender_identity": "Is their gender the one registered at birth?",
            "orientation": "What is their sexual orientation?",
        }
