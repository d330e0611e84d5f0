"""Forms of what courts and agencies recorded: sentences, offences, behaviour, changes to come."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases import dates
from cases.forms.order_of_days import refuse_before
from cases.models import Offence, PredictableChange, Sentence, UnconvictedBehaviour
from rosh.forms import RowForm
from rosh.widgets import Checkboxes, NumberInput, YesNoRadios
from rules.terms import Tag, choices


class SentenceForm(RowForm):
    """A sentence or order of a court."""

    marks_optional = True
    messages = {"kind": "Select the kind of sentence", "description": "Enter the sentence in words"}

    class Meta:
        model = Sentence
        fields = [
            "kind",
            "description",
            "sentenced_on",
            "release_on",
            "is_release_estimated",
            "ends_on",
            "conditions",
        ]
        labels = {"kind": "Kind of sentence", "description": "Sentence in words"}
        help_texts = {
            "description": "For example, 4 years’ imprisonment for wounding",
            "release_on": "Actual or estimated. Leave empty for a community sentence.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        before = "must not be before the date of sentence"
        refuse_before(self, "release_on", "sentenced_on", f"Release date {before}")
        refuse_before(self, "ends_on", "sentenced_on", f"End of licence or order {before}")
        return cleaned


class OffenceForm(RowForm):
    """An index or earlier offence."""

    marks_optional = True
    messages = {"description": "Enter the offence"}

    tags = forms.MultipleChoiceField(
        label="What it was about",
        required=False,
        choices=choices(Tag),
        widget=Checkboxes(small=True),
    )

    class Meta:
        model = Offence
        fields = [
            "description",
            "is_index",
            "date_text",
            "outcome",
            "harm",
            "tags",
            "age_then",
            "is_charge_reduced",
            "original_allegation",
        ]
        labels = {"date_text": "When was it?", "harm": "What harm was done?"}
        help_texts = {
            "date_text": "For example, 3 May 2019, or May 2019, or 2017 to 2019",
            "harm": "Use references for people at risk, such as KA-1, and no names",
        }
        widgets = {"age_then": NumberInput(width=3)}

    def clean_age_then(self) -> int | None:
        age: int | None = self.cleaned_data["age_then"]
        if age is not None and not 8 <= age <= 120:
            raise ValidationError("Age at the time must be between 8 and 120")
        return age

    def save(self, commit: bool = True) -> Any:
        """Save, with the first and last day that the written date can mean."""
        if not self.is_the_same and self.already_saved is None:
            first, last = dates.days_of(self.cleaned_data.get("date_text", ""))
            self.instance.earliest_on, self.instance.latest_on = first, last
        return super().save(commit)


class AccountForm(RowForm):
    """What the person says about an offence (SRC-14, SRC-15)."""

    marks_optional = True
    unmarked = ("is_denied", "excuses")

    class Meta:
        model = Offence
        fields = ["account", "is_denied", "assessed_by", "excuses"]
        labels = {
            "account": "What do they say about it?",
            "is_denied": "Do they deny it?",
            "assessed_by": "What did you use to assess the risk all the same?",
            "excuses": "What do their excuses do?",
        }
        help_texts = {
            "account": "Use references for people at risk, such as KA-1, and no names",
            "assessed_by": "For example, the sentencing remarks, police logs, and what they say "
            "about matters they do not deny",
            "excuses": "Not every excuse is a bad sign. Leave this empty if they give none.",
        }
        widgets = {"is_denied": YesNoRadios(inline=False, reveals={"true": "assessed_by"})}


class BehaviourForm(RowForm):
    """Behaviour that led to no conviction (SCR-07 to 09)."""

    marks_optional = True
    unmarked = ("kind", "nature", "reliability", "meaning")

    class Meta:
        model = UnconvictedBehaviour
        fields = [
            "what",
            "kind",
            "nature",
            "reliability",
            "meaning",
            "evidence_for",
            "evidence_against",
            "no_action_reason",
        ]
        labels = {
            "what": "What happened?",
            "kind": "How did it become known?",
            "nature": "What exactly was the behaviour?",
            "reliability": "How reliable is this?",
            "meaning": "What may it tell us, and what not?",
            "evidence_for": "Evidence that it happened",
            "evidence_against": "Evidence that it did not",
            "no_action_reason": "Why is nothing planned about it?",
        }
        help_texts = {
            "what": "Use references for people at risk, such as KA-1, and no names",
            "nature": "Who did what to whom, where, and how often",
            "reliability": "“Not yet known, asked on 3 May” is an answer",
            "meaning": "What it says about the kind of harm and how likely it is",
            "evidence_for": "After an acquittal, give both sides",
            "no_action_reason": "Only if no action and no contingency of the plan answers it",
        }
        error_messages = {"what": {"required": "Enter what happened"}}


class PredictableChangeForm(RowForm):
    """A change that will come, and what is prepared for it (REV-05)."""

    marks_optional = True
    unmarked = ("expected_on", "response")

    class Meta:
        model = PredictableChange
        fields = ["what", "expected_on", "response"]
        labels = {
            "what": "What will change?",
            "expected_on": "When?",
            "response": "What is prepared for it?",
        }
        help_texts = {
            "what": "For example, move on from approved premises, or the end of supervision",
            "expected_on": "You can leave this empty until the day is known",
            "response": "Who does what, before and after. Use references for people at risk",
        }
        error_messages = {"what": {"required": "Enter what will change"}}
