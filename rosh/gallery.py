"""The page that shows each component in every state, for whoever builds; in DEBUG only.

Everything on it is invented.
"""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from rosh.forms import GovukDateField, GovukForm, YesNoUnknownField
from rosh.widgets import Checkboxes, LineInput, PasswordInput, Radios, SelectInput

LONG = (
    "A long answer that somebody typed.\n\nIt has a second paragraph, and a word like " + "x" * 60
)
COLOURS = "grey green teal blue purple magenta red orange yellow".split()


class SampleForm(GovukForm):
    """Every control once."""

    messages = {"how": "Select how you know this", "seen": "Select that you have read the record"}

    name = forms.CharField(label="Full name", help_text="As it is written in the record.")
    share = forms.DecimalField(label="Score", widget=LineInput(width=5, suffix="%"))
    crn = forms.CharField(label="CRN", widget=LineInput(width=10), initial="X123456")
    told_on = GovukDateField(label="When were you told?", help_text="For example, 3 5 2026")
    text = forms.CharField(label="What happened?", max_length=200, widget=forms.Textarea)
    how = forms.ChoiceField(
        label="How do you know?",
        choices=[("police", "The police told us"), ("other", "Another way"), ("no", "Not known")],
        widget=Radios(
            hints={"police": "A call, a letter or a report"},
            reveals={"other": "which"},
            divider_before="no",
        ),
    )
    which = forms.CharField(label="Which way?", required=False)
    known = YesNoUnknownField(label="Has this happened before?", required=True)
    groups = forms.MultipleChoiceField(
        label="Who is at risk?",
        help_text="Select all that apply.",
        choices=[("c", "Children"), ("p", "The public"), ("none", "Nobody")],
        widget=Checkboxes(exclusive="none", divider_before="none", hints={"c": "Anyone under 18"}),
    )
    team = forms.ChoiceField(
        label="Team",
        choices=[("", "---------"), ("n", "North team"), ("s", "South team")],
        widget=SelectInput(),
    )
    password = forms.CharField(label="Password", widget=PasswordInput())
    seen = forms.BooleanField(label="I have read the whole record")


class FilterForm(GovukForm):
    """What stands beside a list."""

    level = forms.MultipleChoiceField(
        label="Level",
        required=False,
        choices=[("3", "High"), ("4", "Very High")],
        widget=Checkboxes(small=True),
        initial=["3"],
    )


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Show every component; a POST shows the sample form with its errors."""
    wrong = SampleForm({"told_on_day": "31", "told_on_month": "2", "told_on_year": "2026"})
    wrong.prefix, wrong.auto_id = None, "wrong_%s"
    context = {
        "title": "Components",
        "navigation": [
            {"label": "Caseload", "url": "#caseload", "is_current": True},
            {"label": "Review queue", "url": "#queue", "is_current": False},
        ],
        "form": SampleForm(request.POST or None),
        "wrong": wrong,
        "filter": FilterForm(auto_id="filter_%s"),
        "page": Paginator(range(400), 10).get_page(10),
        "today": date(2026, 5, 3),
        "long": LONG,
        "colours": COLOURS,
        "levels": [1, 2, 3, 4, None],
        "conflict": [{"label": "What happened?", "theirs": LONG, "yours": "A short answer."}],
        **_lists(),
    }
    return render(request, "gallery/page.html", context)


def _lists() -> dict[str, Any]:
    moment = timezone.make_aware(datetime(2026, 5, 3, 10, 32))
    links = [{"label": word, "url": f"#{word}", "is_current": False} for word in _TABS]
    links[0]["is_current"] = True
    change = [{"url": "#c", "label": "Change", "about": "date of birth"}]
    return {
        "tabs": links,
        "crumbs": [{"label": "Caseload", "url": "#home"}, {"label": "Case"}],
        "facts": [
            {"key": "Date of birth", "value": "3 May 1980", "actions": change},
            {"key": "Address", "value": LONG, "is_prose": True},
        ],
        "tasks": [
            {"label": "Why now", "url": "#a", "status": "Completed"},
            {"label": "Step 1", "url": "#b", "status": "In progress", "colour": "blue"},
            {"label": "Sign", "status": "Cannot start yet", "is_blocked": True, "hint": "Later"},
        ],
        "events": [
            {"title": "Signed", "byline": "Ada Example", "at": moment, "text": LONG, "url": "#e"},
            {"title": "Case created", "at": moment},
        ],
        "errors": [{"text": "Enter a name", "href": "#id_name"}, {"text": "Nothing was saved"}],
        "head": [{"text": "Month"}, {"text": "Contacts", "is_numeric": True}],
        "cells": [[{"text": "May", "url": "#may"}, {"text": "12", "is_numeric": True}]],
        "groups": [
            {"group": "Children", "community": 3, "custody": 1},
            {"group": "Public", "community": 2, "custody": 1},
            {"group": "Known adult", "community": 4, "custody": 2},
            {"group": "Staff", "community": 1, "custody": None},
            {"group": "Prisoners", "community_note": "Does not apply", "custody": 1},
        ],
        "removed": [{"label": "High", "url": "#high"}],
    }


_TABS = ("Overview", "Timeline", "People at risk", "Assessments", "Plan", "Sentence and orders")

urlpatterns = [path("components/", components, name="components")]
