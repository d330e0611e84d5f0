"""What is signed is kept for ever: a text of it that tells of somebody at risk is mended before."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.models import AllowedWord, RestrictedDetails
from rules.terms import RiskLevel
from signing import workflow
from signing.forms import AbandonForm, CountersignForm, ReturnForm, TakeOverForm
from signing.models import Signature
from signing.tests.builder import signable
from signing.tests.test_late import overdue
from tests.factories import PersonAtRiskFactory

TELLS = "Marigold Canary rang me about it."
MENDED = "Write KA-1 instead of “Marigold Canary”"


@pytest.fixture
def protected(case):
    person = PersonAtRiskFactory(case=case, reference="KA-1")
    RestrictedDetails.objects.create(person=person, name="Marigold Canary")


@pytest.fixture
def waiting(case, priya):
    return workflow.sign(signable(case, RiskLevel.HIGH), by=priya)


def refused(client, url, field):
    """The text stands beside what is wrong with it, and nothing is signed."""
    signed = Signature.objects.count()
    typed = BeautifulSoup(client.get(url).content, "lxml").select("input[type=hidden]")
    hidden = {one["name"]: one.get("value", "") for one in typed if one.get("name")}
    boxes = ("is_declared", "is_level_declared", "agree-is_level_declared")
    answer = client.post(url, hidden | dict.fromkeys(boxes, "on") | {field: TELLS})
    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 200
    assert MENDED in page.select_one(f"#id_{field}_error, [id$={field}-error]").get_text()
    assert page.find("textarea", {"name": field}).get_text().strip() == TELLS
    assert Signature.objects.count() == signed
    return hidden


@pytest.mark.parametrize("act", ["abandon", "take_over"])
def test_a_reason_tells_of_nobody_vic_02(client, case, protected, mo, act):
    client.force_login(mo)
    refused(
        client, reverse(f"signing:{act}", args=[signable(case, RiskLevel.MEDIUM).uuid]), "reason"
    )


def test_why_the_plan_is_late_tells_of_nobody_vic_02(client, case, protected, priya):
    overdue(case)
    client.force_login(priya)
    refused(
        client,
        reverse("signing:sign", args=[signable(case, RiskLevel.MEDIUM).uuid]),
        "late_because",
    )


@pytest.mark.parametrize(
    ("act", "field"), [("countersign", "agree-comment"), ("return_", "back-comment")]
)
def test_what_a_reviewer_writes_tells_of_nobody_unless_it_was_allowed_vic_02(
    client, waiting, protected, mo, act, field
):
    client.force_login(mo)
    read = {"read_hash": waiting.record_hash, "read_status": waiting.status}
    sent = {f"{field.split('-')[0]}-{name}": said for name, said in read.items()}
    sent |= {field: TELLS, "agree-is_level_declared": "on"}
    url = reverse(f"signing:{act}", args=[waiting.uuid])
    assert MENDED in client.post(url, sent).content.decode()
    AllowedWord.objects.create(case=waiting.case, word="Marigold Canary", reason="A ship.", by=mo)
    assert client.post(url, sent).status_code == 302


@pytest.mark.parametrize(
    ("kind", "name", "asked"),
    [
        (CountersignForm, "comment", "Why do you agree?"),
        (ReturnForm, "comment", "What has to change?"),
        (AbandonForm, "reason", "Why do you abandon it?"),
        (TakeOverForm, "reason", "Why do you take it over?"),
    ],
)
def test_a_text_that_is_too_long_is_named_as_it_is_asked_for(kind, name, asked):
    form = kind({name: "a" * 9000})
    [error] = form.errors[name]
    assert form.fields[name].label == asked and f"“{asked}” must be" in error


@pytest.mark.parametrize(
    ("act", "other", "box"),
    [("return_", "agree-comment", "agree-is_level_declared"), ("countersign", "back-comment", "")],
)
def test_what_was_typed_for_the_other_answer_stays(client, waiting, mo, act, other, box):
    client.force_login(mo)
    page = BeautifulSoup(client.get(reverse("signing:review", args=[waiting.uuid])).content, "lxml")
    form = page.select_one("form:has(textarea)")
    sends = {form["action"], *(one["formaction"] for one in form.select("button[formaction]"))}
    url = reverse(f"signing:{act}", args=[waiting.uuid])
    assert url in sends
    hidden = {one["name"]: one["value"] for one in form.select("input[type=hidden][value]")}
    answer = client.post(url, hidden | {other: "Half a thought", box or "none": "on"})
    again = BeautifulSoup(answer.content, "lxml")
    assert again.find("textarea", {"name": other}).get_text().strip() == "Half a thought"
    assert not box or again.find("input", {"name": box}).has_attr("checked")
    assert [field.name for field in answer.context["back"] if field.errors] == (
        ["comment"] if act == "return_" else []
    )
