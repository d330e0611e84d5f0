"""Forms of a civil order: the order itself, and the checklist of what has to be done about it."""

from typing import Any

from django import forms

from cases import workflow
from cases.forms.order_of_days import refuse_before
from cases.models import CivilOrder, PersonAtRisk
from rosh.forms import ByPublicId, RowForm
from rosh.widgets import Checkboxes, Radios, SelectInput
from rules.terms import OrderKind


class ProtectedField(ByPublicId, forms.ModelMultipleChoiceField):
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
            "on_conviction",
            "route",
            "made_on",
            "expires_on",
            "expires_text",
            "conditions",
            "protects",
            "protects_note",
        ]
        labels = {
            "kind": "Kind of order",
            "on_conviction": "Was it made on conviction?",
            "route": "Which court made it, and how?",
            "conditions": "What the order forbids or requires",
        }
        help_texts = {
            "on_conviction": "Without one, a court still found enough concern to act",
            "route": "For example, the family court, or after an acquittal",
        }
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
        refuse_before(self, "expires_on", "made_on", "It must not expire before it was made")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save the order and the rows of those whom it protects."""
        is_new_text = self.already_saved is None and not self.is_the_same
        order = super().save(commit)
        if is_new_text and "protects" in self.changed_data:
            workflow.set_protected(order, self.cleaned_data["protects"])
        return order


ITEMS = ("is_sought", "is_explained", "is_reviewed", "is_in_plan", "is_monitored")


class ChecklistForm(RowForm):
    """What has to be done about a civil order: six items (SCR-12)."""

    marks_optional = True
    unmarked = (*ITEMS, "meaning")

    class Meta:
        model = CivilOrder
        fields = [
            "is_sought",
            "is_explained",
            "is_reviewed",
            "meaning",
            "is_in_plan",
            "is_monitored",
        ]
        labels = {
            "is_sought": "Have you asked for information about the order?",
            "is_explained": "Have you talked with the person about it, and explained it?",
            "is_reviewed": "Have you read the evidence, and agreed which facts stand?",
            "meaning": "What does it mean, and who may be harmed?",
            "is_in_plan": "Are safety actions under victim safety in the plan?",
            "is_monitored": "Is compliance monitored, and is a breach acted on in proportion?",
        }
        help_texts = {
            "is_sought": "From the court, the police and whoever asked for the order",
            "meaning": "Use references for people at risk, such as KA-1, and no names",
            "is_monitored": "An action under monitoring and control says who checks, and how",
        }
        widgets = {name: Radios(inline=True) for name in ITEMS}
