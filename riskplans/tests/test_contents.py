"""The list at the top of the plan: how much each part holds, and where a gap is."""

import datetime

import pytest
from django.utils import timezone

from riskplans.models import Contingency
from riskplans.tests.asking import at, text_of
from rules.terms import Pillar

pytestmark = pytest.mark.django_db


def listed(page):
    start = page.index('aria-labelledby="contents-title"')
    return page[start : page.index("</nav>", start)]


def test_the_list_says_what_each_part_holds_and_lacks(signed_in, plan, add, drinking, partner):
    add(who="All agencies")
    add("a2", is_restriction=True, review_on=datetime.date(2027, 1, 4))
    told = {"who": "Ada Example", "when_text": "3 May 2027", "is_carried_over": True}
    add("a3", pillar=Pillar.INTERVENTIONS, **told)
    Contingency.objects.create(plan=plan, number="c1", if_text="He drinks")
    found = listed(text_of(signed_in.get(at(plan))))
    for words in (
        "2 actions, <strong",
        "2 to look at again",
        "1 to confirm",
        "no action<",
        "1 contingency, <strong",
        "1 not yet whole",
        "1 restriction, no condition, <strong",
        "1 without all its reasons",
        "8 not answered",
        "3 to answer",
    ):
        assert words in found, words


def test_details_of_an_action_are_folded_until_asked_for(signed_in, plan, add):
    add(frequency="Weekly")
    assert '<details class="govuk-details plan-more">' in text_of(signed_in.get(at(plan)))
    page = text_of(signed_in.get(at(plan) + "?open=all"))
    assert '<details class="govuk-details plan-more" open>' in page
    assert "Close the details of every part" in page


def test_reasons_that_are_missing_stand_open(signed_in, plan, add):
    add(is_restriction=True)
    assert '<details class="govuk-details plan-more" open>' in text_of(signed_in.get(at(plan)))


def test_what_is_overdue_is_counted_once_the_plan_is_signed(signed_in, plan, add):
    add(when_text="3 May 2020", when_on=datetime.date(2020, 5, 3), who="Ada Example")
    plan.locked_at = timezone.now()
    plan.save()
    assert "1 overdue" in listed(text_of(signed_in.get(at(plan))))


def test_what_was_copied_is_missing_until_it_is_confirmed(signed_in, plan, add):
    row = add(is_carried_over=True)
    line = '<a class="govuk-link" href="#contents-title">Confirm or change what was copied'
    assert line in text_of(signed_in.get(at(plan)))
    row.is_carried_over = False
    row.save()
    assert "what was copied" not in text_of(signed_in.get(at(plan)))
