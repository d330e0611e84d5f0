"""The second look at what was returned, and the word to whoever a draft was taken from.

ROL-02, ROL-04.
"""

import pytest
from django.urls import reverse

from cases.models import Task
from rules.terms import RiskLevel
from signing import workflow
from signing.since_returned import since_returned
from signing.tests.builder import signable
from signing.tests.test_review import agree, give_back


@pytest.fixture
def returned(case, priya, mo):
    """Signed at High and returned by the manager."""
    submission = workflow.sign(signable(case, RiskLevel.HIGH), by=priya)
    return give_back(submission, mo)


def signed_again(submission, priya, **changed):
    """The author changes the decision, and signs again."""
    decision = submission.assessment.decision
    decision.refresh_from_db()
    for name, value in changed.items():
        setattr(decision, name, value)
    decision.save()
    return workflow.sign(submission.assessment, by=priya)


def review(client, user, submission):
    client.force_login(user)
    return client.get(reverse("signing:review", args=[submission.uuid])).content.decode()


def test_what_moved_since_the_return_stands_first_with_ones_own_comment(
    client, returned, priya, mo, hanna
):
    again = signed_again(returned, priya, opposing_evidence="His aunt speaks against it all.")
    page = review(client, mo, again)
    assert "What changed since you returned it" in page and "Mend it." in page
    assert page.index("What changed since you") < page.index("The level now")
    assert "aunt" in page[page.index("What changed since you") : page.index("The level now")]
    assert f"What changed since {mo.full_name} returned it" in review(client, hanna, again)


def test_what_was_not_changed_is_said(client, returned, priya, mo):
    again = signed_again(returned, priya)
    assert "Nothing has changed since the version that was returned on" in review(client, mo, again)


def test_a_first_look_has_nothing_before_it(case, client, priya, mo):
    submission = workflow.sign(signable(case, RiskLevel.HIGH), by=priya)
    assert since_returned(submission, None, mo) is None
    assert "returned it" not in review(client, mo, submission)
    assert agree(submission, mo).completed_at


def test_the_plan_is_compared_too(client, returned, priya, mo):
    action = returned.plan.actions.first()
    action.what = "Visit the hostel unannounced"
    action.save()
    again = workflow.sign(returned.assessment, by=priya)
    page = review(client, mo, again)
    assert "hostel" in page[: page.index("The level now")]


def test_who_wrote_a_draft_is_told_that_it_was_taken_over(client, case, priya, mo):
    assessment = signable(case, RiskLevel.HIGH)
    workflow.take_over(assessment, by=mo, reason="Priya is on leave.")
    client.force_login(priya)
    note = f"{mo.full_name} took over {assessment}, which you wrote"
    assert note in client.get(reverse("cases:caseload")).content.decode()
    address = reverse("signing:handed_on", args=[assessment.uuid])
    assert "Priya is on leave." in client.get(address).content.decode()
    assert client.post(address).url == reverse("cases:caseload")
    assert note not in client.get(reverse("cases:caseload")).content.decode()


def test_who_only_reads_is_refused_the_note_and_offered_no_button(client, case, ines, mo):
    assessment = signable(case, RiskLevel.HIGH)
    workflow.take_over(assessment, by=mo, reason="Leave.")
    client.force_login(ines)
    address = reverse("signing:handed_on", args=[assessment.uuid])
    assert "I have read this" not in client.get(address).content.decode()
    assert client.post(address).status_code == 403


def test_nobody_reads_the_note_for_another(client, case, priya, colin, mo):
    assessment = signable(case, RiskLevel.HIGH)
    workflow.take_over(assessment, by=mo, reason="Leave.")
    client.force_login(colin)
    client.post(reverse("signing:handed_on", args=[assessment.uuid]))
    assert Task.objects.open().filter(assignee=priya, kind=Task.Kind.INFORMATION).count() == 1
