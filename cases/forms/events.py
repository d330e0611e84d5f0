"""Forms of events: what happened, and what was done about it."""

from cases.models import Event
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import ProseInput, SelectInput


class EventForm(RowForm):
    """Something happened: four answers, saved at once (REV-08)."""

    submit_label = "Save"
    marks_optional = True
    messages = {"happened_on": "Enter the day it happened"}
    happened_on = GovukDateField(label="When did it happen?", past=True)

    class Meta:
        model = Event
        fields = ["kind", "what", "happened_on", "told_by"]
        labels = {
            "kind": "What happened?",
            "what": "Describe it in a sentence or two",
            "told_by": "Who told you?",
        }
        widgets = {"kind": SelectInput(), "what": ProseInput(rows=3)}
        help_texts = {"what": "Use references for people at risk, such as KA-1, and no names"}
        error_messages = {
            "kind": {"required": "Select what happened"},
            "what": {"required": "Enter what happened in a sentence or two"},
        }


class ResponseForm(RowForm):
    """What was done about an event, or why nothing was needed."""

    submit_label = "Save"

    class Meta:
        model = Event
        fields = ["response"]
        labels = {"response": "What did you do, or why was nothing needed?"}
        help_texts = {
            "response": "For example, which contingency you followed, or what your manager agreed"
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["response"]
        field.required = True
        field.error_messages["required"] = "Enter what you did, or why nothing was needed"
