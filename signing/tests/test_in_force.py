"""Which plan people act on while another waits, was returned or withdrawn (domain model)."""

import datetime

import pytest
from django.urls import reverse

from cases import risk_register
from riskplans import workflow as planning
from riskplans.in_force import plan_in_force
from rules.terms import RiskLevel
from signing import readiness, workflow
from signing.tests.builder import lower, signable
from signing.tests.plans_alone import completed_plan, confirmed

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def agree(submission, by):
    read = submission.record_hash
    return workflow.countersign(submission, by=by, comment="Agreed.", read_hash=read)


def give_back(submission, by):
    read = submission.record_hash
    return workflow.return_for_changes(submission, by=by, comment="Mend it.", read_hash=read)


def revision(plan, by):
    """A revision of the plan, with all that was copied confirmed."""
    return confirmed(planning.revise(plan, by=by), by)


@pytest.fixture
def medium(case, priya, mo):
    return completed_plan(case, priya, mo, MEDIUM)


@pytest.fixture
def high(case, priya, mo):
    return completed_plan(case, priya, mo, HIGH)


# A plan alone


def test_a_plan_alone_takes_the_authority_of_the_level_in_force_rol_01(case, priya, medium):
    """The working level was raised since its assessment, and stands."""
    raised = workflow.sign(signable(case, VERY_HIGH), by=priya)
    workflow.withdraw(raised, by=priya)
    raised.assessment.refresh_from_db()
    workflow.abandon(raised.assessment, by=priya, reason="A mistake.")
    medium.refresh_from_db()
    revised = revision(medium, priya)
    ready = readiness.of_plan(revised, by=priya)
    assert (ready.level, ready.is_reduction, ready.needed.stages) == (VERY_HIGH, False, 2)
    submission = workflow.sign_plan(revised, by=priya)
    assert (submission.level, submission.stages) == (VERY_HIGH, 2)
    assert not submission.is_reduction and "Lowering" not in submission.why_countersigned
    assert "at Very High" in case.timeline.filter(act="signing.plan_signed").get().sentence


def test_a_plan_alone_that_waits_leaves_the_plan_before_in_force(client, case, colin, priya, high):
    revised = revision(high, priya)
    assert plan_in_force(case) == high
    workflow.sign_plan(revised, by=priya)
    assert plan_in_force(case) == high
    client.force_login(colin)
    sheet = client.get(reverse("documents:tonight", args=[case.crn])).text
    assert "A new plan waits for a countersignature." in sheet
    assert revised.get_absolute_url() in sheet


def test_a_countersigned_plan_alone_is_in_force(client, case, mo, priya, high):
    revised = revision(high, priya)
    agree(workflow.sign_plan(revised, by=priya), mo)
    assert plan_in_force(case) == revised
    client.force_login(priya)
    sheet = client.get(reverse("documents:tonight", args=[case.crn])).text
    assert "waits for a countersignature" not in sheet


def test_a_returned_plan_alone_leaves_the_plan_before_in_force(case, mo, priya, high):
    give_back(workflow.sign_plan(revision(high, priya), by=priya), mo)
    assert plan_in_force(case) == high


def test_at_medium_a_plan_alone_is_in_force_at_once(case, priya, medium):
    revised = revision(medium, priya)
    workflow.sign_plan(revised, by=priya)
    assert plan_in_force(case) == revised


# A plan with its assessment


@pytest.mark.parametrize("back", ["returned", "withdrawn"])
@pytest.mark.parametrize("way", [workflow.sign_urgently, workflow.sign])
def test_a_plan_that_raised_the_level_is_acted_on_while_it_is_changed(
    client, case, colin, mo, priya, medium, way, back
):
    submission = way(signable(case, HIGH), by=priya)
    assert plan_in_force(case) == submission.plan
    if back == "returned":
        give_back(submission, mo)
    else:
        workflow.withdraw(submission, by=priya)
    assert plan_in_force(case) == submission.plan
    client.force_login(colin)
    sheet = client.get(reverse("documents:tonight", args=[case.crn])).text
    assert f"This plan was {back} and is being changed." in sheet
    assert "Nobody has signed this plan" not in sheet


def test_an_abandoned_raise_leaves_the_plan_before_in_force(case, priya, medium):
    submission = workflow.sign(signable(case, HIGH), by=priya)
    workflow.withdraw(submission, by=priya)
    submission.assessment.refresh_from_db()
    workflow.abandon(submission.assessment, by=priya, reason="A mistake.")
    assert plan_in_force(case) == medium


def test_a_plan_that_lowers_the_level_waits_as_the_level_does(case, mo, priya, high):
    submission = workflow.sign(lower(signable(case, MEDIUM)), by=priya)
    assert plan_in_force(case) == high
    agree(submission, mo)
    assert plan_in_force(case) == submission.plan


def test_a_level_that_stands_returned_leaves_the_plan_before_in_force(case, mo, priya, high):
    submission = workflow.sign(signable(case, HIGH), by=priya)
    assert plan_in_force(case) == submission.plan
    give_back(submission, mo)
    assert plan_in_force(case) == high


def test_a_draft_never_signed_is_not_in_force(case, priya, medium):
    signable(case, HIGH)
    assert plan_in_force(case) == medium


def test_a_first_plan_that_lowers_a_level_set_elsewhere_is_called_neither_draft_nor_in_force(
    client, case, priya
):
    register = risk_register.of(case)
    register.working_level = register.countersigned_level = HIGH
    register.working_on = register.countersigned_on = datetime.date(2026, 5, 1)
    register.save()
    plan = workflow.sign(lower(signable(case, MEDIUM)), by=priya).plan
    assert plan_in_force(case) is None and plan.locked_at
    client.force_login(priya)
    sheet = client.get(reverse("documents:tonight", args=[case.crn])).text
    assert "This plan is signed and waits for a countersignature." in sheet
    assert "Nobody has signed this plan" not in sheet
    plans = client.get(reverse("riskplans:list", args=[case.crn])).text
    assert "is signed and waits for a countersignature" in plans
    assert "No plan has been signed" not in plans
