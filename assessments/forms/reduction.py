"""The form of a reduction: seven questions, or the earlier error (REV-11 to REV-14, SRC-19)."""

from typing import ClassVar

from assessments.forms.base import SectionForm
from assessments.models import Reduction
from rosh.widgets import LineInput, SingleCheckbox, YesNoRadios
from rules.time_alone import AS_TYPED, says_nothing_else


class ReductionForm(SectionForm):
    """The seven questions before a level is lowered, or the earlier error."""

    headings: ClassVar = {
        "impact": "Seven questions",
        "is_correction": "If the earlier level was an error",
    }

    as_typed = AS_TYPED
    asides: ClassVar = {
        "verified_elsewhere": "assessments/_time_alone.html",
        "self_perception": "assessments/_time_alone_investment.html",
    }

    class Meta:
        model = Reduction
        fields = (
            "impact",
            "verified_elsewhere",
            "frequency",
            "investment",
            "self_perception",
            "is_pessimism_checked",
            "is_optimism_checked",
            "is_correction",
            "correction_reason",
            "correction_manager",
        )
        labels: ClassVar = {
            "impact": "What did the work or treatment change?",
            "verified_elsewhere": "Where else is the change verified?",
            "frequency": "How often did harm come before, against this good period?",
            "investment": "What has the person put into what protects?",
            "self_perception": "How does the person see themselves, and what do others say?",
            "is_pessimism_checked": "Have you checked that you are not too pessimistic?",
            "is_optimism_checked": "Have you checked that you are not too optimistic?",
            "is_correction": "The earlier level was an error",
            "correction_reason": "What was the error?",
            "correction_manager": "Which manager agreed?",
        }
        help_texts: ClassVar = {
            "impact": "What is different in what they do, say or think. That time has passed, or "
            "that a programme was completed, is not enough by itself.",
            "verified_elsewhere": "Somebody other than the person, such as a partner agency.",
            "frequency": "If harm came once in ten years, one good year says little.",
        }
        widgets: ClassVar = {
            "is_pessimism_checked": YesNoRadios(),
            "is_optimism_checked": YesNoRadios(),
            "is_correction": SingleCheckbox(reveals=("correction_reason", "correction_manager")),
            "correction_manager": LineInput(width=20),
        }

    @property
    def says_nothing_else(self) -> list[str]:
        """The answers that name a length of time or a completed programme alone (REV-14)."""
        names = ("impact", "investment")
        return [name for name in names if says_nothing_else(self[name].value() or "")]

    def say_optional(self, name: str) -> None:
        """Every question counts when a level is lowered."""
