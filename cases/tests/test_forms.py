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
from cases.models import Case
from cases.tests.conftest import date_fields, fields_of
from tests.factories import CaseFactory

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
    assert "The first assessment will be due" in act(priya, at("reopen", case)).content.decode()
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
