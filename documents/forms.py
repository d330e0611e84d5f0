"""Forms of the pages from which something leaves the service."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from documents.partner import PartnerSection
from documents.person import Offer
from rosh.forms import GovukForm
from rosh.widgets import Checkboxes, ProseInput, Radios
from rules.descriptors import PUBLIC_WORDING
from rules.terms import RiskLevel, UseOutcome

DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
KEY = re.compile(r"[a-z0-9-]{1,80}\Z", re.ASCII)
MOST = 30
LONGEST = 8000
OTHERS = "others"


class ShownField(forms.JSONField):
    """JSON of a size and a depth that the page sends; more is refused before it is read."""

    def to_python(self, value: Any) -> Any:
        """Refuse what is too long, or nested past reading."""
        if isinstance(value, str) and len(value) > LONGEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return super().to_python(value)
        except RecursionError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class EnteredForm(forms.Form):
    """Which texts the page showed: the fingerprint of each box, as the page sent them out."""

    shown = ShownField()

    def clean_shown(self) -> dict[str, str]:
        """Refuse anything but fingerprints by key."""
        shown = self.cleaned_data["shown"]
        is_map = isinstance(shown, dict) and 0 < len(shown) <= MOST
        if not is_map or not all(_is_one(key, value) for key, value in shown.items()):
            raise forms.ValidationError("These are no fingerprints.", code="invalid")
        return dict(shown)


def _is_one(key: object, value: object) -> bool:
    is_key = isinstance(key, str) and bool(KEY.match(key))
    return is_key and isinstance(value, str) and bool(DIGEST.match(value))


class UsedForm(GovukForm):
    """What was done with a contingency tonight; a reason where it was varied (CON-14).

    `act` names the press of the button, so that a second press of the same page is no second act.
    """

    submit_label = "Save"
    messages = {"outcome": "Select whether you followed it"}

    outcome = forms.ChoiceField(
        label="What did you do?",
        choices=[
            (UseOutcome.FOLLOWED.value, "I followed it as written"),
            (UseOutcome.VARIED.value, "I did something else"),
        ],
        widget=Radios,
    )
    because = forms.CharField(
        label="What did you do instead, and why?",
        help_text="Needed where you did something else. Use references such as KA-1, no names.",
        required=False,
        max_length=4000,
        widget=ProseInput(rows=3),
    )
    act = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        """A contingency is varied for a reason."""
        cleaned = super().clean() or self.cleaned_data
        is_varied = cleaned.get("outcome") == UseOutcome.VARIED
        if is_varied and not cleaned.get("because", "").strip():
            self.add_error("because", "Enter what you did instead, and why")
        return cleaned


class EditionForm(GovukForm):
    """What both editions that leave share: `seen` is the hash of what was previewed.

    `act` names the press of the button, so that a second press of the same page is no second one.
    """

    submit_label = "Show what goes in"

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    act = forms.UUIDField(widget=forms.HiddenInput)


class PartnerForm(EditionForm):
    """Which sections go to whom, and why they need them."""

    messages = {
        "recipient": "Enter who receives it",
        "purpose": "Enter why they need it",
        "sections": "Select what they need",
    }

    recipient = forms.CharField(
        label="Who receives it?",
        help_text="The person and the agency, such as Sergeant A Example, Northern Police.",
        max_length=200,
    )
    purpose = forms.CharField(
        label="Why do they need it?", max_length=2000, widget=ProseInput(rows=3)
    )
    sections = forms.MultipleChoiceField(
        label="What do they need?",
        help_text="Only what they need for that purpose.",
        choices=[(one.value, one.label) for one in PartnerSection],
        widget=Checkboxes,
    )


def _whom_else(others: dict[str, str]) -> forms.MultipleChoiceField:
    """Whom the person may ring, none ticked: what somebody does besides is in no record."""
    return forms.MultipleChoiceField(
        label="Whom else may they ring?",
        help_text="Tick only those who work with them, and with nobody else in this case.",
        required=False,
        choices=list(others.items()),
        widget=Checkboxes,
    )


class PersonForm(EditionForm):
    """Each row that may be said, in words that the author makes plain; empty leaves it out.

    The level goes in only where its author ticks that, in the public words for it (ST4-18).
    """

    def __init__(
        self,
        *args: object,
        offers: Iterable[Offer] = (),
        level: RiskLevel | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.level = level
        may_be_said = [row for row in offers if not row.why_not]
        for place, one in enumerate((row for row in may_be_said if row.is_chosen), start=1):
            told = f", {one.when[0].lower()}{one.when[1:]}" if one.when else ""
            field = forms.CharField(
                label=f"{place}. {one.section.label}{told}",
                initial=one.text,
                required=False,
                max_length=max(4000, len(one.text)),
                widget=ProseInput(rows=2),
            )
            self.add_field(one.key, field)
        self.others = {row.key: row.text for row in may_be_said if not row.is_chosen}
        if self.others:
            self.add_field(OTHERS, _whom_else(self.others))
        if level:
            tick = forms.BooleanField(
                label="Include the level in plain English",
                help_text=f"It would say: {PUBLIC_WORDING[level]}",
                required=False,
            )
            self.add_field("is_level_said", tick)

    @property
    def level_said(self) -> RiskLevel | None:
        """The level, where it is to be said."""
        return self.level if self.cleaned_data.get("is_level_said") else None

    @property
    def said(self) -> dict[str, str]:
        """The words of each row, by its key."""
        chosen = self.cleaned_data.get(OTHERS, [])
        typed = {name: str(text) for name, text in self.cleaned_data.items() if name != "act"}
        return typed | {key: self.others[key] for key in chosen}
