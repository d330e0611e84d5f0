"""Of what an edition may be made that leaves the service, and by whom, asked without a page."""

import pytest
from django.utils import timezone

from documents.permissions import why_not_issue
from rules.terms import RiskLevel
from signing import workflow
from signing.models import Status
from signing.tests.builder import lower, signable
from signing.tests.plans_alone import completed_plan
from signing.tests.test_in_force import agree, revision

LATER = "Something later has been signed"


@pytest.fixture
def submission(case, priya):
    return workflow.sign(signable(case, RiskLevel.MEDIUM), by=priya)


@pytest.mark.parametrize("name", ["priya", "mo", "hanna"])
def test_who_may_issue_what_is_signed(request, submission, name):
    assert why_not_issue(request.getfixturevalue(name), submission) == ""


def test_whoever_only_reads_may_not(submission, ines):
    assert why_not_issue(ines, submission).startswith("You can read this case")


@pytest.mark.parametrize("status", Status)
def test_only_what_is_signed_leaves(submission, priya, status):
    submission.status = status
    may = status in (Status.AWAITING, Status.AWAITING_SECOND, Status.COMPLETE)
    assert (why_not_issue(priya, submission) == "") is may


def test_nothing_leaves_after_something_later_was_signed(submission, case, priya):
    workflow.sign(signable(case, RiskLevel.MEDIUM), by=priya)
    assert why_not_issue(priya, submission).startswith(LATER)


def _a_plan_alone(plan, case, by):
    return workflow.sign_plan(revision(plan, by), by=by)


def _a_lower_level(plan, case, by):
    return workflow.sign(lower(signable(case, RiskLevel.MEDIUM)), by=by)


@pytest.mark.parametrize("follow", [_a_plan_alone, _a_lower_level])
def test_what_leaves_is_of_the_plan_in_force(case, priya, mo, follow):
    """What waits beside it has not taken effect, and may still be returned."""
    before = completed_plan(case, priya, mo, RiskLevel.HIGH)
    was = before.submissions.get()
    waits = follow(before, case, priya)
    assert why_not_issue(priya, was) == ""
    assert why_not_issue(priya, waits).startswith(f"{before} is in force until")
    agree(waits, mo)
    waits.refresh_from_db()
    assert why_not_issue(priya, was).startswith(LATER)
    assert why_not_issue(priya, waits) == ""


def test_a_raised_level_leaves_while_it_waits(case, priya, submission):
    raised = workflow.sign(signable(case, RiskLevel.HIGH), by=priya)
    assert why_not_issue(priya, raised) == ""
    assert why_not_issue(priya, submission).startswith(LATER)


def test_nothing_leaves_of_a_closed_case(submission, priya):
    submission.case.closed_at = timezone.now()
    assert why_not_issue(priya, submission).startswith("This case is closed")
