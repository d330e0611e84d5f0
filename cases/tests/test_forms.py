"""Forms through their pages: what is refused and said, what is written, and written once."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from cases.models import Case, CivilOrder, Event, Mappa, Offence, PersonAtRisk, Sentence, Task
from cases.tests.conftest import date_fields, fields_of
from tests.factories import CaseFactory, PersonAtRiskFactory

BORN = date_fields("date_of_birth", 27, 3, 1985)


def holder_of(user):
    return str(Membership.objects.get(user=user).pk)


def new_case(user, **changes):
    data = {"crn": "X000001", "first_names": "Fictional", "surname": "Newcomer", "sex": "male"}
    return {**data, **BORN, "holder": holder_of(user), **changes}


def at(name, case, *more):
    return reverse(f"cases:{name}", args=[case.crn, *more])


def test_a_case_is_opened(act, priya):
    response = act(priya, reverse("cases:create"), new_case(priya, crn=" x000001 "))
    assert response.url == "/cases/X000001/"
    case = Case.objects.get()
    assert (case.practitioner, case.team) == (priya, priya.teams.get())


def test_a_manager_opens_a_case_for_one_of_the_team(act, priya, mo, oscar):
    act(mo, reverse("cases:create"), new_case(priya))
    assert Case.objects.get().practitioner == priya
    html = act(mo, reverse("cases:create"), new_case(oscar, crn="X000002")).content.decode()
    assert "Select practitioner from the list" in html


def test_a_practitioner_opens_no_case_for_another_person(act, priya, colin):
    act(priya, reverse("cases:create"), new_case(colin))
    assert not Case.objects.exists()


@pytest.mark.parametrize("user", ["hanna", "ines", "ada"])
def test_others_open_no_case(request, act, user):
    assert act(request.getfixturevalue(user), reverse("cases:create")).status_code == 403


@pytest.mark.parametrize("bad", ["", "123456X", "X12345", "X1234567", "É123456", "X123456\n9"])
def test_a_crn_must_have_its_form(act, priya, bad):
    html = act(priya, reverse("cases:create"), new_case(priya, crn=bad)).content.decode()
    assert "CRN" in html and "There is a problem" in html
    assert not Case.objects.exists()


def test_a_crn_in_use_reveals_nothing_of_the_hidden_case(act, priya, oscar):
    hidden = CaseFactory(crn="X000001", surname="Hiddenname", practitioner=oscar)
    html = act(priya, reverse("cases:create"), new_case(priya)).content.decode()
    assert "That CRN is already in use. Ask your manager who holds the case." in html
    assert hidden.surname not in html
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pnc_id": "12345"}, "PNC id must be a year, a slash"),
        ({"prison_number": "ABC"}, "Prison number must be a letter"),
        ({"sex": ""}, "Select the sex as recorded"),
        ({"surname": ""}, "Enter surname"),
        ({"holder": ""}, "Select a practitioner"),
        ({"date_of_birth_year": 1901}, "Date of birth must be less than 120 years ago"),
        ({"date_of_birth_year": 2999}, "Date of birth must be today or in the past"),
        (
            {"date_of_birth_year": timezone.localdate().year - 5},
            "Date of birth must be at least 10 years ago",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(act, priya, changes, message):
    html = act(priya, reverse("cases:create"), new_case(priya, **changes)).content.decode()
    assert message in html
    assert not Case.objects.exists()


def test_a_second_post_of_one_page_opens_one_case(client, priya):
    client.force_login(priya)
    url = reverse("cases:create")
    data = {**fields_of(client.get(url)), **new_case(priya)}
    first, second = client.post(url, data), client.post(url, data)
    assert (first.status_code, second.url) == (302, "/cases/X000001/")
    assert Case.objects.count() == 1
    assert Case.objects.get().timeline.count() == 1


@pytest.mark.parametrize(
    ("name", "model", "data"),
    [
        ("event_add", Event, {"kind": "offence", "what": "Arrested"}),
        ("person_add", PersonAtRisk, {"kind": "child"}),
        ("offence_add", Offence, {"description": "Wounding"}),
    ],
)
def test_a_second_post_of_one_page_makes_one_row(client, case, priya, name, model, data):
    client.force_login(priya)
    url = at(name, case)
    data = {**fields_of(client.get(url)), **date_fields("happened_on", 3, 5, 2024), **data}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 302
    assert model.objects.count() == 1
    assert Task.objects.count() == (1 if model is Event else 0)


def test_a_stale_save_shows_both_texts_and_writes_nothing(client, case, priya, mo):
    client.force_login(priya)
    url = at("edit", case)
    page = client.get(url)
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "date_of_birth"}
    data |= {**BORN, "needs": "Mine", **fields_of(page)}
    data.pop("is_child_safeguarding")
    case.needs = "Theirs"
    case.save()

    response = client.post(url, data)

    html = response.content.decode()
    assert response.status_code == 409
    assert "Mine" in html and "Theirs" in html
    case.refresh_from_db()
    assert case.needs == "Theirs"


def test_the_day_of_a_new_setting_is_noted(act, case, priya):
    data = {"first_names": "A", "surname": "B", "sex": "male", "setting": "custody", **BORN}
    act(priya, at("edit", case), data)
    case.refresh_from_db()
    assert (case.setting, case.setting_on) == ("custody", timezone.localdate())


def test_an_unchanged_setting_keeps_its_day(act, case, priya):
    data = {"first_names": "A", "surname": "B", "sex": "male", "setting": "community", **BORN}
    act(priya, at("edit", case), data)
    case.refresh_from_db()
    assert (case.first_names, case.setting_on) == ("A", datetime.date(2026, 1, 5))


def test_a_case_is_closed_with_a_reason(act, case, priya):
    assert (
        "Select why the case is closed"
        in act(priya, at("close", case), {"reason": ""}).content.decode()
    )
    act(priya, at("close", case), {"reason": "died"})
    case.refresh_from_db()
    assert not case.is_open
    act(priya, at("reopen", case), {})
    case.refresh_from_db()
    assert case.is_open


def test_a_case_is_given_to_a_colleague_of_the_unit_alone(act, case, priya, colin, mo, oscar):
    url = at("allocate", case)
    said = act(mo, url, {"holder": holder_of(priya)}).content.decode()
    assert "has this case already" in said
    act(mo, url, {"holder": holder_of(oscar)})
    assert Case.objects.get().practitioner == priya
    assert act(mo, url, {"holder": holder_of(colin)}).status_code == 302
    assert Case.objects.get().practitioner == colin


def test_an_event_is_four_answers_with_today_filled_in(act, case, colin):
    form = act(colin, at("event_add", case)).context["form"]
    visible = [name for name in form.fields if not form.fields[name].widget.is_hidden]
    assert visible == ["kind", "what", "happened_on", "told_by"]
    assert form["happened_on"].value() == timezone.localdate()


def test_an_event_does_not_lie_in_the_future(act, case, priya):
    data = {"kind": "offence", "what": "x", **date_fields("happened_on", 1, 1, 2999)}
    assert "today or in the past" in act(priya, at("event_add", case), data).content.decode()
    assert not Event.objects.exists()


def test_what_was_done_is_recorded(act, case, priya):
    data = {"kind": "offence", "what": "Arrested", **date_fields("happened_on", 3, 5, 2024)}
    act(priya, at("event_add", case), data)
    event = Event.objects.get()
    url = at("event_respond", case, event.uuid)
    assert (
        Task.objects.open().get().title
        == "Say what was done: arrest, charge or new allegation, 3 May 2024"
    )
    assert "Enter what you did" in act(priya, url, {"response": " "}).content.decode()
    act(priya, url, {"response": "Rang the police"})
    event.refresh_from_db()
    assert (event.response, event.responded_by) == ("Rang the police", priya)
    assert not Task.objects.open().exists()


def test_dates_of_a_sentence_follow_one_another(act, case, priya):
    data = {"kind": "determinate", "description": "4 years"}
    data |= date_fields("sentenced_on", 3, 5, 2024) | date_fields("release_on", 2, 5, 2024)
    html = act(priya, at("sentence_add", case), data).content.decode()
    assert "Release date must not be before the date of sentence" in html
    act(priya, at("sentence_add", case), data | date_fields("release_on", 3, 5, 2026))
    assert Sentence.objects.get().release_on == datetime.date(2026, 5, 3)


def test_an_offence_keeps_its_date_as_given_and_the_days_known(act, case, priya):
    data = {"description": "Wounding", "date_text": "May 2019", "tags": ["violence", "weapons"]}
    act(priya, at("offence_add", case), data)
    offence = Offence.objects.get()
    assert (offence.earliest_on, offence.latest_on) == (
        datetime.date(2019, 5, 1),
        datetime.date(2019, 5, 31),
    )
    html = act(priya, at("sentence", case)).content.decode()
    assert "Violence, Weapons" in html


def test_an_order_names_whom_it_protects(act, case, priya):
    person = PersonAtRiskFactory(case=case, reference="KA-1")
    other = CaseFactory(team=case.team, practitioner=priya)
    stranger = PersonAtRiskFactory(case=other, reference="KA-2")
    url = at("order_add", case)
    act(priya, url, {"kind": "restraining", "protects": [str(stranger.uuid)]})
    assert not CivilOrder.objects.exists()
    act(priya, url, {"kind": "restraining", "protects": [str(person.uuid)]})
    order = CivilOrder.objects.get()
    assert order.protections.get().person == person
    act(priya, at("order_edit", case, order.uuid), {"kind": "restraining", "protects": []})
    assert not order.protections.exists()


def test_another_order_needs_its_name(act, case, priya):
    html = act(priya, at("order_add", case), {"kind": "other"}).content.decode()
    assert "Enter the name of the order" in html


def test_mappa_is_one_row(act, case, priya):
    url = at("mappa_edit", case)
    html = act(priya, url, {"level": "2"}).content.decode()
    assert "Select the category that goes with the level" in html
    act(priya, url, {"category": "2", "level": "2"})
    act(priya, url, {"category": "3", "level": "2"})
    assert [(row.category, row.level) for row in Mappa.objects.all()] == [(3, 2)]


def test_restricted_details_are_written_on_their_own_page(act, case, priya):
    act(priya, at("person_add", case), {"kind": "known_adult", "relationship": "former partner"})
    person = PersonAtRisk.objects.get()
    act(priya, at("details_edit", case, person.uuid), {"name": "Fictional Victim"})
    person.refresh_from_db()
    assert (person.reference, person.details.name) == ("KA-1", "Fictional Victim")


def test_details_first_written_by_two_people_lose_neither(client, case, priya):
    person = PersonAtRiskFactory(case=case, reference="KA-1")
    client.force_login(priya)
    url = at("details_edit", case, person.uuid)
    one, two = fields_of(client.get(url)), fields_of(client.get(url))
    client.post(url, {**one, "name": "First text"})
    response = client.post(url, {**two, "name": "Second text"})
    assert response.status_code == 409
    assert "First text" in response.content.decode()
    assert person.details.name == "First text"


@pytest.mark.django_db(transaction=True)
def test_two_who_open_the_same_crn_at_once_give_one_case_and_no_error(team, priya, colin):
    def post(user):
        client = Client()
        client.force_login(user)
        start.wait()
        status = client.post(reverse("cases:create"), new_case(user)).status_code
        connection.close()
        return status

    start = threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(pool.map(post, [priya, colin]))
    assert statuses == [200, 302]
    assert Case.objects.count() == 1


def test_a_question_that_may_be_left_says_so(act, priya, case):
    html = act(priya, "/cases/new/").content.decode()
    assert "PNC id (optional)" in html and "Surname (optional)" not in html
    assert "Where is the person now? (optional)" not in html
    assert "An assessment cannot be signed without it." in html
    assert "child safeguarding case (optional)" not in html


def test_a_line_stays_one_line_whatever_is_posted():
    class NameForm(forms.ModelForm):
        class Meta:
            model = Case
            fields = ["surname"]

    form = NameForm({"surname": " Van\r\nder \t Berg\u2028"})
    form.is_valid()
    assert form.cleaned_data["surname"] == "Van der Berg"


def test_a_line_written_by_hand_is_stored_as_one_line(case):
    case.surname = "Van\nder\tBerg "
    case.clean_fields()
    assert case.surname == "Van der Berg"
    Case.objects.filter(pk=case.pk).update(first_names="Two\n names")
    case.first_names = "Two\n\tnames"
    case.save()
    case.refresh_from_db()
    assert case.first_names == "Two names"
