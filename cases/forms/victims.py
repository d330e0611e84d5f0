"""Forms of victim contact, what victims say, and words that may stand in free text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.models import AllowedWord, PersonAtRisk, VictimContact, VictimViews
from rosh.forms import ByPublicId, GovukDateField, RowForm
from rosh.widgets import LineInput, Radios


class PersonChoiceField(ByPublicId, forms.ModelChoiceField):
    """A person at risk by reference and relationship."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference}, {obj.relationship}" if obj.relationship else obj.reference

    def prepare_value(self, value: Any) -> Any:
        """The public id, also where the row's key is handed in."""
        row = self.queryset.filter(pk=value).first() if isinstance(value, int) else value
        return super().prepare_value(row)


class VictimContactForm(RowForm):
    """Where a victim stands with the scheme, and who speaks with them (VIC-03, VIC-05).

    It names people who work here, never the victim.
    """

    marks_optional = True
    unmarked = ("scheme",)
    says_nothing = ("person",)
    lacks_all = ("scheme", "Select where they stand, or enter who speaks with them")
    person = PersonChoiceField(
        PersonAtRisk.objects.none(),
        label="Who is this about?",
        required=False,
        to_field_name="uuid",
        empty_label="All victims of this case",
    )
    told_on = GovukDateField(
        label="When was the officer last told of a change?", past=True, required=False
    )

    class Meta:
        model = VictimContact
        fields = [
            "person",
            "scheme",
            "officer",
            "officer_telephone",
            "link_worker",
            "link_worker_telephone",
            "told_on",
            "told_about",
        ]
        labels = {
            "scheme": "Where do they stand with the Victim Contact Scheme?",
            "officer": "Victim liaison officer",
            "officer_telephone": "Telephone of the officer",
            "link_worker": "Partner link worker",
            "link_worker_telephone": "Telephone of the partner link worker",
            "told_about": "What were they told?",
        }
        help_texts = {
            "officer": "The officer’s name, never the victim’s",
            "link_worker": "Needed where Building Better Relationships is part of the plan",
            "told_on": "This ends the task to tell them of what changed until then",
        }
        widgets = {
            "scheme": Radios(),
            "officer_telephone": LineInput(input_type="tel", width=20),
            "link_worker_telephone": LineInput(input_type="tel", width=20),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = PersonAtRisk.objects.filter(case=self.instance.case)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (
            cleaned.get("told_about")
            and not cleaned.get("told_on")
            and "told_on" not in self.errors
        ):
            self.add_error("told_on", "Enter when they were told")
        return cleaned


class VictimViewsForm(RowForm):
    """What the victim says, and how it shaped the plan (VIC-11): restricted."""

    marks_optional = True
    lacks_all = ("views", "Enter what the victim says, or how it shaped the plan")

    class Meta:
        model = VictimViews
        fields = ["views", "how_shaped"]
        labels = {
            "views": "What does the victim say?",
            "how_shaped": "How did it shape the plan?",
        }
        help_texts = {
            "views": "And through whom you heard it: the victim liaison officer, an independent "
            "adviser, or the partner link worker"
        }


class AllowedWordForm(RowForm):
    """A word of restricted details that identifies nobody in free text, and why (VIC-02)."""

    submit_label = "Allow this word"
    messages = {
        "word": "Enter the word",
        "reason": "Enter why it identifies nobody here",
    }

    class Meta:
        model = AllowedWord
        fields = ["word", "reason"]
        labels = {"word": "Which word?", "reason": "Why does it identify nobody here?"}
        help_texts = {"word": "As it stands in the text. For example, the name of a large town."}

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        same = AllowedWord.objects.filter(case=self.instance.case, word__iexact=word)
        token = self.data.get(self.add_prefix("row_token"), "")
        if any(str(row.uuid) != token for row in same):
            raise ValidationError("This word is allowed already")
        return word
