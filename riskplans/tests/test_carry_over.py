"""What a review copies of a plan, column by column and link by link, and what it must not."""

import datetime

import pytest
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Factor
from cases.models import CivilOrder, Event, UnconvictedBehaviour
from riskplans import carry_over, facts, workflow
from riskplans.models import (
    Action,
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    ActionProgress,
    Contingency,
    ContingencyBehaviour,
    ContingencyDetection,
    ContingencyFactor,
    ContingencyPerson,
    ContingencyUse,
    NoActionReason,
    OtherPlan,
    PlanAnswer,
    RejectedCondition,
    TravelDecision,
)
from rules.terms import Progress, UseOutcome
from tests.factories import make_assessment, make_plan

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 5, 3)
ROWS = (Action, Contingency, RejectedCondition, TravelDecision, OtherPlan, PlanAnswer)
LINKS = (
    ActionBehaviour,
    ActionFactor,
    ActionOrder,
    ActionPerson,
    ContingencyBehaviour,
    ContingencyDetection,
    ContingencyFactor,
    ContingencyPerson,
)
# What a copy has of its own, whatever its original says
OWN = {"id", "uuid", "version", "updated_at", "plan", "carried_from", "falls_to"}
OWN |= {"is_carried_over", "is_as_copied"}
PLAN_IS_COPIED = {
    "contact_frequency",
    "capacity",
    "person_view",
    "licence_conditions",
    "are_conditions_proposed",
}
PLAN_IS_ASKED_AGAIN = {
    "is_sufficient",
    "is_necessary",
    "is_proportionate",
    "unchanged_because",
    "discussed_on",
    "person_agrees",
}


def columns(model):
    return [column for column in model._meta.concrete_fields if column.name not in OWN]


def filled(column, number):
    """A value that no default gives."""
    if column.choices:
        return column.choices[-1][0]
    values = {
        models.BooleanField: True,
        models.DateField: DAY,
        models.PositiveSmallIntegerField: number,
    }
    return values.get(type(column), f"{column.name} {number}")


def fill(row, number=1, names=None):
    """Give every column of a row a value of its own, or those of these names."""
    for column in columns(type(row)):
        is_ours = not column.is_relation and column.name != "lineage"
        if is_ours and (names is None or column.name in names):
            setattr(row, column.name, filled(column, number))
    return row


@pytest.fixture
def record(case):
    """An order and behaviour that rows of the plan answer."""
    return (
        CivilOrder.objects.create(case=case, kind="restraining"),
        UnconvictedBehaviour.objects.create(case=case, what="Three call-outs"),
    )


@pytest.fixture
def add_rows(plan, drinking, partner, record):
    """Fill the plan with one row of each kind, linked in every way."""
    order, behaviour = record

    def add_rows(number):
        rows = [fill(model(plan=plan), number) for model in ROWS]
        for row in rows:
            row.save()
        action, contingency = rows[:2]
        action.falls_to = contingency
        action.save()
        for model, near in ((ActionFactor, "action"), (ContingencyFactor, "contingency")):
            model.objects.create(**{near: rows[near == "contingency"], "factor": drinking})
        ActionPerson.objects.create(action=action, person=partner)
        ActionOrder.objects.create(action=action, order=order)
        ActionBehaviour.objects.create(action=action, behaviour=behaviour)
        ContingencyBehaviour.objects.create(contingency=contingency, behaviour=behaviour)
        ContingencyPerson.objects.create(contingency=contingency, person=partner)
        ContingencyDetection.objects.create(contingency=contingency, action=action)
        return rows

    return add_rows


def completed(plan):
    for row in (plan, plan.assessment):
        row.locked_at = row.completed_at = timezone.now()
        row.save()
    return plan


@pytest.fixture
def reviewed(plan, drinking, priya):
    """Complete the plan and start its review; with the same factor unless told otherwise."""

    def reviewed(has_factor=True):
        completed(plan)
        review = make_assessment(plan.case)
        if has_factor:
            Factor.objects.create(
                assessment=review, number="r7", label="Drinks", lineage=drinking.lineage
            )
        return workflow.start(review, by=priya)

    return reviewed


def test_every_column_of_every_row_is_copied(plan, add_rows, reviewed):
    add_rows(1)
    new = reviewed()
    for model in ROWS:
        old, copy = model.objects.get(plan=plan), model.objects.get(plan=new)
        for column in columns(model):
            value = getattr(old, column.attname)
            assert value not in (None, "", False), f"{model.__name__}.{column.name} was not filled"
            assert getattr(copy, column.attname) == value, f"{model.__name__}.{column.name}"
        assert (copy.carried_from, copy.lineage) == (old.uuid, old.lineage)
        assert copy.is_carried_over
        assert copy.is_as_copied


def test_every_kind_of_row_and_link_of_a_plan_is_copied_or_is_a_judgement(plan):
    """A table that is added to the plan must be decided upon: copied, or left behind."""
    left = {NoActionReason, ActionProgress, ContingencyUse}
    ours = {
        relation.related_model
        for model in (type(plan), Action, Contingency)
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label == "riskplans"
        and "uuid" in {column.name for column in relation.related_model._meta.fields}
        and not relation.related_model.__name__.startswith("Historical")
    } - {type(plan)}
    assert ours - left == {*ROWS, *LINKS}


def test_the_plans_own_words_are_copied_and_its_judgements_asked_again(plan, reviewed):
    """REV-13, RMP-12."""
    fill(plan, names=PLAN_IS_COPIED | PLAN_IS_ASKED_AGAIN)
    plan.save()
    new = reviewed()
    for name in PLAN_IS_COPIED:
        assert getattr(new, name) == getattr(plan, name), name
    for name in PLAN_IS_ASKED_AGAIN:
        assert getattr(plan, name) not in (None, ""), name
        assert getattr(new, name) in (None, ""), name


def test_links_lead_to_the_new_plans_own_rows(plan, add_rows, reviewed, partner, record):
    """INT-04, CON-10 to CON-12."""
    add_rows(1)
    new = reviewed()
    action, contingency = new.actions.get(), new.contingencies.get()
    assert action.falls_to == contingency
    assert contingency.detections.get().action == action
    assert contingency.person_links.get().person == partner
    assert contingency.behaviour_links.get().behaviour == record[1]
    assert action.order_links.get().order == record[0]
    assert contingency.factor_links.get().factor.assessment == new.assessment
    assert action.factor_links.get().factor.number == "r7"
    assert plan.actions.get().falls_to == plan.contingencies.get(), "the old plan keeps its own"


def test_what_falls_through_leads_where_it_led_among_many(plan, add_rows, reviewed):
    """INT-04."""
    rows = [add_rows(number)[:2] for number in (1, 2, 3)]
    rows[0][0].falls_to = rows[2][1]
    rows[0][0].save()
    rows[1][0].falls_to = None
    rows[1][0].save()
    new = reviewed()
    caught = {row.lineage: row.falls_to and row.falls_to.lineage for row in new.actions.all()}
    assert [caught[action.lineage] for action, _ in rows] == [
        rows[2][1].lineage,
        None,
        rows[2][1].lineage,
    ]
    assert {row.falls_to.plan for row in new.actions.exclude(falls_to=None)} == {new}


def test_a_factor_that_the_review_lacks_is_left_out(plan, add_rows, reviewed):
    add_rows(1)
    new = reviewed(has_factor=False)
    assert not new.contingencies.get().factor_links.exists()
    assert not new.actions.get().factor_links.exists()
    assert new.contingencies.get().person_links.exists()


def test_copies_have_a_history_with_who_made_them(add_rows, reviewed, priya):
    add_rows(1)
    new = reviewed()
    made = [model.objects.get(plan=new) for model in ROWS]
    made += [new.contingencies.get().factor_links.get(), new.contingencies.get().person_links.get()]
    for row in made:
        assert row.history.get().history_user == priya, row


def test_how_an_action_went_stays_with_it_and_is_read_by_the_review(add_rows, reviewed, priya):
    """RMP-19, MON-12."""
    action = add_rows(1)[0]
    ActionProgress.objects.create(
        action=action, state=Progress.MONITORED, on=DAY, note="Curfew kept", recorded_by=priya
    )
    new = reviewed()
    assert not new.actions.get().progress_rows.exists()
    (told,) = facts.of_plan(facts.with_rows(new.uuid)).actions
    assert (told.progress, told.progress_on, told.checked_on) == (Progress.MONITORED, DAY, DAY)


def test_the_use_of_a_contingency_and_reasons_for_none_are_never_copied(
    plan, add_rows, reviewed, drinking, priya
):
    """CON-14, RAT-07."""
    contingency = add_rows(1)[1]
    NoActionReason.objects.create(plan=plan, factor=drinking, reason="Not now")
    event = Event.objects.create(case=plan.case, kind="move", what="Moved", recorded_by=priya)
    ContingencyUse.objects.create(
        event=event, contingency=contingency, outcome=UseOutcome.FOLLOWED, by=priya
    )
    new = reviewed()
    assert not new.contingencies.get().uses.exists()
    assert not new.no_actions.exists()


def test_a_revision_of_a_plan_alone_keeps_its_factors(plan, add_rows, drinking, priya):
    """RMP-18. The assessment stands, and so do its factors."""
    add_rows(1)
    new = workflow.revise(completed(plan), by=priya)
    assert new.assessment == plan.assessment
    assert new.actions.get().factor_links.get().factor == drinking
    assert new.contingencies.get().factor_links.get().factor == drinking
    assert new.actions.get().falls_to == new.contingencies.get()


def test_copying_costs_the_same_for_one_row_and_a_dozen(plan, add_rows, priya):
    copy = make_plan(plan.assessment, completed_at=timezone.now(), locked_at=timezone.now())

    def cost():
        with CaptureQueriesContext(connection) as asked, transaction.atomic():
            carry_over.copy_into(copy, plan, by=priya)
            transaction.set_rollback(True)
        return len(asked)

    add_rows(1)
    one = cost()
    for number in range(2, 13):
        add_rows(number)
    assert cost() == one
