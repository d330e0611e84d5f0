"""The urgent signature: what it needs, what it does at once, what is owed, what overtakes it."""

import re

import pytest
from django.urls import reverse

from assessments.models import Assessment
from cases import risk_register
from cases.models import Task
from riskplans.models import Plan
from rules.terms import PlanKind, RiskLevel
from signing import permissions, record, workflow
from signing.models import Status, Submission
from signing.tests.builder import signable

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def half_done(case, level):
    """A raised level with its groups and an interim plan; much else is missing."""
    assessment = signable(case, level)
    decision = assessment.decision
    decision.is_rationale_owned, decision.opposing_evidence = False, ""
    decision.save()
    assessment.immediacy.how_active = ""
    assessment.immediacy.is_carried_over = True
    assessment.immediacy.save()
    return assessment


def test_a_raised_level_is_signed_urgently_with_much_still_owed(case, priya):
    assessment = half_done(case, HIGH)
    with pytest.raises(workflow.NotReady):
        workflow.sign(assessment, by=priya)
    submission = workflow.sign_urgently(assessment, by=priya)
    assessment.refresh_from_db()
    assert (submission.status, submission.is_urgent) == (Status.AWAITING, True)
    assert risk_register.of(case).working_level == HIGH
    assert assessment.is_urgent and assessment.plans.get().kind == PlanKind.INTERIM
    not_confirmed = [gap.message for gap in record.not_confirmed(record.read(submission))]
    assert len(not_confirmed) == 2


def test_it_opens_the_follow_up_and_a_task_for_each_thing_owed(case, priya):
    assessment = half_done(case, HIGH)
    submission = workflow.sign_urgently(assessment, by=priya)
    follow_up = Assessment.objects.get(carried_from=assessment)
    plan = Plan.objects.get(assessment=follow_up)
    assert plan.kind == PlanKind.FULL and plan.actions.count() == 4
    assert follow_up.author == priya and follow_up.is_editable
    owed = Task.objects.open().filter(about=follow_up.uuid)
    assert owed.filter(kind=Task.Kind.FULL_PLAN, assignee=priya).count() == 1
    titles = set(owed.filter(kind=Task.Kind.OWED).values_list("title", flat=True))
    assert "Enter what points the other way, and why it weighs less." in titles
    assert owed.filter(role="manager").count() == 1
    assert len(set(owed.values_list("due_on", flat=True))) == 1
    workflow.sign_urgently(assessment, by=priya)
    assert Submission.objects.get() == submission
    assert Assessment.objects.count() == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: a.cells.filter(group="public").update(who=""),
        lambda a: setattr(a.decision, "level", MEDIUM) or a.decision.save(),
        lambda a: setattr(a.immediacy, "imminent_when", "") or a.immediacy.save(),
        lambda a: a.plans.get().contingencies.update(then_text=""),
        lambda a: a.plans.get().actions.filter(pillar="victim_safety").update(pillar="supervision"),
        lambda a: a.plans.update(abandoned_at="2026-01-01T00:00Z"),
    ],
    ids=["no who", "below a group", "no imminence", "no contingency", "no safety", "no plan"],
)
def test_what_an_urgent_signature_cannot_do_without(case, priya, spoil):
    assessment = half_done(case, VERY_HIGH)
    spoil(assessment)
    with pytest.raises(workflow.NotReady):
        workflow.sign_urgently(assessment, by=priya)
    assert risk_register.of(case).working_level is None


def test_a_level_that_is_not_raised_is_not_urgent(case, priya, mo):
    first = workflow.sign(signable(case, HIGH), by=priya)
    workflow.countersign(first, by=mo, comment="Yes.", read_hash=first.record_hash)
    with pytest.raises(workflow.NotReady) as refusal:
        workflow.sign_urgently(half_done(case, HIGH), by=priya)
    assert "above the one in force" in refusal.value.gaps[0].message


def test_where_no_level_is_in_force_none_is_named(case, priya):
    with pytest.raises(workflow.NotReady) as refusal:
        workflow.sign_urgently(half_done(case, LOW), by=priya)
    assert refusal.value.gaps[0].message == ("Select a level of Medium or above, or sign as usual.")


def test_a_returned_urgent_one_is_signed_urgently_again(case, priya, mo):
    assessment = half_done(case, HIGH)
    submission = workflow.sign_urgently(assessment, by=priya)
    read = submission.record_hash
    workflow.return_for_changes(submission, by=mo, comment="Who else?", read_hash=read)
    assessment.refresh_from_db()
    assert "Sign it urgently again" in permissions.why_not_sign(priya, assessment)
    again = workflow.sign_urgently(assessment, by=priya)
    assert (again.pk, again.status) == (submission.pk, Status.AWAITING)
    assert Assessment.objects.filter(carried_from=assessment).count() == 1


def confirm_all(follow_up):
    """What an author does with a copy: read each part and make it theirs."""
    plan = follow_up.plans.get()
    parts = [*follow_up.sources.all(), *follow_up.scores.all(), *follow_up.factors.all()]
    parts += [*follow_up.cells.all(), *plan.actions.all(), *plan.contingencies.all(), plan]
    parts += [follow_up.starting_point, follow_up.best_fit, follow_up.immediacy]
    parts += [*follow_up.scenarios.all(), follow_up.screening, follow_up.risk_to_self]
    parts += [*follow_up.answers.all(), *plan.answers.all()]
    plan.person_agrees = "yes"
    follow_up.immediacy.how_active = "Fictional words that say enough."
    follow_up.decision.opposing_evidence = "Fictional words that say enough."
    follow_up.decision.is_rationale_owned = True
    for row in [*parts, follow_up.decision]:
        row.is_carried_over = False
        row.save()
    follow_up.is_limited = False
    follow_up.save()


def test_signing_the_follow_up_supersedes_the_urgent_one_that_waits(case, priya, mo):
    assessment = half_done(case, HIGH)
    urgent = workflow.sign_urgently(assessment, by=priya)
    follow_up = Assessment.objects.get(carried_from=assessment)
    confirm_all(follow_up)
    submission = workflow.sign(follow_up, by=priya)
    urgent.refresh_from_db()
    assert urgent.status == Status.ABANDONED
    assert Submission.objects.signed_after(urgent).get() == submission
    waiting = Task.objects.open().filter(kind=Task.Kind.COUNTERSIGN)
    assert waiting.get().about == submission.uuid
    assert not Task.objects.open().filter(kind__in=(Task.Kind.OWED, Task.Kind.FULL_PLAN)).exists()
    assert "does not wait" in permissions.why_not_countersign(mo, urgent)


def test_a_follow_up_that_is_owed_cannot_be_abandoned(case, priya):
    assessment = half_done(case, HIGH)
    workflow.sign_urgently(assessment, by=priya)
    follow_up = Assessment.objects.get(carried_from=assessment)
    assert "owed after an urgent" in permissions.why_not_abandon(priya, follow_up)
    assert "already signed" in permissions.why_not_abandon(priya, Assessment.objects.get(number=1))


def test_the_follow_up_is_signed_urgently_when_the_level_rises_again(case, priya):
    first = workflow.sign_urgently(half_done(case, HIGH), by=priya)
    follow_up = Assessment.objects.get(carried_from=first.assessment)
    follow_up.decision.level = follow_up.immediacy.level = VERY_HIGH
    follow_up.decision.save()
    follow_up.immediacy.save()
    second = workflow.sign_urgently(follow_up, by=priya)
    first.refresh_from_db()
    assert (first.status, second.status) == (Status.ABANDONED, Status.AWAITING)
    assert risk_register.of(case).working_level == VERY_HIGH


def test_an_urgent_medium_is_complete_at_once_and_still_followed_up(case, priya):
    submission = workflow.sign_urgently(half_done(case, MEDIUM), by=priya)
    assert submission.status == Status.COMPLETE
    assert Assessment.objects.get(carried_from=submission.assessment).is_editable


def test_the_page_says_once_what_an_urgent_signature_leaves(client, case, priya):
    """A copied answer is owed and not confirmed: it stands under one heading, not under both."""
    assessment = half_done(case, HIGH)
    client.force_login(priya)
    page = client.get(reverse("signing:sign_urgently", args=[assessment.uuid])).content.decode()
    items = re.findall(r"<li>(?:<a[^>]*>)?([^<]+)", page)
    assert items.count("Confirm or change what was copied: Step 3: immediacy.") == 1
    assert items.count("The rationale was composed from the answers and not confirmed.") == 1
    assert "Read the rationale and confirm that it is yours." not in items
    assert "Enter what points the other way, and why it weighs less." in items


def test_what_stops_an_urgent_signature_is_not_said_again_as_owed(client, case, priya):
    assessment = half_done(case, VERY_HIGH)
    assessment.immediacy.imminent_when = ""
    assessment.immediacy.save()
    client.force_login(priya)
    page = client.get(reverse("signing:sign_urgently", args=[assessment.uuid])).content.decode()
    stops, rest = page.split("What your signature does")
    stopped = re.findall(r"<li><a[^>]*>([^<]+)", stops[stops.index('id="stops"') :])
    assert stopped and not any(sentence in rest for sentence in stopped)
