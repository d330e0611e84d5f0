"""The forms of actions and contingencies: quick first, the rest folded, nothing lost."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup

from assessments.models import Factor
from riskplans.models import Contingency
from riskplans.tests.asking import at, edited, text_of
from rules.library import TRIGGER_EXAMPLES
from rules.terms import ActionKind, Pillar

pytestmark = pytest.mark.django_db

RESTRICTION = {
    "is_restriction": "on",
    "lawful_basis": "Licence, section 250",
    "necessary": "He waited near the school",
    "proportionate": "The street alone",
    "realistic": "Yes, no way to work leads there",
    "enforceable": "GPS tag",
}


def parsed(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def folds_of(response) -> dict[str, bool]:
    """Each fold by its line, and whether it stands open."""
    found = parsed(response).select("form details")
    return {" ".join(fold.summary.get_text().split()): fold.has_attr("open") for fold in found}


def test_what_who_and_by_when_come_first_and_the_rest_is_folded_rmp_06(signed_in, plan, drinking):
    page = signed_in.get(at(plan, "action_add"))
    form = parsed(page).select_one("main form")
    outside = [
        tag["name"]
        for tag in form.select("input, textarea, select")
        if tag.get("type") != "hidden" and not tag.find_parent("details")
    ]
    assert list(dict.fromkeys(outside)) == ["pillar", "what", "who", "when_text"]
    assert not any(folds_of(page).values())


def test_a_fold_opens_where_it_holds_an_answer(signed_in, plan, add):
    action = add(frequency="Weekly", agreement="sought", falls_to=None)
    opened = folds_of(signed_in.get(at(plan, "action_edit", action.uuid)))
    assert opened["How often, start and review, and when it may be less"]
    assert opened["Whether it is agreed"]
    assert not opened["What sort of action it is"]


def test_a_fold_opens_where_something_is_wrong(signed_in, plan):
    data = {"what": "x", "pillar": "supervision", "sequence": "many"}
    page = signed_in.post(at(plan, "action_add"), data)
    assert page.status_code == 200
    assert folds_of(page)["What sort of action it is"]


def test_a_link_to_a_factor_opens_what_it_answers(signed_in, plan, drinking):
    page = signed_in.get(f"{at(plan, 'action_add')}?factor={drinking.uuid}")
    assert folds_of(page)["What it answers: factors, people, orders"]


def test_the_kinds_stand_by_pillar_and_none_is_chosen_sup_02_mon_02_mon_03_int_01_vic_08(
    signed_in, plan, add
):
    """And MON-11, VIC-01: MAPPA’s examples are among them, and so is what keeps victims safe."""
    select = parsed(signed_in.get(at(plan, "action_add"))).select_one("#id_kind")
    assert [group["label"] for group in select.select("optgroup")] == [p.label for p in Pillar]
    assert not select.select("option[selected][value]:not([value=''])")
    offered = {option["value"] for option in select.select("optgroup option")}
    assert offered == {kind.value for kind in ActionKind} - {ActionKind.OTHER}
    action = add(kind="home visit")
    select = parsed(signed_in.get(at(plan, "action_edit", action.uuid))).select_one("#id_kind")
    assert select.select_one("option[selected]")["value"] == "home visit"


def test_no_kind_is_none_of_these_and_one_can_be_taken_back(signed_in, plan, add):
    action = add(kind="home visit")
    url = at(plan, "action_edit", action.uuid)
    signed_in.post(url, edited(signed_in, url))
    action.refresh_from_db()
    assert action.kind == ActionKind.OTHER


def test_an_action_keeps_every_answer_rmp_06_rmp_17_rmp_18_sup_03_int_06_mon_01(
    signed_in, plan, add
):
    """And VIC-10: what comes first."""
    contingency = Contingency.objects.create(plan=plan, number="c1", if_text="Funding ends")
    given = {
        "what": "Building Better Relationships",
        "pillar": "interventions",
        "who": "F. Facilitator",
        "when_text": "3 May 2026",
        "frequency": "Weekly",
        "reduce_when": "After 12 sessions",
        "agreement": "agreed",
        "agreement_note": "Programme team",
        "kind": "building better relationships",
        "strategy": "internal",
        "obligation": "mandatory",
        "focus": "acute",
        "phase": "pre-release",
        "sequence": "2",
        "is_priority": "on",
        "agreed_at_mappa_on_day": "4",
        "agreed_at_mappa_on_month": "5",
        "agreed_at_mappa_on_year": "2026",
        "catch": str(contingency.uuid),
    }
    assert signed_in.post(at(plan, "action_add"), given).status_code == 302
    action = plan.actions.get()
    for name in set(given) - {"what", "is_priority", "catch", "sequence"}:
        if not name.startswith("agreed_at"):
            assert getattr(action, name) == given[name], name
    assert (action.sequence, action.is_priority) == (2, True)
    assert action.agreed_at_mappa_on == datetime.date(2026, 5, 4)
    assert action.falls_to == contingency
    page = text_of(signed_in.get(at(plan)))
    for words in (
        "Weekly",
        "Agreed: Programme team",
        "They must, by licence or order",
        "2, a priority",
    ):
        assert words in page


def test_what_falls_through_can_be_taken_back_and_is_of_this_plan_alone_int_04(
    signed_in, plan, add
):
    own = Contingency.objects.create(plan=plan, number="c1", if_text="Funding ends")
    action = add(falls_to=own)
    url = at(plan, "action_edit", action.uuid)
    assert "selected" in str(parsed(signed_in.get(url)).select_one("#id_catch option[selected]"))
    data = edited(signed_in, url, catch="00000000-0000-4000-8000-000000000000")
    assert signed_in.post(url, data).status_code == 200
    signed_in.post(url, edited(signed_in, url, catch=""))
    action.refresh_from_db()
    assert action.falls_to is None


def test_a_restriction_says_what_it_rests_on_and_why_nothing_less_mon_04(signed_in, plan):
    """RMP-03."""
    data = {"what": "Not on Mill Lane", "pillar": "monitoring_control", **RESTRICTION}
    signed_in.post(at(plan, "action_add"), data)
    action = plan.actions.get()
    assert all(getattr(action, name) == text for name, text in list(RESTRICTION.items())[1:])
    page = text_of(signed_in.get(at(plan)))
    for text in list(RESTRICTION.values())[1:]:
        assert text in page
    form = parsed(signed_in.get(at(plan, "action_edit", action.uuid)))
    assert form.select_one("#conditional-id_is_restriction #id_lawful_basis")


def test_a_restriction_without_a_review_date_is_named_beside_the_field_mon_09(signed_in, plan, add):
    action = add(is_restriction=True, when_text="3 May 2026")
    page = signed_in.get(at(plan, "action_edit", action.uuid))
    assert "Enter the day on which this restriction is reviewed." in text_of(page)
    assert folds_of(page)["How often, start and review, and when it may be less"]
    assert "Enter the day on which this restriction is reviewed." in text_of(
        signed_in.get(at(plan))
    )
    action.review_on = datetime.date(2026, 8, 1)
    action.save()
    assert "Enter the day on which" not in text_of(signed_in.get(at(plan)))


@pytest.mark.parametrize("number", ["0", "100", "99999"])
def test_a_place_in_the_order_is_a_small_number_rmp_08(signed_in, plan, number):
    data = {"what": "x", "pillar": "supervision", "sequence": number}
    page = signed_in.post(at(plan, "action_add"), data)
    assert page.status_code == 200
    assert not plan.actions.exists()


def test_what_one_pillar_alone_asks_is_marked_for_it(signed_in, plan, add):
    page = parsed(signed_in.get(at(plan, "action_add")))
    assert page.select_one(".plan-only--monitoring-control #id_focus")
    assert page.select_one(".plan-only--interventions #id_obligation")
    assert not page.select(".plan-only--kept")
    action = add(obligation="voluntary")
    page = parsed(signed_in.get(at(plan, "action_edit", action.uuid)))
    assert page.select_one(".plan-only--kept #id_obligation")


def test_a_stale_save_names_the_kind_and_the_contingency_in_words(signed_in, plan, add):
    own = Contingency.objects.create(plan=plan, number="c1", if_text="Funding ends")
    action = add(kind="home visit")
    url = at(plan, "action_edit", action.uuid)
    data = edited(signed_in, url, kind="office appointments", catch=str(own.uuid))
    action.who = "Somebody else"
    action.save()
    answer = signed_in.post(url, data)
    assert answer.status_code == 409
    page = text_of(answer)
    assert "Appointments in the office" in page and "Home visit" in page
    assert "c1: Funding ends" in page


def test_saving_a_changed_copy_marks_it_as_changed(signed_in, plan, add):
    action = add(is_carried_over=True, is_as_copied=True)
    url = at(plan, "action_edit", action.uuid)
    signed_in.post(url, edited(signed_in, url))
    action.refresh_from_db()
    assert (action.is_carried_over, action.is_as_copied) == (False, True)
    signed_in.post(url, edited(signed_in, url, what="See him daily"))
    action.refresh_from_db()
    assert not action.is_as_copied


# Contingencies


def test_a_contingency_keeps_every_answer_con_06_con_08_con_11_con_12_who_06(
    signed_in, plan, drinking, partner
):
    """And CON-02: what sort of event it prepares for."""
    given = {
        "if_text": "He is late for the curfew",
        "then_text": "Ring him, then the police",
        "why": "He went out at night before the offence",
        "who": "Duty officer, out of hours the monitoring company",
        "when_text": "at once",
        "theme": "supervision",
        "scenario": "harm imminent",
        "in_supervision": "Daily reporting",
        "in_monitoring": "Curfew from 7pm",
        "in_interventions": "Session brought forward",
        "in_victim_safety": "Police tell KA-1",
        "is_enforcement": "on",
        "threshold": "15 minutes",
        "is_enforcement_only": "on",
        "covers_new_person": "on",
        "agreed_with": "Police",
        "agreed_on_day": "4",
        "agreed_on_month": "5",
        "agreed_on_year": "2026",
        "factors": [str(drinking.uuid)],
        "people": [str(partner.uuid)],
    }
    assert signed_in.post(at(plan, "contingency_add"), given).status_code == 302
    row = plan.contingencies.get()
    plain = {k: v for k, v in given.items() if isinstance(v, str) and v != "on"}
    assert all(getattr(row, k) == v for k, v in plain.items() if not k.startswith("agreed_on"))
    assert row.is_enforcement and row.is_enforcement_only and row.covers_new_person
    assert row.factor_links.get().factor == drinking
    assert row.person_links.get().person == partner
    page = text_of(signed_in.get(at(plan)))
    for words in ("15 minutes; the only answer", "Daily reporting", "Police, 4 May 2026", "KA-1"):
        assert words in page


def test_each_theme_has_its_examples_beside_it_con_05(signed_in, plan):
    page = text_of(signed_in.get(at(plan, "contingency_add")))
    for example in (text for texts in TRIGGER_EXAMPLES.values() for text in texts):
        assert example in page


def test_the_three_questions_stand_beside_a_contingency_with_their_answers_con_03(signed_in, plan):
    plan.answers.create(question="contingency.first", text="He drinks on a Friday")
    page = text_of(signed_in.get(at(plan, "contingency_add")))
    assert "What is likely to happen first, and why?" in page
    assert "He drinks on a Friday" in page
    assert f"{at(plan, 'thinking')}?section=contingency" in page


def test_an_address_prefills_what_a_contingency_answers(signed_in, plan, drinking, partner):
    query = f"factor={drinking.uuid}&person={partner.uuid}&theme=lifestyle&theme=x"
    page = signed_in.get(f"{at(plan, 'contingency_add')}?{query}")
    ticked = parsed(page).select("input[checked]")
    assert {tag["name"] for tag in ticked} >= {"factors", "people"}


def test_a_factor_of_another_assessment_cannot_be_linked_to_a_contingency(signed_in, plan, partner):
    data = {"if_text": "x", "factors": ["00000000-0000-4000-8000-000000000000"]}
    signed_in.post(at(plan, "contingency_add"), data)
    assert not plan.contingencies.filter(factor_links__isnull=False).exists()
    assert Factor.objects.count() == 0


def test_long_text_is_counted_and_refused_in_our_words(signed_in, plan):
    data = {"what": "x" * 4001, "pillar": "supervision"}
    page = text_of(signed_in.post(at(plan, "action_add"), data))
    assert re.search(r"What will be done.{0,4} must be 4,000 characters or fewer", page)
