"""Starting and copying plans, dates in "by when", links, confirmation."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessments.models import Factor
from cases.models import TimelineEntry
from riskplans import facts, workflow
from riskplans.models import (
    Action,
    ActionFactor,
    ActionPerson,
    ActionProgress,
    Contingency,
    ContingencyDetection,
    NoActionReason,
)
from rules.terms import Page, PlanKind
from tests.factories import make_assessment

pytestmark = pytest.mark.django_db
THIRD_OF_MAY = datetime.date(2026, 5, 3)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3 May 2026", THIRD_OF_MAY),
        ("by 3rd may 2026", THIRD_OF_MAY),
        ("2026-05-03", THIRD_OF_MAY),
        ("3/5/2026", THIRD_OF_MAY),
        ("03.05.2026.", THIRD_OF_MAY),
        ("1 Sept 2026", datetime.date(2026, 9, 1)),
        ("31 June 2026", None),
        ("99/99/2026", None),
        ("3 Marvellous 2026", None),
        ("weekly from 3 May 2026", None),
        ("between 3 May 2026 and 9 June 2026", None),
        ("ongoing", None),
        ("May 2026", None),
        ("", None),
    ],
)
def test_a_date_is_read_out_of_by_when_only_where_the_text_is_one(text, date):
    """RMP-06."""
    assert workflow.record_when(text) == date


def test_starting_twice_gives_one_plan(assessment, priya):
    first = workflow.start(assessment, by=priya)
    assert workflow.start(assessment, by=priya) == first
    assert first.number == 1
    assert first.kind == PlanKind.FULL
    assert list(first.editors.values_list("user", flat=True)) == [priya.pk]
    assert TimelineEntry.objects.filter(act="plan.started", about=first.uuid).count() == 1


def test_an_interim_plan_says_so(assessment, priya):
    assert workflow.start(assessment, by=priya, kind=PlanKind.INTERIM).kind == PlanKind.INTERIM


@pytest.fixture
def earlier(plan, add, drinking, partner, priya):
    """A complete plan with one row of each kind."""
    gone = Factor.objects.create(assessment=plan.assessment, number="r2", label="Gone since")
    action = add(who="P. Practitioner", when_text="3 May 2026", when_on=THIRD_OF_MAY)
    for factor in (drinking, gone):
        ActionFactor.objects.create(action=action, factor=factor)
    ActionPerson.objects.create(action=action, person=partner)
    contingency = Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    ContingencyDetection.objects.create(contingency=contingency, action=action)
    NoActionReason.objects.create(plan=plan, factor=gone, reason="Not now")
    plan.contact_frequency, plan.is_sufficient = "Weekly", True
    plan.locked_at = plan.completed_at = timezone.now()
    plan.save()
    plan.assessment.locked_at = plan.assessment.completed_at = timezone.now()
    plan.assessment.save()
    return plan


def copied_from(earlier, priya):
    review = make_assessment(earlier.case)
    old = Factor.objects.get(label="Drinking again")
    Factor.objects.create(
        assessment=review, number="r1", label=old.label, lineage=old.lineage, kind="acute"
    )
    return workflow.start(review, by=priya)


def test_a_review_starts_from_the_plan_before_with_its_lineage(earlier, priya):
    new = copied_from(earlier, priya)
    old_action, action = earlier.actions.get(), new.actions.get()
    assert action.lineage == old_action.lineage
    assert action.uuid != old_action.uuid
    assert action.carried_from == old_action.uuid
    assert (action.what, action.when_on) == (old_action.what, THIRD_OF_MAY)
    assert action.is_carried_over
    assert new.contingencies.get().is_carried_over
    assert new.is_carried_over
    assert new.carried_from == earlier
    assert new.contact_frequency == "Weekly"


def test_links_are_pointed_to_the_new_assessment_and_what_it_lacks_is_left_out(earlier, priya):
    new = copied_from(earlier, priya)
    link = new.actions.get().factor_links.get()
    assert link.factor.assessment == new.assessment
    assert link.factor.label == "Drinking again"
    assert new.actions.get().person_links.get().person.reference == "KA-1"
    assert new.contingencies.get().detections.get().action == new.actions.get()


def test_judgements_are_never_copied(earlier, priya):
    new = copied_from(earlier, priya)
    assert new.is_sufficient is None
    assert not new.no_actions.exists()


def test_copies_have_a_history_with_who_made_them(earlier, priya):
    action = copied_from(earlier, priya).actions.get()
    assert action.history.get().history_user == priya
    assert action.factor_links.get().history.count() == 1


def test_a_plan_that_was_never_completed_is_not_copied(plan, add, assessment, priya):
    add()
    plan.abandoned_at = timezone.now()
    plan.save()
    assert not workflow.start(assessment, by=priya).actions.exists()


def test_a_follow_up_starts_from_the_urgent_plan_that_still_waits(earlier, priya):
    earlier.completed_at = None
    earlier.save()
    review = make_assessment(earlier.case, carried_from=earlier.assessment)
    assert workflow.start(review, by=priya).carried_from == earlier


def test_confirming_a_section_confirms_its_rows_and_no_other(earlier, priya):
    new = copied_from(earlier, priya)
    workflow.confirm(new, "contingencies", by=priya)
    assert not new.contingencies.get().is_carried_over
    assert new.actions.get().is_carried_over
    workflow.confirm(new, "supervision", by=priya)
    workflow.confirm(new, "review", by=priya)
    new.refresh_from_db()
    assert not new.actions.get().is_carried_over
    assert not new.is_carried_over


def test_the_facts_name_what_was_carried_over(earlier, priya):
    new = copied_from(earlier, priya)
    told = facts.of_plan(facts.with_rows(new.uuid))
    assert told.carried_over == (Page.PLAN_REVIEW.value,)
    assert told.actions[0].is_carried_over
    assert told.actions[0].people == ("KA-1",)
    assert told.actions[0].factors == (
        str(Factor.objects.filter(label="Drinking again")[0].lineage),
    )
    assert told.contingencies[0].detected_by == (told.actions[0].lineage,)


def test_facts_of_a_plan_cost_the_same_for_1_row_and_30(
    plan, add, drinking, partner, django_assert_num_queries
):
    def fill(first, last):
        for n in range(first, last):
            action = add(f"a{n}")
            ActionFactor.objects.create(action=action, factor=drinking)
            ActionPerson.objects.create(action=action, person=partner)
            row = Contingency.objects.create(plan=plan, number=f"c{n}", if_text="x")
            ContingencyDetection.objects.create(contingency=row, action=action)

    for last in (1, 30):
        fill(1 if last == 1 else 2, last + 1)
        with django_assert_num_queries(1):
            facts.of_plan(facts.with_rows(plan.uuid))


def test_a_number_is_never_used_twice(plan, add, priya):
    action = add("a1")
    workflow.remove_action(action, by=priya)
    assert workflow.next_number(Action(plan=plan)) == "a2"
    assert workflow.next_number(Contingency(plan=plan)) == "c1"


def test_removing_an_action_takes_its_links_and_history_keeps_them(plan, add, drinking, priya):
    action = add()
    ActionFactor.objects.create(action=action, factor=drinking)
    contingency = Contingency.objects.create(plan=plan, number="c1", if_text="x")
    ContingencyDetection.objects.create(contingency=contingency, action=action)
    key = action.pk
    workflow.remove_action(action, by=priya)
    assert not plan.actions.exists()
    assert Action.history.filter(id=key, history_type="-").exists()
    assert ActionFactor.history.filter(action=key, history_type="-").exists()
    assert plan.editors.get().user == priya


def test_a_review_of_what_had_no_plan_starts_from_the_last_complete_plan(earlier, priya):
    without = make_assessment(earlier.case)
    without.completed_at = without.locked_at = timezone.now()
    without.save()
    review = make_assessment(earlier.case, carried_from=without)
    assert workflow.start(review, by=priya).carried_from == earlier


def test_a_link_that_stays_is_the_same_row(add, assessment, drinking):
    other = Factor.objects.create(assessment=assessment, number="r2", label="Moved home")
    action = add()
    kept = ActionFactor.objects.create(action=action, factor=drinking)
    workflow.set_links(action.factor_links, "factor", [drinking, other])
    assert [link.factor for link in action.factor_links.order_by("pk")] == [drinking, other]
    workflow.set_links(action.factor_links, "factor", [drinking])
    assert action.factor_links.get() == kept


def test_an_action_whose_progress_is_recorded_stays_in_the_plan_rmp_19(plan, add, priya):
    row = add()
    ActionProgress.objects.create(
        action=row, state="done", on=datetime.date(2026, 5, 4), recorded_by=priya
    )
    with pytest.raises(PermissionDenied, match="how this action went"):
        workflow.remove_action(row, by=priya)
    assert plan.actions.filter(pk=row.pk).exists()


def test_removing_a_contingency_frees_the_action_that_fell_back_on_it_int_04(plan, add, priya):
    row = add()
    contingency = plan.contingencies.create(number="c1", if_text="The course is full")
    row.falls_to = contingency
    row.save()
    workflow.remove_contingency(contingency, by=priya)
    row.refresh_from_db()
    assert row.falls_to is None and not plan.contingencies.exists()
