"""A plan in force with two contingencies, and an event that one of them fits."""

import pytest
from django.utils import timezone

from cases import timeline
from riskplans.tests.uses.steps import contingency, happened
from rules.terms import Theme


@pytest.fixture
def plan(plan):
    """A plan in force: signed, with one contingency that fits a missed appointment."""
    plan.locked_at = timezone.now()
    plan.contact_frequency = "Weekly at the office"
    plan.save()
    timeline.record(plan.case, "plan.started", "Plan 1 started", by=plan.author)
    return plan


@pytest.fixture
def missed(plan):
    return contingency(
        plan,
        "c1",
        "He misses an appointment",
        theme=Theme.SUPERVISION,
        when_text="Immediately.",
        in_supervision="Ring him",
        in_monitoring="Ask the police to look",
        in_interventions="Tell the programme",
        in_victim_safety="Tell KA-1",
    )


@pytest.fixture
def lodging(plan):
    return contingency(plan, "c2", "He loses his lodging", theme=Theme.LIFESTYLE)


@pytest.fixture
def event(case, priya):
    return happened(case, priya)
