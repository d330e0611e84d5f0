"""Forms of what courts and agencies recorded: sentences, offences, behaviour, orders, MAPPA."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases import dates, workflow
from cases.models import CivilOrder, Mappa, Offence, PersonAtRisk, Sentence, UnconvictedBehaviour
from rosh.forms import RowForm
from rosh.widgets import Checkboxes, NumberInput, SelectInput
from rules.terms import OrderKind, Tag, choices


def _refuse_before(form: RowForm, later: str, earlier: str, sentence: str) -> None:
    """Put the sentence beside `later` when it is a day before `earlier`."""
    first, second = form.cleaned_data.get(earlier), form.cleaned_data.get(later)
    if first and second and second < first:
        form.add_error(later, ValidationError(sentence))


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
        _refuse_before(self, "release_on", "sentenced_on", f"Release date {before}")
        _refuse_before(self, "ends_on", "sentenced_on", f"End of licence or order {before}")
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


class BehaviourForm(RowForm):
    """Behaviour that led to no conviction (SCR-07 to 09)."""

    marks_optional = True

    class Meta:
        model = UnconvictedBehaviour
        fields = ["what", "nature", "reliability", "meaning"]
        labels = {
            "what": "What happened?",
            "nature": "What exactly was the behaviour?",
            "reliability": "How reliable is this?",
            "meaning": "What may it tell us, and what not?",
        }
        help_texts = {"reliability": "“Not yet known, asked on 3 May” is an answer"}
        error_messages = {"what": {"required": "Enter what happened"}}


class ProtectedField(forms.ModelMultipleChoiceField):
    """People at risk by reference and relationship."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference}, {obj.relationship}" if obj.relationship else obj.reference


class OrderForm(RowForm):
    """A civil order, and whom it protects."""

    marks_optional = True
    unmarked = ("title",)
    messages = {"kind": "Select the kind of order"}

    protects = ProtectedField(
        PersonAtRisk.objects.none(),
        label="Who does it protect?",
        required=False,
        to_field_name="uuid",
        widget=Checkboxes(small=True),
    )

    class Meta:
        model = CivilOrder
        fields = [
            "kind",
            "title",
            "route",
            "made_on",
            "expires_on",
            "expires_text",
            "conditions",
            "protects",
            "protects_note",
        ]
        labels = {"kind": "Kind of order", "conditions": "What the order forbids or requires"}
        widgets = {"kind": SelectInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = PersonAtRisk.objects.filter(case=self.instance.case)
        self.fields["protects"].queryset = people  # type: ignore[attr-defined]
        if self.instance.pk:
            links = self.instance.protections.values_list("person__uuid", flat=True)
            self.initial["protects"] = [str(uuid) for uuid in links]
        if not people.exists():
            del self.fields["protects"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == OrderKind.OTHER and not cleaned.get("title"):
            self.add_error("title", "Enter the name of the order")
        _refuse_before(self, "expires_on", "made_on", "Expires on must not be before made on")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save the order and the rows of those whom it protects."""
        is_new_text = self.already_saved is None and not self.is_the_same
        order = super().save(commit)
        if is_new_text and "protects" in self.changed_data:
            workflow.set_protected(order, self.cleaned_data["protects"])
        return order


class MappaForm(RowForm):
    """MAPPA category and level (MAP-01)."""

    marks_optional = True

    class Meta:
        model = Mappa
        fields = [
            "category",
            "level",
            "since_on",
            "next_meeting_on",
            "level_reason",
            "approved_premises",
            "cppc",
        ]
        labels = {
            "approved_premises": "Were approved premises considered, and why?",
            "cppc": "Was a critical public protection case considered?",
        }
        help_texts = {"category": "Leave empty if the person is not managed under MAPPA"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("level") and not cleaned.get("category"):
            self.add_error("category", "Select the category that goes with the level")
        return cleaned
