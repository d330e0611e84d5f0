"""Forms of Step 4 and of a reduction (ST4-01 to 10, RAT-01, REV-11)."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm
from assessments.models import Decision, Reduction
from rosh.widgets import LineInput, ProseInput, Radios, YesNoRadios
from rules.descriptors import LEVEL_MEANING
from rules.terms import Variance, choices

LEVEL_HINTS = {str(level.value): text for level, text in LEVEL_MEANING.items()}


class DecisionForm(SectionForm):
    """The level, what explains a difference, and the rationale."""

    needs: ClassVar = {
        "level": "level",
        "rationale": "rationale",
        "opposing_evidence": "opposing",
    }
    headings: ClassVar = {
        "level": "The level",
        "variance": "Where the steps or groups differ",
        "rationale": "Rationale",
    }
    variance = forms.MultipleChoiceField(
        label="What explains the difference?", choices=choices(Variance), required=False
    )

    class Meta:
        model = Decision
        fields = (
            "level",
            "influence",
            "variance",
            "variance_reason",
            "difference_reason",
            "rationale",
            "is_rationale_owned",
            "opposing_evidence",
            "discussion",
        )
        labels: ClassVar = {
            "level": "Level of risk of serious harm",
            "influence": "Which step weighed most?",
            "variance_reason": "Why do the steps differ?",
            "difference_reason": "Why does the level differ from the highest group?",
            "rationale": "Why this level",
            "opposing_evidence": "What points the other way, and why does it weigh less?",
            "discussion": "Who did you discuss it with?",
        }
        help_texts: ClassVar = {
            "variance_reason": "One sentence will do: I place it here because this weighs more "
            "than that.",
            "difference_reason": "Only if the level is not the highest level of a group.",
            "rationale": "You can write it, or compose it from what you have answered and then "
            "change it.",
        }
        widgets: ClassVar = {
            "level": Radios(hints=LEVEL_HINTS),
            "influence": Radios(),
            "rationale": ProseInput(rows=12, max_chars=12000),
        }

    def clean(self) -> dict[str, Any]:
        """An empty rationale is nobody's."""
        cleaned = super().clean()
        if not cleaned.get("rationale"):
            cleaned["is_rationale_owned"] = False
        return cleaned


class ReductionForm(SectionForm):
    """The seven questions before a level is lowered, or the earlier error."""

    needs: ClassVar = {}
    headings: ClassVar = {
        "impact": "Seven questions",
        "is_correction": "If the earlier level was an error",
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
            "verified_elsewhere": "Somebody other than the person, such as a partner agency.",
        }
        widgets: ClassVar = {
            "is_pessimism_checked": YesNoRadios(),
            "is_optimism_checked": YesNoRadios(),
            "correction_manager": LineInput(width=20),
        }

    def say_optional(self, name: str) -> None:
        """Every question counts when a level is lowered."""
