"""How actions went, recorded on the plan in force (RMP-19, MON-12, INT-05)."""

import datetime

import pytest
from django.utils import timezone

from riskplans.models import ActionProgress
from riskplans.permissions import why_not_record_progress
from riskplans.tests.asking import at, text_of, token_of
from rules.wording import written
from tests.factories import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(plan, add):
    """A plan in force with one action whose day has gone by."""
    day = timezone.localdate() - datetime.timedelta(days=12)
    add(when_text="long ago", when_on=day, who="P. Practitioner")
    plan.locked_at = timezone.now()
    plan.save()
    return plan


def today(**more):
    day = timezone.localdate()
    return {"on_day": day.day, "on_month": day.month, "on_year": day.year, **more}


def test_who_may_record_progress_and_when(plan, priya, colin, ines):
    plan.locked_at = timezone.now()
    assert why_not_record_progress(priya, plan, plan) == ""
    assert why_not_record_progress(colin, plan, plan) == ""
    assert "not change it" in why_not_record_progress(ines, plan, plan)
    plan.locked_at = None
    assert "not signed yet" in why_not_record_progress(priya, plan, None)
    plan.locked_at = timezone.now()
    later = make_plan(plan.assessment, number=9, abandoned_at=timezone.now())
    assert "later plan" in why_not_record_progress(priya, plan, later)
    assert "once it has it" in why_not_record_progress(priya, plan, None), "no plan before it"
    before = make_plan(plan.assessment, number=0, abandoned_at=timezone.now())
    assert f"Record progress in {before}" in why_not_record_progress(priya, plan, before)
    plan.abandoned_at = timezone.now()
    assert "abandoned" in why_not_record_progress(priya, plan, plan)
    plan.case.closed_at = timezone.now()
    assert "Reopen it first" in why_not_record_progress(priya, plan, plan)


def test_what_is_overdue_is_named_with_how_long_rmp_19(signed_in, signed):
    page = text_of(signed_in.get(at(signed, "progress")))
    assert "1 action is overdue." in page
    assert "12 days ago" in page
    assert "Overdue: due" in text_of(signed_in.get(at(signed)))


def test_nothing_of_a_draft_is_overdue(signed_in, signed):
    signed.locked_at = None
    signed.save()
    assert "Overdue" not in text_of(signed_in.get(at(signed)))
    assert "not signed yet" in text_of(signed_in.get(at(signed, "progress")))


def test_progress_is_recorded_once_and_ends_what_was_overdue_rmp_19(signed_in, signed):
    url = at(signed, "progress_add", signed.actions.get().uuid)
    data = today(state="done", note="Seen", row_token=token_of(signed_in, url))
    posts = data, data, data | {"note": "x" * 4001}  # the last finds the row that is saved
    assert [signed_in.post(url, one).status_code for one in posts] == [302, 302, 302]
    entry = ActionProgress.objects.get()
    assert (entry.state, entry.recorded_by.username) == ("done", "priya")
    page = text_of(signed_in.get(at(signed, "progress")))
    assert "overdue" not in page
    assert "Done" in page and "Priya Practitioner" in page and "Seen" in page
    assert "Seen" in text_of(signed_in.get(at(signed, "history")))


def test_recording_progress_is_not_editing_the_plan(signed_in, signed):
    url = at(signed, "progress_add", signed.actions.get().uuid)
    before = signed.version
    signed_in.post(url, today(state="under way"))
    signed.refresh_from_db()
    assert signed.version == before
    assert not signed.editors.exists()


def test_what_could_not_be_done_says_why_rmp_19(signed_in, signed):
    url = at(signed, "progress_add", signed.actions.get().uuid)
    page = signed_in.post(url, today(state="could not", note=" "))
    assert "Enter why it could not be done" in text_of(page)
    assert not ActionProgress.objects.exists()
    assert signed_in.post(url, today(state="could not", note="Ill")).status_code == 302


@pytest.mark.parametrize(("pillar", "status"), [("interventions", 200), ("supervision", 302)])
def test_an_intervention_that_is_done_says_what_changed_int_05(signed_in, signed, pillar, status):
    action = signed.actions.get()
    action.pillar = pillar
    action.save()
    url = at(signed, "progress_add", action.uuid)
    answer = signed_in.post(url, today(state="done"))
    assert answer.status_code == status
    assert ("Enter what changed for the person" in text_of(answer)) is (status == 200)


def test_progress_is_never_of_tomorrow_and_needs_a_state(signed_in, signed):
    url = at(signed, "progress_add", signed.actions.get().uuid)
    assert "Select how far it has come" in text_of(signed_in.post(url, today()))
    later = {"on_day": 1, "on_month": 1, "on_year": 2199, "state": "done"}
    assert "must be today or in the past" in text_of(signed_in.post(url, later))


def test_a_restriction_shows_when_it_was_last_checked_mon_12(signed_in, signed):
    action = signed.actions.get()
    action.is_restriction = True
    action.save()
    assert "Not checked yet" in text_of(signed_in.get(at(signed, "progress")))
    url = at(signed, "progress_add", action.uuid)
    signed_in.post(url, today(state="monitored", note="Kept"))
    assert "Last checked" in text_of(signed_in.get(at(signed, "progress")))
    day = written(timezone.localdate())
    assert f"<dt>Last checked</dt><dd>{day}</dd>" in text_of(signed_in.get(at(signed)))


@pytest.mark.parametrize(("who", "status"), [("colin", 302), ("mo", 302), ("ines", 403)])
def test_whoever_works_on_the_case_records_progress(client, signed, who, status, request):
    client.force_login(request.getfixturevalue(who))
    url = at(signed, "progress_add", signed.actions.get().uuid)
    assert client.post(url, today(state="under way")).status_code == status


def test_a_plan_that_a_later_one_replaced_takes_no_progress(signed_in, signed):
    signed.completed_at = timezone.now()
    signed.save()
    make_plan(signed.assessment, number=9, locked_at=timezone.now())
    url = at(signed, "progress_add", signed.actions.get().uuid)
    assert signed_in.post(url, today(state="done")).status_code == 403
    assert not ActionProgress.objects.exists()


def test_a_review_shows_the_progress_of_the_action_that_it_copied_rmp_19(signed_in, signed):
    action = signed.actions.get()
    signed_in.post(at(signed, "progress_add", action.uuid), today(state="under way", note="Begun"))
    signed.completed_at = timezone.now()
    signed.save()
    newer = make_plan(signed.assessment, number=9, locked_at=timezone.now())
    newer.actions.create(number="a1", pillar="supervision", what="x", lineage=action.lineage)
    assert "Begun" in text_of(signed_in.get(at(newer, "progress")))
