"""What is said of a text that may tell who somebody at risk is (QC-38, VIC-02)."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from cases.facts.protected import identifying_in
from cases.models import Case
from rules.wording import listed

TYPED = (forms.Textarea, forms.TextInput)


def warn(request: HttpRequest, case: Case, *texts: str) -> None:
    """Say whom it may give away. It is saved all the same: a note on duty does not wait.

    By reference alone: a message waits in the session, where no restricted word may stand.
    """
    found = identifying_in(case, *filter(None, texts))
    who = list(dict.fromkeys(reference for reference, _ in found))
    if who:
        messages.warning(
            request,
            f"What you wrote may identify {listed(who)}. Everybody who reads this case reads it. "
            "Write the reference instead. If you cannot change it here, tell your manager.",
        )


def is_clear(form: forms.Form, case: Case) -> bool:
    """Whether the form is valid, and what was typed in it tells of nobody at risk.

    For what is signed or leaves: it is kept for ever, so it is mended before, beside the field.
    """
    form.is_valid()
    for name, field in form.fields.items():
        typed = form.cleaned_data.get(name) if isinstance(field.widget, TYPED) else ""
        for reference, words in identifying_in(case, typed) if typed else ():
            form.add_error(name, f"Write {reference} instead of “{words}”")
    return not form.errors
