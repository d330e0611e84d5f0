"""After a long time with the same person, whoever weighs progress is asked about it (SFO-04)."""

import pytest
from django.utils import timezone

from cases import workflow
from cases.models import Allocation
from rules.clock import add_months

pytestmark = pytest.mark.django_db


def months_ago(number):
    return add_months(timezone.localdate(), -number)


@pytest.fixture
def held(case):
    """held(who, from, to): the history of who held the case, in months ago."""
    case.allocations.all().delete()

    def hold(who, start, end=None):
        Allocation.objects.create(
            case=case,
            practitioner=who,
            team=case.team,
            started_on=months_ago(start),
            ended_on=None if end is None else months_ago(end),
        )

    return hold


@pytest.mark.parametrize("page", ["step-2", "reduction"])
def test_where_progress_is_weighed_its_author_is_asked_sfo_04_bia_09(
    as_priya, at, held, priya, page
):
    held(priya, 18, 3)
    held(priya, 3)  # another team, the same practitioner
    text = as_priya.get(at(page)).content.decode()
    assert "(18 months). Over time it is easy to see more progress than there is." in text


def test_only_the_time_without_a_break_counts_sfo_04(as_priya, at, held, priya, colin, case):
    held(priya, 30, 20)
    held(colin, 20, 5)
    held(priya, 5)
    assert case.held_since(priya) == months_ago(5) and case.held_since(colin) is None
    assert "Over time it is easy" not in as_priya.get(at("step-2")).content.decode()


def test_a_case_that_was_handed_over_starts_anew_sfo_04(case, held, priya, colin, mo):
    held(priya, 30)
    workflow.allocate(case, to=colin, team=case.team, by=mo)
    assert case.held_since(colin) == timezone.localdate()
