"""A plan that is revised alone beside a review, another author, the case and its victims."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessments import workflow as assessing
from cases.models import Mappa, Task, VictimContact
from cases.permissions import why_not_close
from riskplans import permissions as of_plans
from riskplans import workflow as planning
from riskplans.permissions import why_not_revise
from rules.terms import Page, Pillar, RiskLevel
from signing import permissions, readiness, workflow
from signing.tests.builder import signable
from signing.tests.plans_alone import completed_plan
from signing.tests.test_in_force import agree, revision

MEDIUM, HIGH = RiskLevel.MEDIUM, RiskLevel.HIGH
NOTES = Task.Kind.INFORMATION


@pytest.fixture
def medium(case, priya, mo):
    return completed_plan(case, priya, mo, MEDIUM)


@pytest.fixture
def high(case, priya, mo):
    return completed_plan(case, priya, mo, HIGH)


def test_a_case_does_not_close_while_a_plan_alone_waits(case, priya, mo, high):
    waiting = workflow.sign_plan(revision(high, priya), by=priya)
    case.refresh_from_db()
    assert why_not_close(priya, case).startswith("A plan of this case is waiting")
    agree(waiting, mo)
    assert why_not_close(priya, case) == ""


# A review


def test_a_plan_is_not_signed_alone_while_a_review_is_in_progress(client, case, priya, medium):
    """The review's plan was copied before: its signature would undo what is new here."""
    revised = revision(medium, priya)
    review = assessing.start_review(case, by=priya, old=medium.assessment)
    client.force_login(priya)
    page = client.get(reverse("signing:sign_plan", args=[revised.uuid])).text
    assert reverse("assessments:task_list", args=[review.uuid]) in page
    assert "What stops the signature" not in page
    why_not = permissions.why_not_sign_plan(priya, revised)
    assert why_not == why_not_revise(priya, medium)
    assert why_not == "An assessment is in progress. Change its plan instead."
    with pytest.raises(PermissionDenied):
        workflow.sign_plan(revised, by=priya)


def test_who_revised_the_plan_that_a_review_ends_is_told(case, priya, colin, medium):
    revised = planning.revise(medium, by=colin)
    review = signable(case, MEDIUM)
    workflow.sign(review, by=priya)
    entry = case.timeline.get(act="signing.superseded")
    assert (entry.about, entry.by) == (revised.uuid, priya)
    assert entry.sentence == f"{revised} ended: {str(review).lower()} was signed."
    task = Task.objects.open().get(assignee=colin, kind=NOTES)
    assert task.title == f"Priya Practitioner signed {review}: {revised}, which you wrote, ended"


def test_a_review_says_which_plan_its_signature_ends_and_its_author_reads_it(
    client, case, priya, colin, medium
):
    planning.revise(medium, by=colin)
    review = signable(case, MEDIUM)
    client.force_login(priya)
    page = client.get(reverse("signing:sign", args=[review.uuid])).text
    assert "which Colin Colleague is revising alone" in page
    workflow.sign(review, by=priya)
    client.force_login(colin)
    task = Task.objects.open().get(assignee=colin, kind=NOTES)
    url = reverse(task.link_name, args=[task.about])
    assert "This plan ended" in client.get(url).text
    assert client.post(url).url == reverse("cases:caseload")
    assert not Task.objects.open().filter(pk=task.pk).exists()


def test_a_waiting_plan_alone_that_a_review_ends_is_on_the_timeline(case, priya, high):
    revised = revision(high, priya)
    workflow.sign_plan(revised, by=priya)
    workflow.sign(signable(case, HIGH), by=priya)
    assert case.timeline.get(act="signing.superseded").about == revised.uuid
    assert not Task.objects.open().filter(case=case, kind=NOTES).exists()  # they signed it


# Another author


def test_who_wrote_a_plan_that_is_taken_over_is_told_and_reads_why(
    client, case, priya, colin, medium
):
    revised = planning.revise(medium, by=colin)
    workflow.take_over_plan(revised, by=priya, reason="Colin is away.")
    task = Task.objects.open().get(assignee=colin, kind=NOTES)
    assert task.title == f"Priya Practitioner took over {revised}, which you wrote"
    client.force_login(colin)
    page = client.get(reverse(task.link_name, args=[task.about])).text
    assert "This plan was taken over" in page and "Colin is away." in page


def test_nobody_gives_up_a_plan_on_a_closed_case_or_who_only_reads(priya, mo, ines, medium):
    revised = planning.revise(medium, by=priya)
    revised.author = ines  # who wrote it, and only reads by now
    assert "not change it" in of_plans.why_not_abandon(ines, revised)
    revised.case.closed_at = revised.created_at
    for why_not in (of_plans.why_not_abandon, of_plans.why_not_take_over):
        assert "Reopen it first" in why_not(mo, revised)


def test_a_plan_offers_only_what_the_reader_may_do_with_it(client, mo, priya, ines, medium):
    revised = planning.revise(medium, by=priya)
    offers = {"Take over this plan": set(), "Abandon this plan": set()}
    for user in (priya, mo, ines):
        client.force_login(user)
        page = client.get(revised.get_absolute_url()).text
        for words, who in offers.items():
            who |= {user.username} if words in page else set()
    assert offers == {"Take over this plan": {"mo"}, "Abandon this plan": {"priya", "mo"}}


def test_what_has_ended_is_judged_by_its_own_rows(case, priya, medium):
    revised = planning.revise(medium, by=priya)
    row = revised.actions.first()
    row.who = ""
    row.save()
    workflow.abandon_plan(revised, by=priya, reason="Not needed.")
    signed = readiness.of_plan(medium, by=priya)
    ended = readiness.of_plan(revised, by=priya)
    assert signed.facts.plan.number == medium.number
    assert ended.facts.plan.number == revised.number
    assert str(row.lineage) in {gap.about for gap in ended.stops}


# The case and its victims


def test_what_the_plan_page_lists_of_the_case_is_on_the_page_that_is_signed_map_02(
    case, priya, high
):
    Mappa.objects.update_or_create(case=case, defaults={"category": "1", "level": 3})
    ready = readiness.of_plan(revision(high, priya), by=priya)
    assert Page.MAPPA in {one.where for one in ready.findings}


def test_another_way_to_keep_victims_safe_is_told_when_it_takes_effect_vic_03(
    case, priya, mo, high
):
    VictimContact.objects.create(case=case, scheme="statutory", officer="Vera Liaison")
    waiting = Task.objects.open().filter(case=case, kind=Task.Kind.VICTIM)
    same = revision(high, priya)
    agree(workflow.sign_plan(same, by=priya), mo)
    assert not waiting.exists()
    same.refresh_from_db()
    revised = revision(same, priya)
    row = revised.actions.filter(pillar=Pillar.VICTIM_SAFETY).first()
    row.what = "The police visit KA-1 each week"
    row.save()
    submission = workflow.sign_plan(revised, by=priya)
    assert not waiting.exists()
    agree(submission, mo)
    assert "what the plan does to keep victims safe has changed" in waiting.get().title
