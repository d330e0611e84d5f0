"""QC-27, QC-33: time alone, and text that nobody touched."""

import itertools

import pytest

from rules.checks import run
from rules.checks.change import TOUCHES
from rules.facts import Reduction
from rules.terms import AssessmentKind, EventKind, Page, RiskLevel
from rules.tests.builders import (
    HIGH,
    LOW,
    MEDIUM,
    VERY_HIGH,
    answered_reduction,
    before,
    change,
    signable,
)


def _found(facts, code):
    return [(f.case, f.severity.value, f.about) for f in run(facts, whole=True) if f.code == code]


TIME = "Six months without incident."
WITHOUT = answered_reduction(impact="", verified_elsewhere="-", investment=" ")


def _lowered(level, held, reduction=WITHOUT, **step4):
    facts = before(signable(level), held)
    given = {"rationale": TIME, "reduction": reduction} | step4
    return change(facts, "assessment.step4", **given)


@pytest.mark.parametrize(("level", "held"), list(itertools.product(RiskLevel, [None, *RiskLevel])))
def test_qc_27_time_alone_lowers_nothing_rev_14(level, held):
    is_lower = held is not None and level < held
    expected = [("time", "warn", "reduction")] if is_lower else []
    assert _found(_lowered(level, held), "QC-27") == expected


@pytest.mark.parametrize("name", ["impact", "verified_elsewhere", "investment"])
def test_qc_27_one_of_the_three_answers_is_enough_rev_14(name):
    facts = _lowered(LOW, MEDIUM, Reduction(**{name: "Walked away twice, seen by his foreman"}))
    assert _found(facts, "QC-27") == []


@pytest.mark.parametrize("name", ["rationale", "variance_reason", "difference_reason"])
def test_qc_27_reads_each_reason_given_for_the_level_rev_14(name):
    facts = _lowered(MEDIUM, HIGH, rationale="He keeps to the plan.")
    assert _found(facts, "QC-27") == []
    told = change(facts, "assessment.step4", **{name: TIME})
    assert _found(told, "QC-27") == [("time", "warn", "reduction")]


TOLD = {
    "missed appointment": "step-3",
    "new partner": "groups scenarios step-3",
    "move": "factors step-3",
    "victim contact": "groups scenarios step-3",
    "lifestyle": "factors step-2 step-3",
    "psychological": "factors step-3 risk-to-self",
    "self-report": "factors step-3 risk-to-self",
    "offence": "sources screening factors groups step-3",
    "progress": "factors step-2",
    "practitioner": "step-4",
    "release": "groups factors step-3",
    "recall": "factors groups step-3",
    "risk meeting": "sources",
    "contingency": "factors scenarios step-3",
    "other": "",
}


def test_every_kind_of_event_says_what_it_touches_def_10_rev_02():
    assert set(TOUCHES) == set(EventKind)
    assert {kind.value: " ".join(pages) for kind, pages in TOUCHES.items()} == TOLD


def _copied(level, event, pages):
    return change(
        signable(level),
        "assessment",
        kind=AssessmentKind.REVIEW,
        event=event,
        as_copied=tuple(page.value for page in pages),
    )


@pytest.mark.parametrize(
    ("level", "severity"),
    [(LOW, "info"), (MEDIUM, "warn"), (HIGH, "warn"), (VERY_HIGH, "warn")],
)
@pytest.mark.parametrize("event", [*EventKind])
def test_qc_33_text_the_event_touches_is_not_left_as_it_was_def_10(event, level, severity):
    found = _found(_copied(level, event, Page), "QC-33")
    assert found == [("unchanged", severity, page.value) for page in TOUCHES[event]]


@pytest.mark.parametrize("event", [EventKind.PARTNER, None])
def test_qc_33_is_silent_on_what_was_changed_or_without_an_event_def_10(event):
    pages = Page if event is None else [page for page in Page if page not in TOUCHES[event]]
    assert _found(_copied(HIGH, event, pages), "QC-33") == []


def test_qc_33_leads_to_the_page_and_names_the_event_def_10():
    facts = _copied(MEDIUM, EventKind.MISSED, [Page.STEP_3])
    (finding,) = (f for f in run(facts) if f.code == "QC-33")
    assert finding.where is Page.STEP_3
    assert "“Missed appointment”" in finding.message
