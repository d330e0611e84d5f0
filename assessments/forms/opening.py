"""Forms of the first pages: start, why now, sources."""

from typing import Any, ClassVar

from django import forms

from assessments.forms.base import SectionForm, keep_links, pick_many
from assessments.models import Assessment, Source, SourceConflict
from assessments.workflow import next_row_number
from cases.models import Event
from rosh.forms import GovukDateField, GovukForm
from rosh.widgets import LineInput, Radios, YesNoRadios
from rules.terms import AssessmentKind, choices

KIND_HINTS = {
    "initial": "There is no earlier assessment here.",
    "review": "Something changed, or four months have passed.",
    "transfer": "The case has come from another team or area.",
    "termination": "Supervision is coming to its end.",
    "correction": "The last assessment rested on a mistake.",
}
WHY_HINT = "What happened, or what makes this the time. One or two sentences."


class StartForm(GovukForm):
    """Which assessment to start, and why now."""

    submit_label = "Start assessment"
    kind = forms.ChoiceField(
        label="Kind of assessment",
        choices=choices(AssessmentKind),
        widget=Radios(hints=KIND_HINTS),
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Select the kind of assessment"
        ),
    )
    why_now = forms.CharField(
        label="Why are you assessing now? (optional)",
        help_text=f"{WHY_HINT} You can also answer this later.",
        required=False,
        max_length=4000,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_first:
            field = self.fields["kind"]
            later = [pair for pair in choices(AssessmentKind) if pair[0] != AssessmentKind.INITIAL]
            field.choices = field.widget.choices = later  # type: ignore[attr-defined]


class EventField(forms.ModelChoiceField):
    """An event of the case by its public id, so that the page shows no row number."""

    def label_from_instance(self, obj: Event) -> str:
        day = obj.happened_on
        return f"{obj.get_kind_display()}, {day.day} {day:%B %Y}"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int) and self.queryset is not None:
            return next((row.uuid for row in self.queryset if row.pk == value), None)
        return super().prepare_value(value)


class WhyNowForm(SectionForm):
    """Kind, reason, date, setting, and whether information was limited (SRC-16)."""

    needs: ClassVar = {"why_now": "why_now", "setting": "setting", "is_limited": "is_limited"}
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
        )
        labels: ClassVar = {
            "correction_reason": "What was wrong in the earlier assessment",
            "why_now": "Why are you assessing now?",
            "setting": "Where is the person now?",
            "is_limited": "Was information limited?",
            "limited_note": "What was missing, and what you have done to get it",
        }
        help_texts: ClassVar = {
            "why_now": WHY_HINT,
            "is_limited": "If it was, the review is due after four weeks.",
        }
        widgets: ClassVar = {
            "kind": Radios(reveals={"correction": "correction_reason"}),
            "setting": Radios(inline=True),
            "is_limited": YesNoRadios(reveals={"true": "limited_note"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = self.instance.case.events.all()  # type: ignore[attr-defined]


class SourceForm(SectionForm):
    """A source, its weight, and which others it conflicts with (SRC-03 to 08)."""

    needs: ClassVar = {"category": "source_category", "verification": "source_verified"}
    headings: ClassVar = {
        "weight": "How far it can be trusted",
        "conflicts": "Where sources disagree",
    }
    messages: ClassVar = {"what": "Enter what the source is"}

    class Meta:
        model = Source
        fields = (
            "what",
            "category",
            "date_text",
            "verification",
            "limits",
            "weight",
            "credibility",
            "motivation",
            "validity",
            "conflict_resolution",
        )
        labels: ClassVar = {
            "what": "What is the source?",
            "date_text": "When was it written or said?",
            "verification": "Has it been verified?",
            "limits": "What it cannot tell us",
            "weight": "How much weight do you give it?",
            "conflict_resolution": "How you dealt with the disagreement",
        }
        help_texts: ClassVar = {
            "what": "For example, sentencing remarks or a call from the police. Do not name "
            "anybody at risk: use their reference, such as KA-1.",
            "date_text": "A date, or as near as you know.",
            "credibility": "Is whoever said it in a position to know?",
            "motivation": "Might they have a reason to say more or less than is true?",
            "validity": "Does it agree with what else is known?",
        }
        widgets: ClassVar = {
            "what": LineInput(),
            "date_text": LineInput(width=20),
            "category": Radios(),
            "verification": Radios(),
            "weight": Radios(inline=True),
        }

    def __init__(self, *args: Any, others: list[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(row.uuid): row for row in others if row.pk != self.instance.pk}
        if not self.others:
            del self.fields["conflict_resolution"]
            return
        offered = [(key, str(row)) for key, row in self.others.items()]
        self.add_field("conflicts", pick_many("It conflicts with", offered))
        self.say_optional("conflicts")
        self.order_fields([name for name in self.fields if name != "conflict_resolution"])
        self.initial["conflicts"] = [str(link.other.uuid) for link in self._links()]

    def _links(self) -> list[SourceConflict]:
        if not self.instance.pk:
            return []
        return list(self.instance.conflicts.select_related("other"))

    def save(self, commit: bool = True) -> Any:
        """Write the source with its number, and its conflicts."""
        if self.already_saved is None and not self.instance.pk:
            self.instance.number = next_row_number(self.instance, "s")
        row = super().save(commit)
        if self.already_saved is None and self.others:
            self._save_conflicts(row)
        return row

    def _save_conflicts(self, row: Source) -> None:
        held = [(str(link.other.uuid), link) for link in self._links()]
        gone, added = keep_links(held, self.cleaned_data.get("conflicts", []))
        for link in gone:
            link.delete()
        for key in added:
            SourceConflict.objects.create(source=row, other=self.others[key])
