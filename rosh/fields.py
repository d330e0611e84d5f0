"""Text columns that keep text clean: NFC, LF line ends, no control characters, a cap on length.

What lives here: model fields without a word of our domain.
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.db import models

PROSE_LIMIT = 20_000
# Control characters but the line end and the tab; and what turns the direction of all that follows,
# so that people read another text than is compared
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def normalise(text: str) -> str:
    """Return the text in NFC with LF line ends, without control characters and turns."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return UNWANTED.sub("", text)


def one_line(text: str) -> str:
    """Return the text, normalised, on one line: white space of any kind is one space."""
    return " ".join(normalise(text).split())


class _CleanText(models.CharField):
    """A text column that is normalised before it is stored, whoever wrote it."""

    def cleaned(self, text: str) -> str:
        """The text as it is stored."""
        return normalise(text).strip()

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Judge the text as it will be stored: NFC may be longer, without controls empty."""
        if isinstance(value, str) and "\0" not in value:
            value = self.cleaned(value)
        return super().clean(value, model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            value = self.cleaned(value)
            setattr(model_instance, self.attname, value)
        return value


class OneLineField(forms.CharField):
    """The form's side of `LineField`: judges and hands on what will be stored."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return one_line(text) if isinstance(text, str) and "\0" not in text else text


class LineField(_CleanText):
    """One line of text; at most 200 characters unless said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    def cleaned(self, text: str) -> str:
        """The text as it is stored: breaks and tabs, however they were sent, are spaces."""
        return one_line(text)

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # type: ignore[override]
        return super().formfield(**{"form_class": OneLineField, **kwargs})


class ProseField(_CleanText):
    """Several lines of text; at most 20,000 characters, which the database holds as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PROSE_LIMIT)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # type: ignore[override]
        return super().formfield(**{"widget": forms.Textarea, **kwargs})
