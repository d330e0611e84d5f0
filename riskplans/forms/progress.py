"""How an action went: recorded while the plan is lived with, never changed afterwards."""

from typing import Any, ClassVar

from django.utils import timezone

from riskplans.models import ActionProgress
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import ProseInput, Radios
from rules.terms import Pillar, Progress

NEEDS_WHY = "Enter why it could not be done, and what is done instead"
NEEDS_CHANGE = "Enter what changed for the person: that it was done is not a change"


class ProgressForm(RowForm):
    """State, day and words (RMP-19, MON-12, INT-05)."""

    submit_label = "Save progress"
    messages: ClassVar = {"state": "Select how far it has come", "on": "Enter the day"}

    on = GovukDateField(label="On which day?", past=True)

    class Meta:
        model = ActionProgress
        fields = ("state", "on", "note")
        labels: ClassVar = {
            "state": "How far it has come",
            "note": "What was found, or why it could not be done",
        }
        widgets: ClassVar = {
            "state": Radios(
                hints={
                    Progress.MONITORED.value: "Somebody looked whether it is kept to.",
                    Progress.COULD_NOT.value: "Say why, and what is done instead.",
                }
            ),
            "note": ProseInput(rows=4),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = self.initial.get("on") or timezone.localdate()
        if self._is_intervention():
            self.fields["note"].help_text = (
                "If it is done: what is different now, and how you know. "
                "Completing it is not the same as change."
            )

    def _is_intervention(self) -> bool:
        return self.instance.action.pillar == Pillar.INTERVENTIONS

    def clean(self) -> dict[str, Any]:
        """Ask for the words that the state calls for (RMP-19, INT-05)."""
        cleaned = super().clean()
        if (cleaned.get("note") or "").strip() or "note" in self.errors:
            return cleaned
        if cleaned.get("state") == Progress.COULD_NOT:
            self.add_error("note", NEEDS_WHY)
        if cleaned.get("state") == Progress.DONE and self._is_intervention():
            self.add_error("note", NEEDS_CHANGE)
        return cleaned
