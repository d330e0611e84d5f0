"""Forms of the first pages: start, and why now."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max

from assessments.forms.base import SectionForm
from assessments.models import Assessment
from cases.models import Event
from rosh.forms import ByPublicId, GovukDateField, GovukForm
from rosh.widgets import Radios, YesNoRadios
from rules.terms import AssessmentKind, choices
from rules.wording import written

KIND_HINTS = {
    "initial": "There is no earlier assessment here.",
    "review": "Something changed, or four months have passed.",
    "transfer": "The case has come from another team or area.",
    "termination": "Supervision is coming to its end.",
    "correction": "The last assessment rested on a mistake.",
}
WHY_HINT = "What happened, or what makes this the time. One or two sentences."


class StartForm(GovukForm):
    """Which assessment to start. Why now is asked on its first page, which saves as you type."""

    submit_label = "Start assessment"
    kind = forms.ChoiceField(
        label="Kind of assessment",
        choices=choices(AssessmentKind),
        widget=Radios(hints=KIND_HINTS),
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Select the kind of assessment"
        ),
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_first:
            field = self.fields["kind"]
            later = [pair for pair in choices(AssessmentKind) if pair[0] != AssessmentKind.INITIAL]
            field.choices = field.widget.choices = later  # type: ignore[attr-defined]


class EventField(ByPublicId, forms.ModelChoiceField):
    """An event of the case by its public id, so that the page shows no row number."""

    def label_from_instance(self, obj: Event) -> str:
        day = obj.happened_on
        return f"{obj.get_kind_display()}, {day.day} {day:%B %Y}"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int) and self.queryset is not None:
            return next((row.uuid for row in self.queryset if row.pk == value), None)
        return super().prepare_value(value)


class WhyNowForm(SectionForm):
    """Kind, reason, date, setting, whether information was limited, whether it is a first view.

    SRC-16, ST1-14.
    """

    needs: ClassVar = {"why_now": "why_now", "setting": "setting", "is_limited": "is_limited"}
    messages: ClassVar = {
        "kind": "Select the kind of assessment",
        "assessed_on": "Enter the date of the assessment",
    }
    assessed_on = GovukDateField(label="Date of assessment", past=True)
    event = EventField(
        Event.objects.none(),
        label="Event that led to it",
        required=False,
        to_field_name="uuid",
        empty_label="None of these",
    )

    class Meta:
        model = Assessment
        fields = (
            "kind",
            "correction_reason",
            "why_now",
            "event",
            "assessed_on",
            "setting",
            "is_limited",
            "limited_note",
            "is_initial_view",
        )
        labels: ClassVar = {
            "correction_reason": "What was wrong in the earlier assessment",
            "why_now": "Why are you assessing now?",
            "setting": "Where is the person now?",
            "is_limited": "Was information limited?",
            "limited_note": "What was missing, and what you have done to get it",
            "is_initial_view": "This is an initial view only",
        }
        help_texts: ClassVar = {
            "why_now": WHY_HINT,
            "is_limited": "If it was, the review is due after four weeks. Take all four steps with "
            "what there is.",
            "is_initial_view": "Tick this if you cannot get what Steps 2 and 3 need. The scores "
            "then give a first view. They say nothing about how soon, and the documents say so.",
        }
        widgets: ClassVar = {
            "kind": Radios(reveals={"correction": "correction_reason"}),
            "setting": Radios(inline=True),
            "is_limited": YesNoRadios(reveals={"true": "limited_note"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.carried_from_id:  # a copy of an earlier one is no first assessment
            kind = self.fields["kind"]
            later = [pair for pair in choices(AssessmentKind) if pair[0] != AssessmentKind.INITIAL]
            kind.choices = kind.widget.choices = later  # type: ignore[attr-defined]
        self.fields["event"].queryset = self.instance.case.events.all()  # type: ignore[attr-defined]

    def clean_assessed_on(self) -> datetime.date:
        """No slip of the year: lists put the newest date first, so an old one would be hidden."""
        day: datetime.date = self.cleaned_data["assessed_on"]
        case = self.instance.case
        if "assessed_on" not in self.changed_data:
            return day
        if day < case.date_of_birth:
            raise ValidationError("Date of assessment must not be before the person was born")
        before = case.assessments.exclude(pk=self.instance.pk).filter(completed_at__isnull=False)
        last = before.aggregate(last=Max("assessed_on"))["last"]
        if last and day < last:
            raise ValidationError(
                f"Date of assessment must not be before the last one, {written(last)}"
            )
        return day
