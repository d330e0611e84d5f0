"""The plan’s clock before release: which plan is enough, and how its day follows (RMP-11)."""

import datetime

import pytest
from django.utils import timezone

from cases import plan_clock
from cases import workflow as casework
from cases.models import Case, RiskRegister, Sentence, Task
from cases.working_days import bank_holidays
from rules.clock import add_working_days
from rules.terms import RiskLevel, Setting
from signing import workflow
from signing.models import Submission
from signing.tests.builder import signable
from signing.tests.plans_alone import completed_plan
from signing.tests.test_in_force import agree, revision

DAY = datetime.timedelta(days=1)


def before(days):
    return add_working_days(timezone.localdate() + days * DAY, -1, bank_holidays())


def released(case, by, days):
    """Record the release date, or that there is none, as the page does."""
    release = timezone.localdate() + days * DAY if days else None
    case.sentences.update(release_on=release)
    casework.record_changed(Case.objects.get(pk=case.pk), by=by)
    return Task.objects.open().filter(case=case, kind=Task.Kind.PLAN).first()


def hold(case, since=0):
    case.setting, case.setting_on = Setting.CUSTODY, timezone.localdate() - since * DAY
    case.save()
    Sentence.objects.create(
        case=case, kind="custody", sentenced_on=timezone.localdate() - 300 * DAY
    )


def signed_before(days):
    """Every signature so far was given that many days ago."""
    now = timezone.now()
    Submission.objects.update(signed_at=now - days * DAY)
    RiskRegister.objects.update(countersigned_on=timezone.localdate() - days * DAY)


def test_a_plan_that_was_revised_alone_in_custody_is_enough(case, priya, mo):
    plan = completed_plan(case, priya, mo, RiskLevel.HIGH)
    signed_before(20)
    hold(case, since=10)
    assert released(case, priya, 60).due_on == before(60)
    agree(workflow.sign_plan(revision(plan, priya), by=priya), mo)
    assert released(case, priya, 61) is None


def test_an_urgent_signature_leaves_the_plan_to_be_completed(case, priya, mo):
    hold(case)
    high = signable(case, RiskLevel.HIGH)
    agree(workflow.sign_urgently(high, by=priya), mo)
    assert released(case, priya, 60).due_on == before(60)


def test_the_day_of_a_plan_that_waits_follows_the_release_date(case, priya, mo):
    """A review signed in custody, after another plan of the same custody was complete."""
    completed_plan(case, priya, mo, RiskLevel.HIGH)
    hold(case)
    assert released(case, priya, 60) is None
    review = signable(Case.objects.get(pk=case.pk), RiskLevel.HIGH)
    review.scores.update(community_on=timezone.localdate())
    review.setting = Setting.CUSTODY
    review.save()
    workflow.sign(review, by=priya)
    assert released(case, priya, 90).due_on == before(90)
    assert released(case, priya, None) is None


@pytest.mark.parametrize(("days_ago", "is_owed"), [(0, False), (20, True)])
def test_an_abandoned_review_owes_what_no_plan_of_this_custody_answered(
    case, priya, mo, days_ago, is_owed
):
    completed_plan(case, priya, mo, RiskLevel.HIGH)
    signed_before(days_ago)
    hold(case)
    assert (released(case, priya, 60) is not None) is is_owed
    review = signable(Case.objects.get(pk=case.pk), RiskLevel.HIGH)
    review.scores.update(community_on=timezone.localdate())
    review.setting = Setting.CUSTODY
    review.save()
    workflow.withdraw(workflow.sign(review, by=priya), by=priya)
    assert released(case, priya, 90).due_on == before(90)
    review.refresh_from_db()
    workflow.abandon(review, by=priya, reason="No")
    assert (released(case, priya, 90) is not None) is is_owed


def test_a_release_that_was_yesterday_makes_the_plan_late(case, priya):
    hold(case, since=10)
    released(case, priya, 60)
    assert released(case, priya, -1).due_on == before(-1)
    assert plan_clock.late(case) is not None
    case.sentences.update(release_on=None)
    case.setting = Setting.COMMUNITY
    case.save()
    casework.record_changed(case, by=priya)
    assert plan_clock.late(case) is not None


def test_after_a_recall_the_release_before_it_owes_nothing(case, priya, mo):
    """The plan is owed before the next release, whose day nobody has recorded yet."""
    completed_plan(case, priya, mo, RiskLevel.HIGH)
    signed_before(20)
    hold(case)
    assert released(case, priya, -60) is None
    review = signable(Case.objects.get(pk=case.pk), RiskLevel.HIGH)
    review.scores.update(community_on=timezone.localdate())
    review.setting = Setting.CUSTODY
    review.save()
    workflow.sign(review, by=priya)
    assert plan_clock.due(Case.objects.get(pk=case.pk)) is None
