"""Answers that may be unknown. Unknown is an answer; no answer yet is not one."""

from typing import Any

from django import forms

from rosh.widgets import Radios

YES_NO_UNKNOWN = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]


class YesNoUnknownField(forms.ChoiceField):
    """Yes, No or Not known; "" while it is not answered."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("choices", YES_NO_UNKNOWN)
        options.setdefault("widget", Radios(inline=True))
        super().__init__(**options)
