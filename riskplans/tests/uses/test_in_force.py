"""An event came: the plan in force says what to do."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import above
from cases.models import Event
from riskplans import uses
from riskplans.in_force import contact_planned, plan_in_force
from riskplans.tests.uses.steps import FOLLOWED, at, contingency, newer_plan
from rules.terms import EventKind
from tests.factories import CaseFactory, make_plan

# The plan in force


def test_the_newest_signed_plan_is_in_force_con_14(case, assessment, plan):
    assert plan_in_force(case) == plan
    newer = newer_plan(plan)
    assert plan_in_force(case) == plan  # a draft is not in force
    newer.locked_at = timezone.now()
    newer.save()
    assert plan_in_force(case) == newer
    newer.abandoned_at = timezone.now()
    newer.save()
    assert plan_in_force(case) == plan


def test_pages_of_the_case_are_told_how_often_the_plan_says_sup_06(case, plan):
    assert above.told(above.CONTACT, case) == "Weekly at the office"
    assert contact_planned(CaseFactory()) == ""


# The page


def test_what_may_fit_comes_first_with_all_that_it_says_con_14_con_11(
    signed_in, event, missed, lodging
):
    html = signed_in.get(at(event)).content.decode()
    texts = ["if he misses an appointment", "Do what c1 says", "Duty officer", "Immediately."]
    texts += ["Ring him", "Ask the police to look", "Tell the programme", "Tell KA-1"]
    places = [html.index(text) for text in texts]
    folded = html.index("Other contingencies of the plan (1)")
    assert places == sorted(places) and places[-1] < folded
    assert folded < html.index("if he loses his lodging")


def test_after_an_event_the_next_page_says_what_to_do_con_14_mon_10(signed_in, case, missed):
    url = reverse("cases:event_add", args=[case.crn])
    token = signed_in.get(url).context["form"].initial["row_token"]
    today = timezone.localdate()
    day = {f"happened_on_{name}": getattr(today, name) for name in ("day", "month", "year")}
    data = {"row_token": str(token), "kind": EventKind.MISSED, "what": "Did not come", **day}
    first = signed_in.post(url, data)
    event = Event.objects.get()
    assert first.url == at(event)
    assert signed_in.post(url, data).url == at(event)  # a second press of the same page
    assert Event.objects.count() == 1


def test_where_no_plan_is_in_force_only_what_was_done_is_asked(signed_in, case, event, assessment):
    then = reverse("cases:event_respond", args=[case.crn, event.uuid])
    assert signed_in.get(at(event)).url == then
    signed = make_plan(assessment, locked_at=timezone.now())
    assert signed_in.get(at(event)).url == then  # a plan without one "if"
    contingency(signed, "c1", "He drinks")
    assert signed_in.get(at(event)).status_code == 200


def test_the_page_costs_the_same_for_one_contingency_and_thirty(signed_in, event, plan, missed):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(at(event)).status_code == 200
        return len(queries)

    cost()
    before = cost()
    for number in range(2, 31):
        row = contingency(plan, f"c{number}", "He misses an appointment again")
        uses.record_use(event, row, outcome=FOLLOWED, by=event.recorded_by)
    assert cost() == before
