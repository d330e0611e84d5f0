"""The form of what a specialist tool found, about whom (ST2-15)."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm
from assessments.models import SpecialistTool
from rosh.widgets import LineInput, Radios
from rules.terms import SpecialistKind, choices

TOOL_HINTS = {
    SpecialistKind.SARA.value: "For violence against a partner.",
    SpecialistKind.SAM.value: "For stalking.",
    SpecialistKind.ERG.value: "For extremist offending.",
}


class SpecialistForm(SectionForm):
    """Which tool, when, about whom, and what it found; a trained colleague completes the tool."""

    submit_label = "Save"
    messages: ClassVar = {"finding": "Enter what the tool found"}
    tool = forms.ChoiceField(
        label="Which tool?",
        choices=choices(SpecialistKind),
        widget=Radios(hints=TOOL_HINTS, reveals={SpecialistKind.OTHER.value: "name"}),
        error_messages={"required": "Select the tool"},
    )

    class Meta:
        model = SpecialistTool
        fields = ("tool", "name", "date_text", "about", "finding")
        labels: ClassVar = {
            "name": "Name of the tool",
            "date_text": "When was it completed?",
            "about": "About the risk to whom?",
            "finding": "What did it find?",
        }
        help_texts: ClassVar = {
            "date_text": "A date, or as near as you know.",
            "about": "Use references such as KA-1, never names.",
            "finding": "The level for each kind of victim if it gives one, and what it rests on.",
        }
        widgets: ClassVar = {
            "name": LineInput(width=20),
            "date_text": LineInput(width=20),
            "about": LineInput(),
        }

    def clean(self) -> dict[str, Any]:
        """Another tool needs its name; the name of another tool is no part of a named one."""
        cleaned = super().clean()
        if cleaned.get("tool") == SpecialistKind.OTHER and not cleaned.get("name"):
            self.add_error("name", "Enter the name of the tool")
        if cleaned.get("tool") not in (None, SpecialistKind.OTHER):
            cleaned["name"] = ""
        return cleaned
