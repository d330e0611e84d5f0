"""Enquiries to other agencies: asked, due, chased, answered."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cases import workflow
from cases.models import Enquiry, Task
from cases.tests.conftest import date_fields, fields_of

MONDAY = datetime.date(2026, 6, 1)  # no bank holiday in the two weeks that follow


def at(name, case, *more):
    return reverse(f"cases:{name}", args=[case.crn, *more])


def text_of(response):
    return response.content.decode()


def today():
    day = timezone.localdate()
    return date_fields("asked_on", day.day, day.month, day.year)


def asked(case, by, **more):
    row = Enquiry(case=case, **{"agency": "Police", "asked_on": MONDAY, **more})
    return workflow.save_enquiry(row, by=by)


def due():
    return Task.objects.open().filter(kind=Task.Kind.ENQUIRY)


def test_src_13_an_enquiry_is_due_in_ten_working_days_and_opens_one_task(act, case, priya):
    data = {"agency": "Police", **date_fields("asked_on", 1, 6, 2026)}
    assert act(priya, at("enquiry_add", case), data).url == at("enquiries", case)
    row, task = Enquiry.objects.get(), due().get()
    assert row.due_on == task.due_on == datetime.date(2026, 6, 15)
    assert (task.title, task.assignee) == ("Get a reply from Police, asked on 1 June 2026", priya)
    assert case.timeline.get().sentence == "Asked: Police"


def test_src_13_an_enquiry_is_asked_today_unless_said_otherwise(act, case, priya):
    act(priya, at("enquiry_add", case), {"agency": "Police", **today()})
    assert Enquiry.objects.get().asked_on == timezone.localdate()
    form = act(priya, at("enquiry_add", case)).context["form"]
    assert form["asked_on"].value() == timezone.localdate()


def test_src_13_a_second_post_of_one_page_asks_once(client, case, priya):
    client.force_login(priya)
    url = at("enquiry_add", case)
    data = {**fields_of(client.get(url)), "agency": "Police", **date_fields("asked_on", 1, 6, 2026)}
    assert client.post(url, data).status_code == client.post(url, data).status_code == 302
    assert (Enquiry.objects.count(), due().count(), case.timeline.count()) == (1, 1, 1)


def test_chd_02_an_enquiry_from_the_page_of_children_is_about_children(act, case, priya):
    url = f"{at('enquiry_add', case)}?about=children"
    assert act(priya, url).context["form"]["is_about_children"].value() is True
    day = date_fields("asked_on", 1, 6, 2026)
    data = {"agency": "Children’s services", "is_about_children": "on", **day}
    assert act(priya, url, data).url == at("children", case)
    asked(case, priya, agency="A drug service")
    html = text_of(act(priya, at("children", case)))
    assert "Children’s services" in html and "A drug service" not in html
    assert "A drug service" in text_of(act(priya, at("enquiries", case)))


def test_src_13_another_day_moves_the_task_and_says_no_sum(case, priya):
    row = asked(case, priya)
    assert due().get().due_because == "Ten working days after it was asked"
    row.due_on, row.agency = datetime.date(2026, 7, 1), "Kent Police"
    workflow.save_enquiry(row, by=priya)
    task = due().get()
    assert (task.due_on, task.due_because) == (datetime.date(2026, 7, 1), "")
    assert "Kent Police" in task.title


def test_src_13_the_reply_ends_the_task_and_is_told_once(act, case, priya, colin):
    row = asked(case, priya)
    data = {"agency": "Police", "outcome": "Two call-outs"}
    data |= date_fields("asked_on", 1, 6, 2026) | date_fields("replied_on", 9, 6, 2026)
    act(colin, at("enquiry_edit", case, row.uuid), data)
    assert not due().exists()
    assert Task.objects.get().done_by == colin
    row.refresh_from_db()
    row.outcome = "Three call-outs"
    workflow.save_enquiry(row, by=priya)
    acts = [entry.act for entry in case.timeline.all()]
    assert sorted(acts) == ["enquiry.answered", "enquiry.asked"]


def test_src_13_an_enquiry_recorded_with_its_reply_is_never_due(case, priya):
    asked(case, priya, replied_on=datetime.date(2026, 6, 3))
    assert not Task.objects.exists()
    assert case.timeline.count() == 2


def test_src_13_a_reply_taken_back_is_waited_for_again(case, priya):
    row = asked(case, priya, replied_on=datetime.date(2026, 6, 3))
    row.replied_on = None
    workflow.save_enquiry(row, by=priya)
    assert due().count() == 1


def test_src_13_what_was_said_without_a_day_of_reply_stays_open(act, case, priya):
    row = asked(case, priya)
    data = {"agency": "Police", "outcome": "They rang", **date_fields("asked_on", 1, 6, 2026)}
    act(priya, at("enquiry_edit", case, row.uuid), data)
    assert due().count() == 1
    assert act(priya, at("enquiries", case)).context["waiting"] == [row]


def test_chd_02_an_overdue_reply_says_so_and_what_to_do(act, case, priya):
    asked(case, priya, is_about_children=True, asked_on=datetime.date(2025, 3, 3))
    for page in ("children", "enquiries"):
        html = text_of(act(priya, at(page, case)))
        assert "Overdue" in html and "Chase it, and tell your manager" in html
    assert "Overdue" in text_of(act(priya, at("overview", case)))


@pytest.mark.parametrize("name", ["due_on", "chased_on", "replied_on"])
def test_src_13_no_day_lies_before_the_question(act, case, priya, name):
    row = asked(case, priya)
    data = {"agency": "Police", **date_fields("asked_on", 1, 6, 2026)}
    html = text_of(
        act(priya, at("enquiry_edit", case, row.uuid), data | date_fields(name, 31, 5, 2026))
    )
    assert "must not be before the day you asked" in html
    row.refresh_from_db()
    assert getattr(row, name) in (None, datetime.date(2026, 6, 15))


def test_an_enquiry_saved_by_two_people_shows_both_texts(client, case, priya):
    row = asked(case, priya)
    client.force_login(priya)
    url = at("enquiry_edit", case, row.uuid)
    seen = {**fields_of(client.get(url)), "agency": "Police", **date_fields("asked_on", 1, 6, 2026)}
    client.post(url, {**seen, "outcome": "First text"})
    response = client.post(url, {**seen, "outcome": "Second text"})
    assert response.status_code == 409
    assert "First text" in text_of(response) and "Second text" in text_of(response)


def test_nobody_asks_on_a_closed_case(case, priya, mo):
    workflow.close(case, by=mo, reason="died")
    with pytest.raises(PermissionDenied, match="closed"):
        asked(case, priya)
    assert not Enquiry.objects.exists()


def test_what_was_answered_already_is_saved_without_being_told_again(case, priya):
    row = Enquiry(case=case, agency="Police", asked_on=MONDAY, replied_on=MONDAY)
    workflow.save_enquiry(row, by=priya)
    told = case.timeline.filter(act__startswith="enquiry.").count()
    row.outcome = "Nothing is known."
    workflow.save_enquiry(row, by=priya)
    assert case.timeline.filter(act__startswith="enquiry.").count() == told
