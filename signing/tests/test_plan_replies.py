"""The warnings of a plan that is revised alone take a reply, which its own record keeps."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from assessments.facts import of_assessment
from assessments.models import DraftText, FindingReply
from riskplans import workflow as planning
from riskplans.permissions import may_type
from rules.terms import PersonAgrees, Pillar, RiskLevel
from signing import record, workflow
from signing.tests.builder import signable

ONE_FACTOR = {"code": "QC-47", "finding_case": "one factor", "about": "factors"}
BEFORE, ANSWER = "Said with the assessment.", "Drinking is what it all comes from."


@pytest.fixture
def plan(case, priya, mo):
    """A revision at High of a plan whose assessment was signed with a reply; all confirmed."""
    assessment = signable(case, RiskLevel.HIGH)
    FindingReply.objects.create(assessment=assessment, by=priya, text=BEFORE, **ONE_FACTOR)
    signed = workflow.sign(assessment, by=priya)
    workflow.countersign(signed, by=mo, comment="Agreed.", read_hash=signed.record_hash)
    signed.plan.refresh_from_db()
    revised = planning.revise(signed.plan, by=priya)
    for section in (*Pillar, *planning.SECTIONS, "review"):
        planning.confirm(revised, section, by=priya)
    revised.refresh_from_db()
    revised.person_agrees = PersonAgrees.YES
    revised.save()
    return revised


def _page(client, plan):
    html = client.get(reverse("signing:sign_plan", args=[plan.uuid])).content
    soup = BeautifulSoup(html, "lxml")
    form = soup.select_one("#replies form[data-draft]")
    typed = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    line = next(
        one["name"]
        for one in form.select("input[name^=reply-]")
        if "every action addresses" in form.select_one(f"label[for={one['id']}]").text
    )
    return form, typed, line


def test_a_plan_alone_has_its_own_replies_and_freezes_them(client, case, priya, mo, plan):
    client.force_login(priya)
    form, typed, line = _page(client, plan)
    assert typed[line] == ""  # what was said months ago is not said again
    answer = client.post(form["action"], typed | {line: ANSWER})
    assert answer.url == reverse("signing:sign_plan", args=[plan.uuid])
    assert _page(client, plan)[1][line] == ANSWER
    stale = client.post(form["action"], typed | {line: "Else."})
    assert stale.status_code == 409 and ANSWER in stale.text
    assert ANSWER in client.get(reverse("riskplans:history", args=[plan.uuid])).text
    history = client.get(reverse("assessments:history", args=[plan.assessment.uuid])).text
    assert BEFORE in history and ANSWER not in history
    assert [one.text for one in of_assessment(plan.assessment).replies] == [BEFORE]
    with pytest.raises(workflow.NotReady):  # the text that was refused is kept, and not saved
        workflow.sign_plan(plan, by=priya)
    DraftText.objects.all().delete()
    submission = workflow.sign_plan(plan, by=priya)
    said = {one["code"]: one.get("reply") for one in submission.signatures.get().findings}
    assert said["QC-47"] == ANSWER
    assert [one.text for one in record.read(submission).assessment.replies] == [ANSWER]
    first = plan.assessment.submissions.get()
    assert BEFORE in first.record and ANSWER not in first.record
    client.force_login(mo)
    review = client.get(reverse("signing:review", args=[submission.uuid])).text
    assert ANSWER in review and BEFORE not in review


def test_what_is_typed_on_a_plan_alone_is_kept_until_it_is_saved(client, priya, colin, plan):
    client.force_login(priya)
    form, typed, line = _page(client, plan)
    draft = typed | {line: ANSWER, "draft_page": form["data-draft-page"]}
    assert client.post(form["data-draft"], draft).status_code == 204
    held = DraftText.objects.get()
    assert held.address == form["action"].split("?")[0]
    assert client.get(held.address).url.endswith("#replies")
    assert _page(client, plan)[1][line] == ANSWER
    client.post(form["data-draft"], draft | {"draft_leaving": "yes"})
    assert FindingReply.objects.get(plan_uuid=plan.uuid).text == ANSWER
    assert not DraftText.objects.exists()
    client.force_login(colin)
    assert client.post(form["data-draft"], draft).status_code == 403
    assert client.post(held.address, typed | {line: "Not mine."}).status_code == 403


def test_once_signed_nothing_typed_on_it_is_kept(client, priya, plan):
    client.force_login(priya)
    form, typed, line = _page(client, plan)
    workflow.sign_plan(plan, by=priya)
    draft = typed | {line: ANSWER, "draft_page": form["data-draft-page"]}
    assert client.post(form["data-draft"], draft).status_code == 403


def test_a_plan_of_an_assessment_takes_its_replies_there(client, case, priya):
    plan = signable(case, RiskLevel.MEDIUM).plans.get()
    client.force_login(priya)
    url = reverse("signing:reply_plan", args=[plan.uuid])
    assert client.post(url, {}).status_code == 403
    assert not may_type(priya, plan.assessment)  # as its author they may; beside it nobody types
