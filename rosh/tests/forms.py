"""How the tests of forms make a form, show its page, and post it as a browser would."""

from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from rosh.forms import GovukForm
from rosh.widgets import DateParts


def form_with(data=None, initial=None, **fields):
    return type("Form", (GovukForm,), fields)(data, initial=initial)


def errors(form, name="f"):
    return form.errors.get(name, [])


def page_of(form):
    request = RequestFactory().get("/")
    context = {"form": form, "title": "Try", "cancel_url": "/back", "caption": "Case"}
    return render_to_string("form_page.html", context, request)


def posted(form, **changes):
    """What a browser would post from this form, with some boxes changed."""
    data = QueryDict(mutable=True)
    for field in form:
        widget, value = field.field.widget, field.value()
        if isinstance(widget, DateParts):
            for part, text in zip(widget.parts, widget.format_value(value), strict=True):
                data[f"{field.html_name}_{part}"] = text
        elif value not in (None, ""):
            data[field.html_name] = str(value)
    for key, value in changes.items():
        data[key] = value
    return data
