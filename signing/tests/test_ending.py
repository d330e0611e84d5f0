"""Abandoning and taking over: who may, and what stays."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessments.models import Editor
from cases import risk_register
from cases import workflow as casework
from cases.models import Event, Task, TimelineEntry
from riskplans.models import PlanEditor
from rules.facts import CaseFacts, Facts
from rules.terms import EventKind, RiskLevel
from signing import permissions, workflow
from signing.models import Status, Submission
from signing.tests.builder import signable
from signing.workflow import effects
from tests.factories import make_assessment

HIGH = RiskLevel.HIGH


def test_a_draft_is_abandoned_with_its_plan_and_kept_rat_06(case, priya):
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


def test_who_may_take_it_over_is_told_so_where_they_cannot_sign(case, mo, colin):
    assessment = make_assessment(case)
    only = "Only the author, Priya Practitioner, can sign."
    assert permissions.why_not_sign(mo, assessment) == f"{only} You may take it over first."
    assert permissions.why_not_sign(colin, assessment) == only


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


def returned(case, mo):
    """A High assessment of the case, returned to its author."""
    submission = workflow.sign(signable(case, HIGH), by=case.practitioner)
    workflow.return_for_changes(
        submission, by=mo, comment="Mend it.", read_hash=submission.record_hash
    )
    return submission.assessment


def test_returned_work_that_is_given_to_somebody_leads_to_taking_it_over(
    client, case, team, priya, colin, mo
):
    """The new practitioner cannot change another's draft: the task leads to what they can do."""
    assessment = returned(case, mo)
    casework.allocate(case, to=colin, team=team, by=mo)
    task = Task.objects.open().get(kind=Task.Kind.RETURNED)
    assert (task.assignee, task.taken_from) == (colin, priya)
    client.force_login(colin)
    take_over = reverse("signing:take_over", args=[assessment.uuid])
    page = client.get(reverse("cases:caseload")).content.decode()
    assert f'href="{take_over}"' in page and "Priya Practitioner wrote the draft" in page
    overview = client.get(case.get_absolute_url()).content.decode()
    assert "Colin Colleague, who has to take over the draft of Priya Practitioner" in overview

    client.post(take_over, {"reason": "The case is mine now."})

    task = Task.objects.open().get(kind=Task.Kind.RETURNED)
    assert (task.assignee, task.taken_from) == (colin, None)
    page = client.get(reverse("cases:caseload")).content.decode()
    assert reverse("assessments:task_list", args=[assessment.uuid]) in page
    assert take_over not in page


def test_a_task_that_comes_back_to_its_author_needs_no_taking_over(case, team, priya, colin, mo):
    returned(case, mo)
    casework.allocate(case, to=colin, team=team, by=mo)
    casework.allocate(case, to=priya, team=team, by=mo)
    assert Task.objects.open().get(kind=Task.Kind.RETURNED).taken_from is None


def test_other_tasks_that_are_handed_over_are_simply_theirs(case, team, priya, colin, mo):
    today = datetime.date(2026, 5, 1)
    event = Event(case=case, kind=EventKind.MISSED, what="Did not come", happened_on=today)
    casework.record_event(event, by=priya)
    casework.allocate(case, to=colin, team=team, by=mo)
    task = Task.objects.open().get(kind=Task.Kind.EVENT)
    assert (task.assignee, task.first_given_to, task.taken_from) == (colin, priya, None)


def test_what_is_owed_and_handed_over_says_that_it_is_taken_over_first(
    client, case, team, colin, mo
):
    assessment = signable(case, HIGH)
    assessment.immediacy.is_carried_over = True
    assessment.immediacy.save()
    workflow.sign_urgently(assessment, by=case.practitioner)
    casework.allocate(case, to=colin, team=team, by=mo)
    client.force_login(colin)
    page = client.get(reverse("cases:caseload")).content.decode()
    assert "It has to be taken over first" in page


def test_returned_work_is_still_due_after_the_case_was_closed_and_reopened(case, priya, mo):
    assessment = returned(case, mo)
    task = Task.objects.open().get(kind=Task.Kind.RETURNED)
    case = casework.reopen(casework.close(case, by=mo, reason="died"), by=mo)
    assert Task.objects.open().get(kind=Task.Kind.RETURNED) == task
    assert workflow.sign(assessment, by=priya).status == Status.AWAITING
    assert not Task.objects.open().filter(kind=Task.Kind.RETURNED).exists()


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
