"""What changed since the last assessment, on one page (product, moment 4)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import workflow
from assessments.facts import of_assessment, with_rows
from assessments.since import since_last
from rules.terms import AssessmentKind, RiskLevel
from signing.tests.builder import signable

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(case, priya):
    """A review of a complete assessment; everything in it is copied."""
    old = signable(case, RiskLevel.MEDIUM)
    old.locked_at = old.completed_at = timezone.now()
    old.save()
    for plan in old.plans.all():
        plan.locked_at = plan.completed_at = timezone.now()
        plan.save()
    return workflow.start(case, by=priya, kind=AssessmentKind.REVIEW)


def _page(client, assessment) -> str:
    response = client.get(reverse("assessments:changes", args=[assessment.uuid]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_review_that_changes_nothing_says_so(client, priya, review):
    client.force_login(priya)
    assert "Nothing has changed since assessment 1" in _page(client, review)


def test_a_changed_word_and_a_moved_level_are_shown(client, priya, review):
    review.immediacy.how_active = review.immediacy.how_active.replace("enough", "plenty")
    review.immediacy.save()
    review.best_fit.level = RiskLevel.HIGH
    review.best_fit.save()
    client.force_login(priya)
    text = _page(client, review)
    assert "Added: </span>plenty" in text and "Removed: </span>enough" in text
    assert 'data-label="Before">Medium</td>' in text


def test_the_first_assessment_has_none_before_it(client, case, priya):
    assessment = signable(case, RiskLevel.LOW)
    client.force_login(priya)
    assert "There is none before it" in _page(client, assessment)
    assert since_last(assessment, of_assessment(with_rows(assessment.uuid))) is None


def test_the_page_costs_the_same_whatever_changed(
    client, priya, review, django_assert_max_num_queries
):
    client.force_login(priya)
    with django_assert_max_num_queries(15):
        _page(client, review)
