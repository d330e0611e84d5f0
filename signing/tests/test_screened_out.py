"""A screened out case is signed as Low, without a plan and with little answered (SCR-02)."""

import datetime

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from assessments.models import PredictorScore, RiskToSelf, Screening, Source
from cases import risk_register
from cases.models import ChildrenSummary
from rules.depth import Depth, depth_of
from rules.terms import RiskLevel
from signing import facts, record, workflow
from signing.models import Status
from tests.factories import make_assessment


@pytest.fixture
def screened_out(case, priya):
    """What a practitioner answers where nothing meets the threshold: fifteen controls at most."""
    case.enquiries.all().delete()
    ChildrenSummary.objects.create(
        case=case, is_there_contact="none", none_known_from="Children’s services, May 2026"
    )
    assessment = make_assessment(
        case, priya, why_now="First contact.", is_limited=False, setting="community"
    )
    Screening.objects.filter(assessment=assessment).update(
        screened_on=datetime.date(2026, 5, 1),
        outcome="none",
        reason="One theft; nothing else is known to anybody asked.",
        has_considered_rest=True,
    )
    RiskToSelf.objects.filter(assessment=assessment).update(is_identified="no")
    Source.objects.create(
        assessment=assessment,
        number="S1",
        what="Police check",
        category="Partner Agencies",
        verification="verified",
    )
    PredictorScore.objects.create(
        assessment=assessment, tool="RSR", percent="1.20", scored_on=datetime.date(2026, 5, 1)
    )
    return assessment


def test_it_is_signed_as_low_in_every_group_without_a_plan_scr_02(screened_out, case, priya):
    assert depth_of(facts.of(screened_out)).depth is Depth.SCREENED
    submission = workflow.sign(screened_out, by=priya)
    assert (submission.status, submission.level) == (Status.COMPLETE, RiskLevel.LOW)
    register = risk_register.of(case)
    assert (register.working_level, register.countersigned_level) == (RiskLevel.LOW, RiskLevel.LOW)
    signed = record.read(submission).assessment
    assert signed.step4.level is RiskLevel.LOW
    assert {cell.level for cell in signed.cells if cell.setting == "community"} == {RiskLevel.LOW}
    assert signed.step2.level is signed.step3.level is None


def test_its_signature_declares_nothing_of_a_level_st4_01(client, screened_out, priya):
    """Low follows from the screening; nobody chose it."""
    client.force_login(priya)
    form = client.get(reverse("signing:sign", args=[screened_out.uuid])).context["form"]
    assert list(form.fields) == ["is_declared", "read_hash"]


@pytest.mark.parametrize(
    "change",
    [
        {"has_considered_rest": False},
        {"outcome": ""},
        {"outcome": "evidence"},
        {"reason": ""},
    ],
)
def test_without_each_of_its_answers_it_is_not_low_by_itself_scr_05(screened_out, priya, change):
    Screening.objects.filter(assessment=screened_out).update(**change)
    live = facts.of(screened_out)
    assert live.assessment.step4.level is None
    with pytest.raises(workflow.NotReady):
        workflow.sign(screened_out, by=priya)


def test_the_list_of_assessments_says_low_before_and_after_the_signature_scr_02(
    screened_out, client, case, priya
):
    client.force_login(priya)
    url = f"/cases/{case.crn}/assessments/"

    def said():
        return " ".join(strip_tags(client.get(url).content.decode()).split())

    assert "Low (screened out)" in said()
    workflow.sign(screened_out, by=priya)
    assert "Low (screened out)" in said()
    assert "Not answered" not in said()
    make_assessment(case, priya)
    assert "Not answered" in said()
