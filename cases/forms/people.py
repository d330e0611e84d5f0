"""Forms of people: at risk (by reference), their restricted details, and who works here."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.models import Contact, PersonAtRisk, RestrictedDetails
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import LineInput, NumberInput, Radios

PLAN_NEEDED_LATER = (
    "You can leave this empty now. For a child, an assessment cannot be signed without it."
)
NO_NAMES = "Write nothing here that could identify them. Their name goes to restricted details."


class PersonForm(RowForm):
    """Somebody at risk, without anything that identifies them (VIC-02)."""

    marks_optional = True

    class Meta:
        model = PersonAtRisk
        fields = ["relationship", "age", "vulnerability"]
        widgets: dict[str, Any] = {"age": NumberInput(width=3)}
        labels = {"vulnerability": "What makes them vulnerable?"}
        help_texts = {
            "relationship": f"For example, former partner. {NO_NAMES}",
            "vulnerability": NO_NAMES,
        }
        error_messages = {"kind": {"required": "Select who this is"}}

    def clean_age(self) -> int | None:
        age: int | None = self.cleaned_data["age"]
        if age is not None and age > 120:
            raise ValidationError("Age must be 120 or less")
        return age


class ChildForm(PersonForm):
    """A child at risk: also contact, children's services, and the child's voice (CHD-01 to 03)."""

    unmarked = ("child_plan", "is_known_to_services")

    class Meta(PersonForm.Meta):
        fields = [
            "relationship",
            "age",
            "contact",
            "is_known_to_services",
            "child_plan",
            "voice",
            "vulnerability",
        ]
        widgets = {
            **PersonForm.Meta.widgets,
            "is_known_to_services": Radios(inline=True),
            "child_plan": Radios(),
        }
        labels = {
            **PersonForm.Meta.labels,
            "contact": "What contact does the person have with this child, or seek?",
            "is_known_to_services": "Is the child known to children’s services?",
            "child_plan": "Plan with children’s services",
            "voice": "What is it like to be this child?",
        }
        help_texts = {
            **PersonForm.Meta.help_texts,
            "relationship": f"For example, son of KA-1. {NO_NAMES}",
            "contact": "How often, where, and who is there. Also contact they try to get.",
            "child_plan": PLAN_NEEDED_LATER,
            "voice": f"Their day, in their eyes: what they see, hear, fear and miss. {NO_NAMES}",
        }


class NewPersonForm(PersonForm):
    """Somebody new at risk: the kind decides the reference, and stays."""

    submit_label = "Add person"
    unmarked = ("child_plan",)

    class Meta(PersonForm.Meta):
        fields = ["kind", "relationship", "age", "child_plan", "vulnerability"]
        widgets = {**PersonForm.Meta.widgets, "child_plan": Radios()}
        labels = {
            **PersonForm.Meta.labels,
            "kind": "Who is this?",
            "child_plan": "If this is a child: plan with children’s services",
        }
        help_texts = {**PersonForm.Meta.help_texts, "child_plan": PLAN_NEEDED_LATER}


class DetailsForm(RowForm):
    """Who they are and where to find them: the one restricted place."""

    marks_optional = True
    date_of_birth = GovukDateField(label="Date of birth", past=True, required=False)

    class Meta:
        model = RestrictedDetails
        fields = ["name", "address", "telephone", "date_of_birth", "school", "note"]
        labels = {"school": "School or workplace", "note": "Anything else that could identify them"}
        widgets = {"telephone": LineInput(input_type="tel", width=20)}


class ContactForm(RowForm):
    """Somebody who works with the person, and how to reach them by day and at night (RMP-16)."""

    marks_optional = True
    email = forms.EmailField(label="Email address", required=False, max_length=254)

    class Meta:
        model = Contact
        fields = ["name", "role", "agency", "telephone", "out_of_hours", "email"]
        labels = {
            "role": "What they do",
            "out_of_hours": "Out-of-hours telephone",
        }
        widgets = {
            "telephone": LineInput(input_type="tel", width=20),
            "out_of_hours": LineInput(input_type="tel", width=20),
        }
        error_messages: dict[str, Any] = {
            "name": {"required": "Enter their name"},
            "role": {"required": "Enter what they do"},
        }
