"""Of what an edition may be made that leaves the service, and by whom, asked without a page."""

import pytest
from django.utils import timezone

from documents.permissions import why_not_issue
from rules.terms import RiskLevel
from signing import workflow
from signing.models import Status
from signing.tests.builder import signable

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


def test_nothing_leaves_of_a_closed_case(submission, priya):
    submission.case.closed_at = timezone.now()
    assert why_not_issue(priya, submission).startswith("This case is closed")
