"""The author's signature: what stops it, what it does to levels, tasks and records."""

import dataclasses
import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Policy, SigningAuthority
from cases import risk_register, tasks
from cases.models import Task
from rules.terms import RiskLevel
from signing import facts, permissions, record, workflow
from signing.models import Signature, Status, Submission
from signing.tests.builder import lower, signable
from signing.workflow import ground

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def completed(case, level):
    """Put a complete level on the register."""
    today = datetime.date(2026, 1, 5)
    risk_register.completed(case, level=level, cells={}, on=today, review_due_on=today)


def levels(case):
    register = risk_register.of(case)
    return register.working_level, register.countersigned_level


@pytest.mark.parametrize("level", [LOW, MEDIUM])
def test_low_and_medium_are_complete_at_once(case, priya, level):
    assessment = signable(case, level)
    submission = workflow.sign(assessment, by=priya)
    assessment.refresh_from_db()
    assert (submission.status, submission.stages) == (Status.COMPLETE, 0)
    assert assessment.completed_at and assessment.plans.get().completed_at
    assert levels(case) == (level, level)
    review = Task.objects.open().get(kind=Task.Kind.REVIEW)
    assert review.due_on == risk_register.of(case).review_due_on


@pytest.mark.parametrize(("level", "stages"), [(HIGH, 1), (VERY_HIGH, 2)])
def test_high_and_very_high_wait_and_work_at_once(case, priya, level, stages):
    """ROL-01; a raised level takes effect at the signature."""
    submission = workflow.sign(signable(case, level), by=priya)
    assert (submission.status, submission.stages) == (Status.AWAITING, stages)
    assert levels(case) == (level, None)
    assert risk_register.of(case).is_awaiting
    task = Task.objects.open().get(kind=Task.Kind.COUNTERSIGN)
    assert (task.role, task.about) == ("manager", submission.uuid)


def test_very_high_takes_one_where_the_policy_says_so(case, priya, hanna):
    Policy.objects.update(very_high_takes_two=False)
    submission = workflow.sign(signable(case, VERY_HIGH), by=priya)
    assert submission.stages == 1
    assert Task.objects.open().get(kind=Task.Kind.COUNTERSIGN).role == "head"


def test_a_lowered_level_waits_until_it_is_countersigned(case, priya, mo):
    """REV-11: the higher level stands until the reduction is complete."""
    completed(case, HIGH)
    submission = workflow.sign(lower(signable(case, MEDIUM)), by=priya)
    assert (submission.status, submission.is_reduction) == (Status.AWAITING, True)
    assert levels(case) == (HIGH, HIGH)
    workflow.countersign(submission, by=mo, comment="Agreed", read_hash=submission.record_hash)
    assert levels(case) == (MEDIUM, MEDIUM)


def test_a_child_safeguarding_case_is_countersigned_at_any_level(case, priya):
    case.is_child_safeguarding = True
    case.save()
    assert workflow.sign(signable(case, MEDIUM), by=priya).status == Status.AWAITING


def test_a_managers_own_high_assessment_is_countersigned_too(case, mo):
    assert workflow.sign(signable(case, HIGH, mo), by=mo).status == Status.AWAITING


def test_a_role_signs_alone_no_higher_than_its_authority(case, priya):
    SigningAuthority.objects.filter(role="practitioner").update(signs_alone_to=LOW)
    submission = workflow.sign(signable(case, MEDIUM), by=priya)
    assert submission.status == Status.AWAITING
    assert submission.why_countersigned == "Your role does not sign Medium alone."


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: setattr(a.decision, "is_rationale_owned", False) or a.decision.save(),
        lambda a: setattr(a.decision, "opposing_evidence", "none") or a.decision.save(),
        lambda a: setattr(a.immediacy, "how_active", "") or a.immediacy.save(),
        lambda a: setattr(a.best_fit, "is_carried_over", True) or a.best_fit.save(),
        lambda a: a.sources.update(is_carried_over=True),
        lambda a: a.plans.update(abandoned_at="2026-01-01T00:00Z"),
    ],
    ids=["not owned", "blocking check", "unanswered", "carried over", "carried row", "no plan"],
)
def test_what_is_missing_stops_the_signature(case, priya, spoil):
    assessment = signable(case, HIGH)
    spoil(assessment)
    with pytest.raises(workflow.NotReady) as refusal:
        workflow.sign(assessment, by=priya)
    assert refusal.value.gaps
    assert not Submission.objects.exists()
    assert levels(case) == (None, None)


def test_signing_twice_does_nothing_twice(case, priya):
    assessment = signable(case, HIGH)
    first = workflow.sign(assessment, by=priya)
    assert workflow.sign(assessment, by=priya) == first
    assert Signature.objects.count() == 1
    assert Task.objects.filter(kind=Task.Kind.COUNTERSIGN).count() == 1


def test_only_what_was_read_is_signed(case, priya):
    assessment = signable(case, MEDIUM)
    with pytest.raises(workflow.Overtaken):
        workflow.sign(assessment, by=priya, read_hash="0" * 64)
    assert not Submission.objects.exists()


def test_only_the_author_signs(case, priya, colin):
    assessment = signable(case, LOW)
    with pytest.raises(PermissionDenied, match="Only the author, Priya"):
        workflow.sign(assessment, by=colin)


def test_the_record_gives_the_facts_back_and_refuses_a_changed_one(case, priya):
    assessment = signable(case, HIGH)
    submission = workflow.sign(assessment, by=priya)
    signed = record.read(submission)
    assert signed.case == dataclasses.replace(facts.of(assessment).case, levels=signed.case.levels)
    assert signed.plan.actions and signed.assessment.step4.level is HIGH
    assert ": " not in submission.record.split('"facts"')[0]
    submission.record = submission.record.replace("Drinking", "Drinkin")
    with pytest.raises(record.BrokenRecord):
        record.read(submission)


def test_the_record_stands_when_the_case_changes(case, priya):
    submission = workflow.sign(signable(case, LOW), by=priya)
    assert not facts.has_case_changed(record.read(submission))
    case.surname = "Otherwise"
    case.save()
    submission.refresh_from_db()
    assert record.read(submission).case.name != case.name
    assert facts.has_case_changed(record.read(submission))


def test_a_home_visit_is_asked_for_once_at_high(case, priya, mo):
    """SUP-05."""
    case.sentences.create(kind="community", description="Order", sentenced_on="2026-05-01")
    submission = workflow.sign(signable(case, HIGH), by=priya)
    visits = Task.objects.filter(kind=Task.Kind.HOME_VISIT)
    assert visits.get().due_because.startswith("Ten working days after the sentence")
    workflow.withdraw(submission, by=priya)
    workflow.sign(submission.assessment, by=priya)
    assert visits.count() == 1


def test_limited_information_brings_the_review_forward(case, priya):
    """SRC-16."""
    assessment = signable(case, LOW)
    assessment.is_limited, assessment.limited_note = True, "No police record yet."
    assessment.save()
    submission = workflow.sign(assessment, by=priya)
    weeks = risk_register.of(case).review_due_on - submission.signed_at.date()
    assert weeks == datetime.timedelta(weeks=4)


def test_the_review_is_due_four_months_after_the_signature(case, priya):
    """REV-01."""
    with time_machine.travel("2026-10-31 10:00", tick=False):
        workflow.sign(signable(case, LOW), by=priya)
    assert risk_register.of(case).review_due_on == datetime.date(2027, 2, 28)


def test_low_is_signed_without_a_plan(case, priya, mo):
    case.is_child_safeguarding = True
    case.save()
    assessment = signable(case, LOW)
    assessment.plans.update(abandoned_at="2026-01-01T00:00Z")
    submission = workflow.sign(assessment, by=priya)
    assert submission.plan is None
    assert permissions.why_not_countersign(mo, submission) == ""
    done = workflow.countersign(submission, by=mo, comment="Yes.", read_hash=submission.record_hash)
    assert done.status == Status.COMPLETE


def test_nothing_is_signed_on_a_closed_case(case, priya):
    assessment = signable(case, LOW)
    case.closed_at, case.closed_by, case.close_reason = assessment.created_at, priya, "died"
    case.save()
    with pytest.raises(PermissionDenied, match="closed"):
        workflow.sign(assessment, by=priya)


def test_a_role_without_a_row_has_no_authority(case, priya, mo):
    SigningAuthority.objects.all().delete()
    submission = workflow.sign(signable(case, LOW), by=priya)
    assert submission.status == Status.AWAITING
    assert submission.signatures.get().authority == "No signing authority"
    assert "waits for a head" in permissions.why_not_countersign(mo, submission)


def test_there_is_no_arrow_out_of_complete(case, priya):
    submission = workflow.sign(signable(case, LOW), by=priya)
    with pytest.raises(ValueError, match="no arrow from complete to returned"):
        ground.move(submission, Status.RETURNED)


def test_a_home_visit_asked_anew_is_closed_in_the_name_of_who_signed(case, priya, colin):
    """SUP-05: the practitioner's visit is ended by a colleague's signature, and says so."""
    case.sentences.create(kind="community", description="Order", sentenced_on="2026-05-01")
    today = timezone.localdate()
    asked = tasks.open_task(
        case,
        Task.Kind.HOME_VISIT,
        "Make a home visit",
        due_on=today,
        about=case.uuid,
        link_name="cases:overview",
        assignee=priya,
    )
    workflow.sign(signable(case, HIGH, colin), by=colin)
    asked.refresh_from_db()
    assert (asked.assignee, asked.done_by) == (priya, colin)
    assert Task.objects.open().get(kind=Task.Kind.HOME_VISIT).assignee == priya


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"is_limited": True, "limited_note": "No police record."}, "information was limited"),
        ({"is_initial_view": True}, "it was an initial view only"),
    ],
)
def test_what_was_signed_on_little_has_a_review_of_its_own_in_four_weeks_src_16(
    case, priya, client, answers, words
):
    """SRC-16, ST1-14."""
    with time_machine.travel("2026-10-30 10:00", tick=False):
        assessment = signable(case, LOW)
        for name, answer in answers.items():
            setattr(assessment, name, answer)
        assessment.save()
        workflow.sign(assessment, by=priya)
    review = Task.objects.open().get(kind=Task.Kind.REVIEW)
    assert review.title == f"Review the risk of serious harm: {words}"
    assert review.due_on == datetime.date(2026, 11, 27)
    assert review.due_because == (
        f"Four weeks after the signature of 30 October 2026, because {words}: 27 November 2026."
    )
    assert risk_register.of(case).review_due_on == review.due_on


def test_whoever_reads_an_initial_view_is_told_so_st1_14(case, priya, client):
    assessment = signable(case, LOW)
    assessment.is_initial_view = True
    assessment.save()
    submission = workflow.sign(assessment, by=priya)
    client.force_login(priya)
    for url in (f"/cases/{case.crn}/assessments/", f"/cases/{case.crn}/"):
        assert "nitial view only" in client.get(url).content.decode()
    record_url = f"/submissions/{submission.uuid}/"
    assert "Initial view only." in client.get(record_url).content.decode()
