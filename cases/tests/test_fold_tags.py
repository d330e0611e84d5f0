"""Parts of a long page fold on pages, and stand open in documents."""

import dataclasses
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from cases.templatetags.fold_tags import (
    OF_ASSESSMENT,
    agencies_in,
    at_a_glance,
    beginning_of,
    count_of,
)
from rules.agency_work import Service
from rules.facts import Facts
from rules.terms import Setting
from rules.tests import builders

PART = '{% load fold_tags %}{% fold "Children" "In short" %}<p>All of it</p>{% endfold %}'


def _shown(template=PART, **context):
    return Template(template).render(Context(context))


def test_a_document_has_no_folds():
    assert _shown() == "<p>All of it</p>"


@pytest.mark.parametrize(("query", "is_open"), [({}, False), ({"open": "all"}, True)])
def test_a_page_folds_what_it_shows_until_all_is_asked_for(query, is_open):
    shown = _shown(is_folded=True, request=RequestFactory().get("/", query))
    assert "In short" in shown and "<p>All of it</p>" in shown
    assert ("<details" in shown, " open>" in shown) == (True, is_open)


def test_what_has_nothing_to_show_is_left_out():
    assert _shown(PART.replace("<p>All of it</p>", " \n "), is_folded=True).strip() == ""


def test_a_part_says_in_one_line_what_it_holds():
    facts = builders.high()
    assert facts.assessment is not None
    lines = {part: at_a_glance(facts, part) for part in OF_ASSESSMENT}
    assert all(lines.values())
    assert lines["when"].startswith("Step 3: ") and lines["self"].startswith("A risk to the person")
    assert "High" in lines["who"] and lines["who"][0].isupper()
    elsewhere = dataclasses.replace(facts.assessment, setting=Setting.CUSTODY, cells=())
    assert at_a_glance(dataclasses.replace(facts, assessment=elsewhere), "who") == (
        "No level recorded"
    )
    assert at_a_glance(Facts(on=facts.on, case=facts.case), "who") == ""


def test_counts_and_beginnings_read_as_words():
    counted = [count_of(["x"] * n, "source,sources") for n in range(3)]
    assert counted == ["None recorded", "1 source", "2 sources"]
    assert (beginning_of("initial on release"), beginning_of(" - ")) == (
        "Initial on release",
        "Not answered",
    )


def test_an_agency_with_two_tasks_counts_once_and_an_unnamed_one_not():
    rows = [Service(agency=name, action=None) for name in ("Police", "", "Hostel", "Police")]
    assert agencies_in(rows) == ["Police", "Hostel"]


def test_a_child_who_is_not_one_yet_is_under_1():
    child = SimpleNamespace(reference="CH-7", age=0)
    shown = {"people": [child], "case": SimpleNamespace(crn="X123456"), "request": None}
    assert "CH-7, aged under 1" in render_to_string("assessments/_people.html", shown)
