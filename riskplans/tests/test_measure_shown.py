"""What stands beside the balance and a restriction: another agency, and words used before."""

import pytest
from django.utils import timezone

from cases.models import Case
from riskplans import same_words
from riskplans.models import Action
from riskplans.tests.asking import at, text_of
from rules.agencies import ASKED
from rules.same_words import REPEATED
from tests.factories import CaseFactory, make_assessment, make_plan

pytestmark = pytest.mark.django_db
CURFEW = "Curfew from 21:00 to 06:00 at the hostel"


def test_another_agency_or_the_reason_is_asked_beside_the_balance_rmp_02(signed_in, plan, add):
    row = add(who="Priya Practitioner")
    page = text_of(signed_in.get(at(plan)))
    assert ASKED in page and f"{at(plan, 'thinking')}?section=partners#section-partners" in page
    row.who = "Police domestic abuse unit"
    row.save()
    assert ASKED not in text_of(signed_in.get(at(plan)))


@pytest.fixture
def other(priya):
    """A restriction for another person of priya's caseload."""
    case = CaseFactory(team=priya.teams.get(), practitioner=priya, surname="Somebody-Else")
    plan = make_plan(make_assessment(case))
    return Action.objects.create(
        plan=plan, number="a1", pillar="monitoring_control", what=CURFEW, is_restriction=True
    )


def test_the_words_of_another_persons_restriction_are_pointed_out_mon_05(
    signed_in, plan, add, other
):
    row = add(what="curfew from 21.00 to 06.00 at the Hostel.", is_restriction=True)
    for address in (at(plan), at(plan, "action_edit", row.uuid)):
        page = text_of(signed_in.get(address))
        assert page.count(REPEATED) == 1
        assert other.plan.case.surname not in page and other.plan.case.crn not in page


def test_only_newest_plans_of_ones_own_open_caseload_are_compared_mon_05(plan, add, other, colin):
    row = add(what=CURFEW, is_restriction=True)
    assert same_words.repeated(plan) == {row.pk}
    theirs, own = other.plan, Case.objects.filter(pk=other.plan.case_id)
    _is_left_out_while(plan, own, practitioner=colin)
    now = timezone.now()
    closed = {"closed_at": now, "closed_by": colin, "close_reason": "Ended"}
    _is_left_out_while(plan, own, **closed)
    _is_left_out_while(plan, Action.objects.filter(pk=other.pk), is_restriction=False)
    plan.locked_at = now  # what is signed asks for nothing any more
    assert not same_words.repeated(plan)
    plan.locked_at = None
    newer = make_plan(theirs.assessment, number=2, completed_at=None, abandoned_at=now)
    assert same_words.repeated(plan)  # what was abandoned says nothing
    theirs.locked_at = theirs.completed_at = now
    theirs.save()
    newer.abandoned_at = None
    newer.save()
    assert not same_words.repeated(plan)  # it stands in their last plan no more


def test_a_plan_without_restrictions_asks_nothing_of_the_others_mon_05(
    plan, add, other, django_assert_num_queries
):
    row = add(what=CURFEW)
    with django_assert_num_queries(1):  # its own actions
        assert not same_words.repeated(plan)
    with django_assert_num_queries(0):
        assert not same_words.is_repeated(row)


def _is_left_out_while(plan, rows, **changed):
    before = rows.values(*changed).get()
    rows.update(**changed)
    assert not same_words.repeated(plan), changed
    rows.update(**before)
    assert same_words.repeated(plan)
