"""Abandoning and taking over: who may, and what stays."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from assessments.models import Editor
from cases import risk_register
from cases.models import Task, TimelineEntry
from riskplans.models import PlanEditor
from rules.facts import CaseFacts, Facts
from rules.terms import RiskLevel
from signing import permissions, workflow
from signing.models import Status, Submission
from signing.tests.builder import signable
from signing.workflow import effects
from tests.factories import make_assessment

HIGH = RiskLevel.HIGH


def test_a_draft_is_abandoned_with_its_plan_and_kept(case, priya):
    assessment = signable(case, HIGH)
    submission = workflow.abandon(assessment, by=priya, reason="Started on the wrong case.")
    assessment.refresh_from_db()
    assert submission.status == Status.ABANDONED
    assert assessment.abandoned_at and assessment.plans.get().abandoned_at
    assert submission.signatures.get().comment == "Started on the wrong case."
    assert make_assessment(case)  # the next one can start


def test_abandoning_leaves_a_raised_level(case, priya):
    submission = workflow.sign(signable(case, HIGH), by=priya)
    workflow.withdraw(submission, by=priya)
    workflow.abandon(submission.assessment, by=priya, reason="A fresh start.")
    assert risk_register.of(case).working_level == HIGH


@pytest.mark.parametrize(
    ("name", "may"), [("priya", True), ("mo", True), ("hanna", True), ("colin", False)]
)
def test_who_abandons(request, case, name, may):
    user = request.getfixturevalue(name)
    assert (permissions.why_not_abandon(user, make_assessment(case)) == "") is may


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("priya", ""),
        ("mo", ""),
        ("hanna", ""),
        ("mia", ""),
        ("ines", "You can read this case"),
        ("oscar", "You cannot see this case"),
        ("colin", "You are its author already"),
    ],
)
def test_who_takes_over(request, case, colin, name, reason):
    user = request.getfixturevalue(name)
    why_not = permissions.why_not_take_over(user, make_assessment(case, colin))
    assert why_not.startswith(reason) and bool(why_not) is bool(reason)


def test_a_colleague_who_does_not_hold_the_case_takes_nothing_over(case, colin):
    assert "who holds the case" in permissions.why_not_take_over(colin, make_assessment(case))


def test_a_take_over_moves_plan_tasks_and_names_both(case, priya, mo, mia):
    submission = workflow.sign(signable(case, HIGH), by=priya)
    read = submission.record_hash
    workflow.return_for_changes(submission, by=mo, comment="Mend it.", read_hash=read)
    Editor.objects.all().delete()
    workflow.take_over(submission.assessment, by=mia, reason="Priya is away.")
    assessment = submission.assessment
    assessment.refresh_from_db()
    assert assessment.author == mia and assessment.plans.get().author == mia
    assert set(Editor.objects.values_list("user", flat=True)) == {priya.pk, mia.pk}
    assert {priya.pk, mia.pk} <= set(PlanEditor.objects.values_list("user", flat=True))
    assert Task.objects.open().get(kind=Task.Kind.RETURNED).assignee == mia
    entry = TimelineEntry.objects.get(act="signing.taken_over")
    assert entry.note == "Priya is away."


def test_what_is_signed_is_neither_abandoned_nor_taken_over(case, priya, mo):
    assessment = workflow.sign(signable(case, HIGH), by=priya).assessment
    with pytest.raises(PermissionDenied, match="already signed"):
        workflow.abandon(assessment, by=priya, reason="No.")
    with pytest.raises(PermissionDenied, match="already signed"):
        workflow.take_over(assessment, by=mo, reason="No.")


def test_a_signature_is_never_changed_or_removed(case, priya):
    signature = workflow.sign(signable(case, HIGH), by=priya).signatures.get()
    for change in (signature.save, signature.delete):
        with pytest.raises(TypeError):
            change()


def test_a_draft_without_a_plan_is_taken_over_and_abandoned(case, priya, mia):
    assessment = make_assessment(case)
    workflow.take_over(assessment, by=mia, reason="Priya is away.")
    submission = workflow.abandon(assessment, by=mia, reason="Started on the wrong case.")
    assert (submission.status, submission.plan, submission.author) == (Status.ABANDONED, None, mia)


def test_who_wrote_the_assessment_and_gave_it_away_does_not_countersign_it(case, priya, mo):
    assessment = signable(case, HIGH, mo)
    workflow.take_over(assessment, by=priya, reason="Mo is away.")
    Editor.objects.filter(user=mo).delete()
    PlanEditor.objects.filter(user=mo).delete()
    submission = workflow.sign(assessment, by=priya)
    assert permissions.why_not_countersign(mo, submission) == ""
    submission.assessment.author = mo
    submission.assessment.save()
    assert "wrote or edited" in permissions.why_not_countersign(mo, submission)


def test_the_register_goes_on_waiting_while_another_submission_waits(case, priya):
    submission = workflow.sign(signable(case, HIGH), by=priya)
    other = Submission.objects.create(
        case=case, plan=submission.plan, author=priya, status=Status.AWAITING, is_urgent=True
    )
    workflow.withdraw(submission, by=priya)
    assert risk_register.of(case).is_awaiting
    other.delete()


def test_what_nobody_signed_is_not_countersigned_and_says_so(case, priya, mo):
    draft = Submission.objects.create(case=case, assessment=make_assessment(case), author=priya)
    assert permissions.why_not_countersign(mo, draft) == (
        "This does not wait for a countersignature. Nobody has signed this yet."
    )


def test_a_signature_without_a_level_is_a_mistake_of_ours(case):
    of_case = CaseFacts(crn=case.crn, name=case.name, setting=case.setting)
    with pytest.raises(ValueError, match="needs a level"):
        effects.level_of(Facts(on=datetime.date(2026, 5, 1), case=of_case))
