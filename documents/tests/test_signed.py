"""What leaves the service once an assessment is signed comes from the record, not from rows."""

import pytest
from django.urls import reverse

from rules.terms import RiskLevel
from signing import workflow
from signing.tests.builder import signable

LATER = "Written after the signature."


@pytest.fixture
def submission(case, priya):
    submission = workflow.sign(signable(case, RiskLevel.MEDIUM), by=priya)
    for cell in submission.assessment.cells.all():
        cell.who = LATER
        cell.save()
    return submission


def at(name, submission):
    return reverse(f"documents:{name}", args=[submission.assessment.uuid])


def test_no_draft_is_printed_of_what_is_signed(client, priya, submission):
    client.force_login(priya)
    answer = client.get(at("draft_pdf", submission))
    assert answer.url == reverse("documents:signed_pdf", args=[submission.uuid])


def test_oasys_gets_what_was_signed(client, priya, submission):
    client.force_login(priya)
    text = client.get(at("oasys", submission)).content.decode()
    assert "as it was signed" in text and LATER not in text
