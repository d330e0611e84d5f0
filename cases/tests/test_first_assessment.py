"""A case that nobody assessed here becomes overdue: no level, or one from outside.

RMP-11, REV-01.
"""

import datetime

from django.urls import reverse
from django.utils import timezone

from cases import first_assessment, risk_register, workflow
from cases.models import Case, EarlierLevel, Task
from cases.tests.conftest import date_fields
from cases.working_days import bank_holidays
from rules.clock import add_months, add_working_days
from rules.terms import RiskLevel


def opened(like: Case, by) -> Case:
    """A case as the form opens it."""
    case = Case(crn="X987654", first_names="New", surname="Person", team=like.team)
    case.date_of_birth, case.practitioner, case.sex = like.date_of_birth, by, like.sex
    return workflow.open_case(case, by=by)


def due(case: Case) -> Task:
    return Task.objects.open().get(case=case, kind=Task.Kind.REVIEW)


def test_an_opened_case_asks_for_its_first_assessment_in_five_working_days_rmp_11(case, priya):
    new = opened(case, priya)
    today = timezone.localdate()
    assert (due(new).title, due(new).assignee) == (first_assessment.ASSESS, priya)
    assert due(new).due_on == add_working_days(today, 5, bank_holidays())
    assert "after the case was opened" in due(new).due_because


def test_a_later_sentence_moves_the_day_rmp_11(act, case, priya):
    new = opened(case, priya)
    Case.objects.filter(pk=new.pk).update(created_at=timezone.now() - datetime.timedelta(days=30))
    today = timezone.localdate()
    data = {"kind": "community", "description": "Two years"}
    data |= date_fields("sentenced_on", today.day, today.month, today.year)
    act(priya, reverse("cases:sentence_add", args=[new.crn]), data)
    assert new.sentences.count() == 1
    assert due(new).due_on == add_working_days(today, 5, bank_holidays())
    assert "after the order of" in due(new).due_because


def test_a_level_from_outside_falls_due_and_overdue_rev_01(act, case, priya):
    """Four months after its date, whoever set it: the caseload says that it is overdue."""
    new = opened(case, priya)
    set_on = add_months(timezone.localdate(), -5)
    level = EarlierLevel.objects.create(case=new, level=RiskLevel.HIGH, set_on=set_on, system="O")
    register = risk_register.start_from(level)
    assert register.review_due_on == due(new).due_on == add_months(set_on, 4)
    assert "was set outside this service" in due(new).title
    page = act(priya, reverse("cases:caseload")).content.decode()
    assert "Overdue" in page and due(new).title in page


def test_a_case_with_a_level_is_not_asked_for_its_first(case, priya):
    new = opened(case, priya)
    Task.objects.all().update(done_at=timezone.now(), done_by=priya)
    risk_register.signed(new, level=RiskLevel.LOW, cells={}, on=timezone.localdate())
    first_assessment.ask(Case.objects.get(pk=new.pk))
    assert not Task.objects.open().exists()


def test_what_else_asks_for_a_review_stays_beside_it(case, priya, mo, colin):
    """The practitioner changed before anybody assessed: both tasks stand."""
    new = opened(case, priya)
    workflow.allocate(new, to=colin, team=new.team, by=mo)
    first_assessment.ask(Case.objects.get(pk=new.pk))
    titles = set(Task.objects.open().filter(case=new).values_list("title", flat=True))
    assert titles == {
        first_assessment.ASSESS,
        "The practitioner has changed: review the risk of serious harm",
    }
