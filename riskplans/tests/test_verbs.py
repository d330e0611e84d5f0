"""Verbs and permissions of a plan, asked without a page."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.models import Event
from riskplans import permissions, workflow
from riskplans.models import Contingency, PlanEditor, RejectedCondition
from rules.terms import EventKind, UseOutcome
from tests.factories import make_plan


def test_a_plan_starts_only_while_its_assessment_is_open(assessment, priya, colin):
    with pytest.raises(PermissionDenied, match="who writes the assessment, can start its plan"):
        workflow.start(assessment, by=colin)
    assessment.locked_at = timezone.now()
    assessment.save()
    with pytest.raises(PermissionDenied, match="signed or ended"):
        workflow.start(assessment, by=priya)
    assert not assessment.plans.exists()


def test_a_contingency_that_was_used_stays_con_14(plan, priya):
    row = Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    event = Event.objects.create(
        case=plan.case,
        kind=EventKind.MISSED,
        what="Did not come",
        happened_on=datetime.date(2026, 5, 1),
        recorded_by=priya,
    )
    use = row.uses.create(event=event, outcome=UseOutcome.FOLLOWED, by=priya)
    with pytest.raises(PermissionDenied, match="was used when something happened"):
        workflow.remove_contingency(row, by=priya)
    use.delete()
    workflow.remove_contingency(row, by=priya)
    assert not plan.contingencies.exists()
    assert Contingency.history.filter(history_type="-").exists()


def test_a_rejected_condition_is_withdrawn_and_history_keeps_it_mon_08(plan, colin):
    row = plan.rejected_conditions.create(condition="Tag him", reason="Not proportionate")
    workflow.remove_decision(row, by=colin)
    assert not plan.rejected_conditions.exists()
    assert RejectedCondition.history.filter(history_type="-").count() == 1
    assert PlanEditor.objects.filter(plan=plan, user=colin).exists()


def test_who_types_beside_a_complete_assessment(assessment, priya, colin):
    assert not permissions.may_type(priya, assessment)
    plan = make_plan(assessment)
    assert not permissions.may_type(priya, assessment)  # not alone: the assessment is in progress
    assessment.locked_at = assessment.completed_at = plan.created_at - datetime.timedelta(hours=1)
    assessment.save()
    assert permissions.may_type(priya, assessment)
    assert not permissions.may_type(colin, assessment)
