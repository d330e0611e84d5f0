"""Registers of a file: orders with their checklist, behaviour, children, and what answers them."""

import datetime

import pytest

from casefiles.models import ImportedFile
from cases.models import Task
from rules.terms import BehaviourKind, OrderRoute, PeopleAnswer

pytestmark = pytest.mark.django_db
DAY = datetime.date


def kept(done):
    return ImportedFile.objects.get(case=done.case).kept


@pytest.fixture
def high(read, high_case):
    return read(high_case).case


def linked(rows):
    return sorted(row.number for row in rows)


def test_an_order_has_its_checklist_and_the_actions_that_answer_it(high):
    """SCR-10, SCR-12."""
    order = high.orders.get()
    assert order.on_conviction == OrderRoute.WITHOUT
    items = [order.is_sought, order.is_explained, order.is_reviewed]
    assert {*items, order.is_in_plan, order.is_monitored} == {"yes"}
    assert order.meaning == "Coercive control found as fact"
    actions = high.plans.get().actions.filter(order_links__order=order)
    assert linked(actions) == ["a5", "a7"]


def test_behaviour_has_its_kind_and_what_answers_it(high):
    """SCR-07, SCR-09."""
    calls, texts = high.unconvicted.all()
    assert (calls.kind, texts.kind) == (BehaviourKind.CALL_OUT, BehaviourKind.BEHAVIOUR)
    plan = high.plans.get()
    assert linked(plan.actions.filter(behaviour_links__behaviour=calls)) == ["a8"]
    assert linked(plan.contingencies.filter(behaviour_links__behaviour=calls)) == ["c1"]
    assert linked(plan.actions.filter(behaviour_links__behaviour=texts)) == ["a5"]
    assert not plan.contingencies.filter(behaviour_links__behaviour=texts).exists()


def test_why_nothing_is_planned_is_a_reason(read, low_case):
    behaviour = read(low_case).case.unconvicted.get()
    assert behaviour.no_action_reason == "none needed: historic"
    assert behaviour.kind == BehaviourKind.ADJUDICATION


def test_a_plan_row_that_is_not_there_is_named_and_fills_no_item(read, high_case):
    high_case["unconvicted"][0]["plan_link"] = "a8 a98"
    checklist = high_case["civil_orders"][0]["checklist"]
    checklist |= {"victim_safety_action": "a99", "monitoring": "c1", "sought": False}
    done = read(high_case)
    order = done.case.orders.get()
    assert (order.is_in_plan, order.is_monitored, order.is_sought) == ("", "", "no")
    assert not done.case.plans.get().actions.filter(order_links__order=order).exists()
    assert done.left_out == [
        "$.unconvicted[0].plan_link names “a98”",
        "$.civil_orders[0].checklist.victim_safety_action names “a99”",
        "$.civil_orders[0].checklist.monitoring names “c1”",
    ]


def test_words_beside_the_ids_are_kept(read, high_case):
    high_case["unconvicted"][0]["plan_link"] = "police watch the address"
    high_case["unconvicted"][1]["plan_link"] = "none"
    high_case["civil_orders"][0]["checklist"]["monitoring"] = "a5, by GPS"
    done = read(high_case)
    assert kept(done)["$.unconvicted[0].plan_link"] == "police watch the address"
    assert kept(done)["$.unconvicted[1].plan_link"] == "none"
    assert kept(done)["$.civil_orders[0].checklist.monitoring"] == "a5, by GPS"
    assert done.case.orders.get().is_monitored == "yes"
    assert all(row.no_action_reason == "" for row in done.case.unconvicted.all())


def test_an_unanswered_checklist_stays_unanswered(read, high_case):
    del high_case["civil_orders"][0]["checklist"]
    order = read(high_case).case.orders.get()
    items = (order.is_sought, order.is_explained, order.is_reviewed)
    assert (*items, order.is_in_plan, order.is_monitored, order.meaning) == ("",) * 6


def test_children_have_contact_voice_and_the_enquiry(high):
    """CHD-01, CHD-02, CHD-03."""
    row = high.children_summary
    assert row.is_there_contact == PeopleAnswer.SOME
    assert row.contact == "Wants contact; none approved"
    assert row.voice.startswith("The five-year-old told school")
    enquiry = high.enquiries.get()
    assert (enquiry.asked_on, enquiry.replied_on) == (DAY(2026, 9, 21), DAY(2026, 10, 5))
    assert enquiry.is_about_children
    assert enquiry.outcome == "child in need plan"
    assert not Task.objects.filter(kind=Task.Kind.ENQUIRY, done_at=None).exists()


def test_an_enquiry_that_waits_opens_its_task(read, high_case):
    high_case["children"]["enquiry"] = {"sent": "2026-08-05", "reply": None, "result": "awaiting"}
    enquiry = read(high_case).case.enquiries.get()
    assert (enquiry.replied_on, enquiry.outcome) == (None, "")
    assert enquiry.due_on == DAY(2026, 8, 19)
    task = Task.objects.get(kind=Task.Kind.ENQUIRY, done_at=None)
    assert (task.due_on, task.about) == (enquiry.due_on, enquiry.uuid)


@pytest.mark.parametrize(
    ("contact", "has_child", "answer", "told"),
    [
        ("not known", False, PeopleAnswer.NOT_KNOWN, ""),
        ("Not known: she moved", True, PeopleAnswer.NOT_KNOWN, "Not known: she moved"),
        ("none", False, PeopleAnswer.NONE, "none"),
        ("No known contact.", False, PeopleAnswer.NONE, "No known contact."),
        ("no contact with children", False, PeopleAnswer.NONE, "no contact with children"),
        ("none", True, "", "none"),
        ("none approved", False, "", "none approved"),
        ("no known contact with his son", False, PeopleAnswer.SOME, None),
        ("Niece 6 at sister's", False, PeopleAnswer.SOME, None),
        ("Supervised on Mondays", True, PeopleAnswer.SOME, None),
        ("Supervised on Mondays", False, "", None),
        ("n/a", False, "", None),
    ],
)
def test_whether_there_are_children_is_never_guessed(
    read, low_case, contact, has_child, answer, told
):
    """CHD-01. Silence and "not known" are never "none"."""
    low_case["children"] = {"contact": contact}
    if has_child:
        low_case["people_at_risk"] = [{"ref": "CH-1", "kind": "child"}]
    row = read(low_case).case.children_summary
    assert row.is_there_contact == answer
    assert row.contact == (contact if told is None else told)


def test_nothing_said_of_children_makes_no_row(read, low_case):
    low_case["children"] = {"contact": "-", "voice": ""}
    case = read(low_case).case
    assert not hasattr(case, "children_summary")
    assert not case.enquiries.exists()


def test_an_enquiry_without_its_day_is_kept(read, low_case):
    low_case["children"]["enquiry"] = {"sent": "in spring", "result": "asked by letter"}
    done = read(low_case)
    assert not done.case.enquiries.exists()
    assert kept(done)["$.children.enquiry"]["result"] == "asked by letter"


def test_a_reply_before_the_question_is_left_out_and_told(read, low_case):
    low_case["children"]["enquiry"] = {"sent": "2026-08-19", "reply": "2026-08-01", "result": "x"}
    done = read(low_case)
    assert done.case.enquiries.get().replied_on is None
    assert kept(done)["$.children.enquiry.reply"] == "2026-08-01"
    assert "dated before the question" in done.remarks[0]
