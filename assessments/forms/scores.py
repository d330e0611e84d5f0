"""Forms of Step 1: a score, and the starting point with its reason (ST1-01 to 13)."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm
from assessments.models import PredictorScore, StartingPoint
from assessments.workflow import supersede
from rosh.forms import GovukDateField
from rosh.widgets import LineInput, Radios, YesNoRadios
from rules.descriptors import RSR_MEANING
from rules.terms import Basis, Tool, UnsuitableHarm, choices

REPLACED = "Somebody else has just entered a newer score. Look at it before you replace it."
BASES = [pair for pair in choices(Basis) if pair[0] != Basis.NOT_RECORDED]


class ScoreForm(SectionForm):
    """A new result. It supersedes the one that was current when the page was shown."""

    submit_label = "Save score"
    scored_on = GovukDateField(
        label="Date of the score",
        required=False,
        past=True,
        help_text="Leave it empty if nobody knows it.",
    )
    community_on = GovukDateField(label="Date in the community used", required=False)
    replaces = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, current: PredictorScore | None, release_words: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.current = current
        self.initial["replaces"] = str(current.uuid) if current else ""
        self.fields["community_on"].help_text = release_words
        if not release_words:
            del self.fields["community_on"]

    def clean(self) -> dict[str, Any]:
        """Refuse to replace a score that its author has not seen."""
        cleaned = super().clean()
        seen = str(self.current.uuid) if self.current else ""
        if self.already_saved is None and cleaned.get("replaces", "") != seen:
            self._carry("replaces", seen)
            raise forms.ValidationError(REPLACED, code="replaced")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Keep the old score as superseded and write the new one in its line."""
        if self.already_saved is None:
            row = self.instance
            old = supersede(row.assessment, Tool(row.tool))
            if old:
                row.lineage = old.lineage
        return super().save(commit)


class PercentForm(ScoreForm):
    """RSR or OVP: a percentage to two decimals, as displayed."""

    needs: ClassVar = {"score_type": "rsr_type", "community_on": "rsr_community_on"}
    percent = forms.DecimalField(
        label="Score for two years",
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        widget=LineInput({"inputmode": "decimal"}, width=5, suffix="%"),
        help_text="As shown, to two decimals. For example, 7.40.",
        error_messages={
            "required": "Enter the score",
            "min_value": "Score must be 0 or more",
            "max_value": "Score must be 100 or less",
            "invalid": "Score must be a number, like 7.40",
        },
    )

    class Meta:
        model = PredictorScore
        fields = ("percent", "percent_one_year", "score_type", "scored_on", "community_on")
        labels: ClassVar = {
            "percent_one_year": "Score for one year",
            "score_type": "Is it static or dynamic?",
        }
        widgets: ClassVar = {
            "percent_one_year": LineInput({"inputmode": "decimal"}, width=5, suffix="%"),
            "score_type": Radios(inline=True),
        }


class BandForm(ScoreForm):
    """OSP/C or OSP/I: a band in words."""

    messages: ClassVar = {"band": "Select the band"}

    class Meta:
        model = PredictorScore
        fields = ("band", "scored_on", "community_on")
        widgets: ClassVar = {"band": Radios()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["band"].required = True


class StartingPointForm(SectionForm):
    """The starting point that the author records. Never Very High."""

    needs: ClassVar = {"basis": "start", "level": "start", "reason": "start_reason"}
    unsuitable_for = forms.MultipleChoiceField(
        label="Harms for which RSR cannot be the starting point",
        choices=choices(UnsuitableHarm),
        required=False,
    )

    class Meta:
        model = StartingPoint
        fields = (
            "is_rsr_suitable",
            "unsuitable_for",
            "basis",
            "missing_reason",
            "level",
            "reason",
            "is_reduced_reliance",
            "reliance",
        )
        labels: ClassVar = {
            "is_rsr_suitable": "Is RSR a start for any harm in this case?",
            "basis": "What does the starting point rest on?",
            "missing_reason": "Why there is no RSR, and when there will be one",
            "level": "Starting point",
            "reason": "Reason for the starting point",
            "is_reduced_reliance": "I put less weight on the score",
            "reliance": "Why less weight",
        }
        help_texts: ClassVar = {
            "level": "Leave it empty if there is no score to start from.",
            "reason": "Needed when it does not rest on RSR, or is not the level that RSR gives.",
            "reliance": "For example, a charge was reduced, or behaviour was never sanctioned.",
        }
        widgets: ClassVar = {
            "is_rsr_suitable": YesNoRadios(),
            "basis": Radios(choices=BASES, reveals={"missing": "missing_reason"}),
            "level": Radios(hints={str(level.value): text for level, text in RSR_MEANING.items()}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = BASES  # type: ignore[attr-defined]
