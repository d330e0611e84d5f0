"""What a plan's rows answer of the record: orders, behaviour without a conviction, risk to self."""

import datetime

import pytest
from django.utils import timezone

from cases.models import CivilOrder, UnconvictedBehaviour
from riskplans import facts, workflow
from riskplans.models import (
    ActionBehaviour,
    ActionOrder,
    Contingency,
    ContingencyBehaviour,
)
from riskplans.tests.asking import at, edited, text_of, version_of
from tests.factories import CaseFactory, make_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(case):
    return CivilOrder.objects.create(case=case, kind="restraining")


@pytest.fixture
def behaviour(case):
    return UnconvictedBehaviour.objects.create(case=case, what="Three call-outs in 2025")


@pytest.fixture
def linked(plan, add, order, behaviour):
    """An action and a contingency that answer all three."""
    action = add(answers_risk_to_self=True)
    ActionOrder.objects.create(action=action, order=order)
    ActionBehaviour.objects.create(action=action, behaviour=behaviour)
    contingency = Contingency.objects.create(
        plan=plan, number="c1", if_text="He drinks", answers_risk_to_self=True
    )
    ContingencyBehaviour.objects.create(contingency=contingency, behaviour=behaviour)
    return action, contingency


def test_a_review_copies_what_the_rows_answer(plan, linked, order, behaviour, priya):
    """SCR-09, SCR-12, SLF-03."""
    for row in (plan, plan.assessment):
        row.locked_at = row.completed_at = timezone.now()
        row.save()
    new = workflow.start(make_assessment(plan.case), by=priya)
    action, contingency = new.actions.get(), new.contingencies.get()
    assert action.order_links.get().order == order
    assert action.behaviour_links.get().behaviour == behaviour
    assert contingency.behaviour_links.get().behaviour == behaviour
    assert action.answers_risk_to_self
    assert contingency.answers_risk_to_self
    assert action.order_links.get().history.get().history_user == priya
    assert linked[0].order_links.count() == 1, "the old plan keeps its own"


def test_removing_a_row_removes_what_it_answered_and_history_keeps_it(plan, linked, priya):
    action, contingency = linked
    keys = action.pk, contingency.pk
    workflow.remove_action(action, by=priya)
    workflow.remove_contingency(contingency, by=priya)
    assert not ActionOrder.objects.exists()
    assert not ActionBehaviour.objects.exists()
    assert not ContingencyBehaviour.objects.exists()
    assert ActionOrder.history.filter(action=keys[0], history_type="-").exists()
    assert ActionBehaviour.history.filter(action=keys[0], history_type="-").exists()
    assert ContingencyBehaviour.history.filter(contingency=keys[1], history_type="-").exists()


def test_facts_name_what_is_answered(plan, linked, order, behaviour):
    told = facts.of_plan(facts.with_rows(plan.uuid))
    (action,), (contingency,) = told.actions, told.contingencies
    assert action.orders == (str(order.lineage),)
    assert action.behaviour == contingency.behaviour == (str(behaviour.lineage),)
    assert action.answers_risk_to_self
    assert contingency.answers_risk_to_self


def test_forms_ask_nothing_of_the_record_where_there_is_none(signed_in, plan):
    for name in ("action_add", "contingency_add"):
        page = text_of(signed_in.get(at(plan, name)))
        assert "Which order" not in page
        assert "without a conviction" not in page
        assert "risk to self" not in page


@pytest.mark.parametrize(
    ("answers", "is_asked"),
    [
        ({"is_identified": "yes"}, True),
        ({"is_identified": "not known"}, True),
        ({"has_current_thoughts": "yes"}, True),
        ({"is_identified": "no", "has_current_thoughts": "no"}, False),
        ({}, False),
    ],
)
def test_risk_to_self_is_asked_where_there_may_be_one(signed_in, plan, answers, is_asked):
    """SLF-03. Not known is never no."""
    row = plan.assessment.risk_to_self
    for name, value in answers.items():
        setattr(row, name, value)
    row.save()
    for name in ("action_add", "contingency_add"):
        assert ("risk to self" in text_of(signed_in.get(at(plan, name)))) is is_asked


def test_an_expired_order_is_offered_only_where_it_is_linked(signed_in, plan, add, order):
    order.expires_on = timezone.localdate() - datetime.timedelta(days=1)
    order.save()
    assert "Which order" not in text_of(signed_in.get(at(plan, "action_add")))
    action = add()
    ActionOrder.objects.create(action=action, order=order)
    assert "Which order" in text_of(signed_in.get(at(plan, "action_edit", action.uuid)))


def test_an_action_is_saved_with_what_it_answers(signed_in, plan, add, order, behaviour):
    """SCR-09, SCR-12, SLF-03."""
    risk = plan.assessment.risk_to_self
    risk.is_identified = "yes"
    risk.save()
    action = add()
    url = at(plan, "action_edit", action.uuid)
    ticked = {
        "orders": [str(order.uuid)],
        "behaviours": [str(behaviour.uuid)],
        "answers_risk_to_self": "on",
    }
    assert signed_in.post(url, edited(signed_in, url, **ticked)).status_code == 302
    action.refresh_from_db()
    assert action.order_links.get().order == order
    assert action.behaviour_links.get().behaviour == behaviour
    assert action.answers_risk_to_self
    page = text_of(signed_in.get(at(plan)))
    assert "Restraining order" in page
    assert "Three call-outs in 2025" in page
    assert "Risk to self" in page
    assert signed_in.post(url, edited(signed_in, url)).status_code == 302
    action.refresh_from_db()
    assert not action.order_links.exists()
    assert not action.behaviour_links.exists()
    assert not action.answers_risk_to_self
    history = text_of(signed_in.get(at(plan, "history")))
    assert "Order answered by an action" in history
    assert "Behaviour answered by an action" in history


def test_a_contingency_is_saved_with_what_it_answers(signed_in, plan, behaviour):
    row = Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    url = at(plan, "contingency_edit", row.uuid)
    data = {"row_version": version_of(signed_in, url), "if_text": "He drinks"}
    answer = signed_in.post(url, {**data, "behaviours": [str(behaviour.uuid)]})
    assert answer.status_code == 302
    assert row.behaviour_links.get().behaviour == behaviour
    assert "Three call-outs in 2025" in text_of(signed_in.get(at(plan)))


def test_what_another_case_records_cannot_be_linked(signed_in, plan, add, order, other_team, oscar):
    other = CivilOrder.objects.create(
        case=CaseFactory(team=other_team, practitioner=oscar), kind="restraining"
    )
    action = add()
    url = at(plan, "action_edit", action.uuid)
    answer = signed_in.post(url, edited(signed_in, url, orders=[str(other.uuid)]))
    assert answer.status_code == 200
    assert not ActionOrder.objects.exists()
