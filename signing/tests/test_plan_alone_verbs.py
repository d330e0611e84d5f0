"""What each act on a plan that is revised alone leaves behind, and whom it refuses."""

import pytest
from django.core.exceptions import PermissionDenied

from assessments import drafts
from assessments.models import Assessment, DraftText
from cases.models import Task
from riskplans.models import PlanEditor
from signing import workflow
from signing.models import Status


def typed(plan, by):
    """Something that this person typed on the plan and did not save."""
    page = drafts.Opened(str(plan.uuid), f"/somewhere/{by.pk}/", "Review of the plan")
    drafts.keep(page, plan.assessment, by=by, pairs=[("capacity", "More")])


def kinds(submission):
    return list(submission.signatures.values_list("kind", flat=True))


def given_back(plan, by, manager):
    submission = workflow.sign_plan(plan, by=by)
    workflow.return_for_changes(
        submission, by=manager, comment="Mend it.", read_hash=submission.record_hash
    )
    submission.refresh_from_db()
    plan.refresh_from_db()
    return submission


def test_signed_again_it_ends_nothing_but_its_return_rol_02(priya, mo, revised_high):
    """It overtakes nobody: least of all itself."""
    submission = given_back(revised_high, priya, mo)
    assert (submission.status, kinds(submission)) == (Status.RETURNED, ["sign", "return"])
    workflow.sign_plan(revised_high, by=priya)
    assert kinds(submission) == ["sign", "return", "sign"]


def test_withdrawn_it_holds_no_record_and_is_open_again(priya, revised_high):
    submission = workflow.sign_plan(revised_high, by=priya)
    submission = workflow.withdraw(submission, by=priya, read_hash=submission.record_hash)
    assert (submission.status, submission.record, submission.record_hash) == (Status.DRAFT, "", "")
    assert kinds(submission) == ["sign", "withdraw"]
    assert not Task.objects.open().filter(kind=Task.Kind.COUNTERSIGN).exists()
    assert workflow.sign_plan(revised_high, by=priya).pk == submission.pk


def test_withdrawing_is_for_who_signed(priya, colin, revised_high):
    submission = workflow.sign_plan(revised_high, by=priya)
    with pytest.raises(PermissionDenied):
        workflow.withdraw(submission, by=colin, read_hash=submission.record_hash)


def test_abandoned_it_forgets_what_was_typed_and_never_counts_as_urgent(priya, colin, revised):
    """Only its author or a manager ends it; the assessment behind it may have been urgent."""
    Assessment.objects.filter(pk=revised.assessment_id).update(is_urgent=True)
    typed(revised, priya)
    with pytest.raises(PermissionDenied):
        workflow.abandon_plan(revised, by=colin, reason="Not mine.")
    submission = workflow.abandon_plan(revised, by=priya, reason="Not needed.")
    assert submission.is_urgent is False and kinds(submission) == ["abandon"]
    assert not DraftText.objects.exists()


def test_taken_over_both_are_its_editors_and_its_tasks_and_submission_move(
    priya, mo, ines, revised_high
):
    """What the first author typed and did not save is forgotten; what others typed is theirs."""
    submission = given_back(revised_high, priya, mo)
    typed(revised_high, priya)
    PlanEditor.objects.all().delete()  # an author who changed nothing wrote it all the same
    with pytest.raises(PermissionDenied):
        workflow.take_over_plan(revised_high, by=ines, reason="Not mine.")
    workflow.take_over_plan(revised_high, by=mo, reason="Priya is away.")
    submission.refresh_from_db()
    assert submission.author == mo
    editors = PlanEditor.objects.filter(plan=revised_high).values_list("user", flat=True)
    assert {priya.pk, mo.pk} <= set(editors)
    assert Task.objects.open().get(kind=Task.Kind.RETURNED).assignee == mo
    assert not DraftText.objects.filter(user=priya).exists()
