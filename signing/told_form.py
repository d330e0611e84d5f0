"""The form of who was told: its shape and wording."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from rosh.forms import GovukDateField, RowForm
from rosh.widgets import Checkboxes, Radios
from rules.terms import TellingKind
from rules.vague import as_read
from rules.wording import written
from signing.models import Signature, Told


class ToldForm(RowForm):
    """Who was told the level and the plan, how and when (WHO-11)."""

    marks_optional = True
    submit_label = "Save"
    field_order = ("who", "how", "on", "others", "note")
    messages = {
        "who": "Enter who was told",
        "how": "Select how they were told",
    }
    on = GovukDateField(
        label="When were they told?",
        past=True,
        error_messages={"required": "Enter when they were told"},
    )

    others = forms.MultipleChoiceField(
        label="Who else was told there?",
        help_text="These were not told yet. The same day, way and note are recorded for each.",
        required=False,
        widget=Checkboxes(),
        error_messages={
            "invalid_choice": "Somebody you ticked was recorded meanwhile. Look at the list again."
        },
    )

    class Meta:
        model = Told
        fields = ("who", "how", "on", "note")
        labels: ClassVar = {
            "who": "Who was told?",
            "how": "How were they told?",
            "note": "What else should others know of it?",
        }
        help_texts: ClassVar = {
            "who": "The agency, and the person there if you know them. Never the name of somebody"
            " at risk.",
            "note": "For example, who was away and hears of it later",
        }
        widgets: ClassVar = {"how": Radios()}

    def __init__(self, *args: Any, offered: Iterable[str] = (), **kwargs: Any) -> None:
        """`offered`: who else is not told yet, and may be ticked beside a new telling."""
        super().__init__(*args, **kwargs)
        named = as_read(self.initial.get("who") or "")
        left = [name for name in offered if as_read(name) != named]
        if left:
            self.fields["others"].choices = [(name, name) for name in left]  # type: ignore[attr-defined]
        else:
            del self.fields["others"]

    def clean_on(self) -> Any:
        """Nobody was told of it before it was signed."""
        on = self.cleaned_data["on"]
        signed = self.instance.submission.signatures.filter(kind=Signature.Kind.SIGN).first()
        first = timezone.localdate(signed.at) if signed else None
        if first and on < first:
            raise ValidationError(
                f"When they were told must not be before it was signed, {written(first)}"
            )
        return on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_other = cleaned.get("how") == TellingKind.OTHER
        if is_other and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", "Enter in which other way they were told")
        return cleaned
