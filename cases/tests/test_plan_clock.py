"""The plan’s clock: before release, after a signature, and when it is late (RMP-11)."""

import datetime

import pytest
from django.utils import timezone

from cases import above, first_assessment, plan_clock, risk_register, workflow
from cases.models import Case, EarlierLevel, Sentence, Task
from cases.templatetags.case_tags import is_soon
from cases.working_days import bank_holidays
from rules.clock import Deadline, add_working_days
from rules.terms import RiskLevel, Setting

DAY = datetime.timedelta(days=1)


def today():
    return timezone.localdate()


@pytest.fixture
def held(case):
    """The case in custody, recorded ten days ago, with a sentence and no release date."""
    case.setting, case.setting_on = Setting.CUSTODY, today() - 10 * DAY
    case.save()
    case.sentences.all().delete()
    Sentence.objects.create(case=case, kind="custody", sentenced_on=today() - 300 * DAY)
    return case


def released(case, on, by):
    """Record the release date as the page does."""
    sentence = case.sentences.get()
    sentence.release_on = on
    sentence.save()
    workflow.record_changed(case, by=by)
    return Task.objects.open().filter(case=case, kind=Task.Kind.PLAN).first()


def test_a_person_in_custody_owes_the_plan_before_release(held, priya):
    assert released(held, None, priya) is None
    task = released(held, today() + 60 * DAY, priya)
    assert (task.title, task.assignee) == (plan_clock.BEFORE_RELEASE, priya)
    assert task.due_on == add_working_days(today() + 60 * DAY, -1, bank_holidays())
    assert plan_clock.due(held) == task and plan_clock.late(held) is None


def test_the_day_follows_the_release_date_and_goes_with_it(held, priya):
    task = released(held, today() + 60 * DAY, priya)
    for days in (90, 30):
        again = released(held, today() + days * DAY, priya)
        assert again == task
        assert again.due_on == add_working_days(today() + days * DAY, -1, bank_holidays())
    assert released(held, None, priya) is None
    task.refresh_from_db()
    assert task.done_by == priya


@pytest.mark.parametrize(("days_before", "is_asked"), [(11, True), (10, False), (0, False)])
def test_a_plan_completed_in_this_custody_is_enough(
    held, priya, monkeypatch, days_before, is_asked
):
    signed_on = today() - days_before * DAY
    monkeypatch.setitem(above._showers, above.COMPLETE_ON, lambda case: signed_on)
    assert (released(held, today() + 60 * DAY, priya) is not None) is is_asked


def test_a_level_from_elsewhere_is_no_plan(held, priya):
    level = EarlierLevel(case=held, level=RiskLevel.HIGH, set_on=today())
    risk_register.start_from(level)
    held.refresh_from_db()
    assert released(held, today() + 60 * DAY, priya) is not None


def test_in_the_community_no_release_is_waited_for(held, priya):
    held.setting = Setting.COMMUNITY
    held.save()
    assert released(held, today() + 60 * DAY, priya) is None


@pytest.mark.parametrize(("second", "kept"), [(-1, 4), (1, 5), (0, 5)])
def test_a_running_clock_moves_only_to_an_earlier_day(case, second, kept):
    first = plan_clock.start(case, Deadline(today() + 5 * DAY, "First."))
    again = plan_clock.start(case, Deadline(today() + (5 + second) * DAY, "Second."))
    first.refresh_from_db()
    assert again == first and first.due_on == today() + kept * DAY
    assert first.due_because.startswith("Second." if second < 0 else "First.")


def test_the_first_assessment_is_due_with_its_plan_outside_custody_alone(case, priya):
    first_assessment.ask(case)
    assert plan_clock.due(case).title == first_assessment.ASSESS
    case.setting, case.setting_on = Setting.CUSTODY, today()
    assert plan_clock.due(case) is None


def test_it_is_late_the_day_after_and_the_first_due_counts(case, priya):
    plan_clock.start(case, Deadline(today(), "Today."))
    assert plan_clock.late(case) is None
    late = plan_clock.start(case, Deadline(today() - DAY, "Yesterday."))
    assert plan_clock.late(case) == late
    whole = Task.objects.create(
        case=case,
        kind=Task.Kind.FULL_PLAN,
        due_on=today() + DAY,
        assignee=priya,
        about=case.uuid,
    )
    assert plan_clock.due(case) == late
    plan_clock.close(case, by=priya)
    assert plan_clock.due(case) == whole


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (2, True), (3, False)])
def test_a_list_says_that_a_day_is_near(days, soon):
    assert is_soon(today() + days * DAY) is soon


def test_a_case_that_was_opened_again_is_counted_from_then(case, priya, mo):
    """Nobody owed a plan while it was closed."""
    Case.objects.filter(pk=case.pk).update(created_at=timezone.now() - 400 * DAY)
    workflow.close(case, by=priya, reason=Case.CloseReason.ERROR)
    again = workflow.reopen(case, by=mo)
    workflow.record_changed(again, by=priya)
    assert plan_clock.due(again).due_on == add_working_days(today(), 5, bank_holidays())
    assert first_assessment.came_on(again) == today()
