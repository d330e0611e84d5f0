"""Something happened that the plan foresaw: what it says, what was done, and how long it took."""

import datetime

from django.utils import timezone

from cases import timeline
from cases.models import Event
from riskplans.models import Contingency
from rules.terms import EventKind, RiskLevel
from signing import workflow
from signing.tests.builder import signable

FORESEEN = {
    "c4": "he misses an appointment and does not ring.",
    "c2": "the place at the approved premises ends early.",
}
INSTEAD = "The premises had no room, so police drove past each hour."


def test_an_event_calls_for_a_contingency_and_the_clock_is_shown(visit, scripts, case, priya):
    plan = signable(case, RiskLevel.MEDIUM).plans.get()
    for number, happens in FORESEEN.items():
        rows = Contingency.objects.filter(plan=plan, number=number)
        rows.update(if_text=happens, when_text="Within 24 hours")
    timeline.record(case, "plan.started", "Plan 1 started", by=priya)
    workflow.sign(plan.assessment, by=priya)
    visitor = visit("priya", scripts=scripts, width=375)

    _something_happened(visitor, case, EventKind.MISSED, "He did not come on Friday.")
    assert _suggested(visitor, "c4")
    visitor.pick("What did you do with c4?", "Followed as written")
    Event.objects.update(recorded_at=timezone.now() - datetime.timedelta(hours=2, minutes=10))
    visitor.press("Save")
    assert visitor.path == f"/cases/{case.crn}/"
    said = "Contingency c4 followed after 2 hours 10 minutes; the plan says: Within 24 hours."
    assert visitor.reads(said)

    _something_happened(visitor, case, EventKind.MOVE, "He has to leave on Friday.")
    assert _suggested(visitor, "c2")
    visitor.pick("What did you do with c2?", "Varied").press("Save")
    assert visitor.reads("Enter what you did instead of c2, and why")
    visitor.fill("What did you do instead, and why?", INSTEAD, "#c2").press("Save")
    assert visitor.reads("Contingency c2 varied after less than a minute; the plan says: Within")
    assert visitor.reads(INSTEAD)
    visitor.open(f"/cases/{case.crn}/timeline/")
    assert visitor.reads(said.rstrip(".")) and visitor.reads("Contingency c2 varied after")


def _something_happened(visitor, case, kind, what):
    """Recorded from the case's own page; what the plan says comes next."""
    visitor.open(f"/cases/{case.crn}/").follow("Something happened", "main")
    visitor.choose("What happened?", kind.label).fill("Describe it in a sentence or two", what)
    visitor.date("When did it happen?", 20, 11, 2026).press("Save")
    assert visitor.main.get_by_role("heading", name="What may fit").is_visible()


def _suggested(visitor, number):
    """Whether this one alone stands before the line that opens the others."""
    (heading,) = visitor.main.locator("form > .govuk-summary-card h3").all_inner_texts()
    return heading.startswith(f"Contingency {number}") and heading.endswith(FORESEEN[number])
