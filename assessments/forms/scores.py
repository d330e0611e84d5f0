"""Forms of Step 1: a score, and the starting point with its reason (ST1-01 to 13)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm
from assessments.forms.folding import Fold
from assessments.models import PredictorScore, StartingPoint
from assessments.workflow import supersede
from rosh.forms import GovukDateField
from rosh.widgets import Checkboxes, LineInput, Radios, SingleCheckbox, YesNoRadios
from rules.descriptors import RSR_MEANING
from rules.predictors import STATIC_OR_DYNAMIC
from rules.terms import Basis, Reliance, RiskLevel, Tool, UnsuitableHarm, choices

RELIANCE_HINTS = {
    Reliance.CHARGE_REDUCED.value: "RSR counts the conviction, not what was first alleged.",
    Reliance.UNSANCTIONED.value: "Some is usual in a long history. Tick this if it is out of the "
    "ordinary.",
    Reliance.DOMESTIC_ABUSE.value: "Such as control, stalking or common assault.",
    Reliance.FOREIGN.value: "Nobody could count them.",
}
NOT_THE_BAND = (
    "RSR starts at {level}. Select {level}, or select what else the starting point rests on"
)
MIXED_UP = "Score for one year must be the same as the score for two years, or lower"
REPLACED = "Somebody else has just entered a newer score. Look at it before you replace it."


class ScoreForm(SectionForm):
    """A new result. It supersedes the one that was current when the page was shown."""

    submit_label = "Save score"
    scored_on = GovukDateField(label="Date of the score", required=False, past=True)
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
        """Refuse to replace a score that its author has not seen; a date that is given is known."""
        cleaned = super().clean()
        if cleaned.get("scored_on"):
            cleaned["is_date_unknown"] = False
        seen = str(self.current.uuid) if self.current else ""
        if self.already_saved is None and cleaned.get("replaces", "") != seen:
            self._carry("replaces", seen)
            self.is_stale = True
            self.conflict = self._both_texts(self.current) if self.current else []
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


DATES = ("scored_on", "is_date_unknown", "community_on", "tool_version")
DATE_WORDS = {"is_date_unknown": "Nobody knows the date", "tool_version": "Version of the tool"}


class PercentForm(ScoreForm):
    """A percentage to two decimals, as displayed."""

    needs: ClassVar = {}
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
            "max_whole_digits": "Score must be 100 or less",
            "invalid": "Score must be a number, like 7.40",
        },
    )

    class Meta:
        model = PredictorScore
        fields = ("percent", "percent_one_year", "score_type", *DATES)
        labels: ClassVar = {
            "percent_one_year": "Score for one year",
            "score_type": "Is it static or dynamic?",
            **DATE_WORDS,
        }
        widgets: ClassVar = {
            "percent_one_year": LineInput({"inputmode": "decimal"}, width=5, suffix="%"),
            "score_type": Radios(inline=True),
            "tool_version": LineInput(width=20),
        }

    def __init__(self, *args: Any, instance: PredictorScore, **kwargs: Any) -> None:
        if instance.tool == Tool.RSR:
            self.needs = {"score_type": "rsr_type", "community_on": "rsr_community_on"}  # type: ignore[misc]
        super().__init__(*args, instance=instance, **kwargs)
        one_year = self.fields["percent_one_year"].error_messages
        one_year["max_whole_digits"] = "Score for one year must be 100 or less"
        if instance.tool not in STATIC_OR_DYNAMIC:
            del self.fields["score_type"]

    def clean_percent_one_year(self) -> Decimal | None:
        """Refuse more for one year than for two: the two were mixed up."""
        one, two = self.cleaned_data["percent_one_year"], self.cleaned_data.get("percent")
        if one is not None and two is not None and one > two:
            raise forms.ValidationError(MIXED_UP, code="mixed_up")
        return one  # type: ignore[no-any-return]


class BandForm(ScoreForm):
    """A band in words, as the sexual tools give it."""

    messages: ClassVar = {"band": "Select the band"}

    class Meta:
        model = PredictorScore
        fields = ("band", *DATES)
        labels: ClassVar = DATE_WORDS
        widgets: ClassVar = {"band": Radios(), "tool_version": LineInput(width=20)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["band"].required = True
        self.fields["band"].label = "Band"


class StartingPointForm(SectionForm):
    """The starting point that the author records. Never Very High."""

    needs: ClassVar = {"basis": "start", "level": "start", "reason": "start_reason"}
    folds: ClassVar = (
        Fold(
            "Why there is no dynamic RSR",
            "not_dynamic_reason",
            is_open=lambda form: form.is_static,
        ),
        Fold("Harm that RSR was not made for", "is_rsr_suitable", "unsuitable_for"),
    )
    reliance_reasons = forms.MultipleChoiceField(
        label="Why less weight?",
        choices=choices(Reliance),
        required=False,
        widget=Checkboxes(hints=RELIANCE_HINTS),
    )
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
            "not_dynamic_reason",
            "is_reduced_reliance",
            "reliance_reasons",
            "reliance",
            "is_out_of_date",
            "changes_since",
        )
        labels: ClassVar = {
            "is_rsr_suitable": "Can RSR be the starting point in this case?",
            "basis": "What does the starting point rest on?",
            "missing_reason": "Why there is no RSR, and when there will be one",
            "level": "Starting point",
            "reason": "Reason for the starting point",
            "not_dynamic_reason": "Why is there no dynamic score?",
            "is_reduced_reliance": "I put less weight on the score",
            "reliance": "What makes you put less weight on it",
            "is_out_of_date": "The scores are not up to date",
            "changes_since": "What has changed since the last assessment, and what does it do to "
            "the risk?",
        }
        help_texts: ClassVar = {
            "is_rsr_suitable": "Answer no only if RSR measures none of the harms in question.",
            "level": "Leave it empty if there is no score to start from.",
            "reason": "Needed when it does not rest on RSR.",
            "reliance": "Of behaviour that was never sanctioned, say how much there is and how "
            "reliable it is.",
            "changes_since": "Steps 2 to 4 then work out what the changes mean.",
        }
        widgets: ClassVar = {
            "is_rsr_suitable": YesNoRadios(),
            "basis": Radios(reveals={"missing": "missing_reason"}),
            "level": Radios(hints={str(level.value): text for level, text in RSR_MEANING.items()}),
            "is_reduced_reliance": SingleCheckbox(reveals=("reliance_reasons", "reliance")),
            "is_out_of_date": SingleCheckbox(reveals=("changes_since",)),
        }

    def __init__(
        self,
        *args: Any,
        bases: Iterable[Basis],
        is_static: bool = False,
        is_dynamic: bool = False,
        rsr_level: RiskLevel | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_static, self.rsr_level = is_static, rsr_level
        if is_dynamic and not self.instance.not_dynamic_reason:
            del self.fields["not_dynamic_reason"]
        field = self.fields["basis"]
        pairs = [("", ""), *((basis.value, basis.label) for basis in bases)]
        field.choices = field.widget.choices = pairs  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a start of RSR's own that is not RSR's band, whatever the reason (ST1-01)."""
        cleaned = super().clean()
        level, basis = cleaned.get("level"), cleaned.get("basis")
        if level and basis in (Basis.RSR, "") and self.rsr_level not in (None, level):
            name = RiskLevel(self.rsr_level).label  # type: ignore[arg-type]
            self.add_error("level", NOT_THE_BAND.format(level=name))
        return cleaned
