"""A review confirms what is said of the children: they belong to the case (CHD-01, REV-02)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import workflow
from assessments.facts import facts_for, with_rows
from assessments.tests.conftest import seen
from cases.models import ChildrenSummary
from rosh.returning import with_way_back
from rules.required import count_confirmed, unanswered
from rules.terms import AssessmentKind, Page
from tests.forms_on_pages import as_it_is


@pytest.fixture
def review(complete, case, priya):
    ChildrenSummary.objects.create(case=case, is_there_contact="none", none_known_from="His aunt")
    return workflow.start(case, by=priya, kind=AssessmentKind.REVIEW)


def children(client, review):
    """The page as the task list leads to it."""
    address = reverse("cases:children", args=[review.case.crn])
    return client.get(with_way_back(address, review.get_absolute_url())).content.decode()


def state(client, review):
    page = client.get(review.get_absolute_url()).content.decode()
    return page[page.index("children/?then") :].split("</li>")[0]


def test_children_wait_until_somebody_looked_at_them(as_priya, review, complete):
    assert "Carried over" in state(as_priya, review)
    live = facts_for(with_rows(review.uuid), complete.assessed_on)
    assert [gap.page for gap in unanswered(live) if gap.page is Page.CHILDREN and gap.is_copied]
    before = count_confirmed(live)
    page = children(as_priya, review)
    address = reverse("assessments:confirm", args=[review.uuid, "children"])
    assert f'action="{address}"' in page
    answer = as_priya.post(address)
    assert answer.url == review.get_absolute_url()
    assert "Confirmed: Children" in as_priya.get(answer.url).content.decode()
    assert count_confirmed(facts_for(with_rows(review.uuid), complete.assessed_on)) == before - 1
    assert "Complete" in state(as_priya, review) and "Confirm:" not in children(as_priya, review)


def test_the_next_review_asks_again(as_priya, review, priya):
    workflow.confirm_page(review, Page.CHILDREN, by=priya)
    review.locked_at = review.completed_at = timezone.now()
    review.save()
    again = workflow.start(review.case, by=priya, kind=AssessmentKind.REVIEW)
    assert [row.is_carried_over for row in seen(again).answers if "looked-at" in row.question] == [
        True
    ]


def test_a_first_assessment_confirms_no_children(as_priya, assessment):
    assert "Carried over" not in state(as_priya, assessment)
    assert "Confirm:" not in children(as_priya, assessment)


def test_the_pages_of_children_lead_back_to_the_task_list_by_the_page_they_stand_on(
    as_priya, review
):
    """What the task list asked for is carried through every form of the children."""
    tasks = review.get_absolute_url()
    here = with_way_back(reverse("cases:children", args=[review.case.crn]), tasks)
    edit = reverse("cases:children_edit", args=[review.case.crn])
    page = children(as_priya, review)
    assert with_way_back(edit, here) in page.replace("&amp;", "&")
    form = as_it_is(as_priya.get(with_way_back(edit, here)).content.decode())
    answer = as_priya.post(with_way_back(edit, here), form | {"contact": "By letter."})
    assert answer.url == here
