"""What a signer ticks: that it was read, and that the level is no inflated one (ST4-01)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from rules.terms import RiskLevel
from signing.forms import LEVEL_DECLARED, LEVEL_HOLDS, READ, CountersignForm, SignPlanForm
from signing.models import Submission
from signing.tests.builder import signable

UNREAD = "Select the box to say that you have read what you are signing"
UNWEIGHED = "Select the box to say that the level follows from the evidence"
UNCHECKED = "Select the box once you have checked the level against the evidence"


@pytest.fixture
def assessment(case):
    return signable(case, RiskLevel.HIGH)


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "lxml").get_text(" ").split())


@pytest.mark.parametrize(
    ("ticked", "lacks", "message"),
    [("is_level_declared", "is_declared", UNREAD), ("is_declared", "is_level_declared", UNWEIGHED)],
)
def test_a_signature_needs_both_declarations_st4_01(
    client, assessment, priya, ticked, lacks, message
):
    client.force_login(priya)
    url = reverse("signing:sign", args=[assessment.uuid])
    answer = client.post(url, {"read_hash": "x", ticked: "on"})
    page = BeautifulSoup(answer.content, "lxml")
    beside = page.find("input", {"name": lacks}).find_parent(class_="govuk-form-group")
    assert message in beside.get_text()
    assert not Submission.objects.exists()


def test_the_record_says_what_was_declared_and_by_whom_st4_01(client, assessment, priya, mo):
    """The author's words and the countersigner's stand beside their signatures."""
    client.force_login(priya)
    url = reverse("signing:sign", args=[assessment.uuid])
    ticked = {"is_declared": "on", "is_level_declared": "on"}
    client.post(url, ticked | {"read_hash": client.get(url).context["ready"].read_hash})
    submission = Submission.objects.get()
    client.force_login(mo)
    agreed = {
        "agree-comment": "Yes, because.",
        "agree-read_hash": submission.record_hash,
        "agree-read_status": submission.status,
    }
    url = reverse("signing:countersign", args=[submission.uuid])
    assert UNCHECKED in text_of(client.post(url, agreed))
    done = client.post(url, agreed | {"agree-is_level_declared": "on"}, follow=True)
    declared = list(submission.signatures.values_list("declaration", flat=True))
    assert declared == [f"{READ} {LEVEL_DECLARED}", f"I have checked it: {LEVEL_HOLDS}"]
    assert all(words in text_of(done) for words in declared)


def test_a_plan_alone_declares_nothing_of_the_level_st4_01():
    """The level stands, so neither the author nor the countersigner is asked about it."""
    assert "is_level_declared" not in SignPlanForm().fields
    posted = {"comment": "Yes.", "read_hash": "x", "read_status": "awaiting"}
    assert not CountersignForm(posted).is_valid()
    alone = CountersignForm(posted, is_plan_alone=True)
    assert alone.is_valid() and alone.answer == posted | {"declared": ""}
