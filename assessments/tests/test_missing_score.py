"""A missing RSR is a task, opened by Step 1 and closed by the score (ST1-13)."""

import time_machine

from assessments.missing_score import TITLE
from cases.models import Task
from rules.terms import RiskLevel
from signing import workflow
from signing.tests.builder import signable


def open_tasks():
    return Task.objects.open().filter(kind=Task.Kind.SCORE)


def test_step_1_without_rsr_opens_one_task_to_have_it_worked_out_st1_13(
    save, at, assessment, case, as_priya
):
    with time_machine.travel("2026-05-01 10:00", tick=False):
        as_priya.force_login(case.practitioner)
        save(at("step-1"), basis="missing", missing_reason="Not asked for yet")
    with time_machine.travel("2026-05-02 10:00", tick=False):
        as_priya.force_login(case.practitioner)
        save(at("step-1"), missing_reason="Asked for")
    task = open_tasks().get()
    assert (task.title, task.assignee, task.about) == (TITLE, case.practitioner, case.uuid)
    assert f"{task.due_on}" == "2026-05-11"  # the first Monday in May is a holiday
    assert task.due_because == "Five working days after it was found missing, on 1 May 2026"
    as_priya.force_login(case.practitioner)
    page = as_priya.get(f"/cases/{case.crn}/").content.decode()
    assert TITLE in page and f'href="/cases/{case.crn}/assessments/"' in page


def test_the_task_goes_when_the_score_is_recorded_st1_13(save, at, case):
    save(at("step-1"), basis="missing", missing_reason="Not asked for yet")
    save(at("step-1/ovp"), percent="40", scored_on_day="1", scored_on_month="5")
    assert open_tasks().count() == 1
    save(
        at("step-1/rsr"),
        percent="2.10",
        score_type="dynamic",
        scored_on_day="1",
        scored_on_month="5",
        scored_on_year="2026",
    )
    assert not open_tasks().exists()
    assert Task.objects.get(kind=Task.Kind.SCORE).done_by == case.practitioner


def test_no_task_where_rsr_would_not_suit_st1_09(save, at):
    save(at("step-1"), basis="missing", missing_reason="Not asked for yet")
    save(
        at("step-1"), basis="unsuitable", unsuitable_for=["child neglect"], reason="It is neglect."
    )
    assert not open_tasks().exists()


def test_a_page_that_is_not_saved_opens_no_task(as_priya, typed, at):
    as_priya.get(at("step-1"))
    as_priya.post(at("step-1"), typed(at("step-1"), level="9"))
    assert not open_tasks().exists()


def test_a_signature_without_rsr_opens_the_task_and_one_with_it_ends_it_st1_13(case, priya):
    assessment = signable(case, RiskLevel.LOW)
    assessment.scores.all().delete()
    assessment.is_limited, assessment.limited_note = True, "No score yet."
    assessment.save()
    start = assessment.starting_point
    start.basis, start.level, start.missing_reason = "missing", None, "Asked for in May."
    start.save()
    workflow.sign(assessment, by=priya)
    assert open_tasks().count() == 1
    workflow.sign(signable(case, RiskLevel.LOW), by=priya)
    assert not open_tasks().exists()
