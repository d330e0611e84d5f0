"""Forms of appointments: what is planned, and what became of it."""

from django.utils import timezone

from cases.models import Appointment
from rosh.forms import GovukDateField, RowForm
from rosh.widgets import Radios
from rules.terms import AppointmentKind, Attendance

# What can be said only once the day has come; a good reason may be given before.
CAME = {Attendance.KEPT.value, Attendance.MISSED.value}
BEFORE_THE_DAY = "Leave this empty until the day has come, or change the day"
FOR_A_VISIT = "A home visit needs this: for example, who lives there, and how the children are"


class NewAppointmentForm(RowForm):
    """An appointment in three answers."""

    submit_label = "Add appointment"
    marks_optional = True
    messages = {"kind": "Select how they are seen", "planned_on": "Enter the day it is planned for"}
    planned_on = GovukDateField(label="When is it planned for?")

    class Meta:
        model = Appointment
        fields = ["kind", "planned_on", "purpose"]
        labels = {"kind": "How are they seen?", "purpose": "What is it for?"}
        help_texts = {"purpose": FOR_A_VISIT}
        widgets = {"kind": Radios(small=True)}


class AppointmentForm(RowForm):
    """What became of an appointment (SUP-05, SUP-06)."""

    marks_optional = True
    unmarked = ("attendance",)
    messages = {"kind": "Select how they are seen", "planned_on": "Enter the day it is planned for"}
    planned_on = GovukDateField(label="When is it planned for?")

    class Meta:
        model = Appointment
        fields = ["attendance", "findings", "kind", "planned_on", "purpose"]
        labels = {
            "attendance": "Was it kept?",
            "findings": "What was found?",
            "kind": "How are they seen?",
            "purpose": "What is it for?",
        }
        help_texts = {
            "attendance": "You can leave this empty until the day has come",
            "findings": "What was said and seen, and what follows from it. "
            "Use references for people at risk, such as KA-1.",
            "purpose": FOR_A_VISIT,
        }
        widgets = {"attendance": Radios(), "kind": Radios(small=True)}

    def clean(self) -> dict[str, object]:
        """A home visit that was made says what it was for, and what was found (SUP-05)."""
        cleaned = super().clean()
        planned_on = cleaned.get("planned_on")
        if planned_on and planned_on > timezone.localdate() and cleaned.get("attendance") in CAME:
            self.add_error("attendance", BEFORE_THE_DAY)
        is_visit = cleaned.get("kind") == AppointmentKind.HOME_VISIT
        if is_visit and cleaned.get("attendance") == Attendance.KEPT:
            if not cleaned.get("purpose") and "purpose" not in self.errors:
                self.add_error("purpose", "Enter what the home visit was for")
            if not cleaned.get("findings") and "findings" not in self.errors:
                self.add_error("findings", "Enter what was found at the home visit")
        return cleaned
