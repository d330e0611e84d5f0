"""Living with the plan: MAPPA and its papers, appointments, changes to come, prefilled events."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cases import above, risk_register
from cases.models import Appointment, Event, Mappa, PredictableChange, Task
from cases.tests.conftest import date_fields
from cases.workflow import living
from rules.terms import Attendance, EventKind, RiskLevel
from tests.factories import CaseFactory


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.crn, *args])


def parts(name, day):
    return date_fields(name, day.day, day.month, day.year)


def days(count):
    return timezone.localdate() + datetime.timedelta(days=count)


def visit(case, **fields):
    usual = {"kind": "home visit", "planned_on": days(-1), "purpose": "Who lives there"}
    return Appointment(case=case, **(usual | fields))


def open_visit_task(case):
    from cases import tasks

    return tasks.open_task(
        case,
        Task.Kind.HOME_VISIT,
        "Make a home visit",
        due_on=days(5),
        about=case.uuid,
        link_name="cases:appointments",
        assignee=case.practitioner,
    )


# MAPPA


def test_the_page_is_there_for_a_case_without_mappa_and_asks_at_high_map_10(act, case, priya):
    asks = "say whether approved premises were considered, also without MAPPA"
    html = act(priya, at("mappa", case)).content.decode()
    assert "MAPPA and approved premises" in html and asks not in html
    register = risk_register.of(case)
    register.working_level, register.working_on = RiskLevel.HIGH, days(0)
    register.save()
    assert asks in act(priya, at("mappa", case)).content.decode()
    Mappa.objects.create(case=case, approved_premises="Not needed: he lives with his mother.")
    assert asks not in act(priya, at("mappa", case)).content.decode()


@pytest.mark.parametrize(("level", "is_asked"), [(1, True), (2, False)])
def test_at_high_level_1_the_page_asks_whether_more_would_help_map_07(
    act, case, priya, level, is_asked
):
    register = risk_register.of(case)
    register.working_level, register.working_on = RiskLevel.VERY_HIGH, days(0)
    register.save()
    Mappa.objects.create(case=case, category=2, level=level)
    html = act(priya, at("mappa", case)).content.decode()
    assert ("would add monitoring and control" in html) is is_asked


def test_every_answer_of_mappa_is_saved_and_shown_map_01_to_05_rmp_13(act, case, priya):
    """MAP-02, MAP-03, MAP-04, MAP-05: why this level, and who saw it otherwise."""
    texts = {
        "level_reason": "Active joint management",
        "views_recorded": "Police wanted level 3",
        "approved_premises": "Considered and used",
        "premises_location": "Six miles from KA-1",
        "cppc": "Considered at the meeting",
        "withheld": "The source of the tip, agreed on 4 May",
    }
    dates = parts("since_on", days(-9)) | parts("premises_ends_on", days(40))
    dates |= parts("next_meeting_on", days(30)) | parts("leaflet_given_on", days(-2))
    act(priya, at("mappa_edit", case), {"category": 2, "level": 2, **texts, **dates})
    html = act(priya, at("mappa", case)).content.decode()
    for text in texts.values():
        assert text in html
    row = Mappa.objects.get(case=case)
    kept = (row.since_on, row.premises_ends_on, row.leaflet_given_on)
    assert kept == (days(-9), days(40), days(-2))


def test_papers_are_due_seven_days_after_registration_was_agreed_map_04(act, case, priya):
    url, agreed = at("mappa_edit", case), parts("cppc_agreed_on", days(-2))
    act(priya, url, {"category": 2, "level": 3, **agreed})
    task = Task.objects.open().get(kind=Task.Kind.PAPERS)
    assert (task.due_on, task.assignee) == (days(5), priya)

    act(priya, url, {"category": 2, "level": 3, **parts("cppc_agreed_on", days(-1))})
    assert Task.objects.open().get(kind=Task.Kind.PAPERS).due_on == days(6)

    sent = parts("cppc_paperwork_on", days(0))
    act(priya, url, {"category": 2, "level": 3, **agreed, **sent})
    assert not Task.objects.open().filter(kind=Task.Kind.PAPERS).exists()


def test_an_agreement_that_was_a_mistake_owes_no_papers_map_04(case, priya):
    row = living.save_mappa(Mappa(case=case, cppc_agreed_on=days(-2)), by=priya)
    assert Task.objects.open().filter(kind=Task.Kind.PAPERS).exists()
    row.cppc_agreed_on = None
    living.save_mappa(row, by=priya)
    assert not Task.objects.open().exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (parts("cppc_paperwork_on", days(-3)), "Enter when registration was agreed"),
        (
            parts("cppc_paperwork_on", days(-3)) | parts("cppc_agreed_on", days(-2)),
            "Papers sent on must not be before registration was agreed",
        ),
        ({"level": 2}, "Select the category that goes with the level"),
    ],
)
def test_what_does_not_fit_together_is_refused(act, case, priya, sent, sentence):
    assert sentence in act(priya, at("mappa_edit", case), sent).content.decode()
    assert not Mappa.objects.exists()


def test_nobody_who_only_reads_writes_here(case, ines):
    word = case.allowed_words.model(case=case, word="Norwich", reason="A city")
    for verb, row in (
        (living.save_mappa, Mappa(case=case)),
        (living.save_appointment, visit(case)),
        (living.allow_word, word),
        (living.withdraw_word, word),
    ):
        with pytest.raises(PermissionDenied, match="not change it"):
            verb(row, by=ines)
    made = visit(case)
    made.save()
    with pytest.raises(PermissionDenied, match="not change it"):
        living.mark(made, Attendance.KEPT, by=ines)


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


# Events, prefilled


def test_a_missed_appointment_offers_the_event_with_its_words_rev_07(act, case, priya):
    row = visit(case, kind="office", attendance="missed", purpose="Weekly session")
    row.save()
    link = f"{at('event_add', case)}?appointment={row.uuid}"
    assert link in act(priya, at("appointments", case)).content.decode()
    initial = act(priya, link).context["form"].initial
    assert initial["kind"] == EventKind.MISSED
    assert initial["what"] == "Did not come to an appointment (office): Weekly session"
    assert initial["happened_on"] == days(-1)

    Event.objects.create(
        case=case, kind="missed appointment", what="x", happened_on=days(-1), recorded_by=priya
    )
    html = act(priya, at("appointments", case)).content.decode()
    assert link not in html and "A missed appointment was recorded for this day." in html


@pytest.mark.parametrize("query", ["appointment=x", "change=", "kind=nonsense", ""])
def test_an_address_that_names_nothing_prefills_nothing(act, case, priya, query):
    initial = act(priya, f"{at('event_add', case)}?{query}").context["form"].initial
    assert set(initial) & {"kind", "what"} == set() or initial.get("kind") in ("", None)


def test_a_row_of_another_case_prefills_nothing(act, case, priya, team):
    other = visit(CaseFactory(team=team, practitioner=priya), purpose="Somebody else’s")
    other.save()
    html = act(priya, f"{at('event_add', case)}?appointment={other.uuid}").content.decode()
    assert "Somebody else" not in html


def test_the_kind_alone_can_be_asked_for(act, case, priya):
    url = f"{at('event_add', case)}?kind=recall"
    assert act(priya, url).context["form"].initial["kind"] == "recall"


# Changes to come


def change(case, day, what="Move on from approved premises"):
    return PredictableChange.objects.create(
        case=case, what=what, expected_on=day, response="Visit on the first day"
    )


@pytest.mark.parametrize(
    ("day", "is_shown"), [(-8, False), (-7, True), (0, True), (14, True), (15, False)]
)
def test_a_change_to_come_is_shown_two_weeks_ahead_with_its_response_rev_05(
    act, case, priya, day, is_shown
):
    row = change(case, days(day))
    html = act(priya, at("overview", case)).content.decode()
    assert ("Visit on the first day" in html) is is_shown
    offers = f"?change={row.uuid}" in html
    assert offers is (is_shown and day <= 0)


def test_a_change_that_came_prefills_its_event_rev_05(act, case, priya):
    come, ahead = change(case, days(-1)), change(case, days(3), "Curfew ends")
    url = at("event_add", case)
    initial = act(priya, f"{url}?change={come.uuid}").context["form"].initial
    assert (initial["what"], initial["happened_on"]) == (come.what, days(-1))
    form = act(priya, f"{url}?change={ahead.uuid}").context["form"]
    assert form.initial["what"] == "Curfew ends"
    assert form.initial.get("happened_on") != days(3)


def test_the_end_of_an_approved_premises_place_is_shown_once_rev_03(act, case, priya):
    Mappa.objects.create(case=case, premises_ends_on=days(5))
    url, says = at("overview", case), "The place in approved premises ends"
    assert says in act(priya, url).content.decode()
    change(case, days(5))
    assert says not in act(priya, url).content.decode()


def test_a_change_to_come_is_added_and_changed_on_the_sentence_tab_rev_05(act, case, priya):
    data = {"what": "End of supervision", "response": "Hand over to the police"}
    day = parts("expected_on", days(90))
    assert act(priya, at("change_add", case), {**data, **day}).url == at("sentence", case)
    html = act(priya, at("sentence", case)).content.decode()
    assert "End of supervision" in html and "Hand over to the police" in html
    row = case.predictable_changes.get()
    act(priya, at("change_edit", case, row.uuid), {**data, "what": "Licence ends", **day})
    row.refresh_from_db()
    assert row.what == "Licence ends"
