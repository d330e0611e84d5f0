"""Current thoughts stay in sight after a manager was told, and lead to a page that can be changed.

SLF-04, SLF-05.
"""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import thoughts_known, workflow
from assessments.current_thoughts import AGREE, TELL, keep_tasks
from cases import tasks
from cases.models import Task
from rules.terms import AssessmentKind


@pytest.fixture
def thinks(assessment, priya):
    """The draft says that there are current thoughts, and nobody was told."""
    assessment.risk_to_self.has_current_thoughts = "yes"
    assessment.risk_to_self.save()
    keep_tasks(assessment, by=priya)
    return assessment


def told(assessment, priya, whom="Mo Manager, at noon"):
    assessment.risk_to_self.manager_told = whom
    assessment.risk_to_self.save()
    keep_tasks(assessment, by=priya)


def overview(client, case):
    return client.get(case.get_absolute_url()).content.decode()


def test_the_overview_keeps_the_line_after_the_manager_was_told_slf_05(
    as_priya, thinks, case, priya
):
    told(thinks, priya, whom="I will tell her tomorrow")
    assert Task.objects.open().filter(kind=Task.Kind.SELF).exists()
    assert "No manager was told yet." in overview(as_priya, case)
    told(thinks, priya)
    assert not Task.objects.open().filter(kind=Task.Kind.SELF).exists()
    page = overview(as_priya, case)
    assert "Current thoughts of suicide or self-harm" in page
    assert "Told: Mo Manager, at noon" in page


def test_the_line_goes_when_the_answer_is_no(as_priya, thinks, case, priya):
    thinks.risk_to_self.has_current_thoughts = "no"
    thinks.risk_to_self.save()
    assert thoughts_known.of_case(case) == ""
    assert 'id="thoughts"' not in overview(as_priya, case)


def test_a_copied_answer_lets_the_one_before_speak(thinks, case):
    thinks.risk_to_self.is_carried_over = True
    thinks.risk_to_self.save()
    assert thoughts_known.of_case(case) == ""


def test_banner_and_tasks_lead_to_the_draft_that_can_be_changed_slf_04(as_priya, thinks, case):
    address = reverse("assessments:thoughts", args=[case.crn])
    assert f'href="{address}"' in overview(as_priya, case)
    answer = as_priya.get(address)
    assert answer.url == reverse("assessments:risk_to_self", args=[thinks.uuid])


def test_a_colleague_is_led_to_where_they_can_take_it_over(client, colin, thinks, case):
    client.force_login(colin)
    answer = client.get(reverse("assessments:thoughts", args=[case.crn]))
    assert answer.url == thinks.get_absolute_url()


def test_after_the_draft_was_abandoned_the_overview_offers_a_review_slf_04(as_priya, thinks, case):
    thinks.abandoned_at = timezone.now()
    thinks.save()
    answer = as_priya.get(reverse("assessments:thoughts", args=[case.crn]))
    assert answer.url == f"{case.get_absolute_url()}#thoughts"
    page = overview(as_priya, case)
    assert {TELL, AGREE} == set(Task.objects.open().values_list("title", flat=True))
    assert reverse("assessments:start", args=[case.crn]) in page and "No manager was told" in page


def test_a_new_draft_clears_what_the_abandoned_one_left(thinks, case, priya):
    thinks.abandoned_at = timezone.now()
    thinks.save()
    new = workflow.start(case, by=priya, kind=AssessmentKind.INITIAL)
    new.risk_to_self.has_current_thoughts = "yes"
    told(new, priya)
    assert not Task.objects.open().filter(kind=Task.Kind.SELF).exists()


def test_danger_to_self_stands_first_and_says_today(as_priya, thinks, case, priya):
    """Also above what is overdue; the red tag says Today, and the day is said once."""
    tasks.open_task(
        case,
        Task.Kind.HOME_VISIT,
        "Make a home visit",
        due_on=timezone.localdate() - datetime.timedelta(days=20),
        about=case.uuid,
        link_name="cases:appointments",
        assignee=priya,
    )
    for address in (reverse("cases:caseload"), case.get_absolute_url()):
        page = as_priya.get(address).content.decode()
        body = page[page.index("Due</h2>") :]
        assert body.index(TELL) < body.index("Make a home visit")
        assert ">Today<" in "".join(body.split()) and "The same day" not in body
