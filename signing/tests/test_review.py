"""Countersign, return, withdraw: every state by every verb, who may, and what it does."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Role
from assessments.models import Editor
from cases import risk_register, tasks, timeline
from cases.models import Task
from riskplans.models import PlanEditor
from rules.terms import RiskLevel
from signing import permissions, workflow
from signing.models import TRANSITIONS, Signature, Status
from signing.tests.builder import signable

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def agree(submission, by, **options):
    options.setdefault("read_hash", submission.record_hash)
    return workflow.countersign(submission, by=by, comment="I agree because.", **options)


def give_back(submission, by):
    read = submission.record_hash
    return workflow.return_for_changes(submission, by=by, comment="Mend it.", read_hash=read)


@pytest.fixture
def high(case, priya):
    return workflow.sign(signable(case, HIGH), by=priya)


@pytest.fixture
def very_high(case, priya):
    return workflow.sign(signable(case, VERY_HIGH), by=priya)


def test_a_manager_completes_high(high, case, mo):
    submission = agree(high, mo)
    submission.assessment.refresh_from_db()
    assert submission.status == Status.COMPLETE
    assert submission.assessment.completed_at
    assert submission.assessment.plans.get().completed_at
    register = risk_register.of(case)
    assert (register.working_level, register.countersigned_level) == (HIGH, HIGH)
    assert not register.is_awaiting
    assert not Task.objects.open().filter(kind=Task.Kind.COUNTERSIGN).exists()
    last = submission.signatures.last()
    assert (last.role, last.authority) == (
        "manager",
        "Signs alone up to Medium, countersigns up to High, first of two up to Very High",
    )


def test_very_high_takes_a_manager_and_then_a_head(very_high, case, mo, hanna):
    with pytest.raises(PermissionDenied, match="It waits for a manager"):
        agree(very_high, hanna)
    first = agree(very_high, mo)
    assert first.status == Status.AWAITING_SECOND
    assert risk_register.of(case).countersigned_level is None
    assert Task.objects.open().get(kind=Task.Kind.COUNTERSIGN).role == "head"
    assert agree(first, hanna).status == Status.COMPLETE
    assert risk_register.of(case).countersigned_level == VERY_HIGH


def test_another_manager_does_not_give_the_second(very_high, mo, mia):
    first = agree(very_high, mo)
    with pytest.raises(PermissionDenied, match="waits for a head"):
        agree(first, mia)


def test_the_state_on_the_page_is_part_of_what_was_read(very_high, mo, hanna):
    agree(very_high, mo)
    very_high.refresh_from_db()
    with pytest.raises(workflow.Overtaken, match="Mo Manager countersigned this on"):
        agree(very_high, hanna, read_status=Status.AWAITING)


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        (Role.PRACTITIONER, "Your role does not countersign this"),
        (Role.INSPECTOR, "You can read this case, not change it."),
        (Role.ADMINISTRATOR, "You can read this case, not change it."),
        (Role.MANAGER, ""),
        (Role.HEAD, ""),
    ],
)
def test_who_countersigns_high_by_role(high, colin, role, reason):
    colin.role = role
    colin.save()
    assert permissions.why_not_countersign(colin, high).startswith(reason)
    assert bool(permissions.why_not_countersign(colin, high)) is bool(reason)


def test_nobody_countersigns_a_case_they_cannot_see(high, oscar):
    oscar.role = Role.MANAGER
    oscar.save()
    assert permissions.why_not_countersign(oscar, high) == "You cannot see this case."


def make_editor(high, user):
    Editor.objects.create(assessment=high.assessment, user=user)


def make_plan_editor(high, user):
    PlanEditor.objects.create(plan=high.plan, user=user)


def make_plan_author(high, user):
    high.plan.author = user
    high.plan.save()


def make_author(high, user):
    high.assessment.author = user
    high.assessment.save()


@pytest.mark.parametrize("write", [make_editor, make_plan_editor, make_plan_author, make_author])
def test_who_wrote_any_of_it_never_countersigns(high, mo, write):
    """ROL-03."""
    write(high, mo)
    high.refresh_from_db()
    with pytest.raises(PermissionDenied, match="You wrote or edited this"):
        agree(high, mo)


def test_the_signer_does_not_countersign_after_becoming_a_manager(high, priya):
    priya.role = Role.MANAGER
    priya.save()
    with pytest.raises(PermissionDenied, match="You wrote or edited this"):
        agree(high, priya)


def test_the_author_before_a_take_over_does_not_countersign(case, colin, priya):
    assessment = signable(case, HIGH, colin)
    Editor.objects.all().delete()
    workflow.take_over(assessment, by=priya, reason="Colin has left the team.")
    submission = workflow.sign(assessment, by=priya)
    colin.role = Role.MANAGER
    colin.save()
    with pytest.raises(PermissionDenied, match="You wrote or edited this"):
        agree(submission, colin)


def test_who_signed_an_earlier_version_does_not_countersign_a_later_one(high, priya, mo, mia):
    give_back(high, mo)
    Editor.objects.all().delete()
    workflow.take_over(high.assessment, by=mo, reason="Priya is away.")
    Editor.objects.all().delete()
    PlanEditor.objects.all().delete()
    again = workflow.sign(high.assessment, by=mo)
    priya.role = Role.MANAGER
    priya.save()
    assert "You wrote" in permissions.why_not_countersign(priya, again)
    assert permissions.why_not_countersign(mia, again) == ""


def test_only_what_was_read_is_countersigned(high, mo):
    with pytest.raises(workflow.Overtaken, match="Priya Practitioner signed this on"):
        agree(high, mo, read_hash="0" * 64)
    assert Signature.objects.count() == 1


def test_the_second_to_press_is_told_who_was_first(high, mo, mia):
    agree(high, mo)
    with pytest.raises(workflow.Overtaken, match="Mo Manager countersigned this on"):
        agree(high, mia)
    assert Signature.objects.filter(kind=Signature.Kind.COUNTERSIGN).count() == 1


def test_a_return_gives_it_back_and_leaves_the_raised_level(high, case, mo):
    submission = give_back(high, mo)
    submission.assessment.refresh_from_db()
    assert submission.status == Status.RETURNED
    assert submission.assessment.is_editable and submission.plan.is_editable
    assert submission.assessment.plans.get().is_editable
    register = risk_register.of(case)
    assert (register.working_level, register.is_awaiting) == (HIGH, False)
    task = Task.objects.open().get(kind=Task.Kind.RETURNED)
    assert task.assignee == submission.author
    assert not Task.objects.open().filter(kind=Task.Kind.COUNTERSIGN).exists()


def test_what_has_to_change_is_that_of_the_work_at_hand(high, case, mo):
    """Not of something else that was returned later."""
    assessment = give_back(high, mo).assessment
    other = tasks.words_of_return("Plan 7")
    timeline.record(case, "signing.returned", other, by=mo, note="Of the plan.")
    note = tasks.returned(case, assessment.uuid, str(assessment)).note
    assert note and note != "Of the plan."


def test_a_returned_one_is_signed_again_and_the_earlier_record_is_kept(high, mo, priya):
    """ROL-04."""
    old = high.record_hash
    submission = give_back(high, mo)
    submission.assessment.decision.rationale = "Mended. Fictional words."
    submission.assessment.decision.save()
    again = workflow.sign(submission.assessment, by=priya)
    assert again.pk == high.pk and again.status == Status.AWAITING
    assert again.record_hash != old
    first = again.signatures.first()
    assert first.record_hash == old and "Mended" not in first.record
    assert not Task.objects.open().filter(kind=Task.Kind.RETURNED).exists()
    with pytest.raises(workflow.Overtaken):
        agree(again, mo, read_hash=old)


def test_a_return_at_the_second_stage_voids_the_first(very_high, mo, hanna):
    returned = give_back(agree(very_high, mo), hanna)
    assert returned.countersigned_by is None and returned.countersigned_at is None
    assert returned.status == Status.RETURNED


def test_the_author_withdraws_before_a_countersignature(high, case, priya):
    submission = workflow.withdraw(high, by=priya)
    submission.assessment.refresh_from_db()
    assert (submission.status, submission.record) == (Status.DRAFT, "")
    assert submission.assessment.is_editable
    assert risk_register.of(case).working_level == HIGH
    assert not risk_register.of(case).is_awaiting
    assert not Task.objects.open().filter(kind=Task.Kind.COUNTERSIGN).exists()


def test_nobody_else_withdraws_and_nobody_after_a_countersignature(very_high, priya, mo):
    with pytest.raises(PermissionDenied, match="Only who signed it"):
        workflow.withdraw(very_high, by=mo)
    agree(very_high, mo)
    with pytest.raises(PermissionDenied, match="too late"):
        workflow.withdraw(very_high, by=priya)


VERBS = {
    "sign": lambda s, who: workflow.sign(s.assessment, by=who["priya"]),
    "countersign": lambda s, who: agree(s, who["hanna" if s.stages == 1 else "mo"]),
    "second": lambda s, who: agree(s, who["hanna"]),
    "return": lambda s, who: give_back(s, who["hanna"]),
    "withdraw": lambda s, who: workflow.withdraw(s, by=who["priya"]),
    "abandon": lambda s, who: workflow.abandon(s.assessment, by=who["priya"], reason="Over."),
}
REACHED = {
    (Status.DRAFT, "sign"): Status.AWAITING,
    (Status.DRAFT, "abandon"): Status.ABANDONED,
    (Status.AWAITING, "sign"): Status.AWAITING,  # a double press
    (Status.AWAITING, "countersign"): Status.AWAITING_SECOND,
    (Status.AWAITING, "withdraw"): Status.DRAFT,
    (Status.AWAITING_SECOND, "sign"): Status.AWAITING_SECOND,
    (Status.AWAITING_SECOND, "second"): Status.COMPLETE,
    (Status.AWAITING_SECOND, "return"): Status.RETURNED,
    (Status.RETURNED, "sign"): Status.AWAITING,
    (Status.RETURNED, "abandon"): Status.ABANDONED,
    (Status.COMPLETE, "sign"): Status.COMPLETE,
}
PATHS = {
    Status.DRAFT: ["withdraw"],
    Status.AWAITING: [],
    Status.AWAITING_SECOND: ["countersign"],
    Status.RETURNED: ["countersign", "return"],
    Status.COMPLETE: ["countersign", "second"],
    Status.ABANDONED: ["withdraw", "abandon"],
}


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("verb", list(VERBS))
def test_every_state_by_every_verb(very_high, priya, mo, hanna, status, verb):
    who = {"priya": priya, "mo": mo, "hanna": hanna}
    for step in PATHS[status]:
        VERBS[step](very_high, who)
        very_high.refresh_from_db()
    assert very_high.status == status
    very_high.assessment.refresh_from_db()
    end = REACHED.get((status, verb))
    if end is None:
        with pytest.raises((PermissionDenied, workflow.Overtaken)):
            VERBS[verb](very_high, who)
        very_high.refresh_from_db()
        assert very_high.status == status
    else:
        VERBS[verb](very_high, who)
        very_high.refresh_from_db()
        assert very_high.status == end
        assert end == status or end in TRANSITIONS[status]
