"""Appointments: planned against kept, and what makes a home visit."""

import pytest

from cases import above
from cases.models import Task
from cases.tests.living import at, days, open_visit_task, parts, visit
from cases.workflow import living
from rules.terms import Attendance

# Appointments


def test_an_appointment_is_added_with_three_answers_sup_06(act, case, priya):
    data = {"kind": "office", "purpose": "Weekly session", **parts("planned_on", days(3))}
    url = at("appointments", case)
    assert act(priya, at("appointment_add", case), data).url == url
    row = case.appointments.get()
    assert (row.kind, row.planned_on, row.attendance) == ("office", days(3), "")
    assert "Planned, in 3 days" in act(priya, url).content.decode()


@pytest.mark.parametrize("said", ["kept", "missed"])
def test_one_press_says_whether_it_was_kept_and_leads_to_the_findings_sup_06(
    act, client, case, priya, said
):
    row = visit(case)
    row.save()
    client.force_login(priya)
    url = at("appointment_edit", case, row.uuid)
    assert client.post(at("appointment_mark", case, row.uuid), {"attendance": said}).url == url
    row.refresh_from_db()
    assert row.attendance == said
    html = client.get(url).content.decode()
    assert ("Record a missed appointment" in html) is (said == "missed")


def test_what_somebody_said_before_stands_against_a_press(client, case, priya):
    row = visit(case, attendance=Attendance.CANCELLED)
    row.save()
    client.force_login(priya)
    client.post(at("appointment_mark", case, row.uuid), {"attendance": "missed"})
    row.refresh_from_db()
    assert (row.attendance, row.version) == (Attendance.CANCELLED, 1)


@pytest.mark.parametrize("said", ["", "acceptable", "nonsense"])
def test_a_press_says_kept_or_missed_and_nothing_else(client, case, priya, said):
    row = visit(case)
    row.save()
    client.force_login(priya)
    answer = client.post(at("appointment_mark", case, row.uuid), {"attendance": said})
    assert answer.url == at("appointment_edit", case, row.uuid)
    row.refresh_from_db()
    assert row.attendance == ""


def test_a_home_visit_is_made_when_it_has_its_purpose_and_findings_sup_05(case, priya):
    open_visit_task(case)
    row = living.save_appointment(visit(case), by=priya)
    living.mark(row, Attendance.KEPT, by=priya)
    row.refresh_from_db()
    assert Task.objects.open().filter(kind=Task.Kind.HOME_VISIT).exists()

    row.findings = "The children were there; food in the house."
    living.save_appointment(row, by=priya)
    assert not Task.objects.open().exists()
    (entry,) = case.timeline.filter(act="visit.made")
    assert entry.note == row.findings
    living.save_appointment(row, by=priya)
    assert case.timeline.filter(act="visit.made").count() == 1


def test_one_press_makes_a_home_visit_that_is_written_up_already_sup_05(case, priya):
    open_visit_task(case)
    row = visit(case, findings="Nobody else lives there")
    row.save()
    living.mark(row, Attendance.KEPT, by=priya)
    assert not Task.objects.open().exists()
    assert case.timeline.filter(act="visit.made").exists()


@pytest.mark.parametrize(
    "fields", [{"kind": "office"}, {"attendance": "missed"}, {"purpose": ""}, {"findings": ""}]
)
def test_anything_less_is_no_home_visit_sup_05(case, priya, fields):
    open_visit_task(case)
    whole = {"attendance": "kept", "findings": "All well", **fields}
    living.save_appointment(visit(case, **whole), by=priya)
    assert Task.objects.open().filter(kind=Task.Kind.HOME_VISIT).exists()


def test_the_form_asks_what_a_home_visit_was_for_and_found_sup_05(act, case, priya):
    row = visit(case, purpose="")
    row.save()
    url = at("appointment_edit", case, row.uuid)
    data = {"kind": "home visit", "attendance": "kept", **parts("planned_on", days(-1))}
    html = act(priya, url, data).content.decode()
    assert "Enter what the home visit was for" in html
    assert "Enter what was found at the home visit" in html
    assert act(priya, url, {**data, "kind": "office"}).status_code == 302


def test_planned_against_actual_stands_in_words_beside_what_the_plan_says_sup_06(
    act, case, priya, monkeypatch
):
    monkeypatch.setitem(above._tellers, above.CONTACT, lambda case: "Weekly at the office")
    for number, said in enumerate(["kept", "kept", "missed"], start=1):
        visit(case, planned_on=days(-number), attendance=said).save()
    html = act(priya, at("appointments", case)).content.decode()
    assert "2 of 3 kept in the last 8 weeks: 1 missed without an acceptable reason." in html
    assert "The plan says:" in html and "Weekly at the office" in html
    assert "2 of 3 kept" in act(priya, at("overview", case)).content.decode()


def test_nobody_tells_what_no_app_has_registered(case):
    assert above.told("something else", case) == ""


def test_who_only_reads_sees_appointments_and_no_button(act, case, ines):
    visit(case).save()
    html = act(ines, at("appointments", case)).content.decode()
    assert "Nobody has said yet" in html
    assert "<form" not in html.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("said", ["kept", "missed"])
def test_nobody_says_before_the_day_that_it_was_kept_or_missed_sup_06(act, case, priya, said):
    """SUP-05: a visit to come is none that was made, and its task stays."""
    open_visit_task(case)
    row = visit(case, planned_on=days(1))
    row.save()
    data = {
        "kind": "home visit",
        "attendance": said,
        "purpose": "Who lives there",
        "findings": "Calm",
        **parts("planned_on", days(1)),
    }
    answer = act(priya, at("appointment_edit", case, row.uuid), data)
    assert "Leave this empty until the day has come" in answer.content.decode()
    assert living.mark(row, Attendance(said), by=priya).attendance == ""
    living.save_appointment(visit(case, **TO_COME), by=priya)
    assert Task.objects.open().filter(kind=Task.Kind.HOME_VISIT).exists()


TO_COME = {"planned_on": days(1), "attendance": "kept", "findings": "Calm"}
