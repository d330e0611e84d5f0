"""Children stand in the task list of an assessment, and are answered on the case's page."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.facts import facts_for
from assessments.pages import page_url
from cases.models import ChildrenSummary, Enquiry
from rules.required import unanswered
from rules.terms import Page
from signing.pages import mends
from tests.factories import PersonAtRiskFactory

NOW = datetime.date(2026, 5, 4)


def item_of(client, url):
    groups = client.get(url).context["groups"]
    items = [item for _, held in groups for item in held]
    return next(item for item in items if item["label"] == Page.CHILDREN.label)


def test_chd_01_the_task_list_leads_to_children_and_back(as_priya, at, case):
    item = item_of(as_priya, at(""))
    assert item["status"] == "Not started"
    assert item["url"].startswith(reverse("cases:children", args=[case.crn]))
    html = as_priya.get(item["url"]).content.decode()
    assert f'href="{at("")}" class="govuk-back-link"' in html


@pytest.mark.parametrize(
    ("what", "status"),
    [("summary", "In progress"), ("child", "In progress"), ("enquiry", "In progress")],
)
def test_chd_01_whatever_is_said_of_children_begins_the_part(as_priya, at, case, what, status):
    if what == "summary":
        ChildrenSummary.objects.create(case=case, voice="Doors are slammed")
    elif what == "child":
        PersonAtRiskFactory(case=case, reference="CH-1", kind="child")
    else:
        day = datetime.date(2026, 5, 4)
        Enquiry.objects.create(case=case, agency="X", asked_on=day, is_about_children=True)
    assert item_of(as_priya, at(""))["status"] == status


def test_a_childs_plan_with_childrens_services_is_asked_for_on_the_childs_own_page_chd_01(
    as_priya, at, case, assessment
):
    child = PersonAtRiskFactory(case=case, reference="CH-1", kind="child")
    text = "Select whether children’s services have a plan for CH-1."
    found = [gap for gap in unanswered(facts_for(assessment, NOW)) if gap.message == text]
    assert [gap.page for gap in found] == [Page.CHILDREN]
    mend = mends(found, assessment)[0]
    own = reverse("cases:person_edit", args=[case.crn, child.uuid])
    assert mend.href.startswith(f"{own}?then=")
    assert f'href="{own}?then=' in as_priya.get(at("check")).content.decode()
    child.child_plan = "none"
    child.save()
    assert item_of(as_priya, at(""))["status"] == "Complete"


def test_chd_01_other_people_and_enquiries_do_not_begin_it(as_priya, at, case):
    PersonAtRiskFactory(case=case, reference="KA-1", kind="known_adult")
    Enquiry.objects.create(case=case, agency="Police", asked_on=datetime.date(2026, 5, 4))
    assert item_of(as_priya, at(""))["status"] == "Not started"


def test_chd_01_no_known_contact_with_its_witness_completes_it(as_priya, at, case):
    row = ChildrenSummary.objects.create(case=case, is_there_contact="none")
    assert item_of(as_priya, at(""))["status"] == "In progress"
    row.none_known_from = "Children’s services, 3 May 2026"
    row.save()
    assert item_of(as_priya, at(""))["status"] == "Complete"


def test_children_are_a_page_of_the_case_and_of_no_assessment(assessment):
    assert page_url(Page.CHILDREN, assessment.uuid) == ""


def test_check_your_answers_costs_the_same_for_one_child_and_for_five(as_priya, at, case):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            page = as_priya.get(at("check")).content.decode()
        return len(asked), page

    PersonAtRiskFactory(case=case, reference="CH-1", kind="child")
    cost()
    one, _ = cost()
    for number in range(2, 6):
        PersonAtRiskFactory(case=case, reference=f"CH-{number}", kind="child")
    five, page = cost()
    assert five == one and "what it is like to be CH-5" in page
