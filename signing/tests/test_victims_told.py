"""A signature that changes the level asks that the victim liaison officer hears of it (VIC-03)."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from cases.models import Task, VictimContact
from cases.workflow import victims
from rules.terms import RiskLevel
from signing import workflow
from signing.tests.builder import lower, signable
from signing.tests.plans_alone import completed_plan
from signing.tests.test_signing import completed

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


@pytest.fixture(autouse=True)
def contact(case):
    return VictimContact.objects.create(case=case, scheme="statutory", officer="Vera Liaison")


def due(case):
    tasks = Task.objects.open().filter(case=case, kind=Task.Kind.VICTIM)
    return [task.title.split(", ")[0] for task in tasks]


TELL = "Tell the victim liaison officer: the risk of serious harm is now "


def test_a_first_level_is_no_change(case, priya):
    workflow.sign(signable(case, HIGH), by=priya)
    assert due(case) == []


def test_a_level_that_stands_is_no_change(case, priya, mo):
    completed(case, HIGH)
    submission = workflow.sign(signable(case, HIGH), by=priya)
    workflow.countersign(submission, by=mo, comment="Yes", read_hash=submission.record_hash)
    assert due(case) == []


def test_a_raised_level_is_told_at_the_signature_and_once_vic_03(case, priya, mo):
    completed(case, MEDIUM)
    submission = workflow.sign(signable(case, HIGH), by=priya)
    assert due(case) == [f"{TELL}High"]
    Task.objects.filter(kind=Task.Kind.VICTIM).delete()
    workflow.countersign(submission, by=mo, comment="Yes", read_hash=submission.record_hash)
    assert due(case) == []


def test_a_raised_level_that_is_complete_at_once_is_told_vic_03(case, priya):
    completed(case, LOW)
    workflow.sign(signable(case, MEDIUM), by=priya)
    assert due(case) == [f"{TELL}Medium"]


def test_another_plan_is_told_with_the_signature_by_which_it_takes_effect_vic_03(case, priya, mo):
    """At once where the level stands or rises, and not again when it is countersigned."""
    completed_plan(case, priya, mo, HIGH)
    review = signable(case, HIGH)
    submission = workflow.sign(review, by=priya)
    assert [victims.OTHERWISE in title for title in due(case)] == [True]
    Task.objects.filter(kind=Task.Kind.VICTIM).update(done_at=timezone.now(), done_by=priya)
    workflow.countersign(submission, by=mo, comment="Yes", read_hash=submission.record_hash)
    assert due(case) == []


def test_a_lowered_level_is_told_when_it_is_complete_vic_03(case, priya, mo):
    completed(case, HIGH)
    submission = workflow.sign(lower(signable(case, MEDIUM)), by=priya)
    assert due(case) == []
    workflow.countersign(submission, by=mo, comment="Yes", read_hash=submission.record_hash)
    assert due(case) == [f"{TELL}Medium"]


def test_nobody_is_told_where_no_victim_is_in_the_scheme(case, priya, contact):
    contact.delete()
    completed(case, LOW)
    workflow.sign(signable(case, MEDIUM), by=priya)
    assert due(case) == []


def test_told_of_one_level_the_officer_still_has_to_hear_of_the_next_vic_03(case, priya, contact):
    """Both tasks are about one signature, which was returned and signed again at another level."""
    now = timezone.now()
    with time_machine.travel(now - datetime.timedelta(days=5), tick=False):
        victims.tell_of_level(case, HIGH, about=case.uuid)
    victims.tell_of_level(case, VERY_HIGH, about=case.uuid)
    contact.told_on = timezone.localdate() - datetime.timedelta(days=3)
    victims.save_victim_contact(contact, by=priya)
    assert due(case) == [f"{TELL}Very High"]
