"""Links that lead to what they name: rows, fields, the way back; and who is offered what."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from rosh.returning import with_way_back
from rules.required import Gap
from rules.terms import Page, RiskLevel
from signing import pages, workflow
from signing.tests.builder import signable
from signing.tests.test_urgent import half_done

HIGH = RiskLevel.HIGH


@pytest.fixture
def assessment(case):
    return signable(case, HIGH)


def soup_of(client, name, row):
    page = client.get(reverse(name, args=[row.uuid]))
    return BeautifulSoup(page.content, "lxml")


def test_mending_leads_back_to_the_urgent_page_it_began_on(client, case, priya):
    """Not to Check and sign, where the urgent author does not want to be."""
    assessment = half_done(case, HIGH)
    client.force_login(priya)
    urgent = reverse("signing:sign_urgently", args=[assessment.uuid])
    links = [
        a["href"] for a in soup_of(client, "signing:sign_urgently", assessment).select("main a")
    ]
    mending = [href for href in links if "then=" in href and "/replies/" not in href]
    assert mending and all(with_way_back("", urgent).lstrip("?") in href for href in mending)


def test_a_stop_leads_to_its_row_and_back(assessment):
    source, action = assessment.sources.first(), assessment.plans.get().actions.first()
    plan = action.plan
    gaps = [
        Gap(Page.SOURCES, str(source.lineage), "Weigh it."),
        Gap(Page.ACTIONS, str(action.lineage), "By when?"),
        Gap(Page.ACTIONS, "victim safety", "Add one victim safety action."),
        Gap(Page.CONTINGENCIES, "contingency", "Add one if."),
        Gap(Page.MATRIX, str(assessment.factors.first().lineage), "Answer the factor."),
        Gap(Page.SELF, "self_thoughts", "Say so.", question="self_thoughts"),
    ]
    found = [
        mend.href.split("?then")[0].split("&then")[0] for mend in pages.mends(gaps, assessment)
    ]
    assert found[0] == reverse("assessments:source_edit", args=[assessment.uuid, source.uuid])
    assert found[1] == reverse("riskplans:action_edit", args=[plan.uuid, action.uuid])
    assert found[2].startswith(reverse("riskplans:action_add", args=[plan.uuid]) + "?pillar=")
    assert found[3] == reverse("riskplans:contingency_add", args=[plan.uuid])
    assert found[4] == reverse("riskplans:matrix", args=[plan.uuid])
    last = pages.mends(gaps, assessment)[-1].href
    assert last.endswith("#id_has_current_thoughts")


def test_what_stops_stands_in_the_order_of_the_task_list(client, assessment, priya):
    assessment.decision.opposing_evidence = ""
    assessment.decision.save()
    Assessment.objects.update(why_now="")
    gaps = [Gap(Page.MATRIX, "", "Z"), Gap(Page.STEP_4, "", "Y"), Gap(Page.WHY_NOW, "", "X")]
    assert [gap.message for gap in pages.in_order(gaps)] == ["X", "Y", "Z"]
    client.force_login(priya)
    text = soup_of(client, "signing:sign", assessment).get_text()
    assert "in the order of the task list" in text
    assert text.index("Enter why") < text.index("Enter what points the other way")


def test_the_signature_and_the_answer_are_reached_from_the_top(client, assessment, priya, mo):
    client.force_login(priya)
    soup = soup_of(client, "signing:sign", assessment)
    assert soup.find("a", string="Go to your signature")["href"] == "#sign"
    missing = [
        a["href"]
        for a in soup.select("nav[aria-label='On this page'] a")
        if not soup.select(a["href"])
    ]
    assert missing == []
    submission = workflow.sign(assessment, by=priya)
    client.force_login(mo)
    soup = soup_of(client, "signing:review", submission)
    assert soup.find("a", string="Go to your answer")["href"] == "#answer"
    assert soup.select_one("#answer")


def test_only_who_may_take_a_draft_over_is_asked_to(client, case, assessment, colin, mo):
    """Nobody is offered what is then refused."""
    for user, is_offered in ((colin, False), (mo, True)):
        client.force_login(user)
        text = soup_of(client, "assessments:task_list", assessment).get_text()
        assert ("take it over" in text) is is_offered
        assert ("Take over this assessment" in text) is is_offered


def test_abandoning_is_offered_to_its_author_and_managers(
    client, assessment, priya, colin, mo, ines
):
    """A link leads there, last of all."""
    for user, is_offered in ((priya, True), (mo, True), (colin, False), (ines, False)):
        client.force_login(user)
        text = soup_of(client, "assessments:task_list", assessment).get_text()
        assert ("Abandon this assessment" in text) is is_offered


def test_what_is_signed_leads_to_its_record(client, case, assessment, priya):
    """From the assessment and from the list; there the signature can be withdrawn."""
    submission = workflow.sign(assessment, by=priya)
    client.force_login(priya)
    soup = soup_of(client, "assessments:task_list", assessment)
    assert soup.find("a", string="Open the signed record")["href"] == submission.get_absolute_url()
    listed = client.get(reverse("assessments:list", args=[case.crn])).content.decode()
    assert submission.get_absolute_url() in listed and "Awaiting countersignature" in listed
    workflow.withdraw(submission, by=priya)
    assert "signed record" not in soup_of(client, "assessments:task_list", assessment).get_text()


def test_two_drafts_say_which_to_write_in(client, case, priya):
    """After an urgent signature was withdrawn."""
    urgent = half_done(case, HIGH)
    submission = workflow.sign_urgently(urgent, by=priya)
    following = Assessment.objects.get(carried_from=urgent)
    client.force_login(priya)
    says = "Go on with assessment 2; its signature closes assessment 1."
    assert says not in soup_of(client, "assessments:task_list", following).get_text()
    workflow.withdraw(submission, by=priya)
    for row in (urgent, following):
        assert says in soup_of(client, "assessments:task_list", row).get_text()
    following.abandoned_at = timezone.now()
    following.save()
    assert says not in soup_of(client, "assessments:task_list", urgent).get_text()


def test_authority_is_named_where_it_was_used(client, assessment, priya, mo):
    """With what authority it was signed; a return needs none."""
    submission = workflow.sign(assessment, by=priya)
    read = submission.record_hash
    workflow.return_for_changes(submission, by=mo, comment="Mend it.", read_hash=read)
    first, last = reversed(pages.signature_rows(submission))
    assert "Authority: signs alone" in str(first["text"])
    assert last["text"] == "Mend it."


def test_current_thoughts_that_no_manager_was_told_of_are_warned_of_on_every_way_slf_04(
    client, assessment, priya
):
    """QC-20: a warning at every depth, beside the urgent banner and the task; it stops nothing."""
    risk = assessment.risk_to_self
    risk.is_identified, risk.has_current_thoughts, risk.manager_told = "yes", "yes", ""
    risk.save()
    client.force_login(priya)
    for way in ("signing:sign", "signing:sign_urgently"):
        assert "manager" in soup_of(client, way, assessment).find("main").get_text()
    tasks = soup_of(client, "assessments:task_list", assessment)
    row = tasks.find("a", string=lambda text: text and text.strip() == "Risk to self")
    assert "Complete" not in row.find_parent("li").get_text()
    assert workflow.sign_urgently(assessment, by=priya).is_urgent
