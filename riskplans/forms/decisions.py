"""What was decided beside the actions: none, not this condition, travel; and others' plans."""

from typing import Any, ClassVar

from riskplans.forms.linked import LineageForm
from riskplans.models import NoActionReason, OtherPlan, RejectedCondition, TravelDecision
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import ProseInput, SelectInput


class NoActionForm(RowForm):
    """Deciding not to act is recorded as well (RAT-07)."""

    submit_label = "Save reason"
    messages: ClassVar = {"reason": "Enter why nothing is planned"}

    class Meta:
        model = NoActionReason
        fields = ("reason",)
        labels: ClassVar = {"reason": "Why nothing is planned for this factor"}


class RejectedConditionForm(LineageForm):
    """A condition that was considered and rejected, with the reason (MON-08)."""

    submit_label = "Save"
    messages: ClassVar = {"condition": "Enter the condition that was considered"}

    class Meta:
        model = RejectedCondition
        fields = ("condition", "reason")
        labels: ClassVar = {
            "condition": "Which condition was considered",
            "reason": "Why it was rejected",
        }
        help_texts: ClassVar = {
            "reason": "For example: more than is needed, or nobody could enforce it."
        }
        widgets: ClassVar = {"condition": ProseInput(rows=2), "reason": ProseInput(rows=3)}


class OtherPlanForm(LineageForm):
    """Another agency's plan, what it says, and how this one fits with it (RMP-07)."""

    submit_label = "Save"
    messages: ClassVar = {"title": "Enter which plan it is"}

    class Meta:
        model = OtherPlan
        fields = ("title", "agency", "says", "fits")
        labels: ClassVar = {
            "title": "Which plan it is",
            "agency": "Whose plan it is",
            "says": "What it says, and why",
            "fits": "How this plan fits with it",
        }
        help_texts: ClassVar = {
            "title": "For example: child protection plan, police response plan.",
            "says": "Use references for people at risk.",
        }
        widgets: ClassVar = {"says": ProseInput(rows=3), "fits": ProseInput(rows=3)}


class TravelForm(LineageForm):
    """A request to travel abroad, and what was decided (MON-14)."""

    submit_label = "Save"
    messages: ClassVar = {"request": "Enter where, when and why"}

    asked_on = GovukDateField(label="Asked on", past=True, required=False)
    decided_on = GovukDateField(label="Decided on", past=True, required=False)

    class Meta:
        model = TravelDecision
        fields = ("request", "asked_on", "outcome", "reason", "decided_on")
        labels: ClassVar = {
            "request": "Where, when and why",
            "outcome": "What was decided",
            "reason": "Why, and under which condition or order",
        }
        widgets: ClassVar = {
            "request": ProseInput(rows=2),
            "outcome": SelectInput(empty="Not answered"),
            "reason": ProseInput(rows=3),
        }


# By the word in the address: the form, what the row is called, and the page that adds one.
DECISIONS: dict[str, tuple[type[Any], str, str]] = {
    "rejected": (
        RejectedConditionForm,
        "rejected condition",
        "Add a condition that was considered and rejected",
    ),
    "other-plans": (OtherPlanForm, "other plan", "Add another agency’s plan"),
    "travel": (TravelForm, "decision on travel", "Add a request to travel abroad"),
}
