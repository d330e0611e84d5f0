"""Saving the plan's rows: actions, contingencies, the review, no action because."""

import re
import uuid

import pytest

from assessments.models import Factor
from riskplans.models import (
    Action,
    ActionFactor,
    Contingency,
    ContingencyDetection,
)
from riskplans.tests.asking import at, edited, text_of, token_of, version_of
from rules.terms import Pillar
from tests.factories import CaseFactory, make_assessment

pytestmark = pytest.mark.django_db


def test_an_action_is_saved_with_its_links(signed_in, plan, drinking, partner):
    url = at(plan, "action_add")
    data = {
        "row_token": token_of(signed_in, url),
        "what": "Test for alcohol",
        "pillar": "monitoring_control",
        "who": "P. Practitioner",
        "when_text": "3 May 2026",
        "kind": "",
        "factors": [str(drinking.uuid)],
        "people": [str(partner.uuid)],
    }
    answers = [signed_in.post(url, data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    action = Action.objects.get()
    assert (action.number, str(action.when_on)) == ("a1", "2026-05-03")
    assert action.factor_links.get().factor == drinking
    assert action.person_links.get().person == partner
    assert plan.editors.get().user.username == "priya"
    page = text_of(signed_in.get(at(plan)))
    assert "Test for alcohol" in page
    assert "KA-1" in page


def test_an_action_needs_only_what_and_pillar_to_be_saved_as_a_draft(signed_in, plan):
    answer = signed_in.post(at(plan, "action_add"), {"kind": ""})
    assert answer.status_code == 200
    assert "Enter what will be done" in text_of(answer)
    assert "Select the pillar that this belongs to" in text_of(answer)
    data = {"what": "See him", "pillar": "supervision", "kind": ""}
    assert signed_in.post(at(plan, "action_add"), data).status_code == 302


def test_a_factor_of_another_assessment_cannot_be_linked(signed_in, plan, other_team, oscar):
    other = Factor.objects.create(
        assessment=make_assessment(CaseFactory(team=other_team, practitioner=oscar)),
        number="r1",
        label="Not his",
    )
    data = {"what": "x", "pillar": "supervision", "kind": "", "factors": [str(other.uuid)]}
    signed_in.post(at(plan, "action_add"), data)
    assert not ActionFactor.objects.exists()


def test_a_vague_date_is_saved_and_named_beside_the_field(signed_in, plan, add):
    """RMP-06."""
    action = add(who="everyone", when_text="ongoing")
    page = text_of(signed_in.get(at(plan, "action_edit", action.uuid)))
    assert "“ongoing” does not say when" in page
    assert "“everyone” names nobody" in page
    assert "“ongoing” does not say when" in text_of(signed_in.get(at(plan)))


def test_unticking_a_factor_removes_the_link(signed_in, plan, add, drinking):
    action = add()
    ActionFactor.objects.create(action=action, factor=drinking)
    url = at(plan, "action_edit", action.uuid)
    assert "checked" in text_of(signed_in.get(url))
    assert signed_in.post(url, edited(signed_in, url)).status_code == 302
    assert not action.factor_links.exists()
    action.refresh_from_db()
    assert action.version == 2


def test_a_stale_save_is_refused_with_both_texts(signed_in, plan, add):
    action = add()
    url = at(plan, "action_edit", action.uuid)
    data = edited(signed_in, url, what="My text")
    action.what = "Their text"
    action.save()
    answer = signed_in.post(url, data)
    assert answer.status_code == 409
    assert "Their text" in text_of(answer)
    assert "My text" in text_of(answer)
    action.refresh_from_db()
    assert action.what == "Their text"


def test_saving_a_copied_action_unchanged_confirms_it(signed_in, plan, add):
    action = add(is_carried_over=True)
    assert "Carried over</strong>" in text_of(signed_in.get(at(plan)))
    url = at(plan, "action_edit", action.uuid)
    signed_in.post(url, edited(signed_in, url))
    action.refresh_from_db()
    assert not action.is_carried_over


def test_what_was_copied_is_confirmed_by_section(signed_in, plan, add):
    action = add(is_carried_over=True)
    assert signed_in.post(at(plan, "confirm", "nonsense")).status_code == 404
    assert signed_in.get(at(plan, "confirm", "supervision")).status_code == 405
    signed_in.post(at(plan, "confirm", "supervision"))
    action.refresh_from_db()
    assert not action.is_carried_over


def test_the_actions_of_all_pillars_are_confirmed_together_def_10(signed_in, plan, add):
    for number, pillar in enumerate(Pillar, start=1):
        add(f"a{number}", is_carried_over=True, pillar=pillar)
    url = at(plan, "confirm", "actions")
    assert url in text_of(signed_in.get(at(plan)))
    assert signed_in.post(url).status_code == 302
    assert not plan.actions.filter(is_carried_over=True).exists()
    assert url not in text_of(signed_in.get(at(plan)))


def test_removing_asks_first_and_says_what_relied_on_it(signed_in, plan, add):
    action = add()
    contingency = Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    ContingencyDetection.objects.create(contingency=contingency, action=action)
    url = at(plan, "action_remove", action.uuid)
    assert "He drinks" in text_of(signed_in.get(url))
    assert plan.actions.exists()
    assert [signed_in.post(url).status_code for _ in range(2)] == [302, 302]
    assert not plan.actions.exists()


def test_a_contingency_is_saved_with_what_would_notice_it(signed_in, plan, add):
    """CON-01, CON-06, CON-10."""
    action = add()
    data = {
        "if_text": "He misses two appointments",
        "then_text": "Visit the same day",
        "why": "He withdrew before the offence",
        "who": "Duty officer",
        "when_text": "the same day",
        "theme": "supervision",
        "detected_by": [str(action.uuid)],
    }
    assert signed_in.post(at(plan, "contingency_add"), data).status_code == 302
    contingency = Contingency.objects.get()
    assert contingency.number == "c1"
    assert contingency.detections.get().action == action
    signed_in.post(at(plan, "contingency_remove", contingency.uuid))
    assert not Contingency.objects.exists()


def test_the_review_page_saves_the_plan(signed_in, plan):
    url = at(plan, "review")
    data = {
        "row_version": version_of(signed_in, url),
        "kind": "full",
        "contact_frequency": "Weekly at the office",
        "licence_conditions": "One\nTwo",
        "is_sufficient": "true",
        "is_necessary": "false",
    }
    assert signed_in.post(url, data).status_code == 302
    plan.refresh_from_db()
    answers = plan.is_sufficient, plan.is_necessary, plan.is_proportionate
    assert answers == (True, False, None)
    assert plan.contact_frequency == "Weekly at the office"


def test_no_action_because_answers_a_factor(signed_in, plan, drinking):
    """RAT-07."""
    url = at(plan, "no_action", drinking.uuid)
    assert "Enter why nothing is planned" in text_of(signed_in.post(url, {"reason": ""}))
    signed_in.post(url, {"reason": "It is being treated in custody"})
    page = text_of(signed_in.get(at(plan)))
    assert "It is being treated in custody" in page
    assert "No action addresses this." not in page
    signed_in.post(at(plan, "no_action_remove", drinking.uuid))
    assert "No action addresses this." in text_of(signed_in.get(at(plan)))


def test_rows_of_another_plan_are_not_found(signed_in, plan):
    for name in ("action_edit", "contingency_edit", "no_action"):
        assert signed_in.get(at(plan, name, uuid.uuid4())).status_code == 404


def test_a_prefilled_address_takes_public_ids_and_nothing_else(signed_in, plan, drinking):
    add = at(plan, "action_add")
    form = text_of(signed_in.get(f"{add}?factor={drinking.pk}&factor=x&pillar=nonsense"))
    assert not re.findall(r"<input[^>]*checked", form)


def test_a_contingency_is_changed_and_confirmed(signed_in, plan):
    row = Contingency.objects.create(plan=plan, number="c1", if_text="x", is_carried_over=True)
    url = at(plan, "contingency_edit", row.uuid)
    data = {"row_version": version_of(signed_in, url), "if_text": "He drinks"}
    assert signed_in.post(url, data).status_code == 302
    row.refresh_from_db()
    assert (row.if_text, row.is_carried_over) == ("He drinks", False)
