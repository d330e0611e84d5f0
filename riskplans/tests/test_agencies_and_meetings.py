"""What other agencies do, on the plan; what MAPPA meetings agreed, on the case (SUP-03, MAP-06)."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cases.models import Contact
from riskplans import mappa_agreed
from riskplans.models import ActionProgress
from riskplans.tests.asking import at, text_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 10, 5)


def test_the_plan_lists_what_each_agency_does_from_its_own_rows_sup_03(signed_in, case, plan, add):
    Contact.objects.create(case=case, name="Kit", role="Worker", agency="Northern Hope")
    add(who="Police with Priya Practitioner", frequency="Each week", agreement="agreed")
    add("a2", kind="treatment", who="Priya Practitioner")
    page = BeautifulSoup(signed_in.get(at(plan)).content, "lxml")
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page.select("#agencies tbody tr")
    ]
    assert rows == [
        ["Police", "a1 See him weekly", "Each week", "Agreed"],
        ["Northern Hope", "No action in this plan", "", ""],
        ["Not named", "a2 See him weekly", "", "Not recorded"],
    ]
    assert page.select_one("#agencies a[href='#a1']")
    contents = " ".join(page.select_one(".plan-contents").get_text(" ").split())
    assert "What other agencies do 2 agencies" in contents and "1 not named" in contents


def test_without_another_agency_the_plan_says_so_sup_03(signed_in, plan, add):
    add(who="Priya Practitioner")
    assert "No other agency acts in this plan." in text_of(signed_in.get(at(plan)))


def test_what_meetings_agreed_stands_with_how_it_goes_overdue_first_map_06(case, plan, add, priya):
    today = timezone.localdate()
    assert mappa_agreed.of_case(case) is None
    add(what="Not agreed there")
    assert mappa_agreed.of_case(case) is None
    done = add("a2", agreed_at_mappa_on=DAY)
    ActionProgress.objects.create(action=done, state="done", on=today, recorded_by=priya)
    add("a3", agreed_at_mappa_on=DAY - datetime.timedelta(days=9), when_on=DAY)
    add("a4", agreed_at_mappa_on=DAY + datetime.timedelta(days=9))
    found = mappa_agreed.of_case(case)
    rows = [(row.action.number, row.standing.label, row.colour) for row in found.rows]
    assert rows == [
        ("a3", "Overdue", "red"),
        ("a4", "In hand", "blue"),
        ("a2", "Done", "green"),
    ]
    assert (found.overdue, found.plan_number) == (1, plan.number)
    plan.abandoned_at = timezone.now()
    plan.save()
    assert mappa_agreed.of_case(case) is None


def test_the_cases_page_of_mappa_lists_them_map_06(signed_in, case, add):
    page = reverse("cases:mappa", args=[case.crn])
    assert "No action of the plan names a MAPPA meeting" in text_of(signed_in.get(page))
    add(agreed_at_mappa_on=DAY, when_on=DAY, who="Police", what="Visit the flat")
    html = BeautifulSoup(signed_in.get(page).content, "lxml")
    said = " ".join(html.get_text(" ").split())
    assert "1 is overdue." in said and "agreed 5 October 2026 Visit the flat Police; due" in said
