"""Days that must follow one another."""

from django.core.exceptions import ValidationError
from django.forms import BaseForm


def refuse_before(form: BaseForm, later: str, earlier: str, sentence: str) -> None:
    """Put the sentence beside `later` when it is a day before `earlier`."""
    first, second = form.cleaned_data.get(earlier), form.cleaned_data.get(later)
    if first and second and second < first:
        form.add_error(later, ValidationError(sentence))
