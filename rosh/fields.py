"""Text columns that keep text clean: NFC, LF line ends, no control characters, a cap on length.

What lives here: model fields without a word of our domain.
"""

import unicodedata
from typing import Any

from django import forms
from django.db import models

PROSE_LIMIT = 20_000
KEPT_CONTROLS = {"\n", "\t"}


def normalise(text: str) -> str:
    """Return the text in NFC with LF line ends and without control characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        mark for mark in text if mark in KEPT_CONTROLS or unicodedata.category(mark) != "Cc"
    )


class _CleanText(models.CharField):
    """A text column that is normalised before it is stored, whoever wrote it."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Judge the text as it will be stored: NFC may be longer, without controls empty."""
        if isinstance(value, str) and "\0" not in value:
            value = normalise(value).strip()
        return super().clean(value, model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            value = normalise(value).strip()
            setattr(model_instance, self.attname, value)
        return value


class LineField(_CleanText):
    """One line of text; at most 200 characters unless said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)


class ProseField(_CleanText):
    """Several lines of text; at most 20,000 characters, which the database holds as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PROSE_LIMIT)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # type: ignore[override]
        return super().formfield(**{"widget": forms.Textarea, **kwargs})
