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


class ByPublicId:
    """For a choice of rows by their public ids: what is no id at all is simply no choice."""

    error_messages: dict[str, Any]

    def clean(self, value: Any) -> Any:
        """Say it as of any choice that is not offered, never in the words of the database."""
        try:
            return super().clean(value)  # type: ignore[misc]
        except forms.ValidationError as problem:
            if getattr(problem, "code", "") != "invalid":
                raise
            said = self.error_messages["invalid_choice"]
            raise forms.ValidationError(
                said, code="invalid_choice", params={"value": value}
            ) from None
