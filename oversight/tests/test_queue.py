"""What waits for countersignature: who sees it, and what it says."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from signing.models import Submission
from tests.factories import CaseFactory, make_assessment, make_plan

pytestmark = pytest.mark.django_db
URL = "/review-queue/"


def submit(case, **fields):
    usual = {
        "status": "awaiting",
        "level": 3,
        "stages": 1,
        "why_countersigned": "The level is High.",
        "author": case.practitioner,
        "signed_by": case.practitioner,
        "signed_at": timezone.now(),
        "record": "{}",
        "record_hash": "0" * 64,
    }
    return Submission.objects.create(
        case=case, assessment=make_assessment(case), **(usual | fields)
    )


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_address_is_the_one_that_others_link_to():
    assert reverse("oversight:queue") == URL


@pytest.mark.parametrize("who", ["mo", "hanna"])
def test_who_reviews_sees_what_waits_with_a_way_in(client, case, who, request):
    waiting = submit(case)
    client.force_login(request.getfixturevalue(who))
    page = text_of(client.get(URL))
    assert "Waiting for your countersignature" in page
    assert reverse("signing:review", args=[waiting.uuid]) in page
    for words in ("X123456, assessment", "High", "Priya Practitioner", "The level is High."):
        assert words in page
    assert AccessEntry.objects.get().crns == ["X123456"]


def test_an_inspector_reads_it_without_actions(client, case, ines):
    waiting = submit(case)
    client.force_login(ines)
    page = text_of(client.get(URL))
    assert "you cannot countersign" in page
    assert reverse("signing:review", args=[waiting.uuid]) not in page


@pytest.mark.parametrize("who", ["priya", "ada"])
def test_others_are_told_why_not(client, who, request):
    client.force_login(request.getfixturevalue(who))
    answer = client.get(URL)
    assert answer.status_code == 403
    assert "Only managers, heads and inspectors" in text_of(answer)


def test_a_manager_sees_no_other_teams_work(client, mo, other_team, oscar):
    submit(CaseFactory(crn="Z000001", team=other_team, practitioner=oscar))
    client.force_login(mo)
    page = text_of(client.get(URL))
    assert "Z000001" not in page
    assert "Nothing is waiting." in page


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_only_what_waits_is_listed(client, case, mo, status):
    submit(case, status=status)
    client.force_login(mo)
    assert "X123456" not in text_of(client.get(URL))


def test_who_signed_is_told_that_somebody_else_must(client, case, mo):
    waiting = submit(case, signed_by=mo)
    client.force_login(mo)
    page = text_of(client.get(URL))
    assert "Somebody else must countersign it." in page
    assert reverse("signing:review", args=[waiting.uuid]) not in page


def test_the_first_to_countersign_is_told_that_a_second_must(client, case, mo):
    submit(
        case,
        status="awaiting second",
        stages=2,
        level=4,
        countersigned_by=mo,
        countersigned_at=timezone.now(),
    )
    client.force_login(mo)
    page = text_of(client.get(URL))
    assert "You gave the first countersignature." in page
    assert "Second countersignature" in page


def edits_assessment(waiting, user):
    waiting.assessment.editors.create(user=user)


def edits_plan(waiting, user):
    waiting.plan = make_plan(waiting.assessment)
    waiting.plan.editors.create(user=user)
    waiting.save()


def signed_before(waiting, user):
    waiting.signatures.create(kind="sign", by=user, role=user.role)


@pytest.mark.parametrize("took_part", [edits_assessment, edits_plan, signed_before])
def test_who_took_part_is_told_that_somebody_else_must(client, case, mo, took_part):
    waiting = submit(case)
    took_part(waiting, mo)
    client.force_login(mo)
    page = text_of(client.get(URL))
    assert "You wrote or edited this." in page
    assert reverse("signing:review", args=[waiting.uuid]) not in page


def test_1_and_20_cost_the_same(client, team, mo, priya, django_assert_max_num_queries):
    client.force_login(mo)
    counts = []
    client.get(URL)
    for n in range(20):
        submit(CaseFactory(team=team, practitioner=priya))
        if n in (0, 19):
            with django_assert_max_num_queries(15) as counted:
                client.get(URL)
            counts.append(len(counted))
    assert counts[0] == counts[1]
