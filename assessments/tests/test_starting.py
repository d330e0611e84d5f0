"""Starting an assessment: who may, once, and because of which event."""

import pytest
from django.utils import timezone

from assessments import workflow
from assessments.models import Assessment
from assessments.permissions import why_not_edit, why_not_start
from cases.models import TimelineEntry
from rules.terms import AssessmentKind

START = "/cases/X123456/assessments/start/"


def test_an_assessment_is_started_once(as_priya, case):
    posted = {"kind": "initial"}
    answer = as_priya.post(START, posted)
    first = case.assessments.get()
    assert answer.url == f"/assessments/{first.uuid}/"
    again = as_priya.post(START, posted)
    assert again.status_code == 409
    assert "already in progress" in again.content.decode()
    assert f"/assessments/{first.uuid}/" in again.content.decode()
    assert (case.assessments.count(), first.cells.count()) == (1, 9)
    assert TimelineEntry.objects.get(act="assessment.started").about == first.uuid
    assert "already in progress" in as_priya.get(START).content.decode()


def test_the_kind_is_asked(as_priya, case):
    assert "Select the kind of assessment" in as_priya.post(START, {}).content.decode()
    assert as_priya.get(START).context["form"].initial["kind"] == AssessmentKind.INITIAL


def test_a_first_assessment_is_offered_only_where_there_is_none(as_priya, case, complete):
    page = as_priya.get(START).content.decode()
    assert "Review" in page and "First assessment" not in page
    answer = as_priya.post(START, {"kind": "initial"}).content.decode()
    assert "Select the kind of assessment" in answer
    assert case.assessments.count() == 1


def test_who_may_start(client, case, ines, oscar, colin, mo, ada):
    expected = {ines: 403, oscar: 404, ada: 404, colin: 200, mo: 200}
    for user, status in expected.items():
        client.force_login(user)
        assert client.get(START).status_code == status
    case.closed_at = timezone.now()
    assert why_not_start(mo, case).startswith("This case is closed")


@pytest.mark.parametrize(
    ("field", "words"),
    [("locked_at", "signed"), ("completed_at", "complete"), ("abandoned_at", "abandoned")],
)
def test_why_an_assessment_cannot_change(assessment, priya, field, words):
    assert why_not_edit(priya, assessment) == ""
    setattr(assessment, field, timezone.now())
    assert words in why_not_edit(priya, assessment)


def test_the_author_of_a_closed_case_reopens_it_first(assessment, priya):
    assessment.case.closed_at = timezone.now()
    assert "Reopen it" in why_not_edit(priya, assessment)


def test_a_second_ordinary_assessment_is_refused_by_the_database(case, priya, assessment):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        workflow.start_empty(case, by=priya)
    assert Assessment.objects.count() == 1


def test_the_event_that_led_to_it_is_one_of_the_case(save, as_priya, at, assessment, priya):
    import datetime

    event = assessment.case.events.create(
        kind="move", what="Left", happened_on=datetime.date(2026, 5, 3), recorded_by=priya
    )
    text = as_priya.get(at("why-now")).content.decode()
    assert "Move, or end of an approved premises place, 3 May 2026" in text
    save(at("why-now"), event=str(event.uuid))
    assessment.refresh_from_db()
    assert assessment.event == event
    save(at("why-now"))
    assessment.refresh_from_db()
    assert assessment.event == event
