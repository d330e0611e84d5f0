"""A plan is revised and signed alone, while the level stands (domain model, signing)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessments import drafts
from assessments.models import Assessment
from cases import risk_register
from cases.models import Task
from riskplans import workflow as planning
from riskplans.pages import PLAN_PAGES
from riskplans.permissions import why_not_revise
from rules.terms import Page, RiskLevel
from signing import permissions, readiness, workflow
from signing.models import Status, Submission
from signing.tests.builder import signable
from signing.tests.plans_alone import completed_plan
from signing.workflow import NotReady
from signing.workflow.ground import Ground, plan_of
from tests.factories import make_assessment

MEDIUM, HIGH = RiskLevel.MEDIUM, RiskLevel.HIGH


def test_a_revision_starts_from_the_complete_plan_with_its_lineage_rmp_09(case, priya, mo):
    before = completed_plan(case, priya, mo, MEDIUM)
    plan = planning.revise(before, by=priya)
    assert plan.assessment == before.assessment
    assert plan.number == before.number + 1
    assert plan.is_alone and not before.is_alone
    old = set(before.actions.values_list("lineage", flat=True))
    assert set(plan.actions.values_list("lineage", flat=True)) == old
    assert all(row.is_carried_over for row in plan.actions.all())
    assert planning.revise(before, by=priya) == plan  # a double press goes to the one there is


def test_what_is_copied_and_not_confirmed_stops_the_signature_def_10(case, priya, mo):
    plan = planning.revise(completed_plan(case, priya, mo, MEDIUM), by=priya)
    with pytest.raises(NotReady) as refused:
        workflow.sign_plan(plan, by=priya)
    pages = {gap.page for gap in refused.value.gaps}
    assert Page.ACTIONS in pages
    assert pages <= set(PLAN_PAGES)


def test_only_what_the_plan_mends_stops_a_plan_alone(case, priya, revised):
    revised.actions.update(who="")  # as if it had been emptied
    Assessment.objects.filter(pk=revised.assessment_id).update(why_now="")
    ready = readiness.of_plan(revised, by=priya)
    assert {gap.page for gap in ready.stops} == {Page.ACTIONS}


def test_a_plan_alone_is_not_signed_while_something_typed_is_not_saved(revised, priya):
    page = drafts.Opened(str(revised.uuid), "/somewhere/", "Review of the plan")
    drafts.keep(page, revised.assessment, by=priya, pairs=[("capacity", "More")])
    with pytest.raises(NotReady) as refused:
        workflow.sign_plan(revised, by=priya)
    assert [gap.message for gap in refused.value.gaps] == [readiness.UNSAVED]
    drafts.forget(priya, "/somewhere/")
    assert workflow.sign_plan(revised, by=priya).status == Status.COMPLETE


def test_at_medium_it_is_complete_at_once_and_no_level_moves(case, priya, revised):
    register = risk_register.of(case)
    before = (register.working_level, register.working_on, register.review_due_on)
    review = Task.objects.open().get(case=case, kind=Task.Kind.REVIEW)
    submission = workflow.sign_plan(revised, by=priya)
    assert submission.assessment is None
    assert submission.plan == revised
    assert submission.status == Status.COMPLETE
    register.refresh_from_db()
    assert (register.working_level, register.working_on, register.review_due_on) == before
    assert Task.objects.open().get(case=case, kind=Task.Kind.REVIEW) == review
    assert workflow.sign_plan(revised, by=priya) == submission  # a double press
    assert Submission.objects.filter(case=case).count() == 2


def test_at_high_it_takes_the_authority_of_the_level_in_force_rol_01(case, priya, mo, revised_high):
    submission = workflow.sign_plan(revised_high, by=priya)
    assert submission.status == Status.AWAITING
    assert submission.stages == 1
    assert not risk_register.of(case).is_awaiting  # the plan waits, the level stands
    task = Task.objects.open().get(case=case, kind=Task.Kind.COUNTERSIGN)
    assert task.title == f"Countersign {revised_high} at High"
    assert permissions.why_not_countersign(priya, submission) != ""
    workflow.countersign(submission, by=mo, comment="Agreed.", read_hash=submission.record_hash)
    submission.refresh_from_db()
    revised_high.refresh_from_db()
    assert submission.status == Status.COMPLETE and revised_high.completed_at
    assert not Task.objects.open().filter(case=case, kind=Task.Kind.COUNTERSIGN).exists()


def test_it_is_returned_to_its_author_and_signed_again_rol_02(
    client, case, priya, mo, revised_high
):
    submission = workflow.sign_plan(revised_high, by=priya)
    workflow.return_for_changes(
        submission, by=mo, comment="Say who visits.", read_hash=submission.record_hash
    )
    revised_high.refresh_from_db()
    assert revised_high.is_editable
    task = Task.objects.open().get(case=case, kind=Task.Kind.RETURNED)
    assert task.title == f"{mo.full_name} returned {revised_high} for changes"
    assert task.link_name == "riskplans:plan" and task.about == revised_high.uuid
    again = workflow.sign_plan(revised_high, by=priya)
    assert again.pk == submission.pk and again.status == Status.AWAITING
    assert not Task.objects.open().filter(case=case, kind=Task.Kind.RETURNED).exists()


def test_it_is_withdrawn_before_anybody_countersigned(client, case, priya, revised_high):
    submission = workflow.sign_plan(revised_high, by=priya)
    client.force_login(priya)
    url = reverse("signing:withdraw", args=[submission.uuid])
    assert str(revised_high) in client.get(url).text
    answer = client.post(url, {"read_hash": submission.record_hash})
    assert answer.url == revised_high.get_absolute_url()
    revised_high.refresh_from_db()
    assert revised_high.locked_at is None


def test_abandoning_leaves_the_plan_before_in_force(case, priya, revised):
    submission = workflow.abandon_plan(revised, by=priya, reason="Not needed.")
    revised.refresh_from_db()
    assert submission.status == Status.ABANDONED and revised.abandoned_at
    revised.assessment.refresh_from_db()
    assert revised.assessment.abandoned_at is None
    assert revised.assessment.plans.filter(completed_at__isnull=False).exists()


def test_somebody_takes_over_and_who_wrote_may_not_countersign(case, mo, mia, priya, revised_high):
    workflow.take_over_plan(revised_high, by=mo, reason="Priya is away.")
    revised_high.refresh_from_db()
    assert revised_high.author == mo
    submission = workflow.sign_plan(revised_high, by=mo)
    assert permissions.why_not_countersign(priya, submission) != ""
    assert permissions.why_not_countersign(mo, submission) != ""
    assert permissions.why_not_countersign(mia, submission) == ""


def test_a_plan_is_not_revised_while_an_assessment_is_in_progress(case, priya, mo):
    plan = completed_plan(case, priya, mo, MEDIUM)
    make_assessment(case, priya)
    assert "in progress" in why_not_revise(priya, plan)
    with pytest.raises(PermissionDenied):
        planning.revise(plan, by=priya)


def test_only_the_newest_complete_plan_is_revised(case, priya, revised):
    before = revised.assessment.plans.order_by("number").first()
    assert why_not_revise(priya, before) == ""
    workflow.sign_plan(revised, by=priya)
    revised.refresh_from_db()
    assert why_not_revise(priya, revised) == ""
    assert str(revised) in why_not_revise(priya, before)


def test_who_may_not_revise(case, priya, ines, revised):
    assert why_not_revise(ines, revised) != ""
    assert why_not_revise(priya, revised) == "Only a complete plan can be revised."
    case.closed_at = case.created_at if hasattr(case, "created_at") else revised.created_at
    revised.case.closed_at = revised.created_at
    assert "closed" in why_not_revise(priya, revised)


def test_a_plan_of_an_assessment_is_never_signed_alone(case, priya):
    plan = signable(case, MEDIUM).plans.get()
    assert permissions.why_not_sign_plan(priya, plan) == "This plan is signed with its assessment."
    with pytest.raises(PermissionDenied):
        workflow.sign_plan(plan, by=priya)


def test_a_signed_review_overtakes_a_plan_that_is_revised_alone(case, priya, revised):
    review = signable(case, MEDIUM, priya)
    workflow.sign(review, by=priya)
    revised.refresh_from_db()
    assert revised.abandoned_at is not None


def test_a_plan_alone_that_waits_is_overtaken_by_a_signed_review(case, priya, revised_high):
    waiting = workflow.sign_plan(revised_high, by=priya)
    workflow.sign(signable(case, HIGH, priya), by=priya)
    waiting.refresh_from_db()
    assert waiting.status == Status.ABANDONED


def test_while_a_review_waits_the_plan_is_not_signed_alone(case, priya, revised_high):
    workflow.sign(signable(case, HIGH, priya), by=priya)
    revised_high.refresh_from_db()
    assert permissions.why_not_sign_plan(priya, revised_high) == "This plan was abandoned."


def test_a_returned_review_is_the_one_whose_plan_is_changed(case, priya, mo, revised):
    review = make_assessment(case, priya)
    Submission.objects.create(case=case, assessment=review, author=priya, status=Status.RETURNED)
    assert "in progress" in permissions.why_not_sign_plan(priya, revised)
    review.abandoned_at = review.created_at
    review.save()
    assert permissions.why_not_sign_plan(priya, revised) == ""


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("abandoned_at", "This plan was abandoned."),
        ("completed_at", "This plan is complete."),
        ("locked_at", "This plan is already signed."),
    ],
)
def test_what_has_ended_is_not_signed_taken_or_abandoned(priya, revised, state, words):
    setattr(revised, state, revised.created_at)
    assert permissions.why_not_sign_plan(priya, revised) == words
    assert permissions.why_not_abandon_plan(priya, revised) == words
    assert permissions.why_not_take_over_plan(priya, revised) == words


def test_who_signs_abandons_and_takes_over(priya, colin, mo, ines, oscar, revised):
    assert permissions.why_not_sign_plan(mo, revised) != ""
    assert permissions.why_not_abandon_plan(mo, revised) == ""
    assert permissions.why_not_abandon_plan(colin, revised) != ""
    assert permissions.why_not_take_over_plan(priya, revised) == "You are its author already."
    assert permissions.why_not_take_over_plan(colin, revised) != ""
    for nobody in (ines, oscar):
        assert permissions.why_not_sign_plan(nobody, revised) != ""


def test_an_act_without_a_plan_is_never_a_plan_alone(case, priya):
    ground = Ground(by=priya, case=case, assessment=None, plan=None, submission=None)
    with pytest.raises(ValueError, match="no plan"):
        plan_of(ground)
