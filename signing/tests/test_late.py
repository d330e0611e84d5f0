"""The plan's clock around signatures: started, kept, stopped; and why a plan is late (RMP-11)."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from cases import first_assessment, plan_clock
from cases.models import Case, Sentence, Task
from cases.working_days import bank_holidays
from documents import editions
from rules.clock import Deadline, add_working_days
from rules.terms import RiskLevel, Setting
from signing import late, record, workflow
from signing.models import Submission
from signing.tests.builder import signable
from signing.tests.plans_alone import completed_plan

PLAN = Task.Kind.PLAN
WHY = "The prison sent its report a week late."
ASKED = "Enter why the plan is late"


def today():
    return timezone.localdate()


def clock_of(case):
    return Task.objects.open().filter(case=case, kind=PLAN).first()


def countersigned(submission, by, **said):
    read = {"read_hash": submission.record_hash, "read_status": submission.status}
    return workflow.countersign(submission, by=by, comment="Yes.", **read, **said)


def returned(submission, by):
    read = {"read_hash": submission.record_hash, "read_status": submission.status}
    return workflow.return_for_changes(submission, by=by, comment="No.", **read)


def overdue(case, days=1):
    return plan_clock.start(case, Deadline(today() - datetime.timedelta(days=days), "Then."))


@pytest.fixture
def high(case):
    return signable(case, RiskLevel.HIGH)


def test_a_high_signature_owes_the_complete_plan_and_its_completion_ends_it(case, high, priya, mo):
    first_assessment.ask(case)
    submission = workflow.sign(high, by=priya)
    task = clock_of(case)
    assert task.due_on == add_working_days(today(), 5, bank_holidays())
    assert not Task.objects.open().filter(title=first_assessment.ASSESS).exists()
    countersigned(submission, mo)
    assert clock_of(case) is None


def test_a_plan_that_was_returned_gains_no_time(case, high, priya, mo):
    submission = workflow.sign(high, by=priya)
    day = today() - datetime.timedelta(days=3)
    Task.objects.filter(kind=PLAN).update(due_on=day)
    returned(submission, mo)
    assert clock_of(case).due_on == day
    workflow.sign(high, by=priya)
    assert clock_of(case).due_on == day


def test_low_is_complete_at_once_and_leaves_no_clock(case, priya):
    overdue(case)
    workflow.sign(signable(case, RiskLevel.LOW), by=priya)
    assert clock_of(case) is None


def test_what_is_complete_at_once_starts_no_clock(case, priya):
    workflow.sign(signable(case, RiskLevel.LOW), by=priya)
    assert not Task.objects.filter(kind=PLAN).exists()


def test_an_order_before_the_case_came_here_does_not_count(case, high, priya):
    """The case came a fortnight ago with an order of last year: the fortnight counts."""
    came = today() - datetime.timedelta(days=14)
    Case.objects.filter(pk=case.pk).update(created_at=timezone.now() - datetime.timedelta(days=14))
    Sentence.objects.create(
        case=case, kind="community", sentenced_on=today() - datetime.timedelta(days=300)
    )
    workflow.sign(Assessment.objects.get(), by=priya)
    assert clock_of(case).due_on == add_working_days(came, 5, bank_holidays())


@pytest.mark.parametrize("days", [None, 60])
def test_in_custody_a_signature_owes_the_plan_before_release_alone(case, high, priya, days):
    release = today() + datetime.timedelta(days=days) if days else None
    case.setting, case.setting_on = Setting.CUSTODY, today()
    case.save()
    Sentence.objects.create(case=case, kind="custody", release_on=release)
    high.scores.update(community_on=today())
    high.setting = Setting.CUSTODY
    high.save()
    workflow.sign(high, by=priya)
    task, before = clock_of(case), release and add_working_days(release, -1, bank_holidays())
    assert (task.due_on if task else None) == before


def test_what_follows_an_urgent_signature_keeps_its_five_days(case, high, priya):
    submission = workflow.sign_urgently(high, by=priya)
    assert clock_of(case) is None  # the tasks of what is owed say it
    owed = Task.objects.open().get(case=case, kind=Task.Kind.FULL_PLAN)
    assert plan_clock.due(case) == owed
    follow_up = Assessment.objects.get(carried_from=high)
    assert late.at_signing(follow_up) is None
    Task.objects.filter(kind=Task.Kind.FULL_PLAN).update(due_on=today() - datetime.timedelta(1))
    assert late.at_signing(follow_up) == owed
    assert late.at_countersigning(submission) is None
    follow_up.plans.update(abandoned_at=timezone.now())
    assert late.at_signing(follow_up) is None


def test_an_author_says_why_the_plan_is_late_and_nobody_is_asked_again(
    client, case, high, priya, mo
):
    overdue(case)
    client.force_login(priya)
    url = reverse("signing:sign", args=[high.uuid])
    read = {"read_hash": client.get(url).context["ready"].read_hash}
    ticked = read | {"is_declared": "on", "is_level_declared": "on"}
    page = BeautifulSoup(client.post(url, ticked | {"late_because": " "}).content, "lxml")
    beside = page.find("textarea", {"name": "late_because"}).find_parent(class_="govuk-form-group")
    assert ASKED in beside.get_text() and not Submission.objects.exists()
    shown = client.post(url, ticked | {"late_because": WHY}, follow=True).content.decode()
    submission = Submission.objects.get()
    assert f"Why the plan is late: {WHY}" in shown
    assert WHY in editions.of_submission(submission, record.read(submission)).signatures[0].comment
    assert late.at_countersigning(submission) is None


def test_a_countersigner_says_why_where_it_became_late_since(client, case, high, priya, mo):
    submission = workflow.sign(high, by=priya)
    assert late.at_countersigning(submission) is None
    overdue(case)
    client.force_login(mo)
    answer = {
        "agree-comment": "Yes, because.",
        "agree-read_hash": submission.record_hash,
        "agree-read_status": submission.status,
        "agree-is_level_declared": "on",
    }
    url = reverse("signing:countersign", args=[submission.uuid])
    assert ASKED in client.post(url, answer).content.decode()
    client.post(url, answer | {"agree-late_because": WHY})
    assert submission.signatures.last().late_because == WHY
    assert clock_of(case) is None


def test_the_second_countersigner_is_not_asked_what_the_first_has_said(case, priya, mo):
    submission = workflow.sign(signable(case, RiskLevel.VERY_HIGH), by=priya)
    overdue(case)
    first = countersigned(submission, mo, late_because=WHY)
    assert late.at_countersigning(first) is None


def test_an_urgent_signature_and_one_in_time_ask_nothing(client, case, high, priya):
    client.force_login(priya)
    sign, urgent = (
        client.get(reverse(f"signing:{name}", args=[high.uuid])).content.decode()
        for name in ("sign", "sign_urgently")
    )
    assert "late_because" not in sign + urgent
    overdue(case)
    page = client.get(reverse("signing:sign_urgently", args=[high.uuid])).content.decode()
    assert "late_because" not in page


def test_a_plan_alone_that_is_late_asks_too(case, revised, priya):
    assert late.at_signing(revised) is None
    task = overdue(case)
    assert late.at_signing(revised) == task
    workflow.sign_plan(revised, by=priya, late_because=WHY)
    assert clock_of(case) is None


def test_an_abandoned_review_takes_its_clock_with_it_unless_its_level_stands(case, priya, mo):
    """The plan before is complete, and nobody owes another; a raised level owes one still."""
    completed_plan(case, priya, mo, RiskLevel.HIGH)
    for level, is_owed in ((RiskLevel.HIGH, False), (RiskLevel.VERY_HIGH, True)):
        submission = workflow.sign(signable(case, level), by=priya)
        assert clock_of(case) is not None
        workflow.withdraw(submission, by=priya)
        assert clock_of(case) is not None
        workflow.abandon(Assessment.objects.get(pk=submission.assessment_id), by=priya, reason="No")
        assert (clock_of(case) is not None) is is_owed


def test_an_abandoned_first_assessment_leaves_the_plan_owed(case, high, priya):
    first_assessment.ask(case)
    workflow.withdraw(workflow.sign(high, by=priya), by=priya)
    high.refresh_from_db()
    workflow.abandon(high, by=priya, reason="Begun anew.")
    assert clock_of(case) is not None
