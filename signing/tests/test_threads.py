"""Ten people press at the same moment: one countersignature, and nine are told who was first."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from cases import risk_register
from cases import workflow as casework
from cases.models import TimelineEntry
from rules.terms import RiskLevel
from signing import workflow
from signing.models import Signature, Status, Submission
from signing.tests.builder import signable
from tests.factories import CaseFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_ten_at_the_same_time_give_one_countersignature():
    team = TeamFactory()
    case = CaseFactory(team=team, practitioner=UserFactory(team=team))
    managers = [UserFactory(role=Role.MANAGER, team=team) for _ in range(10)]
    submission = workflow.sign(signable(case, RiskLevel.HIGH), by=case.practitioner)
    start, outcomes = threading.Barrier(10), []

    def press(manager):
        try:
            start.wait()
            workflow.countersign(
                submission, by=manager, comment="Yes.", read_hash=submission.record_hash
            )
            outcomes.append("countersigned")
        except workflow.Overtaken:
            outcomes.append("overtaken")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[manager]) for manager in managers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    submission.refresh_from_db()
    assert sorted(outcomes) == ["countersigned"] + ["overtaken"] * 9
    assert submission.status == Status.COMPLETE
    assert Signature.objects.filter(kind=Signature.Kind.COUNTERSIGN).count() == 1
    assert TimelineEntry.objects.filter(act="signing.countersigned").count() == 1


def test_eight_posts_by_two_managers_give_one_and_seven_refusals():
    """P15."""
    team = TeamFactory()
    case = CaseFactory(team=team, practitioner=UserFactory(team=team))
    managers = [UserFactory(role=Role.MANAGER, team=team) for _ in range(2)]
    submission = workflow.sign(signable(case, RiskLevel.HIGH), by=case.practitioner)
    data = {
        "agree-comment": "Yes, because.",
        "agree-is_level_declared": "on",
        "agree-read_hash": submission.record_hash,
        "agree-read_status": submission.status,
    }
    url = reverse("signing:countersign", args=[submission.uuid])
    clients = [Client() for _ in range(8)]
    for place, client in enumerate(clients):
        client.force_login(managers[place % 2])
    start, answers = threading.Barrier(8), []

    def press(client):
        try:
            start.wait()
            answers.append(client.post(url, data).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(answers) == [302] + [409] * 7
    assert Signature.objects.filter(kind=Signature.Kind.COUNTERSIGN).count() == 1


def test_ten_signatures_at_the_same_time_are_one():
    team = TeamFactory()
    case = CaseFactory(team=team, practitioner=UserFactory(team=team))
    assessment = signable(case, RiskLevel.HIGH)
    start, made = threading.Barrier(10), []

    def press():
        try:
            start.wait()
            made.append(workflow.sign(assessment, by=case.practitioner).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(made) == 10 and len(set(made)) == 1
    assert Signature.objects.count() == 1


def at_once(*acts):
    """Press at the same moment; what each was told: "done", or the name of the refusal."""
    start, told = threading.Barrier(len(acts)), []

    def press(act):
        try:
            start.wait()
            act()
            told.append("done")
        except PermissionDenied:
            told.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


def test_a_case_is_closed_or_signed_and_never_waits_closed():
    team = TeamFactory()
    priya = UserFactory(team=team)
    for _ in range(4):
        case = CaseFactory(team=team, practitioner=priya)
        assessment = signable(case, RiskLevel.HIGH)
        told = at_once(
            lambda case=case: casework.close(case, by=priya, reason="died"),
            lambda assessment=assessment: workflow.sign(assessment, by=priya),
        )
        case.refresh_from_db()
        is_waiting = Submission.objects.waiting().filter(case=case).exists()
        assert told == ["done", "refused"]
        assert is_waiting is case.is_open is risk_register.of(case).is_awaiting


def test_two_who_allocate_at_once_leave_one_open_allocation():
    team = TeamFactory()
    manager, first, second = (
        UserFactory(role=role, team=team)
        for role in (Role.MANAGER, Role.PRACTITIONER, Role.PRACTITIONER)
    )
    case = CaseFactory(team=team, practitioner=UserFactory(team=team))
    told = at_once(
        lambda: casework.allocate(case, to=first, team=team, by=manager),
        lambda: casework.allocate(case, to=second, team=team, by=manager),
    )
    case.refresh_from_db()
    assert told == ["done", "done"]
    assert case.allocations.count() == 2
    assert case.allocations.get(ended_on__isnull=True).practitioner == case.practitioner
