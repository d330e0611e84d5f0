"""Living with the plan: changes to come, and events that a page prefills."""

import pytest

from cases.models import Event, Mappa
from cases.tests.living import at, change, days, parts, visit
from rules.terms import EventKind
from tests.factories import CaseFactory

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
