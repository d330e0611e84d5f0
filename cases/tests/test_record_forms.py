"""Forms of the record through their pages: events, sentences, offences, orders, people."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import (
    CivilOrder,
    Event,
    Mappa,
    Offence,
    PersonAtRisk,
    Sentence,
    Task,
    UnconvictedBehaviour,
)
from cases.templatetags.case_tags import checklist
from cases.tests.conftest import date_fields, fields_of
from rules.terms import BehaviourKind, OrderKind, OrderRoute
from tests.factories import CaseFactory, PersonAtRiskFactory


def at(name, case, *more):
    return reverse(f"cases:{name}", args=[case.crn, *more])


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


def test_src_14_denial_asks_what_was_used_to_assess_despite_it(act, case, priya):
    offence = Offence.objects.create(case=case, description="Wounding")
    url = at("account", case, offence.uuid)
    html = act(priya, url).content.decode()
    assert "Do not argue" in html  # the guidance on denial, folded
    data = {"account": "It was not me", "is_denied": "true", "assessed_by": "Sentencing remarks"}
    act(priya, url, data)
    offence.refresh_from_db()
    assert (offence.is_denied, offence.assessed_by) == (True, "Sentencing remarks")
    html = act(priya, at("sentence", case)).content.decode()
    assert "It was not me" in html and "Sentencing remarks" in html
    # What belonged to a denial is kept, unused, when there is none
    act(priya, url, data | {"is_denied": "false"})
    offence.refresh_from_db()
    assert offence.assessed_by == "Sentencing remarks"
    assert "Sentencing remarks" not in act(priya, at("sentence", case)).content.decode()


def test_src_14_nothing_said_of_denial_is_not_a_no(act, case, priya):
    offence = Offence.objects.create(case=case, description="Wounding")
    act(priya, at("account", case, offence.uuid), {"account": "A fight"})
    offence.refresh_from_db()
    assert offence.is_denied is None
    assert "Denied" not in act(priya, at("sentence", case)).content.decode()


@pytest.mark.parametrize("excuses", ["helpful", "unhelpful", "unclear"])
def test_src_15_excuses_are_helpful_unhelpful_or_unclear(act, case, priya, excuses):
    offence = Offence.objects.create(case=case, description="Wounding")
    act(priya, at("account", case, offence.uuid), {"excuses": excuses})
    offence.refresh_from_db()
    assert offence.excuses == excuses


def test_an_account_written_by_two_people_shows_both_texts(client, case, priya):
    offence = Offence.objects.create(case=case, description="Wounding")
    client.force_login(priya)
    url = at("account", case, offence.uuid)
    seen = fields_of(client.get(url))
    client.post(url, {**seen, "account": "First text"})
    response = client.post(url, {**seen, "account": "Second text"})
    assert response.status_code == 409
    assert all(text in response.content.decode() for text in ("First text", "Second text"))


def test_scr_06_criminal_damage_asks_to_look_behind_the_charge(act, case, priya):
    hint = "may hide domestic abuse"
    Offence.objects.create(case=case, description="Theft")
    assert hint not in act(priya, at("sentence", case)).content.decode()
    Offence.objects.create(case=case, description="Criminal damage to a door")
    assert hint in act(priya, at("sentence", case)).content.decode()


@pytest.mark.parametrize("kind", BehaviourKind)
def test_scr_07_behaviour_says_how_it_became_known(act, case, priya, kind):
    act(priya, at("behaviour_add", case), {"what": "Followed KA-1", "kind": kind.value})
    assert UnconvictedBehaviour.objects.get().kind == kind
    assert kind.label in act(priya, at("sentence", case)).content.decode()


def test_scr_08_behaviour_has_nature_reliability_and_meaning(act, case, priya):
    html = act(priya, at("behaviour_add", case)).content.decode()
    assert "“Not yet known, asked on 3 May” is an answer" in html
    said = {
        "nature": "Waited at the gate",
        "reliability": "Not yet known, asked on 3 May",
        "meaning": "He looks for her",
        "no_action_reason": "KA-1 has moved abroad",
    }
    act(priya, at("behaviour_add", case), {"what": "Followed KA-1", **said})
    html = act(priya, at("sentence", case)).content.decode()
    assert all(text in html for text in said.values())


def test_scr_08_an_acquittal_shows_that_evidence_is_missing(act, case, priya):
    row = UnconvictedBehaviour.objects.create(case=case, what="Assault", kind="intelligence")
    assert "Evidence that it did not" not in act(priya, at("sentence", case)).content.decode()
    act(
        priya,
        at("behaviour_edit", case, row.uuid),
        {"what": "Assault", "kind": "acquitted", "evidence_for": "Two witnesses"},
    )
    html = act(priya, at("sentence", case)).content.decode()
    assert "Two witnesses" in html and "Evidence that it did not" in html


def test_scr_09_the_three_duties_stand_beside_behaviour(act, case, priya):
    html = act(priya, at("behaviour_add", case)).content.decode()
    for duty in ("Ask others about it", "the kind of harm and how likely", "Plan for safety"):
        assert duty in html
    UnconvictedBehaviour.objects.create(case=case, what="Followed KA-1")
    html = act(priya, at("sentence", case)).content.decode()
    assert reverse("assessments:list", args=[case.crn]) in html
    assert reverse("riskplans:list", args=[case.crn]) in html


@pytest.mark.parametrize("route", OrderRoute)
def test_scr_10_an_order_says_whether_there_was_a_conviction(act, case, priya, route):
    data = {"kind": "restraining", "on_conviction": route.value}
    act(priya, at("order_add", case), data)
    assert CivilOrder.objects.get().on_conviction == route
    assert route.label in act(priya, at("sentence", case)).content.decode()


def test_scr_12_the_checklist_has_six_items_and_none_is_done_by_silence(act, case, priya):
    order = CivilOrder.objects.create(case=case, kind="restraining")
    assert "Not started" in act(priya, at("sentence", case)).content.decode()
    url = at("checklist", case, order.uuid)
    form = act(priya, url).context["form"]
    assert len([name for name in form.fields if not form.fields[name].widget.is_hidden]) == 6
    said = {"is_sought": "yes", "is_explained": "no", "is_monitored": "not applicable"}
    act(priya, url, {**said, "meaning": "KA-1 is afraid of him"})
    order.refresh_from_db()
    assert checklist(order) == [
        ("Information asked for", "Done"),
        ("Explained to the person", "Not done yet"),
        ("Evidence read, facts agreed", "Not answered"),
        ("What it means, and who may be harmed", "Done"),
        ("Safety actions in the plan", "Not answered"),
        ("Compliance monitored", "Does not apply"),
    ]
    assert "KA-1 is afraid of him" in act(priya, at("sentence", case)).content.decode()


def test_scr_11_scr_13_the_orders_to_consider_stand_beside_the_form(act, case, priya):
    page = act(priya, at("order_add", case))
    html = page.content.decode()
    for order in ("Restraining", "erious crime prevention", "Sexual harm prevention"):
        assert order in html
    for statute in ("103A to 103K", "122A to 122K", "97 to 101", "Immigration Act 2008"):
        assert statute in html
    offered = {value for value, _ in page.context["form"].fields["kind"].choices}
    assert {kind.value for kind in OrderKind} <= offered


def test_scr_15_a_reduced_charge_keeps_what_was_first_alleged(act, case, priya):
    data = {"description": "Affray", "is_charge_reduced": "on"}
    act(priya, at("offence_add", case), data | {"original_allegation": "Wounding with intent"})
    offence = Offence.objects.get()
    assert (offence.is_charge_reduced, offence.original_allegation) == (
        True,
        "Wounding with intent",
    )
    html = act(priya, at("sentence", case)).content.decode()
    assert "The charge was reduced" in html and "Wounding with intent" in html
