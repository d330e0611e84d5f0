"""What somebody else did on duty is read by whoever holds the case (CON-13, CON-14)."""

import uuid

import pytest
from django.utils import timezone

from cases.models import Task
from riskplans import uses
from riskplans.models import Contingency
from riskplans.tests.uses.steps import at, send
from rules.terms import UseOutcome


@pytest.fixture
def row(plan):
    """A contingency of the plan in force."""
    plan.locked_at = timezone.now()
    plan.save()
    return Contingency.objects.create(plan=plan, number="c1", if_text="He is seen near KA-1.")


def _pressed(row, by, act=None):
    outcome = UseOutcome.FOLLOWED
    return uses.record_now(row.plan.case, row, outcome=outcome, by=by, act=act)


def _waiting(event):
    return Task.objects.open().filter(about=event.uuid)


def test_the_practitioner_is_asked_to_read_it_once_and_saving_ends_it_con_14(
    client, row, colin, priya
):
    act = uuid.uuid4()
    event = _pressed(row, colin, act)
    assert _pressed(row, colin, act) == event
    task = _waiting(event).get()
    assert (task.title, task.assignee) == (uses.TO_READ, priya)
    client.force_login(priya)
    assert "When you save it, your task ends." in client.get(at(event)).text
    before = event.response
    assert send(client, event).url == event.case.get_absolute_url()
    assert not _waiting(event).exists()
    event.refresh_from_db()
    assert (event.response, event.responded_by) == (before, colin)  # reading adds nothing
    assert "This was recorded on duty." not in client.get(at(event)).text


def test_reading_asks_for_no_answer_to_what_else_may_fit_con_14(client, row, colin, priya):
    event = _pressed(row, colin)
    Contingency.objects.create(plan=row.plan, number="c2", if_text="He is seen near a school.")
    client.force_login(priya)
    assert send(client, event).url == event.case.get_absolute_url()
    assert not _waiting(event).exists()


def test_what_the_practitioner_adds_ends_it_too_con_14(client, row, colin, priya):
    event = _pressed(row, colin)
    client.force_login(priya)
    send(client, event, "I rang KA-1 in the morning.")
    event.refresh_from_db()
    assert not _waiting(event).exists() and event.responded_by == priya
    assert event.response == "I rang KA-1 in the morning."
    assert len(uses.told_of([event])[event.pk]) == 1


def test_nobody_else_ends_it_con_14(client, row, colin, mo, priya):
    event = _pressed(row, colin)
    client.force_login(mo)
    send(client, event)
    assert _waiting(event).get().title == uses.TO_READ
    send(client, event, "The police rang back.")
    assert _waiting(event).get().assignee == priya


def test_whoever_holds_the_case_knows_what_they_did_themselves(row, priya):
    assert not _waiting(_pressed(row, priya)).exists()
