"""How levels are given across cases: who is counted, for whom, and what is hidden (DEF-12)."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from cases.models import EqualityAnswers
from oversight.consistency import report
from oversight.tests.test_queue import submit
from tests.factories import CaseFactory

pytestmark = pytest.mark.django_db


def cases_of(case, count):
    """So many more cases of the same team and practitioner."""
    usual = {"team": case.team, "practitioner": case.practitioner}
    return [case, *(CaseFactory(crn=f"X55555{n}", **usual) for n in range(count - 1))]


def signed(case, level, *, days=0, **fields):
    at = timezone.now() - datetime.timedelta(days=days)
    done = {"status": "complete", "countersigned_by_id": None, "stages": 0, "completed_at": at}
    return submit(case, level=level, signed_at=at, **(done | fields))


def shown(user, key, months=12):
    _, sections = report(user, months)
    table = next(section.table for section in sections if section.key == key)
    if table.whole is None:
        return None
    lines = (*table.lines, table.whole)
    return {line.label: [cell.count for cell in (*line.cells, line.total)] for line in lines}


def test_each_person_counts_once_with_the_newest_signed_level_def_12(case, mo):
    for one in cases_of(case, 6):
        signed(one, 4, days=30)
        Assessment.objects.update(completed_at=timezone.now(), locked_at=timezone.now())
        signed(one, 3)
    assert shown(mo, "team") == {case.team.name: [0, 0, 6, 0, 6], "All": [0, 0, 6, 0, 6]}
    assert "Priya Practitioner" in shown(mo, "assessor")


def test_what_is_returned_abandoned_or_older_is_not_counted_def_12(case, mo):
    one, two, *rest = cases_of(case, 7)
    signed(one, 4, status="returned", completed_at=None)
    signed(two, 4, days=120)
    for other in rest:
        signed(other, 2)
    assert report(mo, 3)[0] == 5 and report(mo, 12)[0] == 6


def test_only_cases_that_the_user_sees_are_counted_def_12(case, mo, ines, oscar):
    for one in cases_of(case, 5):
        signed(one, 1)
    assert (report(mo, 12)[0], report(ines, 12)[0], report(oscar, 12)[0]) == (5, 5, 0)


def test_what_people_said_of_themselves_is_counted_and_few_are_hidden_bia_08(case, mo):
    for number, one in enumerate(cases_of(case, 10)):
        signed(one, 1 + number % 2)
        if number < 6:
            EqualityAnswers.objects.create(case=one, religion="sikh" if number else "hindu")
    told = shown(mo, "religion")
    assert told["Hindu"][0] is None and None in told["Sikh"]
    assert shown(mo, "ethnic_group")["Not recorded"][4] == 10
    assert [one.key for one in report(mo, 12)[1] if one.nobody_asked] == [
        "ethnic_group",
        "disability",
        "gender_identity",
        "orientation",
    ]


def test_the_page_costs_few_queries_and_says_what_a_dash_is(
    client, case, mo, django_assert_max_num_queries
):
    for number, one in enumerate(cases_of(case, 9)):
        signed(one, 1 + (number > 7))
    client.force_login(mo)
    with django_assert_max_num_queries(9):
        answer = client.get(reverse("oversight:consistency") + "?period=quarter")
    page = BeautifulSoup(answer.content, "lxml")
    text = " ".join(page.get_text(" ").split())
    assert "9 people are counted" in text and "a number below 5" in text
    assert page.find("strong", string="3 months")
    assert "It never belongs in the record of a case" in text  # supervision: BIA-10, BIA-11
    assert any("–" in cell.get_text() for cell in page.find_all("td"))


@pytest.mark.parametrize("asked", ["", "7", "Quarter", "12 months", "\0", "٣"])
def test_any_other_period_is_a_year(client, mo, asked):
    client.force_login(mo)
    page = client.get(reverse("oversight:consistency"), {"period": asked}).content.decode()
    assert "<strong>12 months</strong>" in page and "too few to show by group" in page
    assert "Ethnic group" not in page


def test_a_practitioner_is_told_why_not(client, priya):
    client.force_login(priya)
    answer = client.get(reverse("oversight:consistency"))
    assert answer.status_code == 403
    assert "Only managers, heads and inspectors see how levels are given" in answer.content.decode()
