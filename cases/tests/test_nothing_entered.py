"""A form that may be left empty in each of its parts is not saved when it is empty in all."""

import pytest
from django.urls import reverse

from cases.models import ChildrenSummary, Mappa, VictimContact, VictimViews
from tests.factories import PersonAtRiskFactory

FORMS = {
    "mappa_edit": (
        Mappa,
        "category",
        "Nothing was entered. Select the category, or enter what is known",
    ),
    "children_edit": (
        ChildrenSummary,
        "is_there_contact",
        "Nothing was entered. Select an answer, or enter what is known",
    ),
    "victim_contact_add": (
        VictimContact,
        "scheme",
        "Select where they stand, or enter who speaks with them",
    ),
    "victims_views_edit": (
        VictimViews,
        "views",
        "Enter what the victim says, or how it shaped the plan",
    ),
}
SOMETHING = {
    "mappa_edit": {"cppc": "Not considered yet"},
    "children_edit": {"poses_risk": "False"},
    "victim_contact_add": {"officer": "Vera Lodge"},
    "victims_views_edit": {"how_shaped": "No contact on Sundays"},
}


def at(name, case):
    return reverse(f"cases:{name}", args=[case.crn])


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_not_saved_and_the_form_says_what_to_enter(client, case, priya, name):
    client.force_login(priya)
    model, field, sentence = FORMS[name]
    page = client.post(at(name, case), {field: "", "row_token": ""})
    assert page.context["form"].errors == {field: [sentence]}
    assert not model.objects.filter(case=case).exists()


@pytest.mark.parametrize("name", FORMS)
def test_any_one_answer_is_saved(client, case, priya, name):
    client.force_login(priya)
    assert client.post(at(name, case), SOMETHING[name]).status_code == 302
    assert FORMS[name][0].objects.filter(case=case).exists()


def test_whom_it_is_about_alone_says_nothing(client, case, priya):
    client.force_login(priya)
    person = PersonAtRiskFactory(case=case)
    client.post(at("victim_contact_add", case), {"person": str(person.uuid)})
    assert not VictimContact.objects.exists()


def test_what_was_recorded_can_be_emptied(client, case, priya):
    client.force_login(priya)
    views = VictimViews.objects.create(case=case, views="Said by mistake")
    client.post(at("victims_views_edit", case), {"views": "", "row_version": views.version})
    views.refresh_from_db()
    assert views.views == ""
