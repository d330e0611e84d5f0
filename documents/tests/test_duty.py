"""The duty sheet: what it says tonight, by reference; one logged act shows names (CON-13)."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from weasyprint import HTML

from accounts import authority
from accounts.models import AccessEntry
from cases import workflow as casework
from cases.models import Contact, Event, PersonAtRisk, RestrictedDetails, Task, TimelineEntry
from documents import duty
from riskplans import workflow as planning
from riskplans.models import (
    Action,
    ActionPerson,
    Contingency,
    ContingencyDetection,
    ContingencyUse,
    Plan,
)
from rosh import pdf
from rules.terms import ActionKind, EventKind, Pillar, RiskLevel, ScenarioType, UseOutcome
from signing import workflow as signing
from signing.tests.builder import signable
from signing.tests.plans_alone import completed_plan, confirmed
from tests.factories import CaseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def default_authority(db):
    authority.set_defaults()


@pytest.fixture
def plan(case, priya):
    """A signed plan at High."""
    person = casework.add_person(
        PersonAtRisk(case=case, kind="known_adult", relationship="former partner"), by=priya
    )
    details = RestrictedDetails.objects.get(person=person)
    details.name, details.telephone = "Marigold Canary", "01632 960987"
    details.save()
    assessment = signable(case, RiskLevel.HIGH)
    Contact.objects.create(
        case=case, name="Kit Keyworker", role="Key worker", out_of_hours="+44 1632 960001"
    )
    plan = assessment.plans.get()
    safety = plan.actions.get(pillar=Pillar.VICTIM_SAFETY)
    ActionPerson.objects.create(action=safety, person=person)
    Action.objects.create(
        plan=plan,
        number="a80",
        pillar=Pillar.MONITORING,
        kind=ActionKind.CURFEW,
        what="Curfew from 9pm to 6am",
        who="Tagging service",
        when_text="1 May 2026",
    )
    signing.sign(assessment, by=priya)
    plan.refresh_from_db()
    return plan


def _url(case, name="tonight", *more):
    return reverse(f"documents:{name}", args=[case.crn, *more])


def test_the_sheet_says_whom_to_ring_and_what_to_do_con_13(client, colin, case, plan):
    client.force_login(colin)
    text = client.get(_url(case)).text
    row = plan.contingencies.first()
    for words in (row.if_text, row.then_text, row.who, "KA-1", "former partner", "Kit Keyworker"):
        assert words in text
    assert 'href="tel:+441632960001"' in text
    assert "Curfew from 9pm to 6am" in text
    assert "HIGH" in text
    assert "Nobody has signed" not in text


def test_names_come_up_by_one_logged_act_vic_02(client, colin, ines, case, plan):
    client.force_login(colin)
    assert "Marigold" not in client.get(_url(case)).text
    shown = client.post(_url(case, "reveal")).text
    assert "Marigold Canary" in shown and 'href="tel:01632960987"' in shown
    entry = AccessEntry.objects.filter(user=colin).latest("id")
    assert entry.act == "revealed" and entry.crns == [case.crn]
    assert TimelineEntry.objects.filter(case=case, act="duty.revealed", by=colin).count() == 1
    assert "Marigold" not in client.get(_url(case)).text
    client.force_login(ines)
    assert "Show who they are" not in client.get(_url(case)).text
    assert client.post(_url(case, "reveal")).status_code == 403


def test_i_have_done_this_is_recorded_once_and_answered_con_14(client, colin, case, plan):
    client.force_login(colin)
    row, act = plan.contingencies.first(), uuid.uuid4()
    url = _url(case, "done", row.uuid)
    for _ in range(2):
        answer = client.post(url, {"outcome": "followed", "act": act}, follow=True)
        assert "Recorded." in answer.text
    use = ContingencyUse.objects.get()
    assert (use.outcome, use.by, use.contingency) == (UseOutcome.FOLLOWED, colin, row)
    event = Event.objects.get(case=case)
    assert event.kind == EventKind.CONTINGENCY and event.responded_at
    left = Task.objects.open().get(case=case, kind=Task.Kind.EVENT)
    assert (left.title, left.assignee) == ("Read what was done on duty", case.practitioner)


def test_something_else_needs_its_reason(client, colin, case, plan):
    client.force_login(colin)
    url = _url(case, "done", plan.contingencies.first().uuid)
    assert "I did something else" in client.get(url).text
    refused = client.post(url, {"outcome": "varied", "act": uuid.uuid4(), "because": " "})
    assert "Enter what you did instead, and why" in refused.text
    assert not ContingencyUse.objects.exists()
    client.post(url, {"outcome": "varied", "act": uuid.uuid4(), "because": "Rang KA-1 first."})
    assert ContingencyUse.objects.get().because == "Rang KA-1 first."


def test_an_act_of_another_case_is_a_new_act_here(client, colin, case, priya, team, plan):
    other_case = CaseFactory(crn="X100077", team=team, practitioner=priya)
    event = casework.record_event(
        Event(case=other_case, kind=EventKind.OTHER, what="Something"), by=colin
    )
    client.force_login(colin)
    url = _url(case, "done", plan.contingencies.first().uuid)
    answer = client.post(url, {"outcome": "followed", "act": event.uuid})
    assert answer.status_code == 302
    assert ContingencyUse.objects.get().event.case == case


def test_an_act_that_is_another_event_of_this_case_is_a_new_act(client, colin, case, plan):
    event = casework.record_event(
        Event(case=case, kind=EventKind.CONTINGENCY, what="Something"), by=colin
    )
    client.force_login(colin)
    client.post(
        _url(case, "done", plan.contingencies.first().uuid),
        {"outcome": "followed", "act": event.uuid},
    )
    assert ContingencyUse.objects.get().event != event


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_was_done_by_an_open_sheet_is_recorded_after_a_revision_con_13(
    client, priya, mo, case, is_kept
):
    """On the row of the plan in force that stands in its place; where none does, on the old."""
    before = completed_plan(case, priya, mo, RiskLevel.MEDIUM)
    shown = before.contingencies.first()
    revised = confirmed(planning.revise(before, by=priya), priya)
    if not is_kept:
        ContingencyDetection.objects.filter(contingency__plan=revised).delete()
        revised.contingencies.filter(lineage=shown.lineage).delete()
    Plan.objects.filter(pk=revised.pk).update(locked_at=timezone.now())
    client.force_login(priya)
    typed = {"outcome": "varied", "because": "I rang the hostel.", "act": uuid.uuid4()}
    page = client.post(_url(case, "done", shown.uuid), typed, follow=True)
    use = ContingencyUse.objects.get()
    assert use.because == "I rang the hostel."
    assert (use.contingency == shown) is not is_kept
    assert ("The plan was revised while your page was open" in page.text) is is_kept


def test_a_contingency_of_another_plan_is_not_found(client, priya, case, plan):
    client.force_login(priya)
    assert client.get(_url(case, "done", uuid.uuid4())).status_code == 404


def test_a_draft_is_named_as_one_and_offers_nothing_to_press(client, colin, case, priya):
    plan = signable(case, RiskLevel.MEDIUM).plans.get()
    client.force_login(colin)
    text = client.get(_url(case)).text
    assert f"It is a draft by {plan.author.full_name}" in text
    assert "I have done this" not in text
    row = plan.contingencies.first()
    assert client.get(_url(case, "done", row.uuid)).status_code == 404


def test_while_a_revision_is_written_the_signed_plan_speaks(case, priya, mo, plan):
    submission = plan.submissions.get()
    signing.countersign(submission, by=mo, comment="Yes.", read_hash=submission.record_hash)
    plan.refresh_from_db()
    planning.revise(plan, by=priya)
    assert duty.of(case).plan == plan


def test_nothing_recorded_says_so_and_whom_to_ring(client, colin, case):
    client.force_login(colin)
    text = client.get(_url(case)).text
    assert "There is no plan yet" in text and "ring 999" in text
    assert "NOT ASSESSED" in text and "Nobody is recorded as at risk" in text
    assert case.team.name in text
    assert client.get(_url(case, "tonight_pdf")).status_code == 200


def test_imminent_harm_stands_first(case, plan):
    rows = list(duty.of(case).tonight.contingencies)
    assert len(rows) > 1
    last = plan.contingencies.get(lineage=rows[-1].lineage)
    Contingency.objects.filter(pk=last.pk).update(scenario=ScenarioType.IMMINENT)
    Contingency.objects.exclude(pk=last.pk).update(scenario=ScenarioType.PREDICTABLE)
    assert duty.of(case).tonight.contingencies[0].lineage == str(last.lineage)


@pytest.mark.parametrize("more", [0, 30])
def test_it_takes_at_most_ten_queries_and_sixty_kilobytes(client, colin, case, plan, more):
    Contingency.objects.bulk_create(
        Contingency(
            plan=plan, number=f"c{100 + n}", if_text="x" * 200, then_text="y" * 300, who="z"
        )
        for n in range(more)
    )
    client.force_login(colin)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(_url(case), headers={"accept-encoding": "gzip"})
    own = [q for q in asked.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(own) <= 10
    assert len(page.content) < 60_000


def test_the_paper_has_no_name_and_no_button(case, colin, client, plan, monkeypatch):
    seen = []
    real = pdf.render
    monkeypatch.setattr(pdf, "render", lambda html: seen.append(html) or real(html))
    client.force_login(colin)
    answer = client.get(_url(case, "tonight_pdf"))
    assert answer["Content-Type"] == "application/pdf"
    assert "Marigold" not in seen[0] and "<form" not in seen[0]
    assert "Kit Keyworker" in seen[0]
    assert AccessEntry.objects.filter(user=colin).latest("id").act == "printed"
    document = HTML(string=seen[0], url_fetcher=pdf.FetchesNothing()).render(
        stylesheets=[pdf._stylesheet(pdf.STYLESHEET.stat().st_mtime)]
    )
    assert len(document.pages) == 1


def test_the_case_page_leads_to_it_in_one_click(client, colin, case):
    client.force_login(colin)
    assert _url(case) in client.get(case.get_absolute_url()).text
